from dataclasses import replace

from amendments.services.translation import match_language
from resolutions.services.sources import read_source
from resolutions.text.clauses import ResolutionText, transform_text
from tests.trees import chinese, markdown


def stored(data: bytes) -> ResolutionText:
    text = read_source(data).text
    return transform_text(text, lambda clause: replace(clause, uid=f"p:{clause.address}"))


def test_the_same_tree_is_matched_whole() -> None:
    text, differences = match_language(stored(markdown()), read_source(chinese()).text)
    assert differences == ()
    assert [c.uid for c in text.walk()] == [f"p:{c.address}" for c in text.walk()]


def test_what_only_one_language_has_is_named_on_both_sides() -> None:
    note = "\n[^1]: 一条注。\n"
    there = stored(markdown(recalling=["the plan;", "the report;", "the budget,"]))
    _text, differences = match_language(there, read_source(chinese(more=note)).text)
    found = {(d.clause.address, d.language, d.comes_in) for d in differences}
    assert found == {("footnote-1", "zh", True), ("recalling/c", "en", False)}


def test_a_section_that_is_named_otherwise_is_matched_by_its_place() -> None:
    other = chinese().replace("忆及".encode(), "考虑到".encode())
    text, differences = match_language(stored(markdown()), read_source(other).text)
    assert differences == ()
    assert text.by_address()["considering/b"].uid == "p:recalling/b"
