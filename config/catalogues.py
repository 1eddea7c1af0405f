"""Collect the interface's sentences into locale/, and compile its catalogues; `make messages`.

Collecting takes GNU gettext. Compiling does not, so that it works on any machine.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
# The language that the code is written in: its catalogue says what the code says.
WRITTEN = "en"
LANGUAGES = (WRITTEN, "zh_Hans")
OPTIONS = (
    "--no-obsolete --no-wrap --add-location=file --verbosity=0 "
    "--ignore=tests/* --ignore=var/* --ignore=bench/* --ignore=config/*"
).split()


def collect(root: Path) -> None:
    """Each catalogue below `root` holds every sentence of the code and the templates below it.

    Translations stay; sentences that are gone go; what did not change stays to the byte. Raises
    `CalledProcessError` when gettext finds a mistake.
    """
    environment = {key: value for key, value in os.environ.items() if "DJANGO" not in key}
    for language in LANGUAGES:
        (root / "locale" / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale", language, *OPTIONS],
            check=True,
            cwd=root,
            env=environment,
        )
        _settle(catalogue_path(root, language), is_written=language == WRITTEN)


def catalogue_path(root: Path, language: str) -> Path:
    """Where a language's catalogue lies below `root`."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def _settle(path: Path, *, is_written: bool) -> None:
    """Take out the time of collecting; fill in what the written language's code says itself."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.metadata.pop("POT-Creation-Date", None)
    for entry in catalogue if is_written else ():
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
    catalogue.save()


def compile_catalogue(source: Path) -> bytes:
    """The content of the .mo that belongs to a .po; fuzzy and missing translations left out."""
    return bytes(polib.pofile(str(source), wrapwidth=0).to_binary())


def main() -> None:
    """Collect, compile, and say how much is left to translate."""
    collect(ROOT)
    for source in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")):
        source.with_suffix(".mo").write_bytes(compile_catalogue(source))
        catalogue = polib.pofile(str(source))
        missing = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        print(f"» {source.relative_to(ROOT)}: {len(catalogue)} sentences, {missing} to translate")


if __name__ == "__main__":
    main()
