"""She pulls the stick out while it is written on: a sentence, nothing lost, no half file that looks whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.hosts import Coordinator, Host
from tests.journeys.test_things_that_go_wrong import ready_to_send  # noqa: F401  a café that is written up


@contextmanager
def pulled_at_the_first_sync(stick: Path) -> Iterator[None]:
    """Within the block the stick goes when what was written is to be made durable: half of it is there by then.

    What the system says of it afterwards: no such device. What was on it already is on it still.
    """
    sync = os.fsync
    drawer = stick.with_name("in her hand")

    def gone(handle: int) -> None:
        here = os.fstat(handle).st_ino
        if any(file.stat().st_ino == here for file in stick.glob("*")):
            os.ftruncate(handle, os.fstat(handle).st_size // 2)
            stick.rename(drawer)
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        sync(handle)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", gone)
        yield
    assert drawer.exists(), "nothing was written to the stick"
    drawer.rename(stick)  # and she puts it back in


@pytest.mark.parametrize("what", ["pack", "copy"])
def test_the_stick_is_pulled_while_it_is_written_on(
    ready_to_send: Host,  # noqa: F811
    ishbel: Coordinator,
    tmp_path: Path,
    what: str,
) -> None:
    laptop, stick = ready_to_send.laptop, tmp_path / "stick"
    stick.mkdir()
    (stick / "holiday.txt").write_text("sun")
    if what == "pack":
        _summary, made = ready_to_send.makes_the_files()
        laptop.press("How to send it: On a stick")
        before = made.read_bytes()

        def put() -> None:
            laptop.chooser.will_choose(stick)
            laptop.press("Copy it to the stick")
            laptop.wait_until_done()
    else:
        laptop.press("Settings")
        laptop.chooser.will_choose(stick)
        laptop.press("Choose a place")
        laptop.wait_until_done()
        for first in stick.glob("Conversation Cafe*"):
            first.unlink()
        before = b""

        def put() -> None:
            laptop.press("Make a copy now")
            laptop.wait_until_done()

    with pulled_at_the_first_sync(stick):
        put()
    laptop.wait(lambda: "If it is a memory stick, put it back in." in laptop.sees)
    assert "Nothing is lost" in laptop.sees
    assert_no_half_file_looks_whole(stick)
    if before:
        assert made.read_bytes() == before, "the pack on the laptop is as it was"

    # She puts it back in, and does it again.
    if laptop.has("Carry on"):
        laptop.press("Carry on")
    put()
    suffix = ".cafepack" if what == "pack" else ".cafebackup"
    laptop.wait(lambda: any(stick.glob(f"*{suffix}")))
    if before:
        (file,) = stick.glob("*.cafepack")
        assert file.read_bytes() == before
    assert (stick / "holiday.txt").read_text() == "sun"


def assert_no_half_file_looks_whole(stick: Path) -> None:
    """What is left of the half file has a name of its own, that no program of ours opens."""
    left = [file.name for file in stick.iterdir() if file.name != "holiday.txt"]
    assert all(name.endswith((".part", ".keyslots.json")) for name in left), left
