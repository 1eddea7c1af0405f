"""kill -9 while the server saves and imports: each is wholly there or not at all."""

from pathlib import Path

from tests.killing import kill_often
from tests.serving import Server


def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(
    tmp_path: Path, kept_database: Path
) -> None:
    server = Server(tmp_path, kept=kept_database)
    try:
        said = kill_often(server, rounds=6)
    finally:
        server.kill()
    assert said.words and said.imports
