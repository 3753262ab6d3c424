"""cafe protect: any table of counts, made fit to be published. The same small-numbers rules as a report's."""

from __future__ import annotations

from argparse import Namespace

from cafe.commands.opening import read_file
from cafe.commands.terminal import CANNOT_BE_DONE, DONE, Terminal, WordsWereWrong
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.privacy.disclosure.fallback import Axis
from cafe.privacy.disclosure.primary import Rules
from cafe.privacy.disclosure.protect import MOST_HIDDEN, CannotBeProtected, Method, Protected, protect
from cafe.privacy.disclosure.single_cafe import HIGHEST_THRESHOLD, THRESHOLD
from cafe.privacy.disclosure.tables import read_table


def run(asked: Namespace, terminal: Terminal) -> int:
    """The table goes to standard output; 3 and a sentence, and no table, where nothing protects it."""
    if not THRESHOLD <= asked.threshold <= HIGHEST_THRESHOLD:
        raise WordsWereWrong(
            _("The threshold is from {least} to {most}.").format(least=THRESHOLD, most=HIGHEST_THRESHOLD),
            _("Numbers below it are hidden."),
        )
    table = read_table(_text(asked))
    bar = terminal.progress(_("Protecting"))
    try:
        found = protect(
            table,
            Rules(asked.threshold),
            may_join=frozenset(Axis(one) for one in asked.join),
            may_round=asked.round or not asked.join,
            on_progress=bar,
        )
        _is_told_enough(found)
    except CannotBeProtected as problem:
        bar.finish()
        terminal.complain(problem.sentence())
        return CANNOT_BE_DONE
    bar.finish()
    for line in _remarks(found):
        terminal.complain(line)
    if terminal.as_json:
        terminal.data({"method": found.method.value, "joined": list(found.joined), "csv": found.csv})
    else:
        print(found.csv, end="")
    return DONE


def _text(asked: Namespace) -> str:
    try:
        return read_file(asked.file).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ProblemToFix(
            _("{name} is not in plain UTF-8 letters.").format(name=asked.file),
            _("Save it as “CSV UTF-8”, then try again."),
        ) from problem


def _is_told_enough(found: Protected) -> None:
    """A table with more hidden than that is not given out: its categories are joined, or its totals rounded (1.4)."""
    if found.method is not Method.ROUNDED and found.share_hidden > MOST_HIDDEN:
        raise CannotBeProtected(
            _("More than {n} % of the numbers would be hidden. No table was made.").format(n=round(100 * MOST_HIDDEN)),
            _("Try --join rows and --join columns together, or --round."),
        )


def _remarks(found: Protected) -> list[str]:
    """What somebody who reads the table should know of how it was made."""
    remarks = []
    if found.method is Method.JOINED:
        remarks.append(_("These stand together now: {names}.").format(names="; ".join(found.joined)))
    if found.method is Method.ROUNDED:
        remarks.append(_("Only totals are given, each rounded to the nearest 5: they may not add up."))
        remarks.append(_("With --join rows or --join columns more may be shown."))
    return remarks
