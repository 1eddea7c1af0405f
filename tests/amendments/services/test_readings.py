"""Files as they are read: what they are told from, and files that nobody should trust."""

from pathlib import Path

import pytest

from amendments.models import Form
from amendments.services.readings import read_file
from amendments.submissions.layout import Marks
from resolutions.services.problems import ImportProblem
from tests.amendments.papers import as_file, paper
from tests.resolutions.word.packages import mutated
from tests.shared_texts import shared_files
from tests.trees import markdown

CORPUS = [
    path
    for path in shared_files("docx-corpus/open/*.docx")
    if any(
        part in path.name for part in ("S2-1911962", "S-127", "HC031", "RP015", "WC057", "RP050")
    )
]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (as_file(paper()), Form.TRACKED),
        (as_file(paper(), Marks.FORMATTED), Form.BY_HAND),
        (as_file(paper(), Marks.CLEAN), Form.UNMARKED),
        (markdown(), Form.UNMARKED),
        (markdown(year=20182022), Form.FLATTENED),
    ],
)
def test_the_form_is_told_from_the_file(data: bytes, form: Form) -> None:
    reading = read_file(data)
    assert reading.form is form
    assert len(reading.pairs) == 1
    sentences = " ".join(remark.message for remark in reading.remarks)
    assert ("by hand" in sentences) == (form is Form.BY_HAND)
    assert ("no revision marks" in sentences) == (form is Form.UNMARKED)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files_are_read(path: Path) -> None:
    reading = read_file(path.read_bytes())
    assert reading.form is Form.TRACKED


def test_damaged_files_end_in_one_sentence_or_in_a_reading() -> None:
    whole = as_file(paper())
    outcomes = {"read": 0, "refused": 0}
    for seed in range(1000):
        try:
            read_file(mutated(whole, seed))
            outcomes["read"] += 1
        except ImportProblem as problem:
            assert problem.message.strip().count("\n") == 0
            assert problem.message.endswith(".")
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 10


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", bytes(20), b"\xd0\xcf\x11\xe0"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(ImportProblem):
        read_file(data)
