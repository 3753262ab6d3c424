"""cafe collate: a month end in one line, and what it says where it cannot."""

from __future__ import annotations

import json
from argparse import Namespace
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from cafe.collate.intake.service import facts as facts_of_cafes
from cafe.collate.looking import service as looking
from cafe.collate.reading import ImportPreview, NewSender
from cafe.collate.second_look import LookAnswer
from cafe.collate.service import CollateService
from cafe.commands import collate as command
from cafe.commands import pack as pack_command
from cafe.commands.collate import _accepted
from cafe.commands.terminal import DONE, Terminal
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.packs.programme_file import file_name
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.store.database import Database
from tests.collate.test_returns import post
from tests.commands.helpers import cafe, cafe_here, with_words
from tests.packs.builders import a_pack, a_sentence, an_id, some_facts


def test_a_format_that_we_do_not_write_is_the_wrong_word(tmp_path: Path) -> None:
    told = cafe_here("collate", tmp_path, "--out", tmp_path / "out", "--format", "pdf,papyrus", *with_words(tmp_path))
    assert told.returncode == 2
    assert "papyrus" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_the_wrong_word(tmp_path: Path) -> None:
    told = cafe_here("collate", tmp_path / "gone", "--out", tmp_path / "out", *with_words(tmp_path))
    assert told.returncode == 2
    assert "is not a folder" in told.stderr


def test_without_a_programme_it_says_how_to_make_one(tmp_path: Path) -> None:
    told = cafe("collate", tmp_path, "--out", tmp_path / "out", *with_words(tmp_path))
    assert told.returncode == 2
    assert "cafe programme new" in told.stderr


def test_which_of_two_programmes_is_asked(tmp_path: Path) -> None:
    for name in ("Spring", "Autumn"):
        assert cafe_here("programme", "new", name, "--out", tmp_path, *with_words(tmp_path)).returncode == 0
    told = cafe_here("collate", tmp_path, "--out", tmp_path / "out", *with_words(tmp_path))
    assert told.returncode == 2
    assert "Autumn" in told.stderr
    assert "Spring" in told.stderr


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Tay & Forth: 2026", "Tay - Forth- 2026"),
        ("CON", "programme CON"),
        ("lpt1.old", "programme lpt1.old"),
        ("Console", "Console"),
        ("../../etc", "etc"),
        ("☃", "programme"),
    ],
)
def test_a_programme_s_file_has_a_name_that_every_system_takes(name: str, file: str) -> None:
    assert file_name(name) == f"{file}.cafeprogramme"


def test_new_senders_are_accepted_by_their_words_only() -> None:
    ann, bea = NewSender("a", ("heron", "oat"), 2), NewSender("b", ("brae", "moss"), 1)
    preview = ImportPreview("p", "folder", (), (ann, bea))
    assert _accepted(preview, []) == ()
    assert _accepted(preview, ["Heron · oat"]) == ("a",)
    assert _accepted(preview, ["heron-oat", "brae moss"]) == ("a", "b")
    assert _accepted(preview, ["heron"]) == ()
    assert _accepted(preview, ["all"]) == ("a", "b")


def test_a_month_end_takes_packs_and_returns_and_says_what_was_held_back(
    database: Database, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """In this process, with a store that stands open: doors and keys have tests of their own."""
    monkeypatch.setattr(command, "opened", lambda _asked, _clock: nullcontext(database))
    monkeypatch.setattr(pack_command, "opened", lambda _asked, _clock: nullcontext(database))
    monkeypatch.setattr(command, "SystemClock", lambda: clock)
    card = CollateService(database, clock, Changes()).make_programme("East Glens")
    letters = tmp_path / "from hosts"
    letters.mkdir()
    clock.advance(minutes=60 * 24 * 60)
    for at in range(3):
        post(letters, card, f"return {at}", SigningKey(bytes([at + 70]) * 32), quarter="2026-Q3")
    telling = "The only midwife on the island had twins and ran the choir."
    facts: dict[str, Any] = {"programme": card.recipients[0], "cafe": some_facts(month="2026-10", day=None)}
    for at, (host, said) in enumerate(((b"a", telling), (b"a", "It was warm."), (b"b", "It was late."))):
        key = SigningKey(host * 32)
        entries = (a_sentence("s", text=said),)
        pack = a_pack(sender=key.public, pack_id=an_id(f"{at}"), sequence=at % 2 + 1, entries=entries, **facts)
        (letters / f"{at}.cafepack").write_bytes(seal(frame_of(pack), key, card.recipients))
    asked = Namespace(folder=letters, out=tmp_path / "out", format="csv", accept=[], programme="", json=False)
    with pytest.raises(ProblemToFix, match="No café has come in yet"):  # nobody was accepted
        command.run(asked, Terminal())
    assert "add --accept with the words" in capsys.readouterr().out
    asked.accept = ["all"]
    assert command.run(asked, Terminal()) == DONE
    said = capsys.readouterr().out
    assert "3 new, 3 returns." in said
    assert "1 sentence could point to a person, and is not in the report." in said
    service = CollateService(database, clock, Changes())
    service.second_look.read_all(card.id)
    (waits,) = service.second_look.waiting(card.id)
    service.second_look.answer(card.id, waits.text, LookAnswer(left=tuple(flag.text for flag in waits.flags)))
    read: list[object] = []
    monkeypatch.setattr(looking, "facts", lambda *asked: read.append(asked) or facts_of_cafes(*asked))
    assert command.run(asked, Terminal()) == DONE
    assert len(read) == 1, "all cafés are read from the store once"
    said = capsys.readouterr().out
    assert "1 sentence was held back: nobody has said yet that it tells of no one." in said
    (table,) = (tmp_path / "out").glob("*-release-1-reach.csv")
    assert '"45 to 54",54' in table.read_text(encoding="utf-8-sig")
    shown = Namespace(action="show", files=[letters / "return 0.cafereturn"], json=False)
    assert pack_command.run(shown, Terminal()) == DONE
    assert json.loads(capsys.readouterr().out)["quarter"] == "2026-Q3"
    checked = Namespace(action="check", files=[letters / "return 0.cafereturn"], json=False)
    assert pack_command.run(checked, Terminal()) == DONE
    assert ": good. July to September 2026, NHS Highland, revision 1." in capsys.readouterr().out


def test_two_packs_that_may_be_one_cafe_are_said(
    database: Database, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(command, "opened", lambda _asked, _clock: nullcontext(database))
    monkeypatch.setattr(command, "SystemClock", lambda: clock)
    card = CollateService(database, clock, Changes()).make_programme("East Glens")
    clock.advance(minutes=60 * 24 * 60)
    facts = some_facts(month="2026-10", day=None)
    for at in range(3):
        key, said = SigningKey(bytes([at + 1]) * 32), a_sentence("s", text=f"The bus stops at {at + 4}.")
        facts = some_facts(month="2026-10", day=None) if at < 2 else some_facts(month="2026-09", day=None)
        pack = a_pack(
            pack_id=an_id(str(at)), programme=card.recipients[0], sender=key.public, cafe=facts, entries=(said,)
        )
        (tmp_path / f"{at}.cafepack").write_bytes(seal(frame_of(pack), key, card.recipients))
    asked = Namespace(folder=tmp_path, out=tmp_path / "out", format="csv", accept=["all"], programme="", json=False)
    assert command.run(asked, Terminal()) == DONE
    assert "1 pair of packs may be one café, and both count." in capsys.readouterr().out
