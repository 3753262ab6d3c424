"""A programme's themes over real packs: placed once, followed by old packs and new, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from cafe.collate.service import CollateService
from cafe.collate.themes.events import PROPOSED, Names
from cafe.core.errors import ProblemToFix
from cafe.model.values import Answer, AnswerState, ProgrammeCard
from cafe.packs.schema import PackOwnTheme
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.report import qda
from cafe.store.database import Database
from tests.packs.builders import a_pack, a_sentence, an_id

ANN = SigningKey(b"a" * 32)
PETS = PackOwnTheme(code="OWN1", id=an_id("pets"), label="Pets")


class Folder:
    """Where packs arrive; ``take`` adds all of it."""

    def __init__(self, folder: Path, service: CollateService, programme: ProgrammeCard) -> None:
        self.folder, self.service, self.programme, self.sent = folder, service, programme, 0
        folder.mkdir()

    def send(self, *entries: object, own: tuple[PackOwnTheme, ...] = ()) -> None:
        self.sent += 1
        facts = {"own_themes": own, "version": 3} if own else {}
        pack = a_pack(
            programme=self.programme.recipients[0],
            sender=ANN.public,
            pack_id=an_id(f"café {self.sent}"),
            sequence=self.sent,
            entries=entries,
            **facts,
        )
        (self.folder / f"{self.sent}.cafepack").write_bytes(seal(frame_of(pack), ANN, self.programme.recipients))

    def take(self) -> str:
        preview = self.service.preview(self.programme.id, self.folder)
        return self.service.import_(preview, {ANN.public}).batch.id

    @property
    def themes(self) -> dict[str, int]:
        found = self.service.collation(self.programme.id)
        return {found.book.report_name(theme.theme): theme.cafes for theme in found.themes}


@pytest.fixture
def came(tmp_path: Path, service: CollateService, programme: ProgrammeCard) -> Folder:
    return Folder(tmp_path / "packs", service, programme)


def _said(words: str, *themes: str) -> object:
    return a_sentence(id=an_id(words), text=words, themes=themes)


def test_a_proposed_theme_is_placed_once_and_later_packs_follow(service: CollateService, came: Folder) -> None:
    came.send(_said("The dog knew.", "OWN1"), own=(PETS,))
    came.take()
    programme_id = came.programme.id
    assert came.themes == {"Hosts’ own themes, not placed yet": 1}
    (asked,) = service.themes.proposed(programme_id)
    assert (asked.label, len(asked.cafes), asked.place) == ("Pets", 1, None)
    done = service.themes.place_new(programme_id, asked.theme_id, Names("Pets", "Animals as company"))
    came.send(_said("My cat hears it all.", "OWN1"), own=(PETS,))
    came.take()
    assert came.themes == {"Animals as company": 2}
    service.themes.take_back(programme_id, done)
    assert came.themes == {"Hosts’ own themes, not placed yet": 2}
    service.themes.bring_back(programme_id, done)
    assert came.themes == {"Animals as company": 2}


def test_the_log_only_ever_grows(service: CollateService, came: Folder, database: Database) -> None:
    programme_id = came.programme.id
    before: list[tuple[object, ...]] = []
    letters = service.themes.make(programme_id, Names("Pets", "Pets"))
    steps = (
        lambda: service.themes.rename(programme_id, letters, Names("Animals", "Animals")),
        lambda: service.themes.merge(programme_id, "WAI", "LIS"),
        lambda: service.themes.take_back(programme_id, service.themes.history(programme_id)[0].together),
        lambda: service.themes.published(programme_id),
    )
    for step in steps:
        step()
        with database.read() as session:
            now = [tuple(row) for row in session.execute(text("SELECT * FROM code_event ORDER BY at")).all()]
        assert now[: len(before)] == before and len(now) > len(before)
        before = now


def test_finer_themes_keep_their_names_in_the_theme_they_go_to(service: CollateService, came: Folder) -> None:
    came.send(_said("We wait.", "WAI2"))
    came.take()
    service.themes.merge(came.programme.id, "WAI", "LIS")
    (theme,) = service.collation(came.programme.id).themes
    book = service.themes.book(came.programme.id)
    (finer,) = theme.codes
    kept = book.find(finer.code)
    assert theme.theme == "LIS" and kept is not None
    assert kept.name == "Wait for tests, a diagnosis or treatment"


def test_a_theme_that_hosts_have_is_not_taken_back(service: CollateService, came: Folder) -> None:
    programme_id = came.programme.id
    service.themes.make(programme_id, Names("Pets", "Pets"))
    made = service.themes.history(programme_id)[0]
    assert made.can_be_taken_back
    service.themes.published(programme_id)
    with pytest.raises(ProblemToFix, match="Hosts have"):
        service.themes.take_back(programme_id, made.together)


def test_two_themes_of_one_name_are_not_made(service: CollateService, came: Folder) -> None:
    with pytest.raises(ProblemToFix, match="already"):
        service.themes.make(came.programme.id, Names("waiting", "Waiting, and being passed on"))
    with pytest.raises(ProblemToFix, match="no name"):
        service.themes.make(came.programme.id, Names(" "))
    with pytest.raises(ProblemToFix, match="into itself"):
        service.themes.merge(came.programme.id, "WAI", "WAI2")
    with pytest.raises(ProblemToFix, match="not there"):
        service.themes.rename(came.programme.id, "QZZ", Names("Pets"))


def test_a_divided_theme_counts_its_sentences_apart(service: CollateService, came: Folder) -> None:
    came.send(_said("The bus is gone.", "RUR2"), _said("The road floods.", "RUR2"))
    came.send(_said("the bus is gone", "RUR2"))
    came.take()
    programme_id = came.programme.id
    bus = next(one for one in service.themes.said_under(programme_id, "RUR") if "bus" in one.text)
    assert bus.cafes == 2
    service.themes.divide(programme_id, "RUR", [bus.mark], Names("Buses", "Buses and ferries"))
    assert came.themes == {"Buses and ferries": 2, "Place and travel": 1}


def test_an_answer_finds_the_sentences_of_a_merged_theme(service: CollateService, came: Folder, tmp_path: Path) -> None:
    came.send(_said("We wait.", "WAI"))
    came.take()
    service.keep_answer(came.programme.id, "theme:LIS", Answer("Being listened to", "We will.", AnswerState.DONE, ""))
    assert [made.answers for made in service.write_replies(came.programme.id, tmp_path)] == [0]
    service.themes.merge(came.programme.id, "WAI", "LIS")
    assert [made.answers for made in service.write_replies(came.programme.id, tmp_path)] == [1]


def test_taking_a_batch_back_takes_its_proposed_themes_too(service: CollateService, came: Folder) -> None:
    came.send(_said("The dog knew.", "OWN1"), own=(PETS,))
    service.undo_import(came.take())
    assert service.themes.proposed(came.programme.id) == ()
    assert PROPOSED not in came.themes


def test_a_codebook_of_another_program_is_looked_at_taken_in_and_taken_back(
    service: CollateService, came: Folder, tmp_path: Path
) -> None:
    guid = "8E7FDDFE-DB36-48DC-B464-80C3A4DECD90"
    theirs = tmp_path / "theirs.qdc"
    theirs.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
        f'<Code guid="{guid}" name="Pets" isCodable="true"/>'
        '<Code guid="8E7FDDFE-DB36-48DC-B464-80C3A4DECD91" name="Access to care" isCodable="true"/>'
        "</Codes></CodeBook>",
        encoding="utf-8",
    )
    programme_id = came.programme.id
    before = service.themes.book(programme_id)
    found = service.themes.look_at(programme_id, theirs)
    assert (len(found.new), len(found.clashes)) == (1, 1)
    done = service.themes.take_in(programme_id, found, their_names=False, same_name_is_same=True)
    book = service.themes.book(programme_id)
    assert guid in qda.codebook_file(book.book()).decode(), "it keeps its id on the way out"
    assert [theme.report_name for theme in book.book().themes].count("Access to care") == 1
    assert not service.themes.look_at(programme_id, theirs).has_anything, "known when it comes again"
    service.themes.take_back(programme_id, done)
    assert service.themes.book(programme_id).book().themes == before.book().themes
