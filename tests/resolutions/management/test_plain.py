import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["parse", "no such file"],
        ["compare", "no such file"],
        ["export_resolution", "pp", "1", "--output", "x.exe"],
        ["export_resolution", "pp", "1", "--output", "x.txt"],
    ],
)
def test_a_failure_is_one_line_and_the_code_1(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("Error: ") and not done.stdout


def test_success_is_the_code_0_without_any_database(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("RESOLUTION 1 (GENEVA, 2012)\n", encoding="utf-8")
    done = run("parse", str(path))
    assert (done.returncode, done.stderr) == (0, "")
