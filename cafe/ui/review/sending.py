"""How a locked file is sent, step by step: by e-mail, or on a stick. For packs and for returns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence

from cafe.core.i18n import _
from cafe.ui.review.sent_parts import EMAIL
from cafe.ui.review.steps import Step


def steps_to_send(way: str, path: Path, address: str) -> tuple[Step, ...]:
    """``address``: the programme's, or empty."""
    name, folder = path.name, path.parent.name or str(path.parent)
    if way == EMAIL:
        paste = (_("Paste the address"), _("Press Copy here, go back, then {keys}.").format(keys=_paste_keys()))
        ask = (_("Write your programme’s address"), _("The one you know. Ask them if you are not sure."))
        return (
            (_("Open your e-mail"), _("Start a new message.")),
            paste if address else ask,
            (_("Press the paper clip"), _("It says Attach or Add a file.")),
            (
                _("Pick {name}").format(name=name),
                _("It is in the folder “{folder}”. Or press Open folder, and drag it into the message.").format(
                    folder=folder
                ),
            ),
            (_("Send it"), _("A line of hello is enough. No names, please.")),
        )
    return (
        (_("Put the stick in this laptop"), _("Wait until the computer has noticed it.")),
        (_("Press Copy it to the stick"), _("Just below. Then choose the stick.")),
        (_("Wait for the tick"), _("The file is read back from the stick first.")),
        (_("Take the stick out safely"), _("Eject it first, as the computer says.")),
        (_("Hand it to your programme"), _("Or post it. Lost on the way, nobody can read it.")),
    )


def _paste_keys() -> str:
    """ "Ctrl+V", as this computer calls it."""
    return QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
