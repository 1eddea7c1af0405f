"""Fetch the front-end libraries anew into static/vendor/, by npm; `make vendor`.

To move to a newer version, change its number here and run it.
"""

import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Library:
    """One package, one version of it, and which of its files are ours."""

    package: str
    version: str
    licence: str
    files: tuple[str, ...]
    purpose: str


LIBRARIES = (
    Library(
        "bootstrap",
        "5.3.8",
        "MIT",
        ("dist/css/bootstrap.min.css", "dist/css/bootstrap.rtl.min.css"),
        "the forms, the grid and the reset of every page; the second one for Arabic",
    ),
    Library(
        "htmx.org",
        "2.0.10",
        "0BSD",
        ("dist/htmx.min.js",),
        "replaces a part of a page where that is quicker than all of it",
    ),
)
README_HEAD = """# Libraries of others

As published, unchanged but for the comment that names a source map; `make vendor` fetches them
anew. The versions are chosen in `config/vendor.py`.

| file | package | version | licence | what for |
|---|---|---|---|---|
"""


def fetch(library: Library, folder: Path) -> Path:
    """The package's archive, as npm hands it out."""
    wanted = f"{library.package}@{library.version}"
    command = ["npm", "pack", wanted, "--silent", "--pack-destination", str(folder)]
    packed = subprocess.run(command, check=True, capture_output=True, text=True)
    return folder / packed.stdout.split()[-1]


def without_source_map(content: str) -> str:
    """The same file, asking the browser for nothing that does not stand beside it."""
    lines = content.splitlines(keepends=True)
    return "".join(line for line in lines if "sourceMappingURL=" not in line)


def unpack(library: Library, archive: Path) -> None:
    """The library's files stand in static/vendor/ under their own names."""
    with tarfile.open(archive) as package:
        for name in library.files:
            member = package.extractfile(f"package/{name}")
            if member is None:
                sys.exit(f"✗ {library.package} {library.version} has no file {name}")
            content = without_source_map(member.read().decode("utf-8"))
            (TARGET / Path(name).name).write_text(content, encoding="utf-8")


def describe() -> str:
    """The README of static/vendor/."""
    rows = [
        f"| {Path(name).name} | {library.package} | {library.version} | {library.licence} "
        f"| {library.purpose} |\n"
        for library in LIBRARIES
        for name in library.files
    ]
    return README_HEAD + "".join(rows)


def main() -> None:
    """Every library, and the README that lists them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for library in LIBRARIES:
            print(f"» {library.package} {library.version}", flush=True)
            unpack(library, fetch(library, Path(folder)))
    (TARGET / "README.md").write_text(describe(), encoding="utf-8")


if __name__ == "__main__":
    main()
