"""A batch that was added from the page: how it is taken back, and added once more, off the window's thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cafe.collate.lines import ImportResult
    from cafe.collate.reading import ImportPreview
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


@dataclass(slots=True, weakref_slot=True)  # Qt looks at whose method it calls
class Added:
    """What undo and redo of a batch need: the answers given on the page, and the batch as it is called now."""

    services: Services
    shell: Shell
    preview: ImportPreview
    accepted: Collection[str]
    choices: Mapping[str, str]
    batch_id: str = ""

    def take_back(self) -> None:
        """The whole batch goes out again."""
        batch_id, collate = self.batch_id, self.services.collate
        self.services.tasks.run(
            lambda _progress: collate.undo_import(batch_id),
            on_done=lambda _none: None,
            on_refused=self.shell.problem,
        )

    def add_again(self) -> None:
        """The same packs with the same answers, as a batch of their own."""
        collate = self.services.collate
        self.services.tasks.run(
            lambda _progress: collate.import_(self.preview, self.accepted, self.choices),
            on_done=self._added,
            on_refused=self.shell.problem,
        )

    def _added(self, result: ImportResult) -> None:
        self.batch_id = result.batch.id
