"""What stands in the way of a change in a delegation."""

from __future__ import annotations


class PeopleProblem(Exception):
    """A sentence for the person who asked, and a code for software."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
