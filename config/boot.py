"""From a bare machine to a running project: the environment, and the demonstration.

Standard library only, for it runs before anything is installed. The Makefile calls it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import subprocess
import sys
import time
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCK = ROOT / "config" / "requirements-dev.txt"
STAMP = ENVIRONMENT / "installed"
DEMO_KEY = ROOT / "var" / "demo-key"
TRIES = 3


def say(step: str) -> None:
    """One line to the person who waits, at once."""
    print(f"» {step}", flush=True)


def stop(reason: str) -> None:
    """End here, with one line that says why and what to do."""
    sys.exit(f"✗ {reason}")


def stamp() -> str:
    """What the environment is made of: it is made anew when this changes, and only then."""
    return hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()


def made_by_this_python() -> bool:
    """Whether an environment stands there, and its Python is the one that runs now."""
    described = ENVIRONMENT / "pyvenv.cfg"
    version = ".".join(map(str, sys.version_info[:3]))
    return PYTHON.exists() and f"version = {version}" in described.read_text(encoding="utf-8")


def install() -> None:
    """Everything in the lock file stands in the environment, its hashes checked."""
    options = ["-qq", "--disable-pip-version-check", "--require-hashes"]
    command = [str(PYTHON), "-m", "pip", "install", *options, "--requirement", str(LOCK)]
    for attempt in range(1, TRIES + 1):
        if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
            return
        if attempt < TRIES:
            say(f"that failed; once more in a moment ({attempt + 1} of {TRIES})")
            time.sleep(3 * attempt)
    stop("pip could not install the packages: see above; it needs a package index to ask")


def make_environment() -> None:
    """After this call .venv holds what the lock file names; quick when it already does."""
    if sys.version_info < (3, 11):  # noqa: UP036 (an older one must get this far)
        stop(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    wanted = stamp()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if not made_by_this_python():
        if find_spec("ensurepip") is None:
            stop("Python cannot make environments here: apt-get install python3-venv")
        say("make the environment .venv")
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
    say("install the packages of config/requirements-dev.txt")
    install()
    STAMP.write_text(wanted, encoding="utf-8")


def demo_environment() -> dict[str, str]:
    """The settings of the demonstration: its own secret key, made once, plain http."""
    if not DEMO_KEY.exists():
        DEMO_KEY.parent.mkdir(exist_ok=True)
        DEMO_KEY.touch(mode=0o600)
        DEMO_KEY.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    key = DEMO_KEY.read_text(encoding="utf-8")
    quiet = {"PYTHONUNBUFFERED": "1", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    return {**os.environ, **quiet, "DEBUG": "true", "SECRET_KEY": key}


def run_demo() -> None:
    """Serve the demonstration data on this machine until interrupted."""
    address = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
    environment = demo_environment()
    for step, arguments in (
        ("bring the database up to date", ["migrate", "--verbosity=0"]),
        ("load the demonstration data", ["load_demo"]),
    ):
        say(step)
        if subprocess.run([PYTHON, "manage.py", *arguments], cwd=ROOT, env=environment).returncode:
            stop(f"could not {step}: see above")
    say(f"serve on http://{address}/ (Ctrl-C ends it)")
    os.chdir(ROOT)
    arguments = ["manage.py", "runserver", "--noreload", "--skip-checks", address]
    os.execve(PYTHON, [str(PYTHON), *arguments], environment)


if __name__ == "__main__":
    make_environment()
    if sys.argv[1:] == ["demo"]:
        run_demo()
