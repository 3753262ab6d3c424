"""The same evening as the run's own tests."""

from __future__ import annotations

from tests.ui.run.conftest import evening

__all__ = ["evening"]
