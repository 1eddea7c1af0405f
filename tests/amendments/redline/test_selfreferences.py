"""What the clauses of a text say of each other."""

import pytest

from amendments.redline.ground import lay_ground
from amendments.redline.selfreferences import find_references
from resolutions.text.clauses import Clause, Kind
from tests.amendments.redline.consolidating import section, text

BELOW = Clause(Kind.CLAUSE, label="a)", text="in time;")
SECOND = Clause(Kind.CLAUSE, label="2", text="to report", children=(BELOW,))
LIST = Clause(
    Kind.OPERATIVE,
    heading="resolves",
    key="resolves",
    children=(Clause(Kind.CLAUSE, label="1", text="to meet;"), SECOND),
)


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("to carry out resolves 2 above,", ["resolves/2"]),
        ("to carry out resolves 1 and 2 above,", ["resolves/1", "resolves/2"]),
        ("to carry out resolves 2 a) above,", ["resolves/2/a"]),
        ("to carry out resolves 7 above,", []),
        ("to carry out resolves 2 of Resolution 101 (Rev. Dubai, 2018),", []),
        ("to carry out everything,", []),
    ],
)
def test_references_lead_to_provisions(said: str, targets: list[str]) -> None:
    base = text(LIST, section("instructs", said))
    found = find_references(lay_ground(base))
    assert [each.target for each in found] == [f"uid:{target}" for target in targets]
    assert {each.provision for each in found} <= {"uid:instructs/1"}
    assert all(each.words in said for each in found)
