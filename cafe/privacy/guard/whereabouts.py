"""The words that say where somebody is the only one: *for the valley*, *at the mart*, *on the whole island*."""

from __future__ import annotations

import re

from cafe.privacy.guard.late import Late

HERE = (
    r"(?:island|village|glen|town|valley|peninsula|parish|district|strath|township|isle"
    r"|estate|street|school|clachan|class|boat|crew|council|lifeboat|area|community"
    r"|congregation|church|mosque|surgery"
    r"|practice|ward|scheme|stair|team|fleet|coast|shore|machair|west side|east side"
    r"|north end|south end|islands|isles|county|region|place|hall|road|pier|harbour"
    r"|station|choir|department|office|factory|yard|rig|board|shift|course|year)"
)
_PLACE_TAIL = Late(
    rf" (?:in|on|at|for|of|from|along|between|up|down) (?:the|our|this|that) (?:whole |entire |[a-z]+ )?(?:{HERE}"
    rf"|primary"
    r"|nursery|academy|high school|mill|depot|mart|centre|kitchen|farm|shop|bank|base|barracks|plant|site"
    r"|cathedral|abbey|castle|museum|airport|zoo|prison"
    r"|court|distillery|lifeboat station|fire station|garage|hotel|pub|post office|surgery|big house|crossroads"
    r"|crossing|convent"
    r"|monastery|manse|nursing home|care home|radio|telly)\b"
    r"| between (?:here|the [a-z]+) and (?:the )?[a-z]+| (?:this|that|the other) side of the [a-z]+"
    r"| (?:north|south|east|west) of the [a-z]+| (?:for|within|in) (?:[a-z]+ )?miles\b",
    re.I,
)


def with_place(text: str, end: int) -> int:
    """On over where she is that: *one volunteer driver for the valley*."""
    tail = _PLACE_TAIL.match(text[end : end + 50])
    return end + tail.end() if tail else end
