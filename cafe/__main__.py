"""python -m cafe: the same as the command ``cafe``."""

from __future__ import annotations

from cafe.cli import main

raise SystemExit(main())
