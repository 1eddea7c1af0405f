from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from resolutions.citing import linked
from resolutions.reading import Lead, Piece

pieces = st.lists(
    st.builds(
        Piece,
        st.text(min_size=1, max_size=8),
        st.sampled_from(("", "insert", "delete")),
        note=st.sampled_from(("", "", "footnote-1")),
    ),
    max_size=6,
)
edges = st.lists(st.integers(0, 40), max_size=8, unique=True).map(sorted)


def leads_of(places: list[int]) -> list[Lead]:
    pairs = zip(places[::2], places[1::2], strict=False)
    return [Lead(start, end, f"#{start}", "") for start, end in pairs]


def bare(several: tuple[Piece, ...]) -> list[Piece]:
    """The pieces as they were before: neighbours that differ in their lead alone are one."""
    found: list[Piece] = []
    for piece in several:
        one = replace(piece, lead=None, opens=False, closes=False)
        if found and replace(found[-1], text="") == replace(one, text=""):
            found[-1] = replace(found[-1], text=found[-1].text + one.text)
        else:
            found.append(one)
    return found


@given(pieces, edges)
def test_the_words_and_their_setting_stay(several: list[Piece], places: list[int]) -> None:
    made = linked(several, leads_of(places))
    assert bare(made) == bare(tuple(several))


@given(pieces, edges)
def test_a_lead_covers_its_words_and_is_opened_and_closed(
    several: list[Piece], places: list[int]
) -> None:
    place, is_open = 0, None
    for piece in linked(several, leads_of(places)):
        if piece.opens:
            assert is_open is None
            is_open = piece.lead
        assert piece.lead is is_open
        if piece.lead and piece.mark != "delete":
            assert piece.lead.start <= place < piece.lead.end
            assert not piece.note
        place += 0 if piece.mark == "delete" else len(piece.text)
        if piece.closes:
            is_open = None
    assert is_open is None
