"""Rare combinations: small things that point to nobody alone, and to one person together.

*A crofter*, *the Polish woman* and *a stillbirth* are nobody; in one café's entries, side by side, they
are somebody's neighbour. Asked at *Check and send*, over all entries of the café.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cafe.privacy.guard.flags import Flag, Kind
from cafe.privacy.guard.late import Late

ALONE = 2  # different sorts in one entry that make a combination
SHARED = 3  # different sorts over several entries that a rare detail links


class Sort(StrEnum):
    """The sorts of detail that add up."""

    PLACE = "place"
    ROLE = "role"
    HEALTH = "health"
    EVENT = "event"
    AGE = "age"
    ROOTS = "roots"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail: which entry, where in it (``str`` indices), and its words."""

    entry: int
    start: int
    end: int
    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Combination:
    """Details that may point to one person when read together, in reading order."""

    entries: tuple[int, ...]
    details: tuple[Detail, ...]


_ONE = (
    r"\b(?i:a|an|one|the|our|this|only|is|was|as|her|former|retired|young|older"
    r"|elderly)\s+(?:[a-z]+\s+)?"
)
_ROLES = Late(
    _ONE + r"(crofter|farmer|farmer's wife|vet|teacher|head ?teacher|midwife|minister|priest|imam"
    r"|doctor|GP|nurse|fisherman|skipper|ferry \w+|postie|postmistress|shopkeeper"
    r"|publican|hairdresser|childminder|social worker|police officer|policewoman"
    r"|firefighter|councillor|librarian|janitor|taxi driver|bus driver|lorry driver|pilot"
    r"|soldier|seafarer|diver"
    r"|fish farm worker|lecturer|lawyer|solicitor|dentist|pharmacist|surgeon|baker|butcher"
    r"|undertaker|registrar|paramedic|weaver|potter|artist|musician|piper|organist|elder"
    r"|nun|chaplain"
    r"|foster carer|foster mother|host|wheelchair user|lone parent|single mum|single "
    r"mother|widow|student|apprentice|welder|joiner|plumber|electrician|engineer"
    r"|gamekeeper|shepherd|lifeboat \w+)\b",
)
_ROOTS = Late(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Oo]ur|[Tt]his|[Oo]nly)\s+(?:[a-z]+\s+)?((?:Polish"
    r"|Lithuanian|Latvian|Ukrainian|Romanian|Bulgarian|Roma|Syrian|Iraqi|Kurdish|Iranian"
    r"|Afghan|Pakistani|Indian|Bangladeshi|Chinese"
    r"|Vietnamese|Thai|Filipina|Filipino|Japanese|Korean|Nigerian|Ghanaian|Kenyan|Somali"
    r"|Eritrean|Ethiopian|Sudanese|Zimbabwean|Congolese|Gambian|Black|Asian|African"
    r"|Caribbean|Jamaican|Brazilian|American|Canadian"
    r"|Australian|German|French|Italian|Spanish|Dutch|Danish|Norwegian|Russian|Turkish"
    r"|Arab|Jewish|Muslim|Sikh|Hindu|Buddhist|Traveller|Gypsy|deaf|Deaf|blind|trans"
    r"|lesbian|gay|autistic|refugee|asylum-seeking)"
    r"\s+(?:woman|mum|mother|lady|girl|carer|nurse|student|widow|family|wife|couple|person"
    r"|doctor|lassie|grandmother|granny|teacher|midwife|neighbour|one))\b",
)
_HEALTH = Late(
    r"\b(multiple sclerosis|MS|lupus|Ehlers[- ]Danlos|Huntington's|cystic fibrosis|sickle "
    r"cell|thalassaemia|MRKH|Turner syndrome|early menopause|premature (?:ovarian \w+"
    r"|menopause)|brain tumour|ovarian cancer|cervical cancer|womb cancer"
    r"|vulval cancer|bowel cancer|leukaemia|motor neurone|epilepsy|narcolepsy|stoma"
    r"|transplant|FGM|fistula|HIV|hepatitis C|psychosis|schizophrenia|bipolar|anorexia"
    r"|sectioned|mastectomy|double mastectomy|IVF|surrogacy|surrogate"
    r"|ectopic|molar pregnancy|Crohn's|dialysis|amputation|heart attack|stroke)\b"
)
_EVENTS = Late(
    r"\b(twins|triplets|stillbirth|stillborn|cot death|widowed|house fire|drowned|lost at "
    r"sea|adopted|adoption|in prison|in jail|bankrupt|evicted|lottery|murdered|suicide"
    r"|took (?:his|her) own life|car crash|accident at sea"
    r"|helicopter|airlifted|born on the|home birth|surrogate|left the church|divorced"
    r"|affair|court case|in the papers|moved here from)\b",
    0,
)
_AGES = Late(
    r"\b(in (?:her|his) (?:teens|eighties|nineties|late teens|early twenties)|the "
    r"(?:youngest|oldest) (?:there|of us|in the room)|over ninety|a teenager"
    r"|great-grandmother)\b"
)
_WHERE = Late(
    r"\b((?:on|from) (?:the|our|this) island|(?:in|up|from) (?:the|our|this) (?:glen"
    r"|village|township|peninsula|strath))\b"
)
_BY_SORT = (
    (Sort.ROLE, _ROLES),
    (Sort.ROOTS, _ROOTS),
    (Sort.HEALTH, _HEALTH),
    (Sort.EVENT, _EVENTS),
    (Sort.AGE, _AGES),
    (Sort.PLACE, _WHERE),
)
_BY_KIND = {
    Kind.PLACE: Sort.PLACE,
    Kind.AGE: Sort.AGE,
    Kind.RARE: Sort.ROLE,
    Kind.DATE: Sort.EVENT,
    Kind.ORG: Sort.PLACE,
}
_EVERYDAY = frozenset({"nurse", "doctor", "gp", "midwife", "host", "student", "teacher", "stroke", "ivf"})


def combine(texts: Sequence[str], flags: Sequence[Sequence[Flag]]) -> tuple[Combination, ...]:
    """Combinations within an entry, then those that a shared rare detail links across entries."""
    details = [_details(entry, text, flags[entry]) for entry, text in enumerate(texts)]
    found = [Combination((entry,), tuple(own)) for entry, own in enumerate(details) if _adds_up(own, ALONE)]
    by_words: dict[tuple[Sort, str], set[int]] = {}
    for entry, own in enumerate(details):
        for detail in own:
            key = detail.text.lower().removesuffix("'s")
            if key not in _EVERYDAY:
                by_words.setdefault((detail.sort, key), set()).add(entry)
    seen: set[tuple[int, ...]] = set()
    for entries in by_words.values():
        linked = tuple(sorted(entries))
        if len(linked) < 2 or linked in seen:
            continue
        seen.add(linked)
        union = [detail for entry in linked for detail in details[entry]]
        if len({detail.sort for detail in union}) >= SHARED:
            found.append(Combination(linked, tuple(union)))
    return tuple(found)


def details_of(text: str, flags: Sequence[Flag]) -> tuple[Detail, ...]:
    """The details of one sentence that add up, but for what everybody meets at the doctor's."""
    return tuple(one for one in _details(0, text, flags) if one.text.lower() not in _EVERYDAY)


def _adds_up(own: Sequence[Detail], needed: int) -> bool:
    """Enough different sorts, and something rarer than a role everybody meets at the doctor's."""
    telling = [detail for detail in own if detail.text.lower() not in _EVERYDAY]
    return len({detail.sort for detail in telling}) >= needed


def _details(entry: int, text: str, flags: Sequence[Flag]) -> list[Detail]:
    found = [
        Detail(entry, flag.start, flag.end, _BY_KIND[flag.kind], flag.text) for flag in flags if flag.kind in _BY_KIND
    ]
    for sort, pattern in _BY_SORT:
        for hit in pattern.finditer(text):
            start, end = hit.span(1)
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Detail(entry, start, end, sort, text[start:end]))
    return sorted(found, key=lambda detail: detail.start)
