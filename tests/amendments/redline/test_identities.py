from dataclasses import replace

from amendments.redline.identities import inherit
from resolutions.text.clauses import Clause, ResolutionText, transform_text
from tests.trees import make_text


def named(text: ResolutionText) -> ResolutionText:
    def name(clause: Clause) -> Clause:
        return replace(clause, uid=f"of {clause.address}")

    return transform_text(text, name)


def test_clauses_take_the_provisions_they_are_paired_with() -> None:
    known = named(make_text(recalling=("the first plan;", "the second report,")))
    text = make_text(recalling=("an entirely different sentence;", "the first plan;"))
    uids = {clause.address: clause.uid for clause in inherit(known, text).walk()}
    assert uids["resolves"] == "of resolves"
    assert uids["recalling/b"] == "of recalling/a"


def test_no_provision_is_handed_on_twice_and_none_is_lost() -> None:
    known = named(make_text(recalling=("the same words;", "the same words,")))
    text = inherit(known, make_text(recalling=("the same words;",) * 3))
    uids = [clause.uid for clause in text.walk() if clause.uid]
    assert len(uids) == len(set(uids))
    again = inherit(known, text)
    assert [clause.uid for clause in again.walk()] == [clause.uid for clause in text.walk()]
