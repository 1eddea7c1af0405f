import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.drafting.operations import (
    OPERATIONS,
    Add,
    AddNote,
    Delete,
    Insert,
    Move,
    Operation,
    Recast,
    Rehead,
    Relabel,
    Reword,
    Split,
)
from amendments.drafting.packing import LONGEST, pack, unpack
from amendments.drafting.refusals import Flaw, Malformed
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind
from tests.amendments.drafting.drafted import Drafter, printable_bases, seeds


def through_json(operation: Operation) -> Operation:
    return unpack(json.loads(json.dumps(pack(operation))))


@given(printable_bases, seeds)
@settings(max_examples=60)
def test_operations_come_back_from_json(base: ResolutionText, seed: int) -> None:
    drafter = Drafter(seed)
    for _ in range(20):
        operation = drafter.think(base)
        assert through_json(operation) == operation


@given(printable_bases)
@settings(max_examples=50)
def test_inserted_clauses_come_back_with_identities_and_lines(base: ResolutionText) -> None:
    for clause in base.clauses:
        back = through_json(Insert(Place(Side.LAST), clause))
        assert isinstance(back, Insert)
        said = [(c, c.uid, c.line) for c in clause.walk()]
        assert [(c, c.uid, c.line) for c in back.clause.walk()] == said


REWORD = pack(Reword("1", "words", (Span(0, 2, SpanKind.BOLD),)))
INSERT = pack(Insert(Place(Side.LAST, "s"), Clause(Kind.CLAUSE, uid="1")))


def nested(depth: int) -> dict[str, Any]:
    """A clause in a clause in a clause."""
    clause = INSERT["clause"]
    for _ in range(depth):
        clause = {**INSERT["clause"], "children": [clause]}
    return {**INSERT, "clause": clause}


@pytest.mark.parametrize(
    ("values", "flaw"),
    [
        (None, Flaw.NOT_A_MAPPING),
        ([], Flaw.NOT_A_MAPPING),
        ({1: 2}, Flaw.NOT_A_MAPPING),
        ({}, Flaw.UNKNOWN),
        ({"do": "format"}, Flaw.UNKNOWN),
        ({"do": 7}, Flaw.WRONG_TYPE),
        ({"do": "delete"}, Flaw.MISSING),
        ({"do": "delete", "uid": "1", "more": 1}, Flaw.SURPLUS),
        ({"do": "delete", "uid": None}, Flaw.WRONG_TYPE),
        ({"do": "delete", "uid": "1" * 600}, Flaw.TOO_LONG),
        ({**REWORD, "text": "x" * (LONGEST + 1)}, Flaw.TOO_LONG),
        ({**REWORD, "text": "a\x00b"}, Flaw.UNKEEPABLE),
        ({**REWORD, "text": "a\ud800b"}, Flaw.UNKEEPABLE),
        ({**REWORD, "spans": [[0, 9, "bold", ""]]}, Flaw.BAD_SPANS),
        ({**REWORD, "spans": [[2, 1, "bold", ""]]}, Flaw.BAD_SPANS),
        ({**REWORD, "spans": [[-1, 1, "bold", ""]]}, Flaw.WRONG_TYPE),
        ({**REWORD, "spans": [[0, 1, "blink", ""]]}, Flaw.WRONG_TYPE),
        ({**REWORD, "spans": [[0, 1]]}, Flaw.WRONG_TYPE),
        ({**REWORD, "spans": "abc"}, Flaw.WRONG_TYPE),
        ({**pack(Relabel("1", "2")), "by_hand": 1}, Flaw.WRONG_TYPE),
        ({**pack(Split("1", 2, "3")), "offset": True}, Flaw.WRONG_TYPE),
        ({**pack(Split("1", 2, "3")), "offset": 1.5}, Flaw.WRONG_TYPE),
        ({**pack(Recast("1", Kind.DASH)), "kind": None}, Flaw.WRONG_TYPE),
        ({**pack(Move("1", Place(Side.LAST))), "place": ["before", ""]}, Flaw.MISSING),
        ({**pack(Move("1", Place(Side.LAST))), "place": ["under", "1"]}, Flaw.WRONG_TYPE),
        (nested(60), Flaw.TOO_DEEP),
        ({**INSERT, "clause": {**INSERT["clause"], "kind": "law"}}, Flaw.WRONG_TYPE),
        ({**INSERT, "clause": 1}, Flaw.NOT_A_MAPPING),
    ],
)
def test_what_is_no_operation_is_refused_with_what_is_wrong(values: object, flaw: Flaw) -> None:
    with pytest.raises(Malformed) as refused:
        unpack(values)
    assert refused.value.flaw is flaw


SAMPLES: list[Operation] = [
    *(Reword("1", "x"), Rehead("1", "x"), Relabel("1", "x"), Delete("1"), Split("1", 1, "2")),
    *(Add("1", Place(Side.FIRST)), AddNote("1", "2", 1, "x"), Move("1", Place(Side.AFTER, "2"))),
]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.sampled_from(SAMPLES), st.data(), values)
def test_nothing_but_malformed_is_raised(
    sample: Operation, data: st.DataObject, value: object
) -> None:
    packed = pack(sample)
    packed[data.draw(st.sampled_from(sorted(packed)))] = value
    try:
        assert type(unpack(packed)) in OPERATIONS.values()
    except Malformed as refused:
        assert refused.flaw in Flaw
