"""Collect the interface's sentences into locale/, and compile its catalogues; `make messages`.

Collecting takes GNU gettext. Compiling does not, so that it works on any machine.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
# The language that the code is written in needs no catalogue.
LANGUAGES = ("zh_Hans",)
OPTIONS = (
    "--no-obsolete --no-wrap --add-location=file --verbosity=0 "
    "--ignore=tests/* --ignore=var/* --ignore=bench/* --ignore=config/*"
).split()


def collect(root: Path) -> None:
    """Each catalogue below `root` holds every sentence of the code and the templates below it.

    Translations stay; sentences that are gone go. Raises `CalledProcessError` when gettext finds
    a mistake.
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
