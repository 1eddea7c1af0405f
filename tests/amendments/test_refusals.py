import pytest

from amendments.drafting.conflicts import ConflictKind
from amendments.drafting.references import Standing
from amendments.drafting.refusals import CannotEdit, Flaw, Malformed, Reason
from amendments.refusals import SENTENCES, say


@pytest.mark.parametrize("sentences", [Reason, Flaw, ConflictKind, Standing])
def test_every_sentence_is_collected_for_translation(sentences: type[Reason]) -> None:
    assert {sentence.value for sentence in sentences} <= set(SENTENCES)


def test_a_refusal_is_one_sentence_with_its_detail() -> None:
    assert say(CannotEdit(Reason.NO_HEADING, "clause")) == (
        "A clause of this kind has no heading: clause"
    )
    assert say(Malformed(Flaw.UNKNOWN, "explode")) == "There is no such edit: explode"
