"""Every page and state as a picture, with one page that shows them all.

    uv run python -m gallery                          all scenes, 1366×768 and 1366×690, into gallery/out
    uv run python -m gallery paper-sheets             every sheet on paper, as PDF and PNG (with poppler installed)
    uv run python -m gallery run-upset --size 1024x640 --text 200 --look dark

Look at them beside the designs after every visible change. They are for eyes: no test compares pixels, as
faces are drawn a little differently on each system.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TZ", "Europe/London")

OUT = Path(__file__).parent / "out"
SIZES = ("1366x768", "1366x690")


def main(words: list[str]) -> int:
    from gallery.scenes.all import SCENES
    from gallery.sheet import write_sheet
    from gallery.shoot import Studio

    parser = argparse.ArgumentParser(prog="gallery", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help="some scenes only (or list)")
    parser.add_argument("--size", action="append", help="such as 1024x640; may be given more than once")
    parser.add_argument("--text", type=int, default=100, choices=(100, 125, 150, 200), help="text size in per cent")
    parser.add_argument("--look", default="light", choices=("light", "dark", "high_contrast"))
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args(words)
    if asked.scenes == ["list"]:
        for scene in SCENES.values():
            print(f"{scene.name:18} {scene.says}")
        return 0
    if asked.scenes == ["paper-sheets"]:
        from gallery.paper import draw

        drawn = draw(asked.out)
        print(f"{drawn} pages, in {asked.out / 'paper.html'}" if drawn else "No poppler here: the sheets are PDF only.")
        return 0
    unknown = [name for name in asked.scenes if name not in SCENES]
    if unknown:
        print(f"There is no scene called {', '.join(unknown)}. Add “list” to see them.", file=sys.stderr)
        return 2
    studio = Studio(asked.look, asked.text)
    asked.out.mkdir(parents=True, exist_ok=True)
    broken = []
    for name in asked.scenes or SCENES:
        print(f"… {name}", file=sys.stderr, flush=True)
        try:
            studio.shoot(SCENES[name], asked.size or SIZES, asked.out)
        except Exception as problem:  # one scene that breaks must not hide the others
            broken.append(f"{name}: {type(problem).__name__}: {problem}")
    write_sheet(asked.out)
    print(f"{len(asked.scenes or SCENES) - len(broken)} scenes, in {asked.out / 'index.html'}")
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
