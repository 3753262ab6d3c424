"""The report to a folder: chosen by the coordinator, written in the background, all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.collate.values import Filters
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.ui import dialogs
from cafe.ui.collate.paged import empty
from cafe.ui.collate.under_way import UnderWay
from cafe.ui.scale import column
from cafe.ui.widgets.notices import Banner

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.tasks import Task

FORMATS = ("pdf", "csv")


class Export(QWidget):
    """A strip above the picture: nothing, the report being written, or where it is now."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self._services, self._shell = services, shell
        self._task: Task | None = None
        self._strip = column(gap=0)
        self.setLayout(self._strip)
        self.hide()

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def begin(self, programme_id: str, filters: Filters) -> None:
        """Ask for a folder; then write the report of what ``filters`` let through."""
        folder = dialogs.choose_folder(self, _("A folder for the report"))
        if folder is None or self.is_busy:
            return
        strip = UnderWay(_("Writing the report"))
        report = self._services.report
        task = self._services.tasks.run(
            lambda progress: report.export_programme(programme_id, filters, folder, FORMATS, progress.report),
            on_done=lambda paths: self._written(folder, paths),
            on_refused=self._refused,
        )
        self._task = task
        task.progressed.connect(strip.show_progress)
        task.stopped.connect(self._stopped)
        task.broke.connect(lambda _problem: self._clear())
        strip.stopped.connect(task.stop)
        strip.begin(_("Writing the report"))
        self._show(strip)

    def put_away(self) -> None:
        """Take the news of the last report away; one that is being written stays."""
        if not self.is_busy:
            self._clear()

    def _show(self, widget: QWidget) -> None:
        empty(self._strip)
        self._strip.addWidget(widget)
        self.show()

    def _clear(self) -> None:
        self._task = None
        empty(self._strip)
        self.hide()

    def _written(self, folder: Path, paths: tuple[Path, ...]) -> None:
        self._task = None
        files = ngettext("{n} file", "{n} files", len(paths)).format(n=len(paths))
        said = _("{files}: the report to print, and its numbers for a spreadsheet.").format(files=files)
        banner = Banner(
            _("The report is in {folder}").format(folder=folder.name or str(folder)),
            said,
            tone="moss",
            icon="circle-check",
            action=_("Open folder"),
        )
        banner.acted.connect(lambda: dialogs.open_file(folder))
        self._show(banner)
        self._shell.toast(_("The report is ready"), undo=False)

    def _stopped(self) -> None:
        self._clear()
        self._shell.toast(_("Stopped. No report was written."), undo=False)

    def _refused(self, problem: CafeError) -> None:
        self._clear()
        self._shell.problem(problem)
