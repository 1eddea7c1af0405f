import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.drafting.pasting import LONGEST, Piece, TooMuchPasted, read_inline, read_pasted
from amendments.drafting.words import fit, unkeepable
from resolutions.text.clauses import Span, SpanKind

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><title>A title</title><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:Office>settings</o:Office></xml><![endif]-->
</head><body lang=EN-GB>
<!--StartFragment-->
<p class=MsoNormal style='text-indent:-1cm;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>b)<span style='font:7.0pt "Times"'>&nbsp; </span></span><![endif]>
that the <i style='mso-bidi-font-style:normal'>group</i> meets<sup>1</sup><span
class=MsoCommentReference><a class="msocomanchor" href="#_msocom_1">[A1]</a></span>,<o:p></o:p></p>
<p class=MsoNormal><span style='font-style:italic'>recalling</span> <b>further</b>
<del>gone</del><ins>come</ins> <span style='display:none'>hidden</span></p>
<div style='mso-element:comment-list'><p class=MsoCommentText>a remark</p></div>
<script>alert(1)</script><img src=x onerror=alert(1)>
</body></html>"""


def test_words_of_word() -> None:
    assert read_pasted(WORD) == (
        Piece(
            "that the group meets1,",
            (Span(9, 14, SpanKind.ITALIC), Span(20, 21, SpanKind.SUPERSCRIPT)),
            "b)",
        ),
        Piece(
            "recalling further come",
            (Span(0, 9, SpanKind.ITALIC), Span(10, 17, SpanKind.BOLD)),
        ),
    )


def test_paragraphs_of_a_plain_text() -> None:
    assert read_pasted("a) one;\r\n\r\nb)\u00a0two,\n5 years\u2029") == (
        Piece("one;", (), "a)"),
        Piece("two,", (), "b)"),
        Piece("5 years"),
    )


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("a < b and b > c", ["a < b and b > c"]),
        ("<p>one<p>two<br>three", ["one", "two", "three"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<b style='font-weight:normal'><p>plain</p></b>", ["plain"]),
        ("<p>&lt;script&gt;</p>", ["<script>"]),
        ("<!-- only a comment -->", []),
        ("<p>one</p", ["one"]),
        ("<svg><text>drawn</text></svg>kept", ["kept"]),
        ("", []),
    ],
)
def test_what_is_kept(pasted: str, said: list[str]) -> None:
    pieces = read_pasted(pasted)
    assert [piece.text for piece in pieces] == said
    assert all(piece.spans == () for piece in pieces)


def test_words_within_a_clause() -> None:
    assert read_inline("<p><i>a)</i> one</p><p>two <i>three</i></p>") == Piece(
        "a) one two three", (Span(11, 16, SpanKind.ITALIC),)
    )


def test_more_than_a_person_pastes_is_refused() -> None:
    with pytest.raises(TooMuchPasted):
        read_pasted("x" * (LONGEST + 1))


def test_deep_nesting_is_no_trouble() -> None:
    said = "".join(piece.text for piece in read_pasted("<div><i>" * 20_000 + "<p>words"))
    assert said in ("words", "")


MARKUP = st.sampled_from(
    "<p> </p> <i> </b> <b <span\tstyle='font-style:italic;mso-list:Ignore'> </span> <!-- --> "
    "<![if\tx]> <![endif]> &amp; &#0; &#xD800; &#1114112; <o:p/> <?xml\tversion='1.0'?> "
    "<script> <br> a) 1 x".split(" ")
) | st.text(max_size=8)


@given(st.lists(MARKUP, max_size=30).map("".join))
@settings(max_examples=200)
def test_whatever_is_pasted_can_be_kept(pasted: str) -> None:
    for piece in (*read_pasted(pasted), read_inline(pasted)):
        assert fit(piece.text, piece.spans)
        assert not unkeepable(piece.text + piece.label)
        assert piece.text == " ".join(piece.text.split())
