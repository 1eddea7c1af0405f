"""What every test stands on: quick passwords, the real texts, one kind of property test."""

import atexit
import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from config.garbage import ALLOCATIONS
from tests import migrated
from tests.emptying import empty_with_history, remember
from tests.kept import remember_fresh
from tests.shared_texts import IN_CI, MISSING, SHARED

# The same examples in every run: a red run can be repeated. `deep` is for a hunt by hand.
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("deep", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_collection() -> None:
    """What is collected stays: nothing of it is garbage to look for meanwhile."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Thousands of tests are no garbage either, however often one of them makes some.

    Like a server, the tests look for garbage once a page, not ten times.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS)
    gc.enable()


def pytest_configure() -> None:
    """Passwords of the tests are worth nothing: hash them fast. Uploads go nowhere.

    SQLite keeps the tests' database in a file, as it does for users: one in memory, which threads
    share, answers at once that a table is locked where one in a file waits. A test that commits is
    followed by emptying the database, which history refuses.
    """
    empty_with_history()
    default = django_settings.DATABASES["default"]
    if default["ENGINE"] == "django.db.backends.sqlite3":
        folder = tempfile.TemporaryDirectory(prefix="resolutions-tests-")
        atexit.register(folder.cleanup)
        default["TEST"]["NAME"] = str(Path(folder.name) / "tests.sqlite3")
        default["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.STORAGES = {
        **django_settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """A test begins in the language of the settings, whatever the pages of one before it spoke."""
    translation.deactivate()


@pytest.fixture
def shared() -> Path:
    """The folder of the real texts; without it the test is skipped, and in CI it fails."""
    if not SHARED.is_dir():
        pytest.fail(MISSING) if IN_CI else pytest.skip(MISSING)
    return SHARED


def _kept(config: pytest.Config) -> Path:
    return migrated.kept_in(config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def kept_database(pytestconfig: pytest.Config) -> Path:
    """A SQLite file as the migrations make it; it is there once a test has asked for a database."""
    return _kept(pytestconfig)


@pytest.fixture(scope="session")
def migrating(kept_database: Path) -> Iterator[migrated.Turn]:
    """The turn of this process to migrate: what one has made the next one takes."""
    with migrated.Turn(kept_database) as turn:
        yield turn


@pytest.fixture(scope="session")
def migrated_before(
    migrating: migrated.Turn,
    kept_database: Path,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> bool:
    """Whether the tests' database comes from migrations that ran before."""
    migrating.wait()
    if connection.vendor == "sqlite":
        return migrated.take(kept_database)
    with django_db_blocker.unblock():
        return migrated.take_template(kept_database)


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_before: bool) -> bool:
    """A file that stands there is migrated on, which finds nothing left to do."""
    return migrated_before and connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    migrated_before: bool,
    migrating: migrated.Turn,
    kept_database: Path,
) -> None:
    """The tests' database, and what it holds from its migrations on."""
    with django_db_blocker.unblock():
        if not migrated_before:
            is_file = connection.vendor == "sqlite"
            (migrated.keep if is_file else migrated.keep_template)(kept_database)
        migrating.over()
        remember()
        remember_fresh()
