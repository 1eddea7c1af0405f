from django.utils.translation import override

from amendments.redline.recovery import Reason, Rule
from amendments.submissions import remarks
from amendments.submissions.labels import BlockKind
from amendments.submissions.oddities import OddityKind
from amendments.submissions.remarks import Remark
from amendments.templatetags import oddities
from amendments.templatetags.contributions import (
    BLOCKS,
    REASONS,
    RULES,
    SENTENCES,
    block_words,
    remark_words,
    rule_words,
    sentence_words,
    state_in,
)


def test_every_rule_reason_and_block_is_named_to_the_catalogues() -> None:
    assert {rule.value for rule in Rule} <= set(RULES)
    assert {reason.value for reason in Reason} <= set(REASONS)
    assert set(BLOCKS) == {kind.value for kind in BlockKind}


def test_every_remark_is_named_to_the_catalogues() -> None:
    said = {words for name, words in vars(remarks).items() if name.isupper()}
    said |= {kind.value for kind in OddityKind}
    assert said <= {*SENTENCES, *oddities.SENTENCES}


def test_what_is_said_is_said_in_the_language_of_the_interface() -> None:
    with override("zh-hans"):
        assert rule_words("two-years") != "two years"
        assert sentence_words(Reason.YEARS.value) != Reason.YEARS.value
        assert block_words(BlockKind.SUMMARY) != "Summary"
        words = remark_words(Remark(3, remarks.NOT_STORED, "council 1"))
    assert words.endswith("council 1") and "stored" not in words


def test_a_change_that_is_settled_has_no_state() -> None:
    assert state_in("a", {"a": "suggested"}) == "suggested"
    assert state_in("b", {"a": "suggested"}) == ""
