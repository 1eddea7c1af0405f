from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from resolutions.picture import BOX, LINE, WIDTH, Neighbour, Picture, draw

neighbours = st.lists(
    st.builds(
        Neighbour,
        st.sampled_from(("Council", "Conference", "Assembly")),
        st.integers(1, 400).map(str),
        st.just("/"),
        st.just(""),
    ),
    max_size=300,
).map(lambda several: sorted(several, key=lambda one: one.body))


def boxes(picture: Picture) -> list[tuple[int, int]]:
    clusters = (*picture.above, *picture.below)
    return [(box.x, box.y) for cluster in clusters for box in cluster.boxes]


@given(neighbours, neighbours)
def test_every_neighbour_has_a_place_of_its_own_inside_the_picture(
    citing: list[Neighbour], cited: list[Neighbour]
) -> None:
    picture = draw(citing, cited)
    places = boxes(picture)
    assert len(places) == len(set(places)) == len(citing) + len(cited)
    assert all(0 <= x <= WIDTH - BOX + 4 and 0 <= y <= picture.height - LINE for x, y in places)
    assert all(cluster.boxes[-1].y < picture.own for cluster in picture.above)
    assert all(cluster.y > picture.own for cluster in picture.below)
    for before, after in pairwise(picture.above):
        assert before.boxes[-1].y + LINE <= after.y


def test_three_hundred_are_no_wider_than_three() -> None:
    several = [Neighbour("Council", str(number), "/", "") for number in range(300)]
    assert draw(several, ()).width == draw(several[:3], ()).width == WIDTH
