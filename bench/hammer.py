"""Eight editors at one draft for a minute, on both engines: answers by status, saves."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.hammering import hammer
from tests.plugins.postgresql_server import begin
from tests.serving import Server


def run(engine: str, url: str) -> None:
    """One minute on this engine; raise AssertionError if a save was lost."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), url)
        server.begin()
        try:
            outcome = hammer(server, editors=8, seconds=60, most=10_000)
        finally:
            server.kill()
        outcome.check()
        print(f"{engine}: {dict(outcome.answers)}, {outcome.saves} saves in the history")


if __name__ == "__main__":
    run("sqlite", "")
    begin()
    run("postgresql", os.environ["DATABASE_URL"])
