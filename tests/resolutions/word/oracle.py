"""LibreOffice as a second reader of tracked changes, if it is installed here."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shared_texts import IN_CI, SHARED

TOOL = SHARED / "tools" / "docx_oracle.py"
UNSEEN = {ord(character): None for character in "\u200b\u200d\ufeff"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The paragraphs of both sides, as LibreOffice has them after rejecting and accepting."""

    before: list[str]
    after: list[str]
    notes_before: list[str]
    notes_after: list[str]


def ask(files: Iterable[Path]) -> Iterator[Verdict]:
    """What LibreOffice says of each file; one session serves all of them."""
    if not TOOL.exists() or shutil.which("soffice") is None:
        if IN_CI:
            pytest.fail("LibreOffice or the tool that asks it is missing")
        pytest.skip("LibreOffice or the tool that asks it is missing")
    spec = importlib.util.spec_from_file_location("docx_oracle", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    try:
        session = module.Oracle(timeout=60)
    except RuntimeError as error:
        pytest.skip(str(error))
    with session as oracle:
        for file in files:
            answer = oracle.truth(str(file))
            assert answer["ok"], (file.name, answer.get("error"))
            yield Verdict(
                _body(answer["reject"]),
                _body(answer["accept"]),
                _notes(answer["reject"]),
                _notes(answer["accept"]),
            )


def resave(files: Sequence[Path], folder: Path) -> list[bytes]:
    """Each file as LibreOffice saves it again; all in one session. The files hold no comments."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail("LibreOffice is missing") if IN_CI else pytest.skip("LibreOffice is missing")
    saved = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(saved)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [(saved / file.name).read_bytes() for file in files]


def _body(view: dict[str, list[dict[str, str]]]) -> list[str]:
    return [paragraph["text"].translate(UNSEEN) for paragraph in view["body"]]


def _notes(view: dict[str, list[list[str]]]) -> list[str]:
    return ["\n".join(note).strip() for note in view["footnotes"]]
