from amendments.submissions.labels import load
from amendments.submissions.pieces import Piece, pieces
from resolutions.text.lines import Line, Role

ENGLISH = load("en")


def test_a_line_is_a_piece() -> None:
    assert list(pieces([Line("Gardens", 3, label="1")], ENGLISH)) == [Piece("1 Gardens", 3)]


def test_the_paragraphs_of_cells_are_pieces() -> None:
    row = Line(
        "", 2, role=Role.ROW, cells=(Line("Plenary", 2), Line("Document 7-E\n9 May 2024", 2))
    )
    found = list(pieces([row], ENGLISH))
    assert [piece.text for piece in found] == ["Plenary", "Document 7-E", "9 May 2024"]
    assert all(piece.in_table for piece in found)


def test_a_note_is_a_piece_that_says_so() -> None:
    note = Line("Trees too.", 9, label="1", role=Role.FOOTNOTE)
    assert list(pieces([note], ENGLISH)) == [Piece("1 Trees too.", 9, is_note=True)]


def test_a_slash_is_a_border_beside_what_stands_in_cells_only() -> None:
    texts = [Line("Plenary meeting / Addendum 16 to", 1), Line("Gardens / trees", 2)]
    found = [piece.text for piece in pieces(texts, ENGLISH)]
    assert found == ["Plenary meeting", "Addendum 16 to", "Gardens / trees"]


def test_a_head_run_into_one_line_is_parted_at_what_is_known() -> None:
    body = "Gardens are counted each year and every tree in them too. " * 6
    text = (
        "Conference (PP-22) Plenary meeting Addendum 2 to Document 41-E 9 May 2022 "
        f"Original: French States of the region Summary {body}References 1 The list"
    )
    found = [piece.text for piece in pieces([Line(text, 5)], ENGLISH)]
    assert found == [
        "Conference (PP-22)",
        "Plenary meeting",
        "Addendum 2 to Document 41-E",
        "9 May 2022",
        "Original: French",
        "States of the region",
        "Summary",
        body.strip(),
        "References",
        "1 The list",
    ]


def test_a_long_line_without_a_head_stays_whole() -> None:
    text = "Summary Gardens are counted. " * 20
    assert [piece.text for piece in pieces([Line(text.strip(), 1)], ENGLISH)] == [text.strip()]
