"""Pages: what an extract left of them between the lines of a text goes, and is reported."""

from resolutions.text.clauses import OddityKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import clean, read_text

PAGED = """- 3 -
C31/77-E
RESOLUTION 903 (COUNCIL, 2031)
Shared maintenance of rural radio masts
The ITU Council,
recalling
a) that the Secretary-General was instructed to inspect the masts and to hold a confer-
ence every year, at which the conference hears what had been found at every one of all the
masts that stand;
b) that many Member States, in particular the least developed ones of all regions,
have asked for help in the maintenance of their radio masts,
resolves
1 that the masts shall be inspected every year by persons who are trained to do so;
2 that the costs shall be shared between the users of each mast in a fair
- 4 -
C31/77-E
proportion to the use that they make of it,
instructs the Secretary-General
to report to the Council.
"""


def parsed() -> Parsed:
    return parse(read_text(PAGED))


def test_a_sentence_goes_on_behind_a_page_and_a_comma() -> None:
    found = parsed().text.by_address()
    assert "in a fair proportion to the use" in found["resolves/2"].text
    assert "regions, have asked for help" in found["recalling/b"].text


def test_running_heads_are_left_out_and_reported() -> None:
    left_out = [o.detail for o in parsed().oddities if o.kind is OddityKind.PAGE_FURNITURE]
    assert left_out == ["- 3 -", "C31/77-E", "- 4 -", "C31/77-E"]


def test_a_hyphen_goes_where_the_text_has_the_word_in_one_piece() -> None:
    assert "hold a conference every year" in parsed().text.by_address()["recalling/a"].text


def test_repeated_headings_beside_labels_are_no_running_heads() -> None:
    text = "Resolution 1 (Doha, 2031)\n\nMasts\n\nThe Council,\n\n"
    text += "invites administrations\n1\nto help,\nendorses the plan\n1\nto share,\n"
    kinds = {odd.kind for odd in parse(read_text(text), language="en").oddities}
    assert OddityKind.PAGE_FURNITURE not in kinds


def test_a_word_that_a_soft_hyphen_broke_is_whole() -> None:
    assert clean("main\u00ad\n  tenance of masts\n").split("\n")[0] == "maintenance"
