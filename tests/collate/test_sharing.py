"""Several coordinators over the same packs: choices pass between them, nothing is overwritten unasked, all undone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import text
from sqlmodel import select

from cafe.collate.preview_view import import_view
from cafe.collate.second_look import LookAnswer
from cafe.collate.service import CollateService
from cafe.collate.sharing.rules import NAME, THEME, side_by_side
from cafe.collate.themes.events import Names
from cafe.content.codebook import guid_of
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.released.tables import IntruderRow
from cafe.model.tables import ProgrammeRow, SecretRow
from cafe.model.values import Answer, AnswerState
from cafe.packs import phone_words
from cafe.packs.choices_file import Choices, What, choice, version_of
from cafe.packs.problems import PackProblem
from cafe.packs.schema import PackOwnTheme
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.store.database import Database
from tests.conftest import NewStore
from tests.packs.builders import a_pack, a_quote, a_sentence, an_id, some_people

HOST, MINE, THEIRS, OTHER = (SigningKey(letter * 32) for letter in (b"h", b"m", b"t", b"o"))
PETS = PackOwnTheme(code="OWN1", id=an_id("pets"), label="Pets")
QUOTE = "q1"
ELSEWHERE = 23  # people, in the edit of another host
TABLES = ("quote_choice", "answer", "change_choice", "same_cafe", "code_event", "coordinator", "setting")


@dataclass(eq=False)
class Desk:
    """One coordinator's laptop."""

    database: Database
    service: CollateService
    programme: str

    def everything(self) -> dict[str, list[str]]:
        """Every row but the trail, which only grows."""
        with self.database.read() as session:
            rows = {table: session.execute(text(f"SELECT * FROM {table}")).all() for table in TABLES}
        return {table: sorted(repr(row) for row in found if row[0] != "trail") for table, found in rows.items()}

    def themes(self) -> dict[str, int]:
        found = self.service.collation(self.programme)
        return {found.book.report_name(one.theme): one.cafes for one in found.themes}


@pytest.fixture
def desks(
    database: Database, new_store: NewStore, clock: FakeClock, changes: Changes, tmp_path: Path
) -> Iterator[tuple[Desk, Desk]]:
    """The coordinator, and her deputy with the same folder of packs and no signing key of the programme."""
    mine = CollateService(database, clock, changes)
    card = mine.make_programme("East Glens")
    store = new_store(DataFolder(tmp_path / "deputy"))
    with database.read() as session, store.write() as other:
        other.add(ProgrammeRow(**session.exec(select(ProgrammeRow)).one().model_dump()))
        kept = session.get_one(SecretRow, f"programme:{card.id}:age")
        other.add(SecretRow(name=kept.name, value=kept.value))
    theirs = CollateService(store, clock, Changes())
    packs = tmp_path / "packs"
    packs.mkdir()
    entries = (
        a_sentence("s1", text="We wait.", themes=("WAI",)),
        a_sentence("s2", text="The dog knew.", themes=("OWN1",)),
        a_quote(QUOTE),
    )
    pack = a_pack(programme=card.recipients[0], sender=HOST.public, entries=entries, own_themes=(PETS,), version=3)
    (packs / "one.cafepack").write_bytes(seal(frame_of(pack), HOST, card.recipients))
    for service in (mine, theirs):
        service.import_(service.preview(card.id, packs), {HOST.public})
    yield Desk(database, mine, card.id), Desk(store, theirs, card.id)
    store.close()


def _handed(giver: Desk, taker: Desk, path: Path, own: SigningKey, theirs: object = frozenset()) -> str:
    giver.service.sharing.write(giver.programme, path, own)
    preview = taker.service.sharing.look(taker.programme, path)
    return taker.service.sharing.take_in(taker.programme, preview, theirs, words_match=True)  # type: ignore[arg-type]


def test_all_that_was_chosen_goes_over_and_is_taken_back_whole(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    mine, theirs = desks
    theirs.service.choose_quote(theirs.programme, an_id(QUOTE), True)
    theirs.service.keep_answer(
        theirs.programme, "theme:WAI", Answer("Waiting", "A letter says how long.", AnswerState.DONE, "NHS boards")
    )
    theirs.service.second_look.answer(theirs.programme, "We wait.", LookAnswer(words="We wait long."))
    theirs.service.themes.place_new(theirs.programme, PETS.id, Names("Pets", "Animals as company"))
    theirs.service.themes.merge(theirs.programme, "WAI", "LIS")
    before = mine.everything()
    theirs.service.sharing.write(theirs.programme, tmp_path / "a.cafechoices", THEIRS)
    preview = mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices")
    assert mine.everything() == before, "nothing is written before somebody says so"
    assert preview.words == phone_words.fingerprint(bytes.fromhex(THEIRS.public))
    assert [preview.of(what) for what in (What.QUOTE, What.ANSWER, What.LOOK)] == [1, 1, 1]
    with pytest.raises(ProblemToFix, match="checked the six words"):
        mine.service.sharing.take_in(mine.programme, preview, (), words_match=False)
    batch = mine.service.sharing.take_in(mine.programme, preview, (), words_match=True)
    assert mine.themes() == theirs.themes() == {"Being listened to": 1, "Animals as company": 1}
    assert mine.service.collation(mine.programme) == theirs.service.collation(theirs.programme)
    assert mine.service.answers(mine.programme) == theirs.service.answers(theirs.programme)

    again = mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices")
    assert not again.has_anything and not again.words, "twice is once, and the words are known"
    mine.service.sharing.undo(batch)
    mine.service.sharing.undo(batch)
    after = mine.everything()
    assert {name: rows for name, rows in after.items() if name != "setting"} == {
        name: rows for name, rows in before.items() if name != "setting"
    }
    assert mine.service.second_look.answer_of(mine.programme, "We wait.") == LookAnswer()


@pytest.mark.parametrize("takes_theirs", [False, True])
def test_where_both_chose_a_person_says_whose_counts(
    desks: tuple[Desk, Desk], tmp_path: Path, clock: FakeClock, takes_theirs: bool
) -> None:
    mine, theirs = desks
    for desk, yes, place, name in ((mine, True, "PEE", "Heard"), (theirs, False, "MEN", "Listened")):
        desk.service.choose_quote(desk.programme, an_id(QUOTE), yes)
        desk.service.themes.place(desk.programme, PETS.id, place)
        desk.service.themes.rename(desk.programme, "LIS", Names(name, name))
        clock.advance(minutes=1)
    theirs.service.sharing.write(theirs.programme, tmp_path / "a.cafechoices", THEIRS)
    preview = mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices")
    keys = {one.key for one in preview.differing}
    assert keys == {("quote", an_id(QUOTE)), (THEME, PETS.id), (NAME, guid_of("LIS"))}
    before = mine.everything()
    batch = mine.service.sharing.take_in(mine.programme, preview, keys if takes_theirs else (), words_match=True)
    found = mine.service.collation(mine.programme)
    assert [quote.is_chosen for quote in found.quotes] == [not takes_theirs]
    assert mine.service.themes.proposed(mine.programme)[0].place == ("MEN" if takes_theirs else "PEE")
    assert found.book.report_name("LIS") == ("Listened" if takes_theirs else "Heard")
    mine.service.sharing.undo(batch)
    assert mine.everything() == before

    _handed(theirs, mine, tmp_path / "b.cafechoices", THEIRS, keys if takes_theirs else ())
    _handed(mine, theirs, tmp_path / "c.cafechoices", MINE, keys)
    assert mine.service.collation(mine.programme) == theirs.service.collation(theirs.programme), "one picture again"
    assert mine.themes() == theirs.themes()


def test_two_themes_with_the_same_letters_stay_two(desks: tuple[Desk, Desk], tmp_path: Path, clock: FakeClock) -> None:
    mine, theirs = desks
    assert mine.service.themes.make(mine.programme, Names("Pets")) == "QAA"
    clock.advance(minutes=1)
    assert theirs.service.themes.make(theirs.programme, Names("Clothes")) == "QAA"
    _handed(theirs, mine, tmp_path / "a.cafechoices", THEIRS)
    _handed(mine, theirs, tmp_path / "b.cafechoices", MINE)
    books = [desk.service.themes.book(desk.programme) for desk in desks]
    assert books[0] == books[1]
    assert {code.name: code.letters for code in books[0].codes.values() if not code.is_shipped} == {
        "Pets": "QAA",
        "Clothes": "QAB",
    }


def test_a_quote_that_was_taken_back_is_not_chosen_by_a_file(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    mine, theirs = desks
    theirs.service.choose_quote(theirs.programme, an_id(QUOTE), True)
    with mine.database.write() as session:
        session.execute(
            text("INSERT INTO taken_back VALUES (:p, :s, :k, :e, '2026-11-26 10:00:00', 1, '')"),
            {"p": mine.programme, "s": HOST.public, "k": an_id("a café"), "e": an_id(QUOTE)},
        )
    theirs.service.sharing.write(theirs.programme, tmp_path / "a.cafechoices", THEIRS)
    assert mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices").of(What.QUOTE) == 0


def test_a_file_that_is_for_others_or_was_changed_is_a_sentence(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    mine, theirs = desks
    with pytest.raises(ProblemToFix, match="Nothing has been chosen"):
        theirs.service.sharing.write(theirs.programme, tmp_path / "none.cafechoices", THEIRS)
    theirs.service.choose_quote(theirs.programme, an_id(QUOTE), True)
    path = tmp_path / "a.cafechoices"
    theirs.service.sharing.write(theirs.programme, path, THEIRS)
    content = path.read_bytes()
    other = mine.service.make_programme("West Glens").id
    with pytest.raises(PackProblem, match="another programme"):
        mine.service.sharing.look(other, content)
    for wrong in (content[:-40], b"", b"nothing of ours"):
        with pytest.raises(PackProblem):
            mine.service.sharing.look(mine.programme, wrong)


_choices = st.dictionaries(
    st.sampled_from([(What.QUOTE, "a"), (What.QUOTE, "b"), (What.SAME, "a b"), (What.CHANGE, "c")]),
    st.sampled_from(["yes", "no", "same", "different"]),
)


@settings(deadline=None, max_examples=20)
@given(_choices, _choices, st.integers(0, 99))
def test_every_choice_is_new_the_same_or_asked_about(here: dict, came: dict, seed: int) -> None:
    def made(some: dict) -> list:
        fits = {What.QUOTE: {"yes", "no"}, What.SAME: {"same", "different"}}
        return [choice(what, key, value) for (what, key), value in some.items() if value in fits.get(what, {value})]

    mine = {(one.what.value, one.key): one.value for one in made(here)}
    file = made(came)
    new, same, differing = side_by_side(mine, file)
    assert len(new) + same + len(differing) == len(file)
    random.Random(seed).shuffle(file)
    assert side_by_side(mine, file) == (new, same, differing)
    after = mine | {(one.what.value, one.key): one.value for one in new}
    assert side_by_side(after, file)[0] == (), "taken in twice is once"


def _two_edits(desks: tuple[Desk, Desk], folder: Path) -> tuple[dict[int, str], Path]:
    """A folder in which a second host changed the café of both too; answers frame hashes by the number of people."""
    folder.mkdir()
    recipients = desks[0].service.programmes()[0].recipients
    pack = a_pack(
        programme=recipients[0], sender=OTHER.public, entries=(a_sentence("s1"),), people=some_people(people=ELSEWHERE)
    )
    (folder / "two.cafepack").write_bytes(seal(frame_of(pack), OTHER, recipients))
    preview = desks[0].service.preview(desks[0].programme, folder)
    (item,) = preview.items
    assert item.arrived is not None
    first = desks[0].service.packs(desks[0].programme)[0].people
    assert first is not None
    with desks[0].database.read() as session:
        here = session.execute(text("SELECT frame_hash FROM pack WHERE is_current")).scalar_one()
    return {first: here, ELSEWHERE: item.arrived.frame_hash}, folder


def _chosen(desk: Desk, folder: Path, frame_hash: str) -> None:
    preview = desk.service.preview(desk.programme, folder)
    desk.service.import_(preview, {OTHER.public})
    preview = desk.service.preview(desk.programme, folder)
    (item,) = preview.choices
    assert item.arrived is not None
    desk.service.import_(preview, (), {item.arrived.pack.pack_id: frame_hash})


def _people(desk: Desk) -> list[int | None]:
    return [one.people for one in desk.service.packs(desk.programme)]


def test_which_of_two_edits_counts_is_offered_where_nobody_chose(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    mine, theirs = desks
    hashes, folder = _two_edits(desks, tmp_path / "later")
    _chosen(theirs, folder, hashes[ELSEWHERE])
    assert _people(theirs) == [ELSEWHERE]
    _handed(theirs, mine, tmp_path / "a.cafechoices", THEIRS)
    assert _people(mine) != [ELSEWHERE], "the pack is not here yet"
    mine.service.import_(mine.service.preview(mine.programme, folder), {OTHER.public})
    preview = mine.service.preview(mine.programme, folder)
    assert preview.offered == {preview.choices[0].options[0].facts.pack_id: hashes[ELSEWHERE]}  # type: ignore[union-attr]
    (asked,) = import_view(preview, (), preview.offered).choices
    assert asked.chosen == hashes[ELSEWHERE] and "other coordinator" in asked.sentence


@pytest.mark.parametrize("takes_theirs", [False, True])
def test_two_who_chose_otherwise_which_edit_counts_are_asked(
    desks: tuple[Desk, Desk], tmp_path: Path, takes_theirs: bool
) -> None:
    mine, theirs = desks
    hashes, folder = _two_edits(desks, tmp_path / "later")
    first = next(people for people in hashes if people != ELSEWHERE)
    _chosen(theirs, folder, hashes[ELSEWHERE])
    _chosen(mine, folder, hashes[first])
    theirs.service.sharing.write(theirs.programme, tmp_path / "a.cafechoices", THEIRS)
    preview = mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices")
    (differs,) = preview.differing
    assert differs.key[0] == What.EDIT
    kept = [differs.key] if takes_theirs else []
    batch = mine.service.sharing.take_in(mine.programme, preview, kept, words_match=True)
    assert (_people(mine), _people(theirs)) == ([ELSEWHERE] if takes_theirs else [first], [ELSEWHERE])
    again = mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices")
    assert len(again.differing) == (0 if takes_theirs else 1)
    mine.service.sharing.undo(batch)
    assert _people(mine) == [first]


@pytest.mark.parametrize("mine_said", ["", "no"])
def test_who_could_be_told_apart_is_never_answered_over(
    desks: tuple[Desk, Desk], tmp_path: Path, clock: FakeClock, mine_said: str
) -> None:
    mine, theirs = desks
    answers = {mine: mine_said, theirs: "unsure"}
    for desk, said in answers.items():
        if said:
            row = IntruderRow(
                id=said, programme_id=desk.programme, mark="e" * 64, answer=said, name="Ann", at=clock.now()
            )
            with desk.database.write() as session:
                session.add(row)
    clock.advance(minutes=1)
    theirs.service.sharing.write(theirs.programme, tmp_path / "a.cafechoices", THEIRS)
    preview = mine.service.sharing.look(mine.programme, tmp_path / "a.cafechoices")
    assert (preview.of(What.COULD), len(preview.differing)) == ((0, 1) if mine_said else (1, 0))
    batch = mine.service.sharing.take_in(mine.programme, preview, (), words_match=True)
    assert _could(mine) == ([mine_said] if mine_said else ["unsure"])
    with mine.database.read() as session:
        assert "Ann" not in [one.name for one in session.exec(select(IntruderRow)) if one.answer == "unsure"]
    mine.service.sharing.undo(batch)
    assert _could(mine) == ([mine_said] if mine_said else [])


def _could(desk: Desk) -> list[str]:
    with desk.database.read() as session:
        return [one.answer for one in session.exec(select(IntruderRow))]


def test_choices_that_an_older_laptop_can_say_are_written_as_it_reads_them(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    old = choice(What.QUOTE, an_id(QUOTE), "yes")
    new = choice(What.EDIT, an_id("a café"), "f" * 64)
    facts = {"format": "cafe-choices", "programme": "age1", "signer": MINE.public, "events": ()}
    assert (version_of([old]), version_of([old, new])) == (1, 2)
    assert Choices(**facts, version=1, choices=(old,)).version == 1
    for version, made in ((1, (new,)), (2, (old,))):
        with pytest.raises(ValidationError):
            Choices(**facts, version=version, choices=made)
