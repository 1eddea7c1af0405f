"""A PostgreSQL of a test run's own: started here, stopped at its end, nothing left behind.

It listens on a socket in its own folder only, and is tuned to forget.
"""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PREFIX = "resolutions-tests-"
# No table is looked at on the side: one that was empty then counts as empty in each copy, however
# many rows a test puts there in its transaction, and is gone through once for each row of another.
OPTIONS = " ".join(
    (
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off",
        "-c autovacuum=off -c listen_addresses=''",
    )
)


def find_binaries() -> Path | None:
    """The folder of the newest PostgreSQL on this machine, Debian's place first."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(debian, key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def run(binaries: Path, folder: Path, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as somebody it accepts: it refuses to be root."""
    somebody: dict[str, object] = {}
    if os.geteuid() == 0:
        somebody = {"user": "postgres", "group": "postgres", "extra_groups": []}
    subprocess.run(
        [str(binaries / program), *arguments],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        **somebody,  # type: ignore[call-overload]
    )


def is_alive(process: int) -> bool:
    """Whether that process runs; one that ended and was not yet collected does not."""
    try:
        described = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return described.rpartition(")")[2].split()[0] != "Z"


def stop(binaries: Path, folder: Path) -> None:
    """The folder's server is stopped and the folder gone."""
    if (folder / "data" / "postmaster.pid").exists():
        run(binaries, folder, "pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def sweep(binaries: Path) -> None:
    """Stop the servers of test runs that were killed: their folder names a process that is gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        runner = folder.name.removeprefix(PREFIX).split("-")[0]
        if runner.isdigit() and not is_alive(int(runner)):
            try:
                stop(binaries, folder)
            except subprocess.CalledProcessError:
                shutil.rmtree(folder, ignore_errors=True)


def start(binaries: Path) -> Path:
    """A running server's folder, which holds its socket and its data."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    atexit.register(stop, binaries, folder)
    data, log = f"{folder}/data", f"{folder}/log"
    run(
        *(binaries, folder, "initdb", "-D", data, "-U", "tests", "-A", "trust"),
        *("--no-sync", "--locale=C.UTF-8", "--encoding=UTF8"),
    )
    run(
        binaries,
        folder,
        "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        log,
        "-o",
        f"-k {folder} {OPTIONS}",
        "start",
    )
    return folder


def begin() -> None:
    """DATABASE_URL names a server that answers; without PostgreSQL, end: in CI as a failure.

    The workers of a run in parallel are told theirs by the process that began them: one server,
    a database for each.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    binaries = find_binaries()
    if binaries is None:
        print("✗ PostgreSQL is not installed (apt-get install postgresql): its tests did not run")
        sys.exit(1 if os.environ.get("CI") == "true" else 0)
    sweep(binaries)
    os.environ["DATABASE_URL"] = f"postgres://tests@/postgres?host={start(binaries)}"
