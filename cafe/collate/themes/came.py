"""A codebook that came from another program, beside the programme's own: what is new, the same, renamed or clashes.

Pure. Codes are matched by their id first, then by their name. Nothing is decided here that a person has to decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cafe.collate.themes.events import MOST_FINER, Code, Names, ProgrammeBook
from cafe.content.codebook import WAYS
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.packs.codebook_file import CameCode, CameCodebook
from cafe.packs.kit import MOST_CODES
from cafe.packs.schema import MOST_THEME_CHARACTERS

_MOST_DEFINITION = 400


@dataclass(frozen=True, slots=True)
class Beside:
    """What each code of the file is to us. ``under``: of a new one, the id of its theme; empty: it is one itself."""

    origin: str
    new: tuple[tuple[CameCode, str], ...]
    same: tuple[CameCode, ...]
    renamed: tuple[tuple[CameCode, str], ...]  # with the name that it has here
    clashes: tuple[tuple[CameCode, str], ...]  # another id, and the name of a theme that is here; with that one's id

    @property
    def has_anything(self) -> bool:
        return bool(self.new or self.renamed or self.clashes)


def beside(came: CameCodebook, book: ProgrammeBook) -> Beside:
    """The file beside the book. Raises ProblemToFix where it is more than hosts could choose from."""
    tops = _tops(came)
    named = {code.name.casefold(): code for code in reversed(list(_live(book)))}
    new: list[tuple[CameCode, str]] = []
    same: list[CameCode] = []
    renamed: list[tuple[CameCode, str]] = []
    clashes: list[tuple[CameCode, str]] = []
    stands_for: dict[str, str] = {}  # id of a theme of the file → of the one that it is here
    for one in came.codes:
        if one.guid in WAYS or tops[one.guid] in WAYS:
            continue
        known = book.codes.get(one.guid)
        met = named.get(_short(one.name).casefold())
        if known is not None:
            if known.name == _short(one.name) or known.into:
                same.append(one)
            else:
                renamed.append((one, known.name))
        elif met is not None:
            clashes.append((one, met.guid))
            stands_for[one.guid] = met.parent or met.guid
        else:
            top = tops[one.guid]
            new.append((one, "" if top == one.guid else stands_for.get(top, _alive(book, top))))
    _check_size(new, book)
    return Beside(came.origin, tuple(new), tuple(same), tuple(renamed), tuple(clashes))


def names_of(one: CameCode, name: str = "") -> Names:
    """What a code of a file is called here."""
    words = _short(name or one.name)
    return Names(words, words, one.description[:_MOST_DEFINITION], "")


def free_name(name: str, book: ProgrammeBook) -> str:
    """A name that nothing has yet: the same with a number."""
    taken = {code.name.casefold() for code in _live(book)}
    return next(
        tried for n in range(2, 999) if (tried := f"{name[: MOST_THEME_CHARACTERS - 6]} ({n})").casefold() not in taken
    )


def _tops(came: CameCodebook) -> Mapping[str, str]:
    """The outermost code of each: themes have two levels here, whatever the file has."""
    found: dict[str, str] = {}
    for one in came.codes:
        found[one.guid] = found.get(one.under, one.under) if one.under else one.guid
    return found


def _live(book: ProgrammeBook) -> Iterator[Code]:
    return (code for code in book.codes.values() if code.is_live)


def _alive(book: ProgrammeBook, guid: str) -> str:
    """The theme that a finer one goes to, where its own was merged away here."""
    code = book.codes.get(guid)
    while code is not None and (code.into or code.parent):
        code = book.codes.get(code.into or code.parent)
    return code.guid if code is not None else guid


def _short(name: str) -> str:
    return name[:MOST_THEME_CHARACTERS].strip()


def _check_size(new: list[tuple[CameCode, str]], book: ProgrammeBook) -> None:
    tops = len(book.live()) + sum(not under for _one, under in new)
    finer: dict[str, int] = {}
    for _one, under in new:
        finer[under] = finer.get(under, 0) + 1
    finer.pop("", None)
    has_room = all(len(book.live(under)) + count <= MOST_FINER for under, count in finer.items())
    if tops > MOST_CODES or not has_room:
        raise ProblemToFix(
            _("This codebook has more themes than a host could choose from. Nothing was changed."),
            _("Take out what cafés do not need, then export it again."),
        )
