"""Short help, one page for each place in the app, read offline at any time of the day.

A guide is Markdown: its title on the first line, and a last line that says whose words they are and when
they were looked over. ``CafeError.help`` names a guide by its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cafe.content.reading import problem
from cafe.core import assets
from cafe.core.i18n import _

# The order of the contents page: the day first, then the places beside it, then the two long reads.
ORDER = (
    "home",
    "plan",
    "paper",
    "run",
    "harvest",
    "write-up",
    "who-came",
    "check-and-send",
    "quarter",
    "ripples",
    "debrief",
    "programme",
    "awaited",
    "themes",
    "answers",
    "changes",
    "topics",
    "support",
    "here",
    "settings",
    "keys-and-copies",
    "lost-laptop",
    "hosts-guide",
    "coordinators-guide",
)

_FOOT = re.compile(r"\n---\nSource: (?P<source>.+)\. Looked over (?P<month>\d{4}-(0[1-9]|1[0-2]))\.\s*\Z")


@dataclass(frozen=True, slots=True)
class Guide:
    """One page of help. ``text`` is Markdown without the title and without the foot."""

    id: str
    title: str
    text: str
    source: str
    looked_over: str  # a month, "2026-11"


def parse_guide(text: str, file: str) -> Guide:
    """A guide from the text of its file. Raises ``ProblemToFix`` naming ``file`` and what to change."""
    first, _newline, rest = text.partition("\n")
    if not first.startswith("# ") or not first[2:].strip():
        raise problem(file, _("The first line is not a title. Begin it with # and a space."))
    foot = _FOOT.search(rest)
    if foot is None:
        raise problem(file, _("The last line does not say the source, and the month it was looked over."))
    body = rest[: foot.start()].strip()
    if not body:
        raise problem(file, _("There is nothing under the title."))
    ident = file.rsplit("/", 1)[-1].removesuffix(".md")
    return Guide(ident, first[2:].strip(), body, foot["source"], foot["month"])


@cache
def load() -> tuple[Guide, ...]:
    """Every guide, in the order of the contents page; any other file in the folder comes last."""
    names = assets.names("guides", ".md")
    found = [parse_guide(assets.read_text(name), name) for name in names]
    for ident in ORDER:
        if ident not in {guide.id for guide in found}:
            raise problem(f"guides/{ident}.md", _("It is not there."))
    rank = {ident: place for place, ident in enumerate(ORDER)}
    return tuple(sorted(found, key=lambda guide: (rank.get(guide.id, len(ORDER)), guide.id)))


def find(guide_id: str) -> Guide | None:
    """The guide with this id; ``None`` where there is none."""
    return next((guide for guide in load() if guide.id == guide_id), None)
