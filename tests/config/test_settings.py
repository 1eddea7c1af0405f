"""What the software does with its environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from tests.shared_texts import ROOT

KEY = "a-key-of-the-tests-that-is-long-enough-and-random-zqpxwvutsrlkjhgfdbnm"


def check(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check` in an environment of these variables alone."""
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite://:memory:", **variables}
    command = [sys.executable, "manage.py", "check", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("variables", [{}, {"SECRET_KEY": ""}, {"SECRET_KEY": "insecure-one"}])
def test_without_a_key_of_its_own_it_does_not_start(variables: dict[str, str]) -> None:
    refused = check(**variables)
    assert refused.returncode != 0
    assert refused.stderr.splitlines() == [
        "Set SECRET_KEY to a long random value of your own (or DEBUG=true on your own machine)."
    ]


def test_on_ones_own_machine_it_starts_without_any() -> None:
    assert check(DEBUG="true").returncode == 0


def test_the_defaults_pass_the_check_for_deployment() -> None:
    options = ("--deploy", "--fail-level", "WARNING")
    passed = check(*options, SECRET_KEY=KEY, ALLOWED_HOSTS="resolutions.example")
    assert passed.returncode == 0, passed.stderr


def test_a_server_without_https_fails_the_check_for_deployment() -> None:
    options = ("--deploy", "--fail-level", "WARNING")
    variables = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "resolutions.example", "HTTPS": "false"}
    failed = check(*options, **variables)
    assert failed.returncode != 0
    assert "SECURE_HSTS_SECONDS" in failed.stderr


def test_cookies_go_over_https_alone_and_to_no_script() -> None:
    """With the defaults, which are those of production; of every cookie that is ever set."""
    names = ("SESSION_COOKIE", "CSRF_COOKIE", "LANGUAGE_COOKIE")
    code = (
        "from django.conf import settings as s; print([(getattr(s, n + '_SECURE'), "
        f"getattr(s, n + '_HTTPONLY'), getattr(s, n + '_SAMESITE')) for n in {names}])"
    )
    environment = {"SECRET_KEY": KEY, "DATABASE_URL": "sqlite://:memory:"}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert found.stdout.strip() == str([(True, True, "Lax")] * 3), found.stderr


def test_every_static_file_that_another_names_is_there(tmp_path: Path, settings: Settings) -> None:
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": manifest}}
    call_command("collectstatic", "--noinput", "--verbosity=0")
    assert (tmp_path / "staticfiles.json").exists()
