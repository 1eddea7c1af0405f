import json

from amendments.submissions.packing import pack_blocks, pack_head, unpack_blocks, unpack_head
from amendments.submissions.proposals import read_contribution
from amendments.submissions.values import Head
from resolutions.text import sources

TEXT = """Agenda item: ADM 1
Document PP22/68(Add.2)-E
2 May 2023
Original: French
Source: Canada and Mexico
A title of the tests
Summary
Words that say why.
Action required
To agree.
"""


def head() -> Head:
    return read_contribution(sources.read_text(TEXT).lines, language="en").head


def test_a_head_comes_back_through_a_file() -> None:
    there = head()
    assert there.symbol and there.date and there.blocks and there.entries
    assert unpack_head(json.loads(json.dumps(pack_head(there)))) == there


def test_an_empty_head_and_oddities_come_back() -> None:
    empty = read_contribution((), language="en").head
    assert unpack_head(json.loads(json.dumps(pack_head(empty)))) == empty
    assert unpack_head({}).blocks == ()


def test_blocks_come_back_alone() -> None:
    blocks = head().blocks
    assert unpack_blocks(json.loads(json.dumps(pack_blocks(blocks)))) == blocks
