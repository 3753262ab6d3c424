"""The last words of names of buildings and bodies, their kind, and what such a name becomes in a swap."""

from __future__ import annotations

from cafe.privacy.guard.flags import Kind

_ROWS: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    (
        "surgery practice",
        Kind.ORG,
        ("a GP practice", "the GP practice"),
    ),
    (
        "medical",
        Kind.ORG,
        ("a GP practice", "the GP practice"),
    ),
    (
        "primary",
        Kind.ORG,
        ("a primary school", "a school"),
    ),
    (
        "school academy grammar secondary college highschool juniors",
        Kind.ORG,
        ("a school", "the school"),
    ),
    (
        "nursery playgroup playschool kindergarten cróileagan croileagan toddlers childminders "
        "childcare creche preschool ",
        Kind.ORG,
        ("a nursery", "the nursery"),
    ),
    (
        "church kirk chapel cathedral parish manse presbytery fellowship tabernacle",
        Kind.ORG,
        ("a church", "a place of worship"),
    ),
    (
        "mosque masjid temple gurdwara gurudwara synagogue mandir vihara",
        Kind.ORG,
        ("a place of worship", "her faith community"),
    ),
    (
        "rotary probus soroptimists legion club rovers thistle united wanderers rangers choir band guild "
        "brownies rainbows guides "
        "scouts society lodge sgoth committee warblers singers fiddlers players ramblers walkers "
        "knitters stitchers spinners weavers strollers swimmers dippers bowlers rowers cyclists "
        "quilters crafters harriers shedders blether blethers choristers ladies lassies joggers "
        "runners dancers drummers pipers county athletic chorus orchestra ensemble "
        "allotment allotments troop",
        Kind.ORG,
        ("a local club", "a local group"),
    ),
    (
        "arms inn tavern bar pub howff alehouse",
        Kind.ORG,
        ("a local pub", "the pub"),
    ),
    (
        "bakery bakers butchers stores shop salon hairdressers pharmacy chemist chemists florist "
        "florists fishmongers newsagent newsagents grocers cafe tearoom tearooms bistro restaurant "
        "takeaway chippy barbers garage laundrette deli diner dairy hair beauty nails barbershop "
        "boutique larder pantry kitchen pizza kebab fryer chippie motors bikes fashions crafts "
        "pottery gallery cakes bakes books bookshop antiques hardware ironmongers",
        Kind.ORG,
        ("a local shop", "a shop"),
    ),
    (
        "salmon laundry seafoods seafood fisheries distillery knitwear engineering joinery builders haulage "
        "transport coaches trawlers textiles mill mills woollens contractors taxis cleaners "
        "creamery abattoir shellfish fishfarm farms foods logistics quarry nurseries bus buses "
        "brewery windows childcare plumbing roofing electrical interiors flooring scaffolding "
        "printers landscapes cabs travel kennels cattery stables livery glamping campsite soaps "
        "candles potteries smokehouse bottlers canning packaging timber sawmill dairies eggs "
        "poultry growers recruitment solicitors architects accountants homecare",
        Kind.ORG,
        ("her work", "a local employer"),
    ),
    (
        "ltd limited plc llp sons brothers",
        Kind.ORG,
        ("her work", "a local employer"),
    ),
    (
        "dental dentists opticians vets veterinary physiotherapy podiatry chiropractic osteopaths",
        Kind.ORG,
        ("a local practice", "a practice"),
    ),
    (
        "home homes",
        Kind.ORG,
        ("a care home", "her work"),
    ),
    (
        "court",
        Kind.PLACE,
        ("sheltered housing", "where she lives"),
    ),
    (
        "hospital infirmary hospice maternity",
        Kind.PLACE,
        ("the hospital", "a hospital"),
    ),
    (
        "hall halls rooms institute pavilion clubhouse",
        Kind.PLACE,
        ("the hall", "a hall"),
    ),
    (
        "hotel hostel guesthouse b&b lodgings",
        Kind.PLACE,
        ("a hotel", "the hotel"),
    ),
    (
        "library museum theatre cinema",
        Kind.PLACE,
        ("the library", "a public building"),
    ),
    (
        "centre hub clinic unit ward wing suite",
        Kind.PLACE,
        ("a local centre", "the centre"),
    ),
    (
        "castle harbour pier marina station park campsite caravans",
        Kind.PLACE,
        ("a local place", "nearby"),
    ),
    (
        "estate scheme",
        Kind.PLACE,
        ("an estate", "her neighbourhood"),
    ),
)
ENDINGS = {word: (kind, swaps) for words, kind, swaps in _ROWS for word in words.split()}
