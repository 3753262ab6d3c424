"""The button that makes a café's two files, and in its place, while they are made, how far it is and *Stop*."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.review.files import choose_send_folder, send_folder
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon, Meter
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.core.errors import CafeError
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.tasks import Progress, Task

_STEPS = 2


class Making(QWidget):
    """Makes the files off the window's thread. ``pressed()`` asks the page what to make; it answers with ``start``.

    ``made(str)`` with the café's id, once both files are on the disk and were opened again.
    """

    pressed = Signal()
    made = Signal(str)

    def __init__(self, services: Services, shell: Shell, words: str) -> None:
        super().__init__()
        self._services, self._shell = services, shell
        self._task: Task | None = None
        self.button = Button(words, "primary", icon="package", size="main", height=56)
        self.button.clicked.connect(self.pressed)
        self._said = Para("", "strong", "ink")
        self._meter = Meter(name=_("Making the files"))
        self.stop = Button(_("Stop"), "plain", size="small")
        self.stop.clicked.connect(self._ask_to_stop)
        under = row(self._meter, self.stop, gap=14)
        under.setStretch(0, 1)
        self._busy = holder(column(self._said, under, gap=4))
        self._busy.hide()
        self._where = Label("", "small", "ink2")
        self.folder = Button(_("Choose another folder"), "link", size="small")
        self.folder.clicked.connect(self._choose)
        place = row(Icon("folder-open", "ink2", 18), Flow(self._where, self.folder, gap=8, gap_down=0), gap=8)
        place.setStretch(1, 1)
        self.setLayout(column(self.button, self._busy, place, gap=6))
        self.show_folder()

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def show_folder(self) -> None:
        """Say where the files will be put."""
        folder = send_folder(self._services)
        self._where.setText(_("They go in “{name}”.").format(name=folder.name or str(folder)))
        self._where.setToolTip(str(folder))

    def start(self, cafe_id: str, words: tuple[str, ...] | None = None) -> None:
        """Make both files, for the programme or with six ``words``."""
        if self._task is not None:
            return
        report, folder = self._services.report, send_folder(self._services)

        def job(progress: Progress) -> object:
            at = 0

            def say(_words: str) -> None:
                nonlocal at
                at = min(at + 1, _STEPS)
                progress.report(at, _STEPS)

            return report.send_cafe(cafe_id, folder, words=words, progress=say)

        self._tell(0, _STEPS)
        self._task = self._services.tasks.run(
            job, on_done=lambda _files: self._finish(cafe_id), on_refused=self._refuse
        )
        self._task.progressed.connect(self._tell)
        self._task.stopped.connect(self._on_stopped)
        self._task.broke.connect(lambda _problem: self._rest())
        self._show_busy(True)

    def _tell(self, done: int, of: int) -> None:
        said = _("Writing the summary") if done < of else _("Making the pack, and opening it again to check")
        self._said.setText(said)
        self._meter.show_share((done + 0.5) / (of + 1), said)

    def _show_busy(self, is_busy: bool) -> None:
        had_focus = self.button.hasFocus() or self.stop.hasFocus()
        self.stop.setEnabled(is_busy)
        self.button.setVisible(not is_busy)
        self._busy.setVisible(is_busy)
        if had_focus:
            (self.stop if is_busy else self.button).setFocus()

    def _rest(self) -> None:
        self._task = None
        self._show_busy(False)

    def _finish(self, cafe_id: str) -> None:
        self._rest()
        self.made.emit(cafe_id)

    def _refuse(self, error: CafeError) -> None:
        self._rest()
        self._shell.problem(error)

    def _ask_to_stop(self) -> None:
        if self._task is not None:
            self.stop.setEnabled(False)
            self._said.setText(_("Stopping"))
            self._task.stop()

    def _on_stopped(self) -> None:
        self._rest()
        self._shell.toast(_("Stopped. No file was made."))
        announce(self, _("Stopped. No file was made."))

    def _choose(self) -> None:
        if choose_send_folder(self, self._services):
            self.show_folder()


def keep_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, read back before it is called done. Raises as ``replace_file`` does."""
    from cafe.core.errors import EnvironmentFault
    from cafe.core.files import replace_file

    def check(found: bytes) -> None:
        if found != content:
            raise EnvironmentFault(
                _("{name} did not come back as it was written. Nothing is lost.").format(name=path.name),
                _("Try again, or use another stick or folder."),
            )

    replace_file(path, content, check)
