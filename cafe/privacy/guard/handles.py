"""Names that people go by online: *@kirsty_endo*, *tiktok: mumof4*, *posts as TheEndoDiaries*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late

_HANDLE = Late(r"(?<![\w@.])@[A-Za-z0-9_](?:[\w.]{0,38}\w)?")
_JOINED = Late(r"(?<![\w@./\\])(?=\w{6,40}(?![\w@/]|\.\w))[A-Za-z0-9]+[a-z0-9](?:_+[A-Za-z0-9]+)+_?")  # no file's name
_PLATFORM = (
    r"(?:insta(?:gram)?|tik ?tok|snap(?:chat)?|twitter|facebook|fb|bluesky|threads|youtube"
    r"|discord)"
)
_CUED_HANDLE = Late(
    rf"\b{_PLATFORM}(?:'s:? |(?: (?:handle|name|account|page|user ?name|profile|is|as|under"
    rf"|at)){{1,3}}:? ?| ?[:=-] ?| )"
    r"([a-z0-9_][\w.]{2,38}\w)"
    rf"|\b(?:user ?name|handle)(?: is| was)?[: ] ?([a-z0-9_][\w.]{{2,38}}\w)"
    rf"|\b([a-z0-9][\w.]{{2,38}}\w) on (?:her )?{_PLATFORM}\b",
    re.I,
)
_KNOWN_AS = Late(
    r"\b(?:posts?|posted|posting|blogs?|vlogs?|streams?|goes|go|known|found|listed|writes|tweets|is up|sells"
    r"|find (?:her|me|them|us)"
    rf"|follow(?: her)?|look (?:her )?up|search(?: for)?|add her|channel|account|page|podcast|profile"
    rf"|group)(?: (?:on|in) {_PLATFORM}| online)?"
    r"(?: is|'s| was)?(?: called| as| under| by|:)+ (?:the (?:name|handle) )?['\"]?"
    r"((?:The )?[A-Z][\w.]{2,24}(?: (?:[A-Z][\w]{1,20}|wi|with|and|of|the|n)){1,4}|[A-Za-z0-9_][\w.]{5,38})"
)
_CAMEL = Late(r"(?<![@\w./])[A-Z][a-z]{1,15}(?:[A-Z][a-z]{1,15}|\d{1,4}){1,4}(?![\w@/.]\w)")
_SOCIAL = Late(
    rf"\b(?:{_PLATFORM}|online|follow(?:s|ers?|ing)?|channel|account|posts?|posted|podcast|user ?name|handle"
    rf"|profile|vlog\w*"
    r"|reels?|subscribers?|dms?|etsy|vinted|blog\w*)\b",
    re.I,
)
_NOT_COINED = Late(
    r"^(?:WhatsApp|YouTube|FaceTime|TikTok|LinkedIn|PayPal|BlueSky|SnapChat|FaceBook|JustGiving|GoFundMe|LiveChat"
    r"|OneDrive"
    r"|PowerPoint|MumsNet|NetMums|McDonalds?|(?:Mac|Mc|De|Le|La|Van|Fitz|O)[A-Z][a-z]+|SafeLives|MenoPause|HealthCare"
    r"|[A-Z][a-z]+(?:19|20)\d\d|Covid\d+|ForHer|OpenDoors|StepChange|TurnTwoUs|LifeLink|NearMe)$",
    re.I,
)
_PUBLIC_HANDLE = Late(r"nhs|gov|samaritan|womensaid|menopausesoc|publichealth|rcog|bbc|macmillan|maggies", re.I)


_HANDLE_CUES = (
    "insta",
    "tik",
    "snap",
    "twitter",
    "facebook",
    "fb",
    "bluesky",
    "threads",
    "youtube",
    "discord",
    "handle",
    "user",
    "blog",
    "vlog",
    "podcast",
    "channel",
    "follow",
    "called",
    "etsy",
    "online",
)


def find(text: str, small: str) -> Iterator[Found]:
    """Names of accounts and pages of people, in folded text."""
    if "@" in text:
        yield from _handles(text)
    if "_" in text:
        for hit in _JOINED.finditer(text):
            yield _found(hit.start(), hit.end(), 7)
    if any(map(small.__contains__, _HANDLE_CUES)):
        yield from _told_handles(text)
    if (_CAMEL.search(text) or any(map(small.__contains__, _HANDLE_CUES))) and _SOCIAL.search(text):
        yield from _coined(text, small)


def _coined(text: str, small: str) -> Iterator[Found]:
    for hit in _CAMEL.finditer(text):
        if len(hit[0]) > 7 and not _NOT_COINED.search(hit[0]) and not _PUBLIC_HANDLE.search(hit[0]):
            yield _found(hit.start(), hit.end(), 6)
    if not any(map(small.__contains__, _HANDLE_CUES)):
        return
    for hit in _KNOWN_AS.finditer(text):
        name = hit[1]
        if not _PUBLIC_HANDLE.search(name) and (" " in name or _looks_coined(name) or not name.isalpha()):
            yield _found(hit.start(1), hit.end(1), 6)


def _found(start: int, end: int, weight: int) -> Found:
    return Found(start, end, start, end, Kind.HANDLE, ("her page online", "an account online"), weight)


def _handles(text: str) -> Iterator[Found]:
    for hit in _HANDLE.finditer(text):
        if not _PUBLIC_HANDLE.search(hit[0]):
            yield _found(hit.start(), hit.end(), 9)


def _told_handles(text: str) -> Iterator[Found]:
    for hit in _CUED_HANDLE.finditer(text):
        for group in (1, 2, 3):
            name = hit[group]
            if not name:
                continue
            odd = any(char.isdigit() or char in "_." for char in name)
            cue = text[hit.start() : hit.start(group)].lower()
            told = group == 1 and any(word in cue for word in ("handle", "name", " as ", "under", ":", "="))
            if odd or (told and name.islower() and _looks_coined(name)):
                yield _found(hit.start(group), hit.end(group), 7)


def _looks_coined(name: str) -> bool:
    return len(name) >= 8
