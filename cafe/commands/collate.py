"""cafe collate: a month end in one line. Adds every pack and return below a folder, then writes the report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cafe.commands.opening import opened
from cafe.commands.programme import make_folder
from cafe.commands.terminal import DONE, REFUSED, Terminal, WordsWereWrong
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.core.i18n import _, ngettext
from cafe.core.words import listed
from cafe.report.formats import FORMATS

if TYPE_CHECKING:
    from cafe.collate.reading import ImportPreview
    from cafe.collate.service import CollateService
    from cafe.model.values import ProgrammeCard

EVERYBODY = "all"


def run(asked: Namespace, terminal: Terminal) -> int:
    """1 where some packs stay in their folder; the report says how many."""
    from cafe.collate.preview_view import result_lines
    from cafe.collate.service import CollateService
    from cafe.collate.values import Filters
    from cafe.report.service import ReportService

    formats = _formats(asked.format)
    if not asked.folder.is_dir():
        raise WordsWereWrong(_("{name} is not a folder.").format(name=asked.folder), _("Check the name."))
    make_folder(asked.out)
    clock, changes = SystemClock(), Changes()
    with opened(asked, clock) as database:
        service = CollateService(database, clock, changes)
        programme = _programme(service, asked.programme)
        bar = terminal.progress(_("Reading packs"))
        preview = service.preview(programme.id, asked.folder, bar)
        bar.finish()
        accepted = _accepted(preview, asked.accept)
        result = service.import_(preview, accepted)
        for line in result_lines(result, preview):
            terminal.say(line)
        if len(accepted) < len(preview.new_senders):
            said = _("Ask them for their words. Then add --accept with the words, or --accept all, and run this again.")
            terminal.say(said)
        bar = terminal.progress(_("Writing the report"))
        report = ReportService(database, clock, changes, lambda: service)  # which holds the cafés in memory
        written = report.export_programme(programme.id, Filters(), asked.out, formats, bar)
        bar.finish()
        held_back = report.held_back(programme.id)
        service.second_look.read_all(programme.id)
        waiting = len(service.second_look.waiting(programme.id))
        twins = sum(twin.is_same is None for twin in service.same_cafe.twins(programme.id))
    for path in written:
        terminal.say(_("Wrote {name}.").format(name=path))
    if twins:
        said = ngettext(
            "{n} pair of packs may be one café, and both count. Say which it is in Programme.",
            "{n} pairs of packs may be one café, and both count. Say which it is in Programme.",
            twins,
        )
        terminal.say(said.format(n=twins))
    if waiting:
        said = ngettext(
            "{n} sentence could point to a person, and is not in the report. Answer it in Programme.",
            "{n} sentences could point to a person, and are not in the report. Answer them in Programme.",
            waiting,
        )
        terminal.say(said.format(n=waiting))
    if held_back:
        said = ngettext(
            "{n} sentence was held back: nobody has said yet that it tells of no one. Answer it in Programme, Export.",
            "{n} sentences were held back: nobody has said yet that they tell of no one. Answer them in Programme, "
            "Export.",
            held_back,
        )
        terminal.say(said.format(n=held_back))
    batch = result.batch
    terminal.data(
        {
            "new": batch.new,
            "updated": batch.updated,
            "same": batch.same,
            "returns": result.returns,
            "refused": [{"file": file, "why": why} for file, why in result.refused],
            "new_senders": [" ".join(one.words) for one in preview.new_senders],
            "may_be_one_cafe": twins,
            "waiting": waiting,
            "held_back": held_back,
            "files": [str(path) for path in written],
        }
    )
    return REFUSED if batch.refused else DONE


def _formats(asked: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in asked.split(",") if part.strip()))
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        raise WordsWereWrong(
            _("We cannot write {formats}.").format(formats=listed(unknown) or _("nothing")),
            _("Choose from {known}.").format(known=listed(FORMATS)),
        )
    return formats


def _programme(service: CollateService, name: str) -> ProgrammeCard:
    ours = service.programmes()
    found = [one for one in ours if name in ("", one.name, one.id)]
    if len(found) == 1:
        return found[0]
    if not ours:
        raise WordsWereWrong(
            _("This laptop has no programme yet."), _("Make one: cafe programme new NAME --out FOLDER.")
        )
    raise WordsWereWrong(
        _("Which programme? There are {names}.").format(names=listed([one.name for one in ours])),
        _("Add --programme NAME."),
    )


def _accepted(preview: ImportPreview, typed: Sequence[str]) -> tuple[str, ...]:
    """The keys of new senders whose words were typed, in any case, with any marks between."""
    if EVERYBODY in typed:
        return tuple(one.key for one in preview.new_senders)
    plain = {_letters(words) for words in typed}
    return tuple(one.key for one in preview.new_senders if _letters("".join(one.words)) in plain)


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalpha())
