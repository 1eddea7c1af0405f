"""The interface is translated, all of it, and what is compiled is what was translated."""

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import to_locale

from config.catalogues import LANGUAGES, WRITTEN, catalogue_path, collect, compile_catalogue
from tests.shared_texts import IN_CI, ROOT

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(params=LANGUAGES)
def path(request: pytest.FixtureRequest) -> Path:
    return catalogue_path(ROOT, request.param)


def translations(entry: polib.POEntry) -> list[str]:
    """Every form of an entry's translation."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def lost_placeholders(entry: polib.POEntry) -> bool:
    """Whether a translation has other placeholders than its sentence.

    In a plural, the one number that a form may leave out ("one clause") is no loss.
    """
    wanted = Counter(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    return any(Counter(PLACEHOLDER.findall(form)) != wanted for form in translations(entry) if form)


def test_every_language_of_the_interface_has_a_catalogue() -> None:
    assert [to_locale(code) for code, _ in settings.LANGUAGES] == list(LANGUAGES)
    assert to_locale(settings.LANGUAGE_CODE) == WRITTEN


def test_the_written_language_says_what_the_code_says() -> None:
    for entry in polib.pofile(str(catalogue_path(ROOT, WRITTEN))):
        said = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        assert translations(entry) == said


def test_every_sentence_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    left = [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]
    assert [entry.msgid for entry in left] == []
    assert len(catalogue) > 0


def test_every_placeholder_is_kept(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue if lost_placeholders(entry)] == []


def test_a_lost_placeholder_is_found() -> None:
    assert lost_placeholders(polib.POEntry(msgid="%(n)s of {total}", msgstr="共 {total}"))
    assert not lost_placeholders(polib.POEntry(msgid="%(n)s of {total}", msgstr="{total} %(n)s"))


def test_the_compiled_catalogue_is_in_step(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == compile_catalogue(path)


@pytest.mark.skipif(
    not shutil.which("xgettext") and not IN_CI, reason="needs GNU gettext: apt-get install gettext"
)
def test_the_catalogue_holds_every_sentence_of_the_code(tmp_path: Path) -> None:
    for file in source_files():
        target = tmp_path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, target)
    collect(tmp_path)
    for language in LANGUAGES:
        collected = sentences(catalogue_path(tmp_path, language))
        kept = sentences(catalogue_path(ROOT, language))
        assert (collected - kept, kept - collected) == (set(), set()), "run: make messages"


def source_files() -> list[str]:
    """The files of the project that may hold sentences, and its catalogues."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    folders = ["resolutions", "meetings", "amendments", "templates", "locale"]
    listed = subprocess.run([*command, *folders], cwd=ROOT, check=True, capture_output=True)
    names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    return [name for name in names if name.endswith((".py", ".html", ".txt", ".po"))]


def sentences(path: Path) -> set[tuple[str | None, str]]:
    """The sentences of a catalogue, with their context."""
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path))}
