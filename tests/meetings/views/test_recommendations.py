import pytest
from django.test import Client

from meetings.models import Document, Recommendation
from tests.meetings.held import meeting, recommendation
from tests.trees import secretary

pytestmark = pytest.mark.django_db
SAID = {
    "number": "3.1",
    "language": "en",
    "text": "The Council  is invited to act.",
    "status": "open",
}


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(secretary())
    return client


def test_one_that_no_report_says_is_added_and_corrected(office: Client) -> None:
    held = meeting()
    first = recommendation(held, "3", order=4)
    address = f"/register/meetings/{held.pk}/recommendations/add/"
    said = SAID | {"parent": first.pk, "addressees": "the ITU Council", "deadline": "2026-06"}
    assert office.post(address, said)["Location"] == f"/register/meetings/{held.pk}/"
    made = Recommendation.objects.get(number="3.1")
    assert made.texts == {"en": "The Council is invited to act."}
    assert (made.parent, made.order, made.addressees) == (first, 5, ["the-council"])
    assert made.history.get().history_user == secretary()
    own = f"/register/recommendations/{made.pk}/"
    assert "The Council is invited to act.</textarea>" in office.get(own).content.decode()
    office.post(own, said | {"language": "fr", "text": "Le Conseil est invité à agir."})
    made.refresh_from_db()
    assert made.texts == {"fr": "Le Conseil est invité à agir."}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"number": "3"}, "This meeting has a recommendation with this number already."),
        ({"text": "  "}, "This field is required."),
        ({"language": "xx"}, "Select a valid choice."),
        ({"deadline": "2026-02-31"}, "Give a year, a month or a day"),
    ],
)
def test_what_cannot_be_is_told(office: Client, said: dict[str, str], sentence: str) -> None:
    recommendation(meeting(), "3")
    address = f"/register/meetings/{meeting().pk}/recommendations/add/"
    assert sentence in office.post(address, SAID | said).content.decode()
    assert Recommendation.objects.count() == 1


def test_none_is_a_part_of_its_own_part(office: Client) -> None:
    above = recommendation(meeting(), "1")
    below = recommendation(meeting(), "1.1", parent=recommendation(meeting(), "1.0", parent=above))
    address = f"/register/recommendations/{above.pk}/"
    answer = office.post(address, SAID | {"number": "1", "parent": below.pk})
    assert "a part of one of its own parts" in answer.content.decode()


def test_what_a_report_says_is_not_worded_anew(office: Client) -> None:
    report = Document.objects.create(title="A report", meeting=meeting())
    said = recommendation(meeting(), "1", document=report)
    office.post(f"/register/recommendations/{said.pk}/", SAID | {"number": "9"})
    said.refresh_from_db()
    assert (said.number, said.text) == ("1", "The group invites members.")
