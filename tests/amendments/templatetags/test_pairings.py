import pytest
from django.utils.translation import override

from amendments.redline.alignment import Reason
from amendments.redline.changes import ChangeKind
from amendments.templatetags.pairings import change_words, reason_words, sureness


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "almost certain (100%)"),
        (0.8, "likely (80%)"),
        (0.6, "plausible (60%)"),
        (0.1, "doubtful (10%)"),
    ],
)
def test_sureness_is_a_word_and_a_number(confidence: float, words: str) -> None:
    with override("en"):
        assert sureness(confidence) == words


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason: Reason) -> None:
    assert " " in reason_words(reason.value)


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_of_change_has_words(kind: ChangeKind) -> None:
    assert change_words(kind.value)
