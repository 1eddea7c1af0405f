"""The one exception by which a service says that what was asked for cannot be done."""

from __future__ import annotations


class ImportProblem(Exception):
    """A text cannot be taken in; nothing was saved.

    `code` is stable (`empty`, `binary`, `duplicate`, `no-year` …), `message` one sentence for a
    person, in the language of the interface.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = str(message)
