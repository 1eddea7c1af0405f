from amendments.submissions.labels import BlockKind
from amendments.submissions.values import Block, Head, Paragraph


def test_the_text_of_blocks_is_their_paragraphs() -> None:
    first = Block(BlockKind.SUMMARY, "Summary", (Paragraph("One.", 1), Paragraph("Two.", 2)), 1)
    second = Block(BlockKind.SUMMARY, "Summary", (Paragraph("Three.", 4),), 3)
    head = Head(None, None, (), (), "", "", (first, second), (), ())
    assert first.text == "One.\nTwo."
    assert head.text(BlockKind.SUMMARY) == "One.\nTwo.\nThree."
    assert head.text(BlockKind.PURPOSE) == ""
