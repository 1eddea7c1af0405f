"""The tests' database as its migrations make it: made once for each state of them.

The migrations take longer than most files of tests. What they made on SQLite is kept in pytest's
cache, on PostgreSQL as a database of the server, to be the template of others; both under a name
that changes with the migrations and with everything else that shapes a fresh database.
"""

import fcntl
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import connection

PATTERNS = ("migrations/*.py", "models/*.py", "models.py", "apps.py", "append_only.py")


class Turn:
    """Of the processes that want to migrate at once, one does so; the others `wait` for it.

    A turn ends with `over`, with the block, or with the process.
    """

    def __init__(self, kept: Path) -> None:
        self._file = kept.with_name("turn").open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()

    def wait(self) -> None:
        """After this call it is this process's turn."""
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def over(self) -> None:
        """The next one may begin."""
        fcntl.flock(self._file, fcntl.LOCK_UN)


def kept_in(folder: Path) -> Path:
    """The file that holds, or is to hold, what the migrations of today make."""
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for pattern in PATTERNS:
            for path in sorted(Path(app.path).glob(pattern)):
                digest.update(path.name.encode() + path.read_bytes())
    return folder / f"{digest.hexdigest()[:32]}.sqlite3"


def take(kept: Path) -> bool:
    """Put the kept database where the tests expect theirs; whether there was one."""
    if not kept.exists():
        return False
    Path(_place()).write_bytes(kept.read_bytes())
    return True


def keep(kept: Path) -> None:
    """Keep the tests' database; another process that does the same at once does no harm."""
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    part = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(_place())) as made:
        made.execute("VACUUM INTO ?", (str(part),))
    part.replace(kept)


def template(kept: Path) -> str:
    """The name, on PostgreSQL, of the database that the migrations of today made."""
    return f"migrated_{kept.stem}"


def take_template(kept: Path) -> bool:
    """The tests' database is to be made from the template; whether there was one."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [template(kept)])
        found = cursor.fetchone() is not None
    connection.settings_dict["TEST"]["TEMPLATE"] = template(kept) if found else None
    return found


def keep_template(kept: Path) -> None:
    """Keep the tests' database as a template, which asks that nobody is connected to it."""
    made = connection.settings_dict["NAME"]
    _lead_to(made)
    _say(f'CREATE DATABASE "{template(kept)}" TEMPLATE "{made}"')


@contextmanager
def empty_database() -> Iterator[None]:
    """Within the block whoever asks the database asks another one, that has not even tables."""
    known, name = connection.settings_dict["NAME"], f"empty_{os.getpid()}"
    with tempfile.TemporaryDirectory(prefix="resolutions-tests-") as folder:
        is_file = connection.vendor == "sqlite"
        if not is_file:
            _say(f'CREATE DATABASE "{name}"')
        try:
            _lead_to(str(Path(folder) / name) if is_file else name)
            yield
        finally:
            _lead_to(known)
            if not is_file:
                _say(f'DROP DATABASE "{name}"')


def _say(sql: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


def _lead_to(name: str) -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    connection.settings_dict["NAME"] = name


def _place() -> str:
    return str(settings.DATABASES["default"]["TEST"]["NAME"])
