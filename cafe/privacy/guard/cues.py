"""The words around a name that say it is one, and what a title or a relative becomes in a swap."""

from __future__ import annotations

from cafe.privacy.guard.words import word_set

HARD_TITLES = word_set(
    "dr doctor mr mrs ms miss mx prof professor rev reverend messrs drs madame mme pan "
    "pani hajji haji mrs. mister missus mesdames misses mlle monsieur senora señora signora frau fru gospoza"
)
SOFT_TITLES = word_set(
    "sister nurse matron midwife consultant auntie aunty aunt uncle granny gran nana nan "
    "papa grampa grandad pastor imam councillor cllr"
    " constable sergeant pc sgt inspector dame sir lady lord father fr sr sheriff "
    "minister physio surgeon health-visitor janny mother"
    " headteacher cousin apa khala baji bibi canon deacon provost captain skipper sis "
    "bro wpc teacher pharmacist dentist"
)
WEAK_TITLES = word_set("lady lord father mother minister captain skipper teacher sir dame bro sis pan nan papa")
AFTER_DR = word_set(
    "appointment appointments who and or at in on said surgery visit visits is was told "
    "surgeries line out the to for of google"
)
NEVER = word_set(
    "he she it my you so to do an no us in on at we me be is as or if by of up go i a the and her him his our one ai"
)
IS_OR_HAS = word_set(
    "wis wus wisnae hud hus "
    "has had is was got gets isn't wasn't hasn't hadn't didn't doesn't couldn't can't cant couldnt didnt "
    "won't wouldn't cannot could never still"
)
BEING = word_set("been being just only now still also recently finally never always not already quite very so really")
THINGLIKE = word_set(
    "hope faith joy grace patience charity peace may june april august jan summer winter "
    "autumn dawn heather rose ivy holly"
    " daisy lily violet olive poppy amber ruby pearl jade crystal will mark grant art "
    "guy king bill pat sue miles may"
    " gift favour promise blessing comfort mercy happiness goodness wisdom precious "
    "innocent unity beauty princess prince"
    " sunday tuesday rehab nana nan nanny gran young my mine long said lies hang loan "
    "lance kit glen dale gem shell trace"
    " alpha aria aurora basil ben bully can candice chick christian clover cole "
    "constance coral danish dimple divine dolly"
    " dot drew dung ebony eden eve fern floor gang girlie hale harsh hind honor hue hung "
    "hunter hyacinth jack jay jesus"
    " joke kinda kitty laurel lone lou lovely marigold marina mason max maxim melody "
    "merry mina nest nonna odd opal pal"
    " pansy per piper primrose prudence ram raven ray rejoice rich rick rob rod roma "
    "roman rune saffron scarlet shiny"
    " tan tara testimony thu tram van verity wanting willow woody scots dear"
    " cliff earl dean junior man son gene tone pip sol star sky story sunny sunshine "
    "bliss angel diamond jewel destiny"
)
DONE_TO = word_set(
    "greetin greeting ragin raging feart scunnered telt tellt affrontit wabbit deid "
    "sure unsure keen happy able allowed nervous shy fine glad poorly unwell ill "
    "embarrassed ashamed angry furious lonely"
    "told asked referred diagnosed offered sent discharged refused waiting crying "
    "struggling caring pregnant worried scared widowed divorced"
    " married sectioned misdiagnosed dismissed exhausted breastfeeding frightened "
    "prescribed admitted given invited seen listened upset tearful"
)
CARERS = word_set("carer key main only oldest eldest youngest own")
NICKNAMES = word_set("big wee auld young lang daft mad fat ginger muckle peerie black red bonnie bonny")
PARTICLES = word_set("de da del della di van von der al el bin binti ibn abu umm ul ud dos das du la le")
NOT_SURNAMES = word_set("and or if when but so then i scotland trust")
SHORT_FIRST = word_set(
    "ann jim tam rab kim liz meg mia pam sam tom una val zoe ian ken jen eva ida jan deb "
    "kev gav ewa ala ada ali amy eve fay joe lyn mhi isa ola"
    " ina ena jo flo cat mo bev bob dot fi di jax lou peg ros sal sue vi viv win zac raj"
)
MONTH_NAMES = word_set("may june april august jan")
SAFE_SMALL = word_set(
    "grace joy faith heather ivy iris daisy violet lily holly hazel olive ruby amber "
    "pearl jade poppy jasmine crystal summer dawn eve june april sandy penny carol robin "
    "frank grant rose betty dolly tracy tracey cherry robbie rob jack nick bill sue pat "
    "ray roy"
)
MOTHER_OF = word_set("um umm umme abu abou ummi bean nighean")
EPITHETS = word_set("ban bhan beag bheag mor mhor ruadh dubh dhubh og")  # Dolly Bàn, Una Bheag
ON_TELLY = word_set("lorraine davina nicola oprah fern holly ruth susanna kirsty carol mariella kaye judi judy")
VIRTUES = word_set(
    "hope patience faith joy charity grace peace mercy comfort dawn summer winter autumn may april june august unity "
    "wisdom happiness goodness destiny memory blessing gift promise precious prudence constance"
)
FIGURATIVE = word_set(
    "runs ran comes came goes went starts started works worked helps helped gets got takes took gives gave keeps "
    "kept "
    "lost needs needed lives sees saw stays stayed died passed left calls called finds found brought brings"
)
NEVER_SMALL = word_set(
    "can may my mine age said son pal mate guy nan nana nanny gran girlie junior angel princess god jesus bully long "
    "kinda nonna peace unity wanting per hang lies loan lone lovely merry odd precious rich rehab shiny sunday "
    "tuesday "
    "testimony harsh happiness goodness gang floor hung innocent promise sky winter summer autumn hope faith joke "
    "young"
)
THANKS = word_set("thanks thank ta cheers ty thx kudos")
CALL = word_set("txt text phone ring rang call email mail message msg texted phoned emailed tell ask")
GAELIC = word_set("tha bha chan cha robh nach agus gu aig bho mi thu sinn iad thuirt arsa uisge duine")
PREFIXES = word_set("pre post non anti re co ex self mid peri well half multi semi un over under after mini tri")
AFTER_A_CALL = word_set("on re no not to that about i we she he the if when")
OWNED_BY_PERSON = word_set(
    "results smear scan letter op operation appointment baby wean bairn house car shift man wumman mam maw hip "
    "knee husband wife mum daughter son sister brother mother gran man partner house number turn lift"
)
THING_AFTER = word_set(
    "tablet tablets gel gels patch patches pill pills cream spray pessary pessaries coil implant app website leaflet "
    "leaflets clinic clinics group groups form forms helpline campaign charity project programme scheme study trial "
    "test tests scan scans syndrome disease disorder system machine method diet exercises therapy treatment brand "
    "device award event day week month conference podcast book books film series show festival mg mcg capsules "
    "supplement supplements oil tea soup bread cake curry dish rice line bus train ferry road unit ward hospital "
    "language script keyboard calendar festival market model app's standard guideline guidelines bill act law"
)
THING_BEFORE = word_set(
    "not the a an on using take taking took takes prescribed speak speaks speaking in into via per no"
)
HAS = word_set("has hasn't had hadn't never didn't hasnae hasna hadnae")
HAD_AFTER = word_set("had have get got ever never also just still not been a an the her any no two three another one")
HAD_THINGS = word_set(
    "smear smears scan letter letters baby coil hysterectomy mammogram appointment screening op operation period "
    "periods miscarriage miscarriages migraines lump fibroids cyst cysts cancer diagnosis biopsy colposcopy stroke"
)
DID = word_set(
    "wrote read ate drank drew fought fled flew fell grew held hid hurt knelt knitted led lent meant put rose sent "
    "set "
    "shut slept stood swam swept taught threw understood woke wore won spent broke bought brought built caught chose "
    "cut dealt forgot hit laid left let lost ran sat saw spoke stuck thinks says wants needs likes works lives comes "
    "goes brings picks packs cleans cooks drives fasts uses speaks sends gets takes manages cares minds wakes bleeds "
    "should might must may asks to from fae and"
)
PEOPLE_DO = word_set(
    "translates interpreted interprets minded minds unlocked unlocks locks locked hoovered tidied typed poured "
    "baked bakes "
    "knits cycles cycled swims hosts hosted chaired chairs volunteered phones phoned texts texted emailed emails "
    "wrote read ate drank drew fought fled flew knelt knitted knits slept swam taught teaches understood brought "
    "bought caught packs brings cooks cleans drives fasts speaks sends writes reads sews sings sang cried cries "
    "laughed laughs whispered nodded hugged thinks wonders says said asked asks told tells walks walked sat stood "
    "smiled translated"
)
BEGUN = word_set("mc mck mcd mcl mcg mcc mac")
EPONYM_OF = word_set(
    "point sign test disease syndrome cyst cysts procedure gland glands manoeuvre incision scale palsy forceps "
    "contractions pouch ligament tubes criteria score law"
)
BETWEEN = word_set(
    "also then never still always just only even really often now once later first "
    "actually both all quietly honestly has had have"
)

SPEECH = word_set(
    "telt tellt spak spoked spaek swears reckons jokes blethered blethers deserves pipes "
    "said says told tells asked asks explained explains reckons reckoned laughed cried "
    "agreed agrees added thinks talked talks remembers"
    " remembered mentioned spoke speaks shared shouted whispered whispers joked jokes "
    "admitted suggested described describes recalled replied wondered"
    " wonders complained believes nodded feels felt thought wants wanted wishes hopes "
    "hoped says, worries worried described insisted knew knows told wept raised"
    " offered spoke mentions brought apologised recommended recommends misses loves "
    "loved hates hated prefers finds found heard"
)
HUMAN = word_set(
    "lives lived works worked drives drove cries stays stayed moved married divorced "
    "phoned phones snored hugged clapped danced dozed grinned blushed swore likes enjoys "
    "enjoyed swears kept keeps rang visited travels travelled volunteers retired"
    " cares looks cooks bakes sings sang attends attended arrived sat smiled joined came "
    "comes goes went left lost waits waited signed walked walks"
    " died passed suffers suffered struggles struggled started stopped takes took gave "
    "gives got gets tried tries has had needs needed helped helps"
    " runs ran teaches taught sees saw met calls called texted texts emailed collects "
    "collected paid sleeps slept"
)
VERBS = (
    word_set(
        "is was has had will would can could did does didn't wasn't isn't hasn't won't "
        "doesn't never still always also keeps kept just made used looked asked"
    )
    | SPEECH
    | HUMAN
)

OWNERS = word_set("her his my our your their the a one another s")
CLOSE_KIN = word_set(
    "sister brother daughter son husband wife mum mother auntie aunty aunt uncle granny "
    "gran cousin niece nephew mam maw daddy dad neighbour pal granddaughter grandson"
)
RELATIVES = word_set(
    "hubby wife hubbie mither faither guidman gudeman loon quine "
    "sister brother daughter son husband wife mum mother auntie aunty aunt uncle granny "
    "gran grandmother grandfather cousin niece nephew mam maw"
    " dad daddy father granddaughter grandson mother-in-law sister-in-law "
    "daughter-in-law law partner girl boy twin stepdaughter stepson stepmum nana grandad "
    "da"
    " lass lassie laddie bairn wean baby toddler child youngest oldest eldest fiance fiancee ex"
)
STAFF = word_set(
    "midwife doctor gp nurse consultant physio surgeon visitor carer dentist pharmacist "
    "optician counsellor therapist specialist receptionist worker radiographer "
    "sonographer"
)
KIN = (
    RELATIVES
    | STAFF
    | word_set(
        "friend neighbour pal boss manager colleague boyfriend girlfriend teacher minister "
        "priest host helper landlady landlord hairdresser interpreter facilitator"
        " volunteer flatmate mate buddy workmate supervisor teenager woman lady man "
        "participant member person wifie boy one driver secretary cleaner janitor"
        " chap guy lad fella student guest chair treasurer translator"
    )
)
TO_PERSON = word_set(
    "told asked phoned thanked met saw helped visited texted rang emailed thank ask tell "
    "phone text thanks beside besides poor dear hugged married knows invited missed "
    "messaged message ring"
)
BESIDE = word_set("beside")
VERB_TO_PERSON = frozenset(
    (verb, lead)
    for verbs, lead in (
        (
            "spoke speak speaking talked talk talking said listened listening written wrote "
            "happened belongs explained chat chatting nodded turned word married related sat "
            "next thanks close lovely hello sorry sent",
            "to",
        ),
        (
            "spoke talked chatted chat agreed sat shared worked stays lives lived word words "
            "chats came went lift living along argued friends travelled conversation stuck",
            "with",
        ),
        ("spoke talked chatted chat agreed sat worked bides stays word blether blethered speak", "wi"),
        ("spoke talked spak blethered sat", "tae"),
        (
            "heard message hear note text letter card quote email news word story question contribution phrase hug",
            "from",
        ),
        (
            "raised said mentioned asked suggested brought written described echoed supported "
            "backed told organised comforted",
            "by",
        ),
        ("worried heard spoke talked story asked knows concerned thinking", "about"),
        ("speaking cover waiting asked translated translating interpreted interpreting", "for"),
    )
    for verb in verbs.split()
)
WITH_PERSON = word_set(
    "with from to told asked by and for beside met saw thanks thank heard helped like "
    "except phoned rang poor dear about of than when because that if since says said"
)
THINGS = word_set(
    "gel pill patch patches tablet tablets app programme drug medicine medication group "
    "charity book project podcast website service condition something"
    " thing cream coil implant spray treatment procedure test scan clinic course film "
    "show leaflet scheme plan illness disease syndrome disorder it helpline"
    " organisation page channel shop cafe café device campaign magazine drops injection "
    "brand hormone supplement tea model technique was is what so are be"
    " names been get getting gets not they it's often actually properly she were got"
)
OWNED = word_set(
    "man class classes lift shift shifts lass laddie lassie bairn bairns wean in-laws pals ex mates mate flat croft "
    "shop dog mam "
    "maw sister-in-law hen hens waters turn quote card van bike scones soup "
    "husband wife mum mother daughter son sister brother baby boy girl man partner dad "
    "father gran granny friend pal neighbour op operation scan smear"
    " letter appointment results story hysterectomy surgery biopsy doctor gp house home "
    "car kitchen idea words point comment quote question mother-in-law"
    " family children kids bairns twins birthday funeral pain pregnancy miscarriage "
    "cancer lump periods menopause diagnosis experience number email phone address"
    " niece nephew auntie aunt uncle cousin mammogram treatment job work boss carer "
    "funeral death illness symptoms flushes church prescription visit face voice turn"
    " tests results bloods chemo medication transport coil fibroids endometriosis migraines labour section birth "
    "stitches tears blood "
    "case notes file records consultant midwife nurse surgeon suggestion wee eldest "
    "youngest table place group suggestion wee mither faither maw da ma man's wean weans lad lassie tray cake cakes "
    "leaflet questionnaire seat coat bag glasses phone"
)
BODY = word_set("hip hips knee knees bladder womb legs leg hands heart breast breasts back shoulder eyes eye foot feet")
OWNED_ADJECTIVES = word_set(
    "english gaelic urdu whole first next last knitting baking "
    "wee own new old late first second last eldest youngest elder older younger poor private twin"
)

TITLE_SWAPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("dr", "doctor", "drs"), ("a GP", "a doctor")),
    **dict.fromkeys(("prof", "professor", "consultant", "surgeon"), ("a consultant", "a doctor")),
    **dict.fromkeys(("nurse", "matron", "sr"), ("a nurse", "a health worker")),
    "sister": ("a nurse", "a health worker"),
    "midwife": ("a midwife", "a health worker"),
    **dict.fromkeys(("mr", "messrs", "mister", "sir", "lord"), ("a man", "someone")),
    **dict.fromkeys(
        ("mrs", "ms", "miss", "mx", "dame", "lady", "madame", "mme", "pani", "missus"),
        ("one woman", "someone"),
    ),
    **dict.fromkeys(
        ("rev", "reverend", "pastor", "imam", "minister", "fr", "father", "canon", "deacon"),
        ("a faith leader", "someone"),
    ),
    **dict.fromkeys(
        (
            "auntie",
            "aunty",
            "aunt",
            "uncle",
            "granny",
            "gran",
            "nana",
            "nan",
            "papa",
            "grampa",
            "grandad",
            "cousin",
            "mother",
        ),
        ("a relative", "someone in the family"),
    ),
    **dict.fromkeys(("councillor", "cllr", "provost"), ("a councillor", "someone local")),
    **dict.fromkeys(("constable", "sergeant", "pc", "sgt", "inspector", "wpc", "sheriff"), ("an officer", "someone")),
    **dict.fromkeys(("physio", "pharmacist", "dentist"), ("a health worker", "someone")),
    **dict.fromkeys(("teacher", "headteacher"), ("a teacher", "someone")),
}
