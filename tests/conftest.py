"""What every test stands on: a clock that waits, a store of its own, no screen, no network, no surprises."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.core.system import missing_libraries_sentence

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from cafe.store.database import Database
    from tests.fakes import FakeKeychain

if "--onscreen" not in sys.argv:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# Some eighty processes of the app are started, and two read all tests: what each compiled, the next need not again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

KEY = bytes(range(32))
NewStore = Callable[[DataFolder], "Database"]
_INTERNET = {2, 10, 23, 30}  # AF_INET; AF_INET6 on Linux, Windows and macOS
_calls_out: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows while they are tested")
    parser.addoption(
        "--update-golden", action="store_true", help="keep what pages and files say now as what they should"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Before pytest-qt loads Qt: say in one sentence what is not installed."""
    from hypothesis import settings

    settings.register_profile("unhurried", deadline=None)  # how long an example takes is a matter of the computer
    settings.load_profile("unhurried")
    gc.set_threshold(50_000, 20, 20)  # windows are made by the hundred: looking for rubbish took a sixth of the time
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as problem:
        pytest.exit(missing_libraries_sentence(problem), returncode=4)


def _no_calls_out(event: str, arguments: tuple[Any, ...]) -> None:
    """Offline is a promise: no internet socket, no look-up of a name, by anybody, ever."""
    if event == "socket.getaddrinfo" or (event == "socket.__new__" and int(arguments[1]) in _INTERNET):
        _calls_out.append(f"{event}{arguments[1:]}")
        raise OSError("this app never calls out")


sys.addaudithook(_no_calls_out)


@pytest.fixture(autouse=True)
def _offline() -> Iterator[None]:
    """Also when somebody catches the refusal, the test does not pass."""
    _calls_out.clear()
    yield
    assert _calls_out == []


@pytest.fixture(autouse=True, scope="session")
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody's real folders are read or written."""
    home = tmp_path_factory.mktemp("home")
    names = (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, str(home))
        yield


@pytest.fixture(autouse=True, scope="session")
def _quick_words() -> Iterator[tuple[object, ...]]:
    """Words lock in a moment here, and not as long as it takes on purpose: the six of a pack (``quick_words``) and
    those of a laptop and its sheet (the least that Argon2id can do). Answers the true way of both."""
    import pyrage

    from cafe.store import keys
    from tests import quick_words

    slow = (pyrage.passphrase.encrypt, keys._OPS, keys._MEMORY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyrage.passphrase, "encrypt", quick_words.encrypt)
        patch.setattr(keys, "_OPS", 1)
        patch.setattr(keys, "_MEMORY", 8192)
        yield slow


@pytest.fixture(autouse=True, scope="session")
def _statements_compiled_once() -> Iterator[None]:
    """SQLAlchemy turns each statement into SQL once for each store that is opened. Here a thousand are opened, and the
    statements are the same."""
    from sqlalchemy.util import LRUCache
    from sqlcipher3 import dbapi2

    from cafe.store import database

    make = database._engine
    first = make(lambda: dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False))
    first.connect().close()  # the dialect has met SQLite
    compiled: LRUCache[Any, Any] = LRUCache(3_000)

    def engine(creator: Callable[[], Any]) -> Engine:
        new = make(creator)
        new.dialect, new._compiled_cache = first.dialect, compiled
        return new

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_engine", engine)
        yield
    first.dispose()


@pytest.fixture
def truly_slow_words(_quick_words: tuple[object, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Words lock as on a host's laptop: slowly on purpose, by the libraries alone."""
    import pyrage

    from cafe.store import keys

    encrypt, ops, memory = _quick_words
    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    monkeypatch.setattr(keys, "_OPS", ops)
    monkeypatch.setattr(keys, "_MEMORY", memory)


@pytest.fixture(autouse=True)
def _no_surprise_windows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that waits for an answer nobody scripted fails the test, and does not hang it."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        return
    from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox

    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise AssertionError("a window asked something that the test did not script")

    asking: dict[type, tuple[str, ...]] = {
        QDialog: ("exec",),
        QMenu: ("exec",),
        QMessageBox: ("about", "critical", "information", "question", "warning", "exec"),
        QFileDialog: ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
        QInputDialog: ("getText", "getInt", "getItem", "getMultiLineText"),
    }
    for kind, names in asking.items():
        for name in names:
            monkeypatch.setattr(kind, name, refuse)


@pytest.fixture
def clock() -> FakeClock:
    """Thursday 26 November 2026, five minutes before the café."""
    return FakeClock(datetime(2026, 11, 26, 18, 25, tzinfo=UTC))


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder, not made yet."""
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="session")
def _empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One real, encrypted, empty store, made once by its own migrations and copied for each test."""
    from cafe.store.opening import open_store

    made = DataFolder(tmp_path_factory.mktemp("store"))
    open_store(made, KEY, FakeClock(datetime(2026, 11, 1, tzinfo=UTC))).close()
    return made.store


@pytest.fixture
def new_store(_empty_store: Path) -> NewStore:
    """``new_store(folder)``: a fresh encrypted store there, opened with ``KEY``; whoever asks for it closes it."""
    from cafe.store.database import Database

    def make(folder: DataFolder) -> Database:
        folder.prepare()
        shutil.copyfile(_empty_store, folder.store)
        return Database(folder.store, KEY)

    return make


@pytest.fixture
def database(new_store: NewStore, folder: DataFolder) -> Iterator[Database]:
    """A fresh encrypted store of this test's own, in ``folder``, opened with ``KEY``."""
    opened = new_store(folder)
    yield opened
    opened.close()


@pytest.fixture
def keychain() -> Iterator[FakeKeychain]:
    """A computer that has a keychain. Without this fixture there is none."""
    import keyring

    from tests.fakes import FakeKeychain

    before, stand_in = keyring.get_keyring(), FakeKeychain()
    keyring.set_keyring(stand_in)
    yield stand_in
    keyring.set_keyring(before)
