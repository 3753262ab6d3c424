"""Everything that may be done to the ways in while the store is open: the one holder of the open key.

The key stays in this object's memory. It is never shown, written, logged or put in a message.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import Bug, ProblemToFix
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.core.paths import DataFolder
from cafe.store import keychain
from cafe.store.database import connect
from cafe.store.keys import KEYCHAIN, PASSPHRASE, PROGRAMME, RECOVERY, Slots, matches, reread
from cafe.store.recovery import Groups, new_code
from cafe.store.trail import Deed


class WaysIn:
    """The ways in to the store in ``folder``, which ``key`` has opened. Each change is one safe write.

    A store for trying out has none (``kinds`` is empty), and is given none.
    """

    __slots__ = ("__key", "_changes", "_note", "folder")

    def __init__(
        self, folder: DataFolder, key: bytes, changes: Changes, note: Callable[[Deed], None] | None = None
    ) -> None:
        self.folder = folder
        self._changes, self._note = changes, note
        self.__key = key

    def __repr__(self) -> str:
        return "WaysIn(the key is not shown)"

    def __reduce__(self) -> NoReturn:
        raise Bug("the key never leaves this process")

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which ways in there are; raises ProblemToFix where their file is damaged."""
        return self._slots().kinds

    @property
    def has_sheet(self) -> bool:
        """Whether there is a recovery sheet: without one, a broken laptop takes its cafés along."""
        return RECOVERY in self.kinds

    @property
    def can_use_sign_in(self) -> bool:
        """Whether this computer can hold the key for the account that is signed in."""
        return keychain.available()

    def new_sheet(self) -> Groups:
        """A code for a sheet. It opens nothing until ``keep_sheet``, once it is known to be on paper."""
        return new_code()

    def keep_sheet(self, groups: Groups) -> None:
        """Let this sheet open the store; an older one no longer does. Takes a quarter of a second."""
        self._ours().add_recovery(self.__key, groups)
        self._tell(Deed.SHEET_MADE)

    def change_words(self, words: str) -> None:
        """Let these words open the store; those before no longer do. Takes a quarter of a second."""
        self._ours().add_passphrase(self.__key, words)
        self._tell(Deed.WORDS_CHANGED)

    def use_sign_in(self) -> None:
        """Let the person's own sign-in to this computer open the store.

        Raises ProblemToFix where the computer's keychain does not take it; nothing has changed then.
        """
        if not self._ours().add_keychain(self.__key):
            raise ProblemToFix(
                _("This computer did not take the key. Nothing was changed."), _("Use your words, or the sheet.")
            )
        self._tell(Deed.SIGN_IN_ADDED)

    def stop_sign_in(self) -> None:
        """From now on the sign-in alone does not open it. Refused in one sentence where one way in would be left."""
        self._remove(KEYCHAIN, Deed.SIGN_IN_STOPPED)

    def stop_words(self) -> None:
        """From now on no words open it. Refused in one sentence where one way in would be left."""
        self._remove(PASSPHRASE, Deed.WORDS_STOPPED)

    @property
    def programme(self) -> str:
        """The programme that was given the spare key, or empty."""
        return self._slots().programme

    def let_programme(self, recipients: Sequence[str], name: str) -> None:
        """Let the programme of these keys open this store too, where it gets hold of a copy of it."""
        self._ours().add_programme(self.__key, recipients, name)
        self._tell(Deed.PROGRAMME_LET)

    def stop_programme(self) -> None:
        """Take the spare key back. Copies that were made with it still open for the programme."""
        self._remove(PROGRAMME, Deed.PROGRAMME_STOPPED)

    def check_words(self, words: str) -> None:
        """Whether these words open this store; raises the sentence where they do not. Takes a quarter of a second."""
        self._check(self._slots().open_with_passphrase(words))

    def check_sheet(self, text: str) -> None:
        """Whether this sheet opens this store; raises the sentence where it does not. As slow as the words."""
        self._check(self._slots().open_with_recovery(text))

    def check_sign_in(self) -> None:
        """Whether the account that is signed in opens this store; raises the sentence where it does not."""
        self._check(self._slots().open_with_keychain())

    def _check(self, key: bytes | None) -> None:
        if key is None or not hmac.compare_digest(key, self.__key):
            raise ProblemToFix(
                _("This laptop’s own sign-in did not hand over the key. Nothing is lost."),
                _("Use your recovery sheet."),
            )

    def connect(self, path: Path | None = None) -> Any:
        """A keyed connection to ``path``, or to the store itself: for making and checking copies."""
        return connect(path or self.folder.store, self.__key)

    def put_back(self, copy: Path, clock: Clock, read_slots: Callable[[bytes], bytes] = reread) -> Path | None:
        """Let a copy of this very store take its place, once it is closed; answers where what was there is kept.

        The ways in stay those of today: words that were changed since the copy was made do not come back.
        """
        from cafe.store.restore import restore

        today = self._slots().as_written()
        kept = restore(self.folder, copy, lambda _room: self.__key, clock, read_slots)
        replace_file(self.folder.key_slots, today)
        return kept

    def way(self) -> bytes:
        """The key, for opening this store again after it was closed; for the app's own beginning and nobody else."""
        return self.__key

    def fits(self, slots: Path) -> bool:
        """Whether the ways in at ``slots`` are for this store, and not for another laptop's."""
        return matches(slots, self.__key)

    def _remove(self, kind: str, deed: Deed) -> None:
        slots = self._ours()
        if len(set(slots.kinds) - {kind}) == 1:
            raise ProblemToFix(
                _("Two ways in stay, so that one can be lost. Nothing was changed."), _("Add another way in first.")
            )
        slots.remove(kind)
        self._tell(deed)

    def _slots(self) -> Slots:
        return Slots.load(self.folder.key_slots)

    def _ours(self) -> Slots:
        slots = self._slots()
        if not slots.kinds:
            raise ProblemToFix(
                _("This is for trying out, and nothing here is kept."), _("Set up the app to have cafés of your own.")
            )
        return slots

    def _tell(self, deed: Deed) -> None:
        if self._note is not None:
            self._note(deed)
        self._changes.announce({Kind.SETTINGS})
