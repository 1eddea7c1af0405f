import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from meetings.mandates.words import actors_words, known_actors, read_actors
from meetings.models import Mandate
from resolutions.text.lexicon import LANGUAGES, actor_name
from tests.hostile_site import client_of
from tests.meetings.mandated import SECTION, store_mandated
from tests.trees import secretary

URL = "/register/mandates/"


def fields(client: Client, page: str, **said: str) -> dict[str, str]:
    """What the form at the address sends as it stands, but for what is said."""
    form = client.get(page).context["form"]
    stands = {name: form[name].value() for name in form.fields}
    return {name: str(value) for name, value in stands.items() if value is not None} | said


@given(keys=st.lists(st.sampled_from(known_actors()), unique=True))
def test_names_are_read_as_they_are_shown(keys: list[str]) -> None:
    assert read_actors(actors_words(keys)) == (tuple(keys), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_known_in_every_language(language: str) -> None:
    for key in known_actors():
        if name := actor_name(key, language):
            assert read_actors(f" {name.upper()} ")[0] == (key,), name


def test_what_nobody_is_called_is_told() -> None:
    assert read_actors("the Council; nobody, the-council") == (("the-council",), ("nobody",))


@pytest.mark.django_db
def test_the_secretariat_corrects() -> None:
    store_mandated()
    mandate, client = Mandate.objects.earliest("pk"), client_of(secretary())
    address = f"{URL}{mandate.pk}/"
    said = fields(client, address, actors="Council, Secretary-General", recurrence="P2Y")
    answer = client.post(address, said | {"verdict": "done", "note": "It is."})
    assert answer["Location"] == f"/mandates/{mandate.pk}/"
    mandate.refresh_from_db()
    assert mandate.actor_keys == ("the-council", "the-secretary-general")
    assert (mandate.recurrence, mandate.said_state, mandate.note) == ("P2Y", "done", "It is.")
    assert mandate.corrected == ["actors", "note", "recurrence", "said_state"]
    again = client.post(address, said | {"actors": "Council"})
    assert "Somebody else changed this" in again.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"actors": "the Gardener"}, "Nobody is known by this name: the Gardener"),
        ({"due": "soon"}, "Give a year, a month or a day"),
        ({"verdict": "none"}, "Say why."),
        ({"recurrence": "each", "due_body": ""}, "Say whose meeting it is."),
        ({"actors": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_is_refused_in_words(said: dict[str, str], words: str) -> None:
    store_mandated()
    mandate, client = Mandate.objects.earliest("pk"), client_of(secretary())
    address = f"{URL}{mandate.pk}/"
    page = client.post(address, fields(client, address, **said)).content.decode()
    assert words in page
    assert mandate.history.count() == 1


@pytest.mark.django_db
def test_the_secretariat_adds_what_the_rules_missed() -> None:
    version = store_mandated()
    client = client_of(secretary())
    said = {"resolution": str(version.resolution_id), "address": "resolves", "actors": "Council"}
    answer = client.post(f"{URL}add/", fields(client, f"{URL}add/", **said))
    added = Mandate.objects.latest("pk")
    assert answer["Location"] == f"/mandates/{added.pk}/"
    assert (added.clause.address, added.actor_keys, added.rule) == (
        *("resolves", ("the-council",)),
        "hand",
    )
    said["address"] = "nowhere"
    nowhere = client.post(f"{URL}add/", fields(client, f"{URL}add/", **said))
    assert "no clause at this address" in nowhere.content.decode()
    page = client.get(f"{URL}add/?resolution={version.resolution_id}&address={SECTION}/1")
    assert f'value="{SECTION}/1"' in page.content.decode()
