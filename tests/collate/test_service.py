"""Packs taken in, in batches that can be undone; the picture they make."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from cafe.collate.incoming import Coming
from cafe.collate.intake.service import PACK, facts
from cafe.collate.service import CollateService, sender_words
from cafe.collate.simulate import packs
from cafe.collate.values import Filters
from cafe.core.changes import Changes, Kind
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.model.values import EntryKind, ProgrammeCard
from cafe.packs.apart import ReadApart
from cafe.packs.schema import CafePack, Withdrawn
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.store.database import Database
from tests.packs.builders import a_pack, a_quote, a_sentence, an_id, some_people

ANN, BEA = SigningKey(b"a" * 32), SigningKey(b"b" * 32)
KEPT_ON_PURPOSE = {"import_batch", "taken_back"}  # that it came and was undone; what she took back stays out


class Post:
    """A folder that packs arrive in."""

    def __init__(self, folder: Path, programme: ProgrammeCard) -> None:
        self.folder, self.programme = folder, programme
        folder.mkdir()

    def send(self, name: str, key: SigningKey = ANN, **facts: object) -> CafePack:
        pack = a_pack(**({"programme": self.programme.recipients[0], "sender": key.public} | facts))
        self.seal(name, pack, key)
        return pack

    def seal(self, name: str, pack: CafePack, key: SigningKey) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(seal(frame_of(pack), key, self.programme.recipients))


@pytest.fixture
def post(tmp_path: Path, programme: ProgrammeCard) -> Post:
    return Post(tmp_path / "packs", programme)


def _everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table there is, but for what an undo leaves on purpose."""
    with database.read() as session:
        names = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
        return {
            table: sorted(map(tuple, session.execute(text(f"SELECT * FROM {table}")).all()), key=repr)
            for table in set(names) - KEPT_ON_PURPOSE
            if not table.startswith("pack_words_")  # how the index of words keeps itself; what it finds is looked at
        }


def _take(service: CollateService, post: Post, *keys: SigningKey, **choices: str):
    preview = service.preview(post.programme.id, post.folder)
    return service.import_(preview, {key.public for key in keys}, choices)


def test_a_programme_can_be_handed_to_facilitators(service: CollateService, programme: ProgrammeCard) -> None:
    from cafe.packs.programme_file import read_file

    card = read_file(service.programme_file(programme.id)).card()
    assert (card.name, card.recipients, card.words) == (programme.name, programme.recipients, programme.words)
    (kept,) = service.programmes()
    assert (kept.id, kept.words, kept.address) == (programme.id, programme.words, "packs@programme.example")


def test_two_programmes_of_one_name_would_be_mixed_up(service: CollateService, programme: ProgrammeCard) -> None:
    with pytest.raises(ProblemToFix, match="already"):
        service.make_programme("Autumn  2026 programme")


def test_nothing_is_written_before_somebody_says_so(service: CollateService, post: Post, database: Database) -> None:
    post.send("one.cafepack")
    before = _everything(database)
    preview = service.preview(post.programme.id, post.folder)
    assert _everything(database) == before
    (item,) = preview.items
    assert (item.coming, item.beneath) == (Coming.UNKNOWN_SENDER, Coming.NEW)
    assert preview.new_senders[0].words == sender_words(ANN.public)


def test_a_pack_of_an_unknown_sender_waits_in_its_folder(service: CollateService, post: Post) -> None:
    post.send("one.cafepack")
    result = _take(service, post)
    assert (result.batch.new, result.batch.refused) == (0, 1)
    assert "sender you do not know" in result.refused[0][1]
    assert service.collation(post.programme.id).aside.refused == 1


def test_a_pack_comes_in_once_her_words_match(service: CollateService, post: Post, changes: Changes) -> None:
    told: list[frozenset[Kind]] = []
    changes.subscribe(lambda kinds, _origin: told.append(kinds))
    post.send("one.cafepack")
    result = _take(service, post, ANN)
    assert (result.batch.new, result.batch.refused) == (1, 0)
    picture = service.collation(post.programme.id)
    assert (picture.cafes, picture.people, [t.theme for t in picture.themes]) == (1, 14, ["IDE", "LIS"])
    assert [one.words for one in service.senders(post.programme.id)] == [sender_words(ANN.public)]
    assert told == [frozenset({Kind.PROGRAMME})]


def test_a_file_that_was_taken_in_is_known_by_its_bytes_and_not_opened_again(
    service: CollateService, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.send("one.cafepack")
    post.send("two.cafepack", pack_id=an_id("two"), sequence=2)
    first = _take(service, post, ANN).batch
    opened: list[bytes] = []
    monkeypatch.setattr(ReadApart, "packs", lambda _self, contents, *_rest, **_named: opened.extend(contents))
    assert _take(service, post).batch.same == 2
    assert opened == []
    service.undo_import(first.id)
    service.preview(post.programme.id, post.folder)
    assert len(opened) == 2, "what was taken back has to be opened"


def test_the_same_folder_again_has_nothing_to_do(service: CollateService, post: Post, database: Database) -> None:
    post.send("one.cafepack")
    post.send("two.cafepack", pack_id=an_id("two"), sequence=2)
    _take(service, post, ANN)
    before = _everything(database)
    result = _take(service, post)
    assert (result.batch.new, result.batch.updated, result.batch.same) == (0, 0, 2)
    assert _everything(database) == before


def test_a_correction_says_what_changed_and_keeps_the_old_one(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", people=some_people(people=11, first_timers=None))
    _take(service, post, ANN)
    better = (a_sentence(text="Broken sleep, night after night."),)
    post.send(
        "one-2.cafepack", revision=2, sequence=2, people=some_people(people=12, first_timers=None), entries=better
    )
    preview = service.preview(post.programme.id, post.folder)
    (newer,) = preview.of(Coming.NEWER)
    changed = {(one.label, one.before, one.after) for one in newer.changes}
    assert ("People", "11", "12") in changed
    assert ("A quote", "was there", "taken back by its speaker") in changed
    assert any(label == "Sentence 1" and "Broken sleep" in after for label, _before, after in changed)
    assert service.import_(preview).batch.updated == 1
    assert service.collation(post.programme.id).people == 12


def test_two_edits_of_one_cafe_wait_for_a_choice(service: CollateService, post: Post, database: Database) -> None:
    post.send("one.cafepack")
    _take(service, post, ANN)
    post.send("left.cafepack", revision=2, sequence=2, people=some_people(people=10))
    right = post.send("right.cafepack", revision=2, sequence=3, people=some_people(people=20))
    preview = service.preview(post.programme.id, post.folder)
    (choice,) = preview.choices
    assert [option.file for option in choice.options] == ["left.cafepack", "right.cafepack"]
    assert service.import_(preview).batch.refused == 2
    assert service.collation(post.programme.id).people == 14

    from cafe.packs.frame import frame_hash

    before = _everything(database)
    chosen = service.import_(preview, choices={right.pack_id: frame_hash(frame_of(right))})
    assert (chosen.batch.updated, chosen.batch.refused) == (1, 0)
    assert service.collation(post.programme.id).people == 20
    assert service.preview(post.programme.id, post.folder).choices == ()
    service.undo_import(chosen.batch.id)
    assert _everything(database) == before


def test_one_bad_pack_never_stops_the_rest(service: CollateService, post: Post) -> None:
    post.send("good.cafepack")
    whole = (post.folder / "good.cafepack").read_bytes()
    (post.folder / "half.cafepack").write_bytes(whole[: len(whole) // 2])
    (post.folder / "letter.cafepack").write_text("Dear all")
    (post.folder / "sub").mkdir()
    (post.folder / "sub" / "empty.CAFEPACK").write_bytes(b"")
    (post.folder / "photo.jpg").write_bytes(b"not looked at")
    result = _take(service, post, ANN)
    assert (result.batch.new, result.batch.refused) == (1, 3)
    assert all("did not open" in why for _file, why in result.refused)


def test_a_pack_for_another_programme_is_said_to_be(service: CollateService, post: Post) -> None:
    other = service.make_programme("Another")
    stray = a_pack(programme=other.recipients[0], sender=ANN.public)
    (post.folder / "stray.cafepack").write_bytes(seal(frame_of(stray), ANN, other.recipients))
    preview = service.preview(post.programme.id, post.folder)
    assert [item.coming for item in preview.items] == [Coming.OTHER_PROGRAMME]


def test_a_host_of_two_programmes_is_known_to_both(service: CollateService, post: Post, tmp_path: Path) -> None:
    other = Post(tmp_path / "other", service.make_programme("Another"))
    post.send("one.cafepack")
    other.send("one.cafepack")
    _take(service, post, ANN)
    second = _take(service, other, ANN)
    for card in (post.programme, other.programme):
        assert [one.key for one in service.senders(card.id)] == [ANN.public]
    post.send("two.cafepack", pack_id=an_id("two"), sequence=2)
    assert _take(service, post).batch.new == 1, "she need not be rung again"
    service.undo_import(second.batch.id)
    assert [len(service.senders(card.id)) for card in (post.programme, other.programme)] == [1, 0]


def test_undo_brings_back_what_counted_before(
    service: CollateService, post: Post, database: Database, clock: FakeClock
) -> None:
    post.send("one.cafepack")
    _take(service, post, ANN)
    clock.advance(minutes=5)
    before, picture = _everything(database), service.collation(post.programme.id)
    post.send("one-2.cafepack", revision=2, sequence=2)
    post.send("bea.cafepack", BEA, pack_id=an_id("bea"))
    second = _take(service, post, BEA)
    assert service.collation(post.programme.id).cafes == 2
    service.undo_import(second.batch.id)
    service.undo_import(second.batch.id)
    assert _everything(database) == before
    assert service.collation(post.programme.id) == picture
    assert service.batches(post.programme.id)[0].undone_at is not None


def test_a_batch_in_the_middle_can_be_undone(service: CollateService, post: Post, clock: FakeClock) -> None:
    for revision in (1, 2, 3):
        post.send(f"{revision}.cafepack", revision=revision, sequence=revision, people=some_people(people=8 + revision))
        result = _take(service, post, ANN)
        clock.advance(minutes=1)
        if revision == 2:
            middle = result.batch.id
    service.undo_import(middle)
    assert service.collation(post.programme.id).people == 11
    newest = service.batches(post.programme.id)[0]
    service.undo_import(newest.id)
    assert service.collation(post.programme.id).people == 9


def test_a_quote_taken_back_stays_out_even_of_an_older_pack(service: CollateService, post: Post) -> None:
    first = post.send("one.cafepack", entries=(a_sentence(), a_quote()))
    quote = first.of_kind(EntryKind.QUOTE)[0]
    gone = (Withdrawn(pack_id=first.pack_id, entry_id=quote.id),)
    post.send("bea.cafepack", BEA, pack_id=an_id("bea"), entries=(), withdrawn=gone)
    _take(service, post, ANN, BEA)
    assert len(service.collation(post.programme.id).quotes) == 1, "nobody takes back another's quote"
    post.send("next.cafepack", pack_id=an_id("next"), sequence=2, entries=(), withdrawn=gone)
    _take(service, post)
    assert service.collation(post.programme.id).quotes == ()


def test_a_chosen_quote_stays_chosen(service: CollateService, post: Post) -> None:
    pack = post.send("one.cafepack")
    _take(service, post, ANN)
    quote = pack.of_kind(EntryKind.QUOTE)[0]
    service.choose_quote(post.programme.id, quote.id, True)
    assert [one.is_chosen for one in service.collation(post.programme.id).quotes] == [True]
    service.choose_quote(post.programme.id, quote.id, False)
    assert [one.is_chosen for one in service.collation(post.programme.id).quotes] == [False]


def test_a_missing_number_is_mentioned(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", sequence=4)
    preview = service.preview(post.programme.id, post.folder)
    assert [(gap.missing, gap.of) for gap in preview.gaps] == [((1, 2, 3), 4)]
    service.import_(preview, {ANN.public})
    assert service.collation(post.programme.id).aside.missing == 3


def test_a_correction_and_what_it_replaces_leave_no_hole_in_her_counting(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", sequence=1, people=some_people(people=9))
    post.send("one-2.cafepack", revision=2, sequence=2, people=some_people(people=12))
    _take(service, post, ANN)
    picture = service.collation(post.programme.id)
    assert (picture.cafes, picture.people, picture.aside.missing) == (1, 12, 0)
    assert _take(service, post).batch.same == 2, "both are known when the folder is read again"


def test_what_a_correction_replaced_may_come_after_it(
    service: CollateService, post: Post, database: Database, tmp_path: Path
) -> None:
    late = Post(tmp_path / "late", post.programme)
    post.send("one-3.cafepack", revision=3, sequence=3, people=some_people(people=13))
    newest = _take(service, post, ANN).batch.id
    assert service.collation(post.programme.id).aside.missing == 2
    before = _everything(database)
    late.send("one.cafepack", sequence=1, people=some_people(people=11))
    late.send("one-2.cafepack", revision=2, sequence=2, people=some_people(people=12))
    older = _take(service, late).batch.id
    picture = service.collation(post.programme.id)
    assert (picture.cafes, picture.people, picture.aside.missing) == (1, 13, 0)
    service.undo_import(newest)
    assert service.collation(post.programme.id).people == 12, "the one before the correction counts again"
    service.undo_import(older)
    assert service.collation(post.programme.id).cafes == 0
    newest = _take(service, post, ANN).batch.id
    assert [(one.revision, one.people) for one in service.packs(post.programme.id)] == [(3, 13)]
    late_again = _take(service, late).batch.id
    service.undo_import(late_again)
    assert len(_everything(database)["pack"]) == len(before["pack"])


@pytest.mark.parametrize("seed", range(4))
def test_revisions_in_any_order_and_any_batches_give_one_picture(
    service: CollateService, post: Post, database: Database, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    folders = [Post(tmp_path / f"folder-{n}", post.programme) for n in range(3)]
    for revision in range(1, 6):
        chance.choice(folders).send(
            f"{revision}.cafepack", revision=revision, sequence=revision, people=some_people(people=8 + revision)
        )
    before = _everything(database)
    states, batches = [before], []
    for folder in chance.sample(folders, 3):
        batches.append(_take(service, folder, ANN).batch.id)
        states.append(_everything(database))
    picture = service.collation(post.programme.id)
    assert (picture.people, picture.aside.missing) == (13, 0)
    for batch, then in zip(reversed(batches), reversed(states[:-1]), strict=True):
        service.undo_import(batch)
        assert _everything(database) == then


def test_stopping_reads_no_further(service: CollateService, post: Post) -> None:
    for number in range(5):
        post.send(f"{number}.cafepack", pack_id=an_id(str(number)), sequence=number + 1)
    seen: list[tuple[int, int]] = []
    preview = service.preview(
        post.programme.id, post.folder, lambda done, of: seen.append((done, of)), lambda: len(seen) == 2
    )
    assert (len(preview.items), preview.was_stopped, seen) == (2, True, [(1, 5), (2, 5)])


def test_files_of_other_programs_are_no_packs_and_a_pack_under_another_name_is_one(
    service: CollateService, post: Post
) -> None:
    post.send("one.cafepack")
    renamed = (post.folder / "one.cafepack").rename(post.folder / "one.cafepack.txt")
    letter, packed, nothing = (post.folder / name for name in ("letter.docx", "packs.zip", "nothing"))
    letter.write_bytes(b"PK\x03\x04 Dear Ishbel")
    packed.write_bytes(b"PK\x03\x04" + renamed.read_bytes())
    nothing.touch()
    preview = service.preview(post.programme.id, [renamed, letter, packed, nothing])
    whys = {item.file: item.sentence for item in preview.of(Coming.CANNOT_READ)}
    assert set(whys) == {"letter.docx", "packs.zip", "nothing"}
    assert all("names end in .cafepack" in why and "take them out first" in why for why in whys.values())
    assert service.import_(preview, {ANN.public}).batch.new == 1


def test_a_folder_that_cannot_be_looked_into_is_counted_and_the_rest_comes_in(
    service: CollateService, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.send("one.cafepack")
    (post.folder / "._one.cafepack").write_bytes(b"what a Mac writes beside each file on a stick")
    closed = post.folder / "Angus"
    closed.mkdir()
    look = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = _take(service, post, ANN)
    assert (result.batch.new, result.batch.refused) == (1, 1)
    ((name, why),) = result.refused
    assert (name, "could not look into this folder" in why) == ("Angus/", True)
    assert service.collation(post.programme.id).aside.refused == 1


def test_a_folder_that_is_gone_is_a_sentence(service: CollateService, programme: ProgrammeCard) -> None:
    with pytest.raises(ProblemToFix, match="cannot find"):
        service.preview(programme.id, Path("nowhere at all"))


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    parted=st.tuples(
        st.lists(st.integers(0, 2), min_size=12, max_size=12), st.permutations(range(3)), st.permutations(range(3))
    )
)
def test_the_order_of_imports_never_matters_and_undo_restores_every_table(
    service: CollateService,
    programme: ProgrammeCard,
    post: Post,
    database: Database,
    parted: tuple[list[int], list[int], list[int]],
) -> None:
    """One store for every try, since each try leaves it as it was. ``parted``: which of three batches each pack is
    in, the order the batches come in, and the order they are undone in."""
    parts, order, back = parted
    if not any(post.folder.iterdir()):
        for one in packs(12, 1, programme.recipients[0]):
            (post.folder / one.name).write_bytes(seal(one.frame, one.key, programme.recipients))
    files = sorted(post.folder.iterdir())
    empty = _everything(database)
    preview = service.preview(programme.id, post.folder)
    senders = {one.key for one in preview.new_senders}
    all_at_once = service.import_(preview, senders)
    picture = service.collation(programme.id)
    assert picture.cafes == 12
    service.undo_import(all_at_once.batch.id)
    assert _everything(database) == empty

    batches = []
    for part in order:
        mine = [file for at, file in enumerate(files) if parts[at % len(parts)] == part]
        batches.append(service.import_(service.preview(programme.id, mine), senders).batch.id)
        with database.read() as session:
            kept = facts(session, PACK.c.programme_id == programme.id, PACK.c.is_current)
        assert service.second_look.here(programme.id).raw == list(kept.values()), "in memory as in the store"
    assert service.collation(programme.id) == picture
    for place in back:
        service.undo_import(batches[place])
    assert _everything(database) == empty


def test_packs_are_listed_by_month_and_marked_when_they_just_came(
    service: CollateService, post: Post, clock: FakeClock
) -> None:
    post.send("one.cafepack")
    _take(service, post, ANN)
    (line,) = service.packs(post.programme.id)
    assert (line.month, line.people, line.is_new) == ("2026-11", 14, False)  # the very first are not news
    clock.advance(minutes=5)
    post.send("two.cafepack", pack_id=an_id("another café"), sequence=2)
    _take(service, post)
    assert {line.pack_id: line.is_new for line in service.packs(post.programme.id)} == {
        an_id("a café"): False,
        an_id("another café"): True,
    }
    assert service.packs(post.programme.id, Filters(topics=("pelvic",))) == ()
