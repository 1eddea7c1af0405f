"""What was proposed for one text, proposed for another."""

from collections import Counter

from hypothesis import given

from amendments.redline.rebasing import rebase
from resolutions.text.clauses import ResolutionText
from tests.strategies import versions
from tests.trees import make_text

FIRST = ("the plan of the first conference;", "the report of the second conference,")


def words(text: ResolutionText) -> list[str]:
    return [clause.words for clause in text.walk()]


@given(versions)
def test_on_its_own_base_a_proposal_is_what_it_was(pair: tuple[ResolutionText, ...]) -> None:
    before, after = pair
    rebased = rebase(before, after, before)
    assert words(rebased.text) == words(after)
    assert rebased.misfits == ()


@given(versions)
def test_a_proposal_that_changes_nothing_takes_nothing_away(
    pair: tuple[ResolutionText, ...],
) -> None:
    before, onto = pair
    rebased = rebase(before, before, onto)
    assert Counter(words(onto)) - Counter(words(rebased.text)) == Counter()


def test_changes_of_other_clauses_meet() -> None:
    before = make_text(recalling=FIRST)
    after = make_text(recalling=(FIRST[0], "the long report of the second conference,"))
    onto = make_text(recalling=FIRST, resolves="to carry on with all the work that has begun")
    rebased = rebase(before, after, onto)
    assert rebased.misfits == ()
    assert "b) the long report of the second conference," in words(rebased.text)
    assert "resolves to carry on with all the work that has begun" in words(rebased.text)


def test_what_both_changed_does_not_fit_and_is_told() -> None:
    before = make_text(recalling=FIRST)
    after = make_text(recalling=(FIRST[0], "the long report of the second conference,"))
    onto = make_text(recalling=(FIRST[0], "the short report of the second conference,"))
    rebased = rebase(before, after, onto)
    assert "b) the short report of the second conference," in words(rebased.text)
    (misfit,) = rebased.misfits
    assert misfit.after and misfit.after.address == "recalling/b"


def test_a_deletion_fits_where_the_clause_is_the_same() -> None:
    before = make_text(recalling=FIRST)
    after = make_text(recalling=FIRST[:1])
    assert "b) the report" not in " ".join(words(rebase(before, after, before).text))
    onto = make_text(recalling=(FIRST[0], "the short report of the second conference,"))
    rebased = rebase(before, after, onto)
    assert "b) the short report of the second conference," in words(rebased.text)
    assert [misfit.after for misfit in rebased.misfits] == [None]


def test_a_clause_that_only_the_other_text_has_stays_where_it_is() -> None:
    before = make_text(recalling=FIRST)
    after = make_text(recalling=("the wide plan of the first conference;", FIRST[1]))
    onto = make_text(recalling=(*FIRST, "a declaration that nobody had heard of before;"))
    said = words(rebase(before, after, onto).text)
    assert said[4:7] == [
        "a) the wide plan of the first conference;",
        "b) the report of the second conference,",
        "c) a declaration that nobody had heard of before;",
    ]
