"""The DPIA pack: what a programme needs for its data protection impact assessment, from what is really set and stored.

Nothing is made to look better than it is: what nobody has set or recorded stands there as *not set*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cafe.content.paper_words import PaperWords
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report.paper.blocks import Heading, Stack, Text, section_rule
from cafe.report.paper.forms import Asked
from cafe.report.paper.look import STANDARD, plain
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.paper.tables import Col, Row, Table
from cafe.report.sheets.together import lines_said, page, title
from cafe.store.copies import KEEP, STALE
from cafe.store.periods import SHELF, Periods

_BODY = STANDARD.style("body")
_ROW = plain(12, 15.5)
_HEAD = plain(11, 14.5, "ink2", weight=700)


@dataclass(frozen=True, slots=True)
class Release:
    """One row of the ledger. ``content_hash`` names what the report says, in whatever format it left."""

    number: int
    day: date
    cafes: int
    files: tuple[str, ...]
    content_hash: str


@dataclass(frozen=True, slots=True)
class Intruder:
    """What a coordinator answered when asked whether a neighbour could say who it is. ``answer`` in words."""

    day: date
    answer: str
    by: str


@dataclass(frozen=True, slots=True)
class Laptop:
    """How this laptop is locked: its ways in by kind, and when its last checked copy was made.

    ``lock_minutes``: after how long with nobody at it the store locks; 0 is never, None is not known.
    """

    ways_in: tuple[str, ...] = ()
    last_copy: date | None = None
    lock_minutes: int | None = None
    copies_chosen: bool = False  # a place for copies was chosen


@dataclass(frozen=True, slots=True)
class Dpia:
    """Everything that the pack says of one programme."""

    programme: str
    made_on: date
    words: PaperWords
    laptop: Laptop
    threshold: int
    recipients: int
    signer_words: tuple[str, ...]
    packs: int
    senders: int
    releases: tuple[Release, ...] = ()
    audits: tuple[tuple[str, str], ...] = ()
    intruder: tuple[Intruder, ...] = ()
    asked_months: tuple[int, int] = (0, 0)  # what the programme's signed file asks for: sentences, headcounts; 0: none
    here: Periods = field(default_factory=Periods)  # what was chosen on this laptop


def document(said: Dpia) -> Document:
    """The pack, on as many pages as it takes."""
    heading = _("For your data protection impact assessment")
    what = _(
        "Made by the app on {day} for {programme}. It says what is kept, how it is locked and what has left. "
        "What nobody has set stands as “not set”."
    ).format(day=_day(said.made_on), programme=said.programme)
    blocks: list[Block] = [title(STANDARD, heading), Text(what, STANDARD.style("lead", "ink2"), longest=450)]
    for name, inside in (
        (_("1  What is kept, and where"), [_data_map()]),
        (_("2  How long"), [_pairs(_periods(said))]),
        (_("3  How it is locked"), [_pairs(_security(said))]),
        (_("4  Small numbers"), [_pairs(_small_numbers(said))]),
        (_("5  What has left: the ledger of releases"), _ledger(said)),
        (_("6  Could a neighbour tell who?"), _intruder(said)),
        (_("7  Decided by"), _decided(said)),
    ):
        first, *rest = inside
        head = Heading(name, 2, STANDARD.style("section"))
        blocks += [section_rule(15, 9), head, Space(6), first, *rest]
    foot = _("For the programme and its data protection lead. It holds no words of any café.")
    running = page(STANDARD, heading, _("DPIA pack"), foot, top=92)
    return Document(_("DPIA pack: {programme}").format(programme=said.programme), (Part(running, blocks),), _("DPIA"))


def not_set() -> str:
    """What stands where nobody has said or recorded anything."""
    return _("not set")


def _day(day: date) -> str:
    return f"{words.day_and_month(day)} {day.year}"


def _data_map() -> Table:
    stays = _("never leaves")
    locked = _("in the locked pack")
    host, both = _("host’s laptop"), _("host’s laptop, then the programme’s")
    quarter = _("by quarter, pooled")
    rows = (
        (_("Rough notes and half-typed words"), host, stays),
        (_("Agreed sentences, ideas, quotes with a yes"), both, locked),
        (_("Heads: how many came"), both, locked),
        (_("Slips about who came: sums of one question each"), both, quarter),
        (_("The four national questions on well-being: sums for each number"), both, quarter),
        (_("How it was: sums for each face"), both, _("in the locked pack, shown pooled")),
        (_("Comments on the strips"), host, stays),
        (_("Ripple maps and the one change noticed"), both,
         _("once read back: in the locked pack, and as a picture or paper that the host saves. Before that on paper "
           "for its own table")),
        (_("Support cards given, by kind"), host, _("their sum only, in the locked pack")),
        (_("Debriefs of the hosts"), host, stays),
        (_("What we have here; what did not go to plan"), host, _("in a hand-over, locked with six words")),
        (_("Own agreements, who the café is for, how to get in"), host,
         _("on paper and the room’s screen; in a hand-over, locked with six words")),
        (_("Local numbers and groups"), host, _("in a kit or a hand-over, and on paper")),
        (_("Topics of a host’s own"), host,
         _("in a kit, with a plan or in a hand-over; title and questions in the locked pack")),
        (_("Name and phone of the safeguarding lead"), host, stays),
        (_("Names to watch for: first names in the room, if a host types them"), host,
         _("never leave; deleted with the rough notes")),
        (_("Plans to come: day, hall, own title"), host,
         _("in a plan’s file that anybody can open, by the host’s own hand; on the most private topics "
           "without day, hall and title. In a hand-over whole, locked with six words. Day and hall on the poster")),
        (_("Day, council area, kind of place"), both,
         _("inside the seal (the month alone on the most private topics and for a small café), shown as a month")),
        (_("A spare key for the programme (escrow)"), _("host’s laptop, by her choice"), _("in her copies only")),
        (_("Copies for a bad day (backups)"), _("a stick or folder of her choice"), _("locked, as the store is")),
        (_("Other names, contacts, photos, recordings of those who came"), _("nowhere"), _("never asked for")),
    )  # fmt: skip
    return _table((_("What"), _("Where it is"), _("How it leaves")), rows, (172, 112, 0))


def _periods(said: Dpia) -> list[tuple[str, str]]:
    """What is set, and where it was set."""
    entries, heads = said.asked_months
    here = said.here
    return [
        (_("Sentences that came in"), _months(entries)),
        (_("Headcounts and sums that came in"), _months(heads)),
        (_("Sentences on this laptop, once sent"), _months_here(entries, here.entries_months)),
        (_("Headcounts and sums on this laptop"), _months_here(heads, here.heads_months)),
        (
            _("Rough notes and debriefs, after a pack was received"),
            ngettext("{n} day", "{n} days", here.notes_days).format(n=here.notes_days)
            if here.notes_days
            else _("deleted as soon as it is sent"),
        ),
        (
            _("What was removed by hand"),
            ngettext("{n} day, and can be brought back", "{n} days, and can be brought back", SHELF.days).format(
                n=SHELF.days
            ),
        ),
        (_("Copies (backups)"), _("on the same clock: a copy older than a deletion goes with the next copy")),
        (_("Slips and strips on paper"), _("shredded once they are counted")),
        (_("The ledger of releases"), _("for as long as the programme’s store")),
    ]


def _months(number: int) -> str:
    return ngettext("{n} month", "{n} months", number).format(n=number) if number else not_set()


def _months_here(asked: int, chosen: int) -> str:
    """The programme's file comes before what was chosen here, as it does when things are deleted."""
    if asked:
        return _("{months}, as the programme’s file says").format(months=_months(asked))
    return _("{months}, as chosen on this laptop").format(months=_months(chosen)) if chosen else not_set()


def _security(said: Dpia) -> list[tuple[str, str]]:
    names = {
        "keychain": _("the computer’s own sign-in"),
        "passphrase": _("words that are typed"),
        "recovery": _("a recovery sheet"),
        "programme": _("a spare key that the programme can open (escrow)"),
    }
    ways = [names.get(kind, kind) for kind in said.laptop.ways_in]
    copy = said.laptop.last_copy
    return [
        (_("On this laptop"), _("the whole store is encrypted (SQLCipher, 256-bit key)")),
        (_("Ways to open it"), words.listed(ways) if ways else not_set()),
        (_("It locks by itself"), _locks(said.laptop.lock_minutes)),
        (_("Spare key for the programme (escrow)"), _escrow("programme" in said.laptop.ways_in)),
        (_("Last checked copy"), _day(copy) if copy else not_set()),
        (
            _("Clock of the copies"),
            _("after a café, after sending, and each {n} days; the newest {most} stay").format(n=STALE.days, most=KEEP)
            if said.laptop.copies_chosen
            else not_set(),
        ),
        (
            _("Packs on their way"),
            ngettext(
                "sealed for {n} key (age), signed by the sender (Ed25519)",
                "sealed for {n} keys (age), signed by the sender (Ed25519)",
                said.recipients,
            ).format(n=said.recipients),
        ),
        (_("The programme’s six words"), " ".join(said.signer_words) or not_set()),
        (_("Network"), _("none: the app opens no connection")),
        (
            _("In the store now"),
            _("{packs} from {senders}").format(
                packs=ngettext("{n} café", "{n} cafés", said.packs).format(n=said.packs),
                senders=ngettext("{n} sender", "{n} senders", said.senders).format(n=said.senders),
            ),
        ),
    ]


def _locks(minutes: int | None) -> str:
    if minutes is None:
        return not_set()
    if not minutes:
        return _("no: only when somebody asks")
    said = ngettext("after {n} minute with nobody at it", "after {n} minutes with nobody at it", minutes)
    return said.format(n=minutes)


def _escrow(is_given: bool) -> str:
    opened = _("A host may give one. With a copy of her store it then opens all her cafés, and she is told so.")
    own = _("This laptop has given one.") if is_given else _("This laptop has given none.")
    return f"{opened} {own}"


def _small_numbers(said: Dpia) -> list[tuple[str, str]]:
    rule = _("numbers of people from 1 to {n} are hidden").format(n=said.threshold - 1)
    rows = [(_("The rule"), rule), (_("One mark for every hidden number"), _("[c] in data, a hatch on paper"))]
    rows += list(said.audits) or [(_("Audit of what was released"), not_set())]
    return rows


def _ledger(said: Dpia) -> list[Block]:
    if not said.releases:
        return [Text(_("Nothing has been released yet."), _BODY)]
    rows = [
        (
            str(one.number),
            _day(one.day),
            str(one.cafes),
            ", ".join(sorted({name.rsplit(".", 1)[-1] for name in one.files})),
            one.content_hash[:12] or not_set(),
        )
        for one in said.releases
    ]
    heads = (_("No."), _("Day"), _("Cafés"), _("Files"), _("Mark of its bytes"))
    return [_table(heads, rows, (30, 120, 44, 0, 112), figures=(2,))]


def _intruder(said: Dpia) -> list[Block]:
    if not said.intruder:
        asks = _("Before a release, ask of the most telling sentences: could someone from this place say who?")
        return [Text(asks, _BODY), Space(4), Text(_("Answers: {none}").format(none=not_set()), _BODY)]
    rows = [(_day(one.day), one.answer, one.by) for one in said.intruder]
    return [_table((_("Day"), _("Answer"), _("Asked by")), rows, (120, 0, 120))]


def _decided(said: Dpia) -> list[Block]:
    known = said.words
    rows = [
        (_("Who answers for it"), known.organisation or not_set()),
        (_("How to reach them"), known.contact or not_set()),
        (_("Lawful basis (Article 6)"), known.lawful_basis or not_set()),
        (_("Condition for health (Article 9)"), known.health_condition or not_set()),
        (_("Decided by"), known.decided_by or not_set()),
    ]
    return [Stack((_pairs(rows), Space(10), Asked(_("Signed, and the day"), _BODY, lines_said(1))))]


def _pairs(rows: Sequence[tuple[str, str]]) -> Table:
    columns = (Col("", 206, _ROW.strong, heads_row=True), Col(""))
    return Table(columns, [Row(pair) for pair in rows], _ROW, _HEAD, headless=True, gap=14)


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], figures: Sequence[int] = ()
) -> Table:
    columns = [
        Col(head, wide, heads_row=not at, align="right" if at in figures else "left", even_digits=at in figures)
        for at, (head, wide) in enumerate(zip(heads, widths, strict=True))
    ]
    return Table(columns, [Row(row) for row in rows], _ROW, _HEAD, gap=12, pad=4, head_rule="table_head")
