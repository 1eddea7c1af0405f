"""How a person would cite a clause."""

from resolutions.text.clauses import Clause, Kind
from resolutions.text.names import cite


def test_a_clause_is_cited_by_heading_labels_and_place() -> None:
    dash = Clause(Kind.DASH, label="–", address="recalling/a/d2")
    lettered = Clause(Kind.CLAUSE, label="a)", address="recalling/a", children=(dash,))
    section = Clause(Kind.PREAMBLE, heading="recalling", address="recalling", children=(lettered,))
    alone = Clause(Kind.PARAGRAPH, address="p1")
    assert cite((section, alone)) == {
        "recalling": "recalling",
        "recalling/a": "recalling a)",
        "recalling/a/d2": "recalling a) §2",
        "p1": "",
    }
