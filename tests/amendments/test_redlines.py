"""Words with marks come out as those words, in those marks, whatever they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from amendments.templatetags.redlines import around, joined
from resolutions.reading import Lead, Piece

PAGE = {
    "insertion_begins": "<new>",
    "insertion_ends": "new & end",
    "deletion_begins": "<gone>",
    "deletion_ends": "gone & end",
}
# Without what an HTML reader itself does not give back: controls, and line ends of other machines.
SAID = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1) | st.sampled_from(
    ["<b>", "</ins>", "&lt;", "&amp", '"', "'>", "a < b", "<script>alert(1)</script>", "<!--"]
)


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    return Piece(
        draw(SAID),
        draw(st.sampled_from(["", "insert", "delete"])),
        italic=draw(st.booleans()),
        bold=draw(st.booleans()),
        raised=draw(st.booleans()),
        lowered=draw(st.booleans()),
    )


def read(said: str) -> html.HtmlElement:
    return html.fragment_fromstring(said, create_parent="div")


@given(st.lists(pieces(), max_size=6))
def test_nothing_but_the_words_in_their_marks(given: list[Piece]) -> None:
    page = read(joined(given, around(PAGE)))
    assert {one.tag for one in page.iter()} <= {"div", *"ins del span b i sup sub".split()}
    for name, mark in (("ins", "insert"), ("del", "delete")):
        marked = list(page.iter(name))
        assert len(marked) == sum(piece.mark == mark for piece in given)
        begins, ends = ("<new>", "new & end") if name == "ins" else ("<gone>", "gone & end")
        assert all(one[0].text == f"{begins} " and one[-1].text == f" {ends}" for one in marked)
    for said in page.xpath("//span[@class='said']"):
        said.text = ""
    assert page.text_content() == "".join(piece.text for piece in given)


@given(pieces())
def test_it_is_set_as_the_piece_says(piece: Piece) -> None:
    tags = {one.tag for one in read(joined([piece], around(PAGE))).iter()}
    assert ("i" in tags, "b" in tags) == (piece.italic, piece.bold)
    assert ("sup" in tags) == piece.raised
    assert ("sub" in tags) == (piece.lowered and not piece.raised)


@given(SAID, SAID)
def test_a_lead_goes_from_the_first_of_its_pieces_to_the_last(href: str, said: str) -> None:
    lead = Lead(0, 7, href, said, "stale")
    both = [Piece("one", lead=lead, opens=True), Piece(" two", "insert", lead=lead, closes=True)]
    (anchor,) = read(joined([*both, Piece(" three")], around(PAGE))).iter("a")
    assert (anchor.get("href"), anchor.get("title")) == (href, said)
    assert anchor.get("class") == "cites stale"
    assert anchor.text_content().startswith("one") and " three" not in anchor.text_content()
