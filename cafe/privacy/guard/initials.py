"""People by letters: *A.M.*, *JM to chase*, *minutes: KD and JR*, *Mrs B*, *S said she was scared*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard import cues
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.words import Words, word_set

_DOTTED = Late(
    r"(?<![\w.])[A-Z]\. ?[A-Z](?:\. ?[A-Z])?\.(?![A-Za-z])|\binitials?:? (?:are |were |is "
    r")?([A-Z]{2,3})\b"
)
_DOES = (
    r"(?:to|will|can) (?:ring|chase|ask|email|bring|book|phone|update|send|check|do|sort"
    r"|follow|find|draft|type|speak|print|order|call|text|write|share|circulate|arrange|contact|collect|confirm"
    r"|get|make"
    r"|talk|look|put|take|organise|invite|host|pick|tidy|lock|pay|buy|post)\b"
)
_PAIR = r"[A-Z]{2}|[A-Z]\.? ?Ma?c[A-Z]|[A-Z]Mc[A-Z]|[A-Z]Mac[A-Z]"
_TO_DO = Late(rf"(?:^|[.;:,\n-] ?|\band |& ?)({_PAIR})(?=(?: ?(?:&|\+|/|,|and) ?(?:{_PAIR}))? {_DOES})")
_PAIRED = Late(rf"(?:^|[.;:,\n-] ?)({_PAIR}) ?(?:&|\+|/|and) ?({_PAIR}) {_DOES}")
_WROTE = Late(
    rf"\b(?:[Nn]otes?|[Mm]inutes|[Tt]aken|[Tt]yped|[Ww]ritten|[Ss]igned|[Pp]repared|[Ff]acilitat(?:ed|or)"
    rf"|[Hh]ost(?:ed|s)?"
    rf"|[Aa]pologies|[Pp]resent|[Ss]cribe|[Cc]o-?host)(?: taken| typed| written)?(?: by|:| -)+ "
    rf"({_PAIR}|[A-Z])\b(?:(?: ?, ?| ?& ?| ?/ ?| and )({_PAIR}|[A-Z])\b)?(?!['’.]\w)"
)
_SAYS = Late(
    r"(?:^|[.!?;\n] ?|\b(?:and|but|when|because|that) )([B-HJ-Z])\.? (?:said|says|told|asked|felt|feels|thinks"
    r"|thought"
    r"|wants|wanted|hopes|mentioned|cried|agreed|explained|described|was told|has been|had been|worries|reckons) "
)
_SMALL_PAIR = Late(
    r"\b(?:sat|spoke|spoken|chat|chatted|talked|walked|lift|word|worked|came|teas?|sit) (?:w/?|wi|with|to|for|by"
    r"|beside|next to) "
    r"((?!gp|hv|dr|mr|ms|hr|nt|st|tv|mp|wc|pt|ot|rn|mh|cv|cb|sw|pm|lt|rd|ld|wk|hr)[b-df-hj-np-tv-z]{2})(?=[ ,.;:]|$)"
)
_SMALL_SAYS = Late(
    r"(?:^|[.!?\n] ?)((?!gp|hv|dr|mr|ms|hr|nt|st|tv|mp|wc|pt|ot|rn|mh|cv|cb|sw|pm|lt|rd|ld|wk|ps|nb|pr|tb|sh|hm|mm)"
    r"[b-df-hj-np-tv-z]{2}) (?:says|said|to|will|wants|wanted|asked|asks|is|was|has|thinks|felt|cried|telt)\b"
)
_BESIDE = word_set("w wi with to for by beside next")
_PAIR_SAYS = Late(r"(?<![\w.])([A-Z]{2}) (?:asked|said|says|told|wants|wanted|cried|thinks|felt|agreed|reckons)\b")
_NO_PERSON = word_set("GP HV HR OT IT TV AI UK EU US MP PR")
_MAC = Late(r"(?<![\w.])[A-Z]\.? ?(?:Mc|Mac)[A-Z]\.?(?!\w)")
_SIGNED = Late(r"(?:^|[.!?\n] ?|[-–] ?)([A-HJ-Z]) ?(?:&|and|\+|/) ?([A-HJ-Z])\.?\s*$")
_TO_ONE = Late(
    r"\b(?:[Ss]poke (?:to|with)|[Tt]alked to|[Aa]sked|[Tt]old|[Rr]ang|[Pp]hone[d]?|[Tt]ext(?:ed)?|[Tt]hanks to"
    r"|[Mm]et|[Ww]ord (?:with|wi)|[Cc]hat (?:with|wi)|[Ss]at (?:with|wi|beside)|[Ff]rom"
    r"|[Bb]y) ([B-HJ-WYZ])\b\.?(?=[ ,.;:]|$)(?! ?[&\d])"
)
_OFFICES = word_set("GP HV MP HR OT IT TV PA OK AM PM CO PE RE UK EU US PR NHS CHI HB NB AOB FAO RSVP MSP")
_NOT_INITIALS = word_set(
    "U.K. E.U. U.S. A.M. P.M. G.P. N.H.S. U.S.A. N.B. P.S. T.V. B.P. H.R.T. P.E. R.E. D.N.A. I.V. A.E."
)


def find(words: Words) -> Iterator[Found]:
    """Letters that stand for somebody. In a note all in capitals they say nothing."""
    if words.shouting:
        return
    text = words.text
    if not words.spoken.isdisjoint(_BESIDE):
        for hit in _SMALL_PAIR.finditer(text):
            yield _one(hit.start(1), hit.end(1))
    for hit in _SMALL_SAYS.finditer(text):
        yield _one(hit.start(1), hit.end(1))
    if "Mc" in text or "Mac" in text:
        for hit in _MAC.finditer(text):
            yield _one(hit.start(), hit.end())
    if not any((word.isupper() and word not in ("I", "A")) or word[1:2] == "M" for word in words.raw):
        return  # no letters that stand alone: nearly all notes
    for hit in _PAIR_SAYS.finditer(text):
        if hit[1] not in _NO_PERSON:
            yield _one(hit.start(1), hit.end(1))
            if hit[1] in _OFFICES:  # letters that are somebody's in this note, whatever else they stand for
                for again in re.finditer(rf"(?<!\w){hit[1]}(?!\w)", text[: hit.start()]):
                    yield _one(again.start(), again.end())
    for pattern in (_TO_DO, _PAIRED, _WROTE, _SAYS, _SIGNED, _TO_ONE):
        for hit in pattern.finditer(text):
            for group in range(1, (hit.lastindex or 0) + 1):
                if hit[group] and hit[group] not in _OFFICES:
                    yield _one(hit.start(group), hit.end(group))
    for hit in _DOTTED.finditer(text):
        if hit[0] not in _NOT_INITIALS:
            yield _one(*(hit.span(1) if hit[1] else hit.span()))


def _one(start: int, end: int) -> Found:
    return Found(start, end, start, end, Kind.PERSON, ("one woman", "someone"), 4)


def is_letter_of_somebody(words: Words, index: int) -> bool:
    """A single capital after a title: *Mrs B*."""
    return (
        index > 0
        and len(words.raw[index]) == 1
        and words.raw[index].isupper()
        and words.low[index - 1] in cues.HARD_TITLES
    )
