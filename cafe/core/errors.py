"""One family of errors for the whole day, each carrying the sentence a facilitator will read.

An error is raised low, where the cause is known, and shown in one place (``ui/messages.py``).
``message`` says what happened and what is safe; ``hint`` says what to do next.
"""

from __future__ import annotations


class CafeError(Exception):
    """Something a person should hear about, in words written for her.

    ``message``: what happened, and what is safe. ``hint``: what to do now.
    ``help``: the name of a page in ``resources/guides`` that says more, or empty.
    """

    def __init__(self, message: str, hint: str = "", help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.help = help

    def sentence(self) -> str:
        """Message and hint as one line, for the terminal and for logs."""
        return f"{self.message} {self.hint}".strip()


class ProblemToFix(CafeError):
    """The person can put it right: a field, a file she chose, a pack that did not copy fully."""


class EnvironmentFault(CafeError):
    """The computer is in the way: a full disk, a locked file, data from a newer version."""


class Bug(Exception):
    """Our own mistake. Never shown raw: the presenter apologises and says what is saved."""
