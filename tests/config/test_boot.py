"""Making the environment: when it is made anew, and what it says when it cannot."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from config import boot


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock file and nothing else."""
    monkeypatch.setattr(boot, "LOCK", tmp_path / "lock.txt")
    monkeypatch.setattr(boot, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(boot, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(boot, "STAMP", tmp_path / ".venv" / "installed")
    boot.LOCK.write_text("django==5.2\n")
    boot.PYTHON.parent.mkdir(parents=True)
    boot.PYTHON.touch()
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, instead of doing it."""
    steps: list[str] = []
    create = SimpleNamespace(create=lambda *_, **__: steps.append("environment"))
    monkeypatch.setattr(boot, "venv", create)
    monkeypatch.setattr(boot, "install", lambda: steps.append("packages"))
    return steps


def describe(place: Path, version: str) -> None:
    """The environment that stands there was made by that Python."""
    (place / ".venv" / "pyvenv.cfg").write_text(f"version = {version}\n")


def current() -> str:
    return ".".join(map(str, boot.sys.version_info[:3]))


@pytest.mark.usefixtures("place")
def test_nothing_is_done_when_nothing_changed(made: list[str]) -> None:
    boot.STAMP.write_text(boot.stamp())
    boot.make_environment()
    assert made == []


def test_a_changed_lock_installs_into_the_same_environment(place: Path, made: list[str]) -> None:
    describe(place, current())
    boot.STAMP.write_text(boot.stamp())
    boot.LOCK.write_text("django==5.2.1\n")
    boot.make_environment()
    assert made == ["packages"]
    assert boot.STAMP.read_text() == boot.stamp()


def test_another_python_makes_the_environment_anew(place: Path, made: list[str]) -> None:
    describe(place, "3.4.0")
    boot.make_environment()
    assert made == ["environment", "packages"]


@pytest.mark.parametrize(("failures", "calls"), [(0, 1), (2, 3)])
def test_a_failed_download_is_tried_again(
    place: Path, failures: int, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = fake_pip(place, failures, monkeypatch)
    boot.install()
    assert len(count.read_text()) == calls


def test_after_three_tries_it_stops_in_one_line(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = fake_pip(place, 3, monkeypatch)
    with pytest.raises(SystemExit, match="pip could not install the packages"):
        boot.install()
    assert len(count.read_text()) == 3


def fake_pip(place: Path, failures: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python that only counts its calls, and fails the first so many; the file it counts in."""
    monkeypatch.setattr(boot, "ROOT", place)
    monkeypatch.setattr(boot.time, "sleep", lambda _: None)
    boot.PYTHON.write_text(f"#!/bin/sh\nprintf x >> count\ntest $(wc -c < count) -gt {failures}\n")
    boot.PYTHON.chmod(0o755)
    return place / "count"


def test_an_old_python_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boot.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed"):
        boot.make_environment()


def test_a_missing_debian_package_is_named(
    place: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(place, "3.4.0")
    monkeypatch.setattr(boot, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        boot.make_environment()
    assert made == []


def test_the_demonstration_keeps_its_key_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boot, "DEMO_KEY", tmp_path / "var" / "demo-key")
    first = boot.demo_environment()
    assert first["DEBUG"] == "true"
    assert len(first["SECRET_KEY"]) >= 50
    assert boot.demo_environment()["SECRET_KEY"] == first["SECRET_KEY"]
    assert boot.DEMO_KEY.stat().st_mode & 0o077 == 0
