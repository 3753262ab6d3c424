"""After a café: counting, checking, sending."""

from __future__ import annotations

from gallery.scenes.acts import Scene, pressing

SCENES = (
    Scene("pass-the-laptop", "one person answers", "feedback", pressing("Pass the laptop")),
    Scene("sent-stick", "on a stick", "sent", pressing("How to send it: On a stick")),
)
