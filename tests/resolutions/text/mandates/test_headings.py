import pytest

from resolutions.text.mandates.headings import read_key


@pytest.mark.parametrize(
    ("key", "action", "actors", "helpers"),
    [
        ("instructs-the-secretary-general", "instructs", "the-secretary-general", ""),
        ("invites-further-member-states", "invites", "member-states", ""),
        ("resolves-to-instruct-the-council", "instructs", "the-council", ""),
        ("calls-upon-member-states-and-sector-members", "urges",
         "member-states sector-members", ""),
        ("instructs-the-secretary-general-in-collaboration-with-the-directors-of-the-bureaux",
         "instructs", "the-secretary-general", "the-directors-of-the-bureaux"),
        ("requests-the-secretary-general-of-the-united-nations", "requests",
         "the-secretary-general-of-the-united-nations", ""),
    ],
)  # fmt: skip
def test_a_key_is_taken_apart(key: str, action: str, actors: str, helpers: str) -> None:
    found = read_key(key)
    assert found is not None
    assert (found.action, found.actors) == (action, tuple(actors.split()))
    assert found.helpers == tuple(helpers.split())


@pytest.mark.parametrize("key", ["resolves", "instructs", "expresses-its-thanks", "recalling", ""])
def test_what_addresses_nobody(key: str) -> None:
    assert read_key(key) is None
