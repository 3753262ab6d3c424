"""What comes back from a programme: received, and answered; for the laptop that sent it and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cafe.collate.replies.subjects import said_subject, theme_subject
from cafe.collate.service import CollateService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.values import Answer, AnswerState, CafeState, EntryKind
from cafe.packs import reply
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.returns.view import return_view
from cafe.packs.seal import SigningKey
from cafe.packs.service import PacksService
from cafe.plan.home import state_tag
from cafe.report.sheets.service import SheetsService
from cafe.store.database import Database
from cafe.ui.from_programme import in_words
from tests.conftest import NewStore
from tests.packs.builders import an_id
from tests.packs.cafes import a_written_cafe
from tests.packs.quarters import a_counted_cafe
from tests.report.conftest import words_of

PROGRAMME, HOST, OTHER = (SigningKey(letter * 32) for letter in (b"p", b"h", b"o"))
SAID = "It is hard to say the word at work."


class Two:
    """A host and a coordinator, each with a store of her own; one café has been sent and added."""

    def __init__(self, folder: Path, database: Database, theirs: Database, clock: FakeClock) -> None:
        self.clock, self.database = clock, database
        self.host = PacksService(database, clock, Changes())
        self.desk_store = theirs
        self.desk = CollateService(theirs, clock, Changes())
        self.programme = self.desk.make_programme("East Glens", "cafes@eastglens.example")
        self.host.install_programme(self.desk.programme_file(self.programme.id))
        self.cafe_id = a_written_cafe(database, clock, state=CafeState.FINISHED)
        self.post = folder / "post"
        self.host.make_pack(self.cafe_id, self.post)
        self.host.mark_sent(self.cafe_id)

    def add_packs(self) -> None:
        preview = self.desk.preview(self.programme.id, self.post)
        self.desk.import_(preview, {one.key for one in preview.new_senders}, {})

    def reply(self) -> Path:
        (made,) = self.desk.write_replies(self.programme.id, self.post)
        return self.post / made.name


@pytest.fixture
def two(tmp_path: Path, database: Database, new_store: NewStore, clock: FakeClock) -> Any:
    both = Two(tmp_path, database, new_store(DataFolder(tmp_path / "desk")), clock)
    yield both
    both.desk_store.close()


def test_sent_becomes_received_with_the_day(two: Two) -> None:
    two.clock.advance(minutes=3 * 24 * 60)
    two.add_packs()
    taken = two.host.take_reply(two.reply())
    assert (taken.programme, taken.received, taken.news) == ("East Glens", 1, 1)
    (line,) = two.host.lines()
    assert state_tag(line)[0] == "Received 29 Nov"
    assert two.host.take_reply(two.reply()).news == 0  # a second time changes nothing


def test_what_came_in_was_sent_also_where_nobody_said_so(two: Two) -> None:
    forgotten = a_written_cafe(two.database, two.clock, state=CafeState.FINISHED, code="8L3N")
    two.host.make_pack(forgotten, two.post)
    two.clock.advance(minutes=3 * 24 * 60)
    two.add_packs()
    two.host.take_reply(two.reply())
    assert {state_tag(line)[0] for line in two.host.lines()} == {"Received 29 Nov"}


def test_the_sheet_of_a_cafe_says_what_is_still_open_and_what_comes_next(two: Two, database: Database) -> None:
    two.add_packs()
    ideas = [one.text for one in two.host.facts(two.cafe_id).leaving_of(EntryKind.IDEA)]
    answer = Answer(ideas[0], "It begins in May.", AnswerState.DONE, "")
    two.desk.keep_answer(two.programme.id, said_subject(ideas[0]), answer)
    sheets = SheetsService(database, two.clock, Changes())
    assert "Nobody has answered yet. We asked in" in " ".join(words_of(sheets.make("you-said", two.cafe_id)).split())
    two.host.take_reply(two.reply())
    sheet = " ".join(words_of(sheets.make("you-said", two.cafe_id)).split())
    assert "It begins in May." in sheet and "What comes next" not in sheet
    assert ("Still with us" in sheet) == bool(ideas[1:])
    two.desk.keep_next_steps(two.programme.id, "We meet Morag of the board in June.")
    two.host.take_reply(two.reply())
    assert "Morag" not in words_of(sheets.make("you-said", two.cafe_id))  # until the coordinator has looked again
    two.desk.keep_next_steps(two.programme.id, "We meet the board in June.")
    two.desk.keep_answer(two.programme.id, said_subject(ideas[0]), replace(answer, answer=""))
    two.host.take_reply(two.reply())
    sheet = " ".join(words_of(sheets.make("you-said", two.cafe_id)).split())
    assert "We meet the board in June." in sheet and "Still with us" in sheet and ideas[0] in sheet


def test_a_reply_that_says_nothing_new_is_one_that_an_older_app_opens() -> None:
    assert _read(_made()).version == 1
    assert _read(_made(version=2, next_steps="Another café in May.")).next_steps == "Another café in May."
    with pytest.raises(ValidationError):
        _made(next_steps="Another café in May.")


def test_a_cafe_that_was_changed_since_is_not_called_received(two: Two) -> None:
    two.add_packs()
    two.clock.advance(minutes=5)
    two.host.make_pack(two.cafe_id, two.post)  # the very same once more: still that revision
    assert two.host.take_reply(two.reply()).news == 1


def test_a_return_that_was_sent_becomes_received_too(two: Two, database: Database) -> None:
    for _cafe in range(3):
        a_counted_cafe(database, two.clock, starts_at=datetime(2026, 8, 26, 18, 30, tzinfo=UTC))
    made = two.host.returns.make("2026-Q3", "highland", two.post)
    assert not made.has_left
    two.clock.advance(minutes=2 * 24 * 60)
    two.add_packs()
    taken = two.host.take_reply(two.reply())
    assert (taken.news, taken.returns, in_words(taken)) == (1, 1, "1 café has come in. 1 return has come in.")
    period = next(one for one in two.host.returns.periods() if one.made is not None)
    assert period.made is not None and period.made.has_left and not period.is_ripe
    assert return_view(period).state == ("Received 28 Nov", "moss")
    again = two.host.take_reply(two.reply())
    assert (again.returns, in_words(again)) == (0, "Nothing new in this reply. You had it already.")


def test_a_reply_about_packs_alone_is_written_as_an_older_laptop_reads_it() -> None:
    assert _read(_made()).model_dump().keys() == _read(_made()).model_fields_set
    came = reply.ReceivedReturn(frame_hash="e" * 64, received_on="2026-11-28")
    assert _read(_made(version=2, returns=(came,))).returns == (came,)
    for version, returns in ((1, (came,)), (2, ()), (2, (came, came))):
        with pytest.raises(ValidationError):
            _made(version=version, returns=returns)


def test_what_the_programme_answered_comes_back_to_the_cafe_that_said_it(two: Two) -> None:
    two.add_packs()
    two.desk.keep_answer(
        two.programme.id, said_subject(SAID), Answer(SAID, "Six managers were trained.", AnswerState.DONE, "NHS board")
    )
    two.desk.keep_answer(
        two.programme.id, theme_subject("WHH"), Answer("What helps", "More of it in spring.", AnswerState.NOT_NOW, "")
    )
    assert two.host.take_reply(two.reply()).answers == 2
    first, second = two.host.answers(two.cafe_id)
    assert first == Answer(SAID, "Six managers were trained.", AnswerState.DONE, "NHS board")
    assert (second.said, second.state) == ("Being given half an hour changed things.", AnswerState.NOT_NOW)


def test_an_answer_that_was_taken_away_is_gone_with_the_next_reply(two: Two) -> None:
    two.add_packs()
    subject = said_subject(SAID)
    for words in ("Six managers were trained.", ""):
        two.desk.keep_answer(two.programme.id, subject, Answer(SAID, words, AnswerState.DONE, ""))
    assert two.desk.answers(two.programme.id) == {}


def test_an_answer_too_long_to_send_is_said_and_nothing_is_kept(two: Two) -> None:
    with pytest.raises(ProblemToFix, match="too long"):
        two.desk.keep_answer(two.programme.id, "theme:LIS", Answer("x", "no " * 400, AnswerState.DONE, ""))
    assert two.desk.answers(two.programme.id) == {}


def test_with_nothing_in_there_is_nothing_to_write_back(two: Two) -> None:
    with pytest.raises(ProblemToFix, match="No packs have come in"):
        two.desk.write_replies(two.programme.id, two.post)


def test_a_host_whose_words_were_not_checked_gets_no_reply(two: Two) -> None:
    preview = two.desk.preview(two.programme.id, two.post)
    two.desk.import_(preview, set(), {})
    with pytest.raises(ProblemToFix):
        two.desk.write_replies(two.programme.id, two.post)


def _made(to: SigningKey = HOST, **changes: Any) -> bytes:
    facts = {
        "format": "cafe-reply",
        "version": 1,
        "programme": an_id("programme"),
        "to": to.public,
        "made_on": "2026-11-29",
        "received": (reply.Received(pack_id=an_id("p"), revision=1, frame_hash="a" * 64, received_on="2026-11-28"),),
        "answers": (),
    }
    return reply.make_reply(reply.Reply(**(facts | changes)), PROGRAMME)


def _read(content: bytes, own: SigningKey = HOST, signer: str | None = PROGRAMME.public) -> reply.Reply:
    return reply.read_reply(content, own, lambda _programme: signer)


def _refused(content: bytes, **how: Any) -> Reason:
    with pytest.raises(PackProblem) as problem:
        _read(content, **how)
    assert problem.value.hint
    return problem.value.reason


def test_only_the_laptop_that_sent_the_packs_can_open_its_reply() -> None:
    assert _read(_made()).received[0].revision == 1
    assert _refused(_made(), own=OTHER) is Reason.LOCKED


def test_a_reply_that_the_programme_did_not_sign_is_not_taken() -> None:
    assert _refused(_made(), signer=OTHER.public) is Reason.SIGNATURE
    assert _refused(_made(), signer=None) is Reason.OTHER_PROGRAMME


def test_a_reply_cannot_be_turned_to_another_host() -> None:
    """Sealed for her, but written to somebody else: the inside must say the same."""
    from nacl.public import SealedBox
    from nacl.signing import SigningKey as Ed25519
    from nacl.signing import VerifyKey

    inside = SealedBox(Ed25519(OTHER.secret).to_curve25519_private_key()).decrypt(_made(to=OTHER)[len(reply.MAGIC) :])
    box = SealedBox(VerifyKey(bytes.fromhex(HOST.public)).to_curve25519_public_key())
    assert _refused(reply.MAGIC + bytes(box.encrypt(inside))) is Reason.SIGNATURE


@pytest.mark.parametrize("content", [b"", b"milk, bread", b"CAFEPROG1\n" + bytes(100), bytes(9000)])
def test_other_files_are_no_reply(content: bytes) -> None:
    assert _refused(content) is Reason.CONTENT


def test_a_reply_of_a_later_kind_asks_for_a_newer_app() -> None:
    assert _refused(b"CAFEREPLY2\n" + bytes(100)) is Reason.NEWER


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10**6), bit=st.integers(0, 7), cut=st.booleans())
def test_a_reply_that_did_not_copy_fully_says_so(at: int, bit: int, cut: bool) -> None:
    content = bytearray(_made())
    place = at % len(content)
    if cut:
        del content[place:]
    else:
        content[place] ^= 1 << bit
    assert _refused(bytes(content)) in (Reason.LOCKED, Reason.CONTENT, Reason.NEWER)
