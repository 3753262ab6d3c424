"""What is bundled is what is tracked, and nothing points at a file that is not there."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from cafe.core import assets

ROOT = Path(__file__).parents[2]


def _tracked() -> set[str]:
    if not (ROOT / ".git").exists():
        return {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    listed = subprocess.run(["git", "ls-files", "resources"], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(listed.stdout.splitlines())


@pytest.mark.parametrize("name", ["/etc/passwd", "../pyproject.toml", "topics/../../README.md", "a\\b"])
def test_nothing_outside_resources_can_be_read(name: str) -> None:
    with pytest.raises(ValueError, match="resources are named"):
        assets.read_text(name)


def test_every_icon_that_is_asked_for_is_bundled() -> None:
    bundled = {Path(name).stem for name in assets.names("icons", ".svg")}
    asked: set[str] = set()
    for path in (ROOT / "cafe" / "ui").rglob("*.py"):
        asked |= set(re.findall(r"icon(?:_name)?=\"([a-z0-9-]+)\"", path.read_text(encoding="utf-8")))
    assert asked - bundled == set()


def test_every_icon_that_is_bundled_is_asked_for() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "cafe").rglob("*.py"))
    said += "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "resources").rglob("*.toml"))
    idle = [name for name in assets.names("icons", ".svg") if f'"{Path(name).stem}"' not in said]
    assert idle == []


def test_the_wheel_carries_what_is_tracked_and_nothing_else(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    built = next(iter(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])))
    with zipfile.ZipFile(built) as wheel:
        carried = {
            name.replace("cafe/_resources/", "resources/")
            for name in wheel.namelist()
            if name.startswith("cafe/_resources/") and "__pycache__" not in name
        }
    assert carried == _tracked()
