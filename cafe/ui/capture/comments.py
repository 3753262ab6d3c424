"""What people would like us to know: typed from the strips with no names, kept on this laptop in no order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from cafe.core.i18n import _
from cafe.model.values import Comment
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.capture.heads import empty
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para


class Comments(Card):
    """``kept(text)`` with a new comment, ``removed(id)``, ``resting(text)`` while one is half typed."""

    kept = Signal(str)
    removed = Signal(str)
    resting = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=(24, 16, 24, 18), gap=10)
        self._shown: tuple[Comment, ...] | None = None
        self._title = Para("", "h3", "ink")
        self.words = GuardedWords(_("A comment"), rows=2, hint=_("Enter keeps it. It stays on this laptop."))
        self.words.kept.connect(self._keep)
        self.words.resting.connect(self.resting)
        keep = Button(_("Keep the comment"), "secondary", icon="plus", size="small")
        keep.clicked.connect(self._keep)
        self._lines = column(gap=6)
        act = row(keep, None)
        for part in (self._title, self.words):
            self.body.addWidget(part)
        self.body.addLayout(act)
        self.body.addLayout(self._lines)

    def show_comments(self, title: str, comments: Sequence[Comment]) -> None:
        """Draw them as they come: their order tells nobody who wrote first."""
        self._title.setText(title)
        if self._shown == tuple(comments):
            return
        self._shown = tuple(comments)
        empty(self._lines)
        for comment in comments:
            remove = Button(_("Take it out"), "quiet", icon="trash-2", size="small")
            remove.setAccessibleName(_("Take it out: {words}").format(words=comment.text))
            remove.clicked.connect(lambda _on=False, id=comment.id: self.removed.emit(id))
            mark = Icon("message-square-quote", "ink2", 20)
            whole = row(mark, Para(comment.text, "body", "ink"), remove, gap=10)
            whole.setStretch(1, 1)
            whole.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
            self._lines.addWidget(Rule())
            self._lines.addWidget(holder(whole))
        if not comments:
            self._lines.addWidget(Label(_("Nothing written yet."), "small", "ink3"))

    def _keep(self) -> None:
        self.kept.emit(self.words.text)
