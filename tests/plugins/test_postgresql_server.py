"""The server that a test run starts for itself."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.plugins import postgresql_server as server
from tests.shared_texts import IN_CI

GONE = 2**22 + 1  # above the highest process number that Linux hands out


@pytest.fixture
def binaries() -> Path:
    found = server.find_binaries()
    if found is None:
        missing = "PostgreSQL is not installed: apt-get install postgresql"
        pytest.fail(missing) if IN_CI else pytest.skip(missing)
    return found


def test_the_server_of_a_killed_run_is_swept(binaries: Path) -> None:
    start = f"""
import os, pathlib
from tests.plugins import postgresql_server as server
os.getpid = lambda: {GONE}
print(server.start(pathlib.Path({str(binaries)!r})), flush=True)
os._exit(0)  # as killed: nothing is cleaned up
"""
    killed = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True)
    folder = Path(killed.stdout.strip())
    process = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    assert server.is_alive(process)
    server.sweep(binaries)
    assert not server.is_alive(process)
    assert not folder.exists()


def test_the_server_of_a_run_that_lives_is_left_alone(binaries: Path) -> None:
    parent = 1
    with tempfile.TemporaryDirectory(prefix=f"{server.PREFIX}{parent}-") as folder:
        server.sweep(binaries)
        assert Path(folder).exists()


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_postgresql_a_run_says_so_and_fails_in_ci_only(
    ci: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(server, "find_binaries", lambda: None)
    monkeypatch.setenv("CI", ci)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    with pytest.raises(SystemExit) as ended:
        server.begin()
    assert ended.value.code == status
    assert "apt-get install postgresql" in capsys.readouterr().out
