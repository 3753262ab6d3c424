"""The report to a folder: chosen by the coordinator, written in the background, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cafe.collate.values import Filters
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.ui import dialogs
from cafe.ui.collate.before_export import before_export
from cafe.ui.collate.could_say_who import could_say_who
from cafe.ui.collate.under_way import UnderWay
from cafe.ui.scale import column, empty
from cafe.ui.widgets.notices import Banner

if TYPE_CHECKING:
    from cafe.report.intruder import Could, Telling
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.tasks import Progress, Task


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
        """Say what would be published, or why it cannot be; then ask for a folder and write it."""
        if self.is_busy:
            return
        report = self._services.report

        def asked(found: tuple[Telling, ...]) -> None:
            if found:
                could_say_who(self, found, lambda said, name: self._answered(programme_id, filters, said, name))
            else:
                self._show_before(programme_id, filters)

        self._run(_("Looking for what tells of somebody"), lambda _p: report.telling(programme_id, filters), asked)

    def _answered(self, programme_id: str, filters: Filters, said: Mapping[str, Could], name: str) -> None:
        try:
            self._services.report.answer_telling(programme_id, said, name)
        except CafeError as problem:
            self._shell.problem(problem)
            return
        self._show_before(programme_id, filters)

    def _show_before(self, programme_id: str, filters: Filters) -> None:
        report = self._services.report
        self._run(
            _("Looking for small numbers"),
            lambda progress: report.publishable(programme_id, filters, progress.report),
            lambda found: before_export(
                self,
                found,
                lambda formats: self._choose(programme_id, filters, formats),
                waiting=len(self._services.collate.second_look.waiting(programme_id)),
            ),
        )

    def _choose(self, programme_id: str, filters: Filters, formats: tuple[str, ...]) -> None:
        folder = dialogs.choose_folder(self, _("A folder for the report"))
        if folder is None or self.is_busy:
            return
        report = self._services.report
        self._run(
            _("Writing the report"),
            lambda progress: report.export_programme(programme_id, filters, folder, formats, progress.report),
            lambda paths: self._written(folder, paths),
        )

    def _run(self, words: str, job: Callable[[Progress], Any], then: Callable[[Any], object]) -> None:
        """One piece of work on the strip, which can be stopped."""
        strip = UnderWay(words)

        def over(answer: Any) -> None:
            self._clear()
            then(answer)

        task = self._services.tasks.run(job, on_done=over, on_refused=self._refused)
        self._task = task
        task.progressed.connect(strip.show_progress)
        task.stopped.connect(self._stopped)
        task.broke.connect(lambda _problem: self._clear())
        strip.stopped.connect(task.stop)
        strip.begin(words)
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
        files = ngettext("{n} file", "{n} files", len(paths)).format(n=len(paths))
        said = _("{files}, each of the same release.").format(files=files)
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
