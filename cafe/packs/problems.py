"""The sentences for packs and programme files that do not open. Each says what to do next."""

from __future__ import annotations

from enum import StrEnum

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _


class Reason(StrEnum):
    """Why a file was not taken, for whoever sorts a folder of them."""

    DAMAGED = "damaged"
    LOCKED = "locked"  # for another key
    NEEDS_WORDS = "needs_words"
    WRONG_WORDS = "wrong_words"
    NEWER = "newer"
    TOO_BIG = "too_big"
    SIGNATURE = "signature"
    CONTENT = "content"  # it opened and is signed, but says what a pack never says
    OTHER_PROGRAMME = "other_programme"
    UNREADABLE = "unreadable"  # the computer could not read the file
    TWICE = "twice"  # two things in it have one id
    EMPTY = "empty"
    OTHER_KIND = "other_kind"  # a file of ours with the name of another kind of file of ours
    TOO_HARD = "too_hard"  # it took too long or too much memory, or ended whoever opened it


class PackProblem(ProblemToFix):
    """A file that did not open, with the reason beside the sentence."""

    def __init__(self, reason: Reason, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.reason = reason


def damaged() -> PackProblem:
    return PackProblem(
        Reason.DAMAGED,
        _("This pack did not open. It may not have copied fully."),
        _("Ask for it again, or copy it once more."),
    )


def locked() -> PackProblem:
    return PackProblem(
        Reason.LOCKED,
        _("This pack was locked for someone else."),
        _("Ask the café to make it again for you."),
    )


def needs_words() -> PackProblem:
    return PackProblem(
        Reason.NEEDS_WORDS,
        _("This pack is locked with six words."),
        _("Ask whoever sent it to read them to you. Then type them in."),
    )


def wrong_words() -> PackProblem:
    return PackProblem(
        Reason.WRONG_WORDS,
        _("Those words did not open this pack. Nothing is lost."),
        _("Each pack has its own six words. Ask for them once more."),
    )


def newer() -> PackProblem:
    return PackProblem(
        Reason.NEWER,
        _("This pack was made with a newer version of Conversation Café."),
        _("Bring yours up to date, then add the pack again."),
    )


def too_big() -> PackProblem:
    return PackProblem(
        Reason.TOO_BIG,
        _("This file is far bigger than a pack can be. We did not open it."),
        _("Check that it is the right file."),
    )


def bad_signature() -> PackProblem:
    return PackProblem(
        Reason.SIGNATURE,
        _("This pack was changed after the café made it. We did not take it in."),
        _("Ask the café to send it again."),
    )


def says_too_much() -> PackProblem:
    return PackProblem(
        Reason.CONTENT,
        _("This pack holds something that a café never sends. We did not take it in."),
        _("Ask the café to bring the app up to date and send it again."),
    )


def other_programme() -> PackProblem:
    return PackProblem(
        Reason.OTHER_PROGRAMME,
        _("This pack was made for another programme. We did not take it in."),
        _("Ask the café to make it again for you."),
    )


def unreadable() -> PackProblem:
    return PackProblem(
        Reason.UNREADABLE,
        _("The computer could not read this file. Nothing is lost."),
        _("If it is on a memory stick, put it back in. Then try again."),
    )


def too_hard() -> PackProblem:
    return PackProblem(
        Reason.TOO_HARD,
        _("This file was too much work to open, so we stopped. Nothing is lost."),
        _("Ask the café to make it again and send it."),
    )


def other_kind() -> PackProblem:
    return PackProblem(
        Reason.OTHER_KIND,
        _("This file is of another kind than its name says. Nothing is lost."),
        _("Give it the name it had, or ask for it again."),
    )


def of(reason: Reason) -> PackProblem:
    """The problem of a pack that has this reason, with its sentence."""
    sentences = {
        Reason.DAMAGED: damaged,
        Reason.LOCKED: locked,
        Reason.NEEDS_WORDS: needs_words,
        Reason.WRONG_WORDS: wrong_words,
        Reason.NEWER: newer,
        Reason.TOO_BIG: too_big,
        Reason.SIGNATURE: bad_signature,
        Reason.CONTENT: says_too_much,
        Reason.OTHER_PROGRAMME: other_programme,
        Reason.UNREADABLE: unreadable,
        Reason.TOO_HARD: too_hard,
        Reason.OTHER_KIND: other_kind,
    }
    found = sentences.get(reason, damaged)()  # what only other files can have is a damaged pack
    found.reason = reason
    return found


def unlike_a_pack(reason: Reason) -> PackProblem:
    """What is said of any file but a pack that is too big, too hard, of another kind, or not read by the computer."""
    if reason is Reason.UNREADABLE:
        return unreadable()
    if reason is Reason.OTHER_KIND:
        return other_kind()
    again = _("Ask whoever gave it to you to make it again.")
    if reason is Reason.TOO_BIG:
        return PackProblem(reason, _("This file is far bigger than it can be. We did not open it."), again)
    return PackProblem(
        Reason.TOO_HARD, _("This file was too much work to open, so we stopped. Nothing is lost."), again
    )


def bad_programme_file() -> PackProblem:
    return PackProblem(
        Reason.DAMAGED,
        _("This programme file did not open. It may not have copied fully."),
        _("Ask your programme for it again."),
    )


def newer_programme_file() -> PackProblem:
    return PackProblem(
        Reason.NEWER,
        _("This programme file was made with a newer version of Conversation Café."),
        _("Bring yours up to date, then choose the file again."),
    )


def not_a_programme_file() -> PackProblem:
    return PackProblem(
        Reason.CONTENT,
        _("This is not a programme file."),
        _("A programme file ends in .cafeprogramme. Ask your programme for it."),
    )
