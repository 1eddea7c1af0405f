import pytest

from resolutions.text.parts import part_address

ADDRESSES = (
    "recalling/a",
    "resolves",
    "resolves/2",
    "resolves/3/b",
    "resolves-further/2",
    "instructs-the-council/1",
    "instructs-the-secretary-general/2",
    "instructs-the-council/3",
    "instructs-the-secretary-general/3",
    "annex-1",
    "annex-2/h1",
)


@pytest.mark.parametrize(
    ("paragraph", "address"),
    [
        ("resolves 2", "resolves/2"),
        ("resolves 2, 3", "resolves/2"),
        ("resolves 2-3", "resolves/2"),
        ("resolves 3 b)", "resolves/3/b"),
        ("recalling a)", "recalling/a"),
        ("recalling а)", "recalling/a"),  # as Russian writes it
        ("instructs 2", "instructs-the-secretary-general/2"),
        ("instructs 3", ""),  # two sections have one
        ("annex 1", "annex-1"),
        ("annex 3", ""),
        ("resolves 9", ""),
        ("§ 2", ""),
        ("", ""),
    ],
)
def test_a_part_is_the_clause_at_its_address(paragraph: str, address: str) -> None:
    assert part_address(paragraph, ADDRESSES) == address
