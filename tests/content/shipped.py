"""Every shipped word, by where it stands: for the spelling and for how easily it is read.

``python -m tests.content.shipped`` prints the pieces and pages that ask most of a reader, the worst first.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from cafe.content import forms, guides, hosting, topics
from cafe.content.paper_words import PaperWords
from cafe.core import assets
from cafe.report.sheets import notice
from tests.content.grade import reading_grade

CODE = Path(__file__).parents[2] / "cafe"
_ELSEWHERE = {"where", "url", "source", "id", "code", "email", "title_en"}
# addresses, and titles of other people's pages
_NOT_READ = {"signpost_tags", "tags", "numbers", "danger", "icon", "kind", "stages", "only", "needs", "action"}
_NOT_READ |= {"actors", "coarse", "council", "direction", "setting", "support_used", "topics", "within"}
# names of ours for things, which no page shows
_TEXT = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_TEXTS = rf"(?:\s*(?:#[^\n]*\n\s*)*{_TEXT})+"
_SAID = re.compile(rf"(?<![\w.])(?:_|ngettext)\(({_TEXTS})\s*(?:,({_TEXTS})\s*)?[,)]")

READ_BY_ALL = {
    "a withdrawal slip": ("report/slips.py", "report/sheets/strips.py"),
    "the poster": ("report/sheets/poster.py",),
    "the take-home cards": ("report/sheets/support_cards.py",),
    "You said, we did": ("report/sheets/you_said.py",),
    "the easy-read report": ("report/easy_read.py",),
    "the room’s screen": ("ui/display/room_screen.py", "ui/display/drawing.py"),
    "the laptop passed round": ("ui/capture/passed.py", "ui/capture/passing.py", "ui/capture/passed_forms.py"),
    "cards and sheets for the tables": (
        "report/sheets/cards.py",
        "report/sheets/table_sheet.py",
        "report/sheets/agreements.py",
    ),
    "the map of ripples": ("report/sheets/ripple_map.py",),
}
_A_PROGRAMME = PaperWords("East Glens", "01632 960142", "a task we have by law", "care for health")


def _texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key not in _ELSEWHERE | _NOT_READ:
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "sources":
                yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)


def content() -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text: every content file, one-word labels too, and every page of help."""
    for folder in ("topics", "codebook", "directory", "forms", "gazetteer", "demo"):
        for name in assets.names(folder, ".toml"):
            for text in _texts(tomllib.loads(assets.read_text(name))):
                yield name, text
    for guide in guides.load():
        yield guide.id, guide.text


@cache
def modules() -> dict[str, tuple[str, ...]]:
    """For each module what stands in its ``_()`` and ``ngettext()``: pages, sheets and sentences for problems."""
    found: dict[str, list[str]] = {}
    for path in sorted(CODE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        if "i18n" not in code:
            continue
        for call in _SAID.finditer(code):
            for said in call.groups():
                if said:
                    words = re.sub(r"\{[^}]*\}", " ", ast.literal_eval(f"({said})"))
                    found.setdefault(path.relative_to(CODE).as_posix(), []).append(words)
    return {name: tuple(texts) for name, texts in found.items()}


@cache
def pieces() -> dict[str, tuple[str, ...]]:
    """What those who come read or hear, piece by piece, in whole lines."""
    found = {name: tuple(line for one in of for line in modules().get(one, ())) for name, of in READ_BY_ALL.items()}
    kept = (notice.KeptFor(24, 72, True), notice.KeptFor(24), notice.KeptFor(0, 72), notice.KeptFor())
    told = [part for one in kept for part in notice.parts(_A_PROGRAMME, 5, one)]
    found["the privacy notice"] = tuple(dict.fromkeys(line for _head, lines in told for line in lines))
    room = tuple(stage.room_line for stage in hosting.stages().values() if stage.room_line)
    found["the room’s screen"] += (*room, hosting.distress().quiet_screen)
    strip, slip, talk = forms.feedback(), forms.equality(), forms.agreements()
    found["the poster"] += tuple(topic.content_note for topic in topics.load() if topic.content_note)
    found["the strips"] = (
        strip.title,
        strip.instruction,
        strip.open_question,
        *(one.words for one in strip.statements),
    )
    found["the slips"] = (slip.opening, slip.ending, *(one.words for one in slip.questions))
    found["the agreements"] = (*(one.words for one in talk.six), *talk.own, *talk.opening)
    return found


@cache
def pages() -> dict[str, tuple[str, ...]]:
    """What hosts and coordinators read, module by module: sentences, not the words on buttons."""
    found = {name: tuple(text for text in texts if count(text) > 4) for name, texts in modules().items()}
    return {name: texts for name, texts in found.items() if texts}


def count(text: str) -> int:
    """How many words it has."""
    return len(re.findall(r"[A-Za-zà-ÿ’]+", text))


def grade(lines: Iterable[str], but: str = "") -> float:
    """The grade of these lines together. The words of ``but`` are called what they are called, and do not count."""
    own = {word for word in re.findall(r"[a-zà-ÿ]+", but.lower()) if len(word) > 4}
    said = "\n".join(line if line[-1] in ".?:”" else f"{line}." for line in (one.strip() for one in lines) if line)
    return reading_grade(re.sub(r"[A-Za-zà-ÿ]+", lambda word: "it" if word[0].lower() in own else word[0], said))


def hardest(texts: Iterable[str], least_words: int = 8) -> list[tuple[float, str]]:
    """Sentences of ``least_words`` or more that may be hard, each with its own grade, the hardest first.

    Only those are weighed whose letters and words come near: a short one of short words cannot be hard.
    """
    near = {
        text for text in texts if count(text) >= least_words and 0.39 * count(text) + 4.5 * len(text) / count(text) > 21
    }
    return sorted(((grade([text]), text) for text in near), reverse=True)


def main() -> None:
    for kind, groups in (("Those who come", pieces()), ("Hosts", pages())):
        print(kind)  # noqa: T201
        rows = sorted(((grade(lines), name) for name, lines in groups.items()), reverse=True)
        for found, name in rows[:15]:
            print(f"  {found:5.1f}  {name}")  # noqa: T201
        for found, text in hardest(line for lines in groups.values() for line in lines)[:10]:
            print(f"  {found:5.1f}  “{text}”")  # noqa: T201


if __name__ == "__main__":
    main()
