"""Freeze the app for the system it is run on, and prove that what was frozen works.

    uv run --group freeze python installer/build.py [--out FOLDER]

The steps: sdist from the checkout, wheel from that sdist (an ignored file can then never slip in),
a fresh environment with that wheel, PyInstaller in that environment, and at last `cafe selfcheck`
run by the frozen program itself. Exit code 0 only if that passed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def _run(*words: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    print("$", *(Path(word).name if isinstance(word, Path) else word for word in words), flush=True)
    subprocess.run([str(word) for word in words], cwd=cwd, check=True, env=env)


def _python(environment: Path) -> Path:
    folder = "Scripts" if platform.system() == "Windows" else "bin"
    return environment / folder / ("python.exe" if platform.system() == "Windows" else "python")


def _pins(folder: Path) -> Path:
    """The versions that were tried together, as a constraints file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = folder / "pins.txt"
    pins.write_text("\n".join(project["tool"]["uv"]["constraint-dependencies"]) + "\n", encoding="utf-8")
    return pins


def build(out: Path) -> Path:
    """Freeze into ``out``/conversation-cafe and answer the program's path."""
    with tempfile.TemporaryDirectory(prefix="cafe-build-") as name:
        work = Path(name)
        _run(sys.executable, "-m", "build", "--outdir", work / "dist", ROOT)  # wheel from the sdist
        wheel = next((work / "dist").glob("*.whl"))
        environment = work / "env"
        _run("uv", "venv", "--quiet", "--python", sys.executable, environment)
        _run(
            "uv", "pip", "install", "--quiet", "--python", _python(environment),
            "--constraint", _pins(work), wheel, "pyinstaller",
        )  # fmt: skip
        for part in ("cafe.spec", "start.py"):
            shutil.copy(HERE / part, work / part)
        _run(
            _python(environment), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", out, "--workpath", work / "work", work / "cafe.spec",
            cwd=work,
        )  # fmt: skip
    suffix = ".exe" if platform.system() == "Windows" else ""
    return out / "conversation-cafe" / f"conversation-cafe{suffix}"


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--out", type=Path, default=ROOT / "dist", help="where the frozen folder goes")
    out = words.parse_args().out.resolve()
    program = build(out)
    _run(program, "selfcheck", env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    size = sum(path.stat().st_size for path in program.parent.rglob("*") if path.is_file())
    print(f"Frozen for {platform.system()}: {program.parent.name}, {size / 1e6:.0f} MB, selfcheck passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
