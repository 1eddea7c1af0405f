"""Words typed over what is proposed: one line of what readers see, with its blanks outside."""

import pytest

from amendments.models import Ruling
from amendments.redline.collisions import CollisionKind
from amendments.redline.decisions import Choice
from amendments.services.rulings import Said, rule
from resolutions import queries
from resolutions.services.problems import ImportProblem
from tests.amendments.desked import bare, base, contribution, key_of, now, opened, revised

pytestmark = pytest.mark.django_db

FURTHER = "the further plan of the first conference;"


@pytest.mark.parametrize("typed", ["also", " also ", "\u202ea\u200blso\r\n", "also\x00\n\n"])
def test_words_inside_a_sentence_keep_one_blank_on_each_side(typed: str) -> None:
    version = base()
    after = revised(queries.version_text(version, "en"), recalling__a=FURTHER)
    desk, chair = opened([contribution("canada", version, after)])
    key = next(iter(now(desk).plan.edits))
    rule(user=chair, desk=desk, said=Said(key, Choice.REWORD, typed), seen=0)
    assert "a) the also plan of the first conference;" in bare(now(desk).consolidated.text)
    assert Ruling.objects.get().words.strip() == "also"


def test_nothing_but_what_no_reader_sees_is_no_words() -> None:
    desk, chair = opened()
    key = key_of(desk, "fourth")
    with pytest.raises(ImportProblem) as problem:
        rule(user=chair, desk=desk, said=Said(key, Choice.REWORD, "\u202e\u200b \x07"), seen=0)
    assert problem.value.code == "no-words" and not Ruling.objects.exists()


def test_a_clause_of_its_own_has_no_blanks_outside() -> None:
    desk, chair = opened()
    said = Said(key_of(desk, "fourth"), Choice.REWORD, "  the\n vote,  ")
    rule(user=chair, desk=desk, said=said, seen=0)
    assert Ruling.objects.get().words == "the vote,"


def test_a_compromise_between_two_words_keeps_its_blanks() -> None:
    desk, chair = opened()
    kind = CollisionKind.SAME_WORDS
    key = next(one.key for one in now(desk).consolidated.collisions if one.kind is kind)
    rule(user=chair, desk=desk, said=Said(key, Choice.COMPROMISE, "full"), seen=0)
    assert "b) the full report of the second conference;" in bare(now(desk).consolidated.text)
