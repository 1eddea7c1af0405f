from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from amendments.redline.alignment import Pair, Reason, align, align_by_structure
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText, transform_text
from tests.strategies import versions
from tests.trees import make_text

RULES = (
    "to report every year on the work that was done for small islands;",
    "to invite the regional offices to hold a workshop on emergency radio;",
    "to publish the list of all stations that answered the questionnaire;",
    "to study which frequencies schools in the mountains could share,",
)


def text(*clauses: Clause, language: str = "en") -> ResolutionText:
    """A text of these clauses, addressed."""
    return assign(ResolutionText(language, "pp", "resolution", "1", Edition(), clauses))


def lettered(*texts: str) -> tuple[Clause, ...]:
    """Clauses a), b), c)…"""
    return tuple(
        Clause(Kind.CLAUSE, label=f"{letter})", text=t)
        for letter, t in zip("abcdefghijklmnop", texts, strict=False)
    )


def section(key: str, *texts: str) -> Clause:
    """A section of lettered clauses."""
    return Clause(Kind.PREAMBLE, heading=key, key=key, children=lettered(*texts))


def addresses(pairs: tuple[Pair, ...]) -> dict[str, str]:
    """What is paired with what, both sides given."""
    return {p.before.address: p.after.address for p in pairs if p.before and p.after}


@given(versions)
def test_every_clause_stands_in_one_pair(pair: tuple[ResolutionText, ResolutionText]) -> None:
    pairs = align(*pair)
    for side, found in (
        (pair[0], [(p.before, p) for p in pairs]),
        (pair[1], [(p.after, p) for p in pairs]),
    ):
        times = Counter(clause.address for clause, _ in found if clause)
        assert set(times) == {clause.address for clause in side.walk()}
        for clause, p in found:
            divided = p.reason in (Reason.SPLIT, Reason.MERGED)
            assert clause is None or times[clause.address] == 1 or divided


@given(versions)
def test_confidence_is_a_share(pair: tuple[ResolutionText, ResolutionText]) -> None:
    assert all(0 <= p.confidence <= 1 for p in align(*pair))
    assert all(0 <= p.confidence <= 1 for p in align_by_structure(*pair))


@given(versions)
def test_the_same_texts_align_in_the_same_way(pair: tuple[ResolutionText, ResolutionText]) -> None:
    assert align(*pair) == align(*pair)


def test_identity_goes_before_everything() -> None:
    first, second = (replace(c, uid=str(n)) for n, c in enumerate(lettered(*RULES[:2])))
    before = text(replace(section("recalling"), children=(first, second)))
    crossed = (replace(first, uid="1"), replace(second, uid="0"))
    pairs = align(before, text(replace(section("recalling"), children=crossed)))
    assert addresses(pairs)["recalling/a"] == "recalling/b"
    assert [p.reason for p in pairs].count(Reason.IDENTITY) == 2


def test_a_clause_is_found_again_in_another_section() -> None:
    before = text(section("recalling", *RULES[:3]), section("noting", RULES[3]))
    after = text(section("recalling", *RULES[:2]), section("noting", RULES[3], RULES[2]))
    assert addresses(align(before, after))["recalling/c"] == "noting/b"


def test_renumbered_and_reworded_clauses_keep_their_partners() -> None:
    after = ["to thank all hosts;", *(rule.replace("to ", "to ever ", 1) for rule in RULES)]
    pairs = addresses(align(text(section("recalling", *RULES)), text(section("recalling", *after))))
    assert [pairs[f"recalling/{letter}"][-1] for letter in "abcd"] == list("bcde")


def test_lists_of_resolutions_are_told_apart_by_their_numbers() -> None:
    def cited(numbers: list[int], edition: str) -> ResolutionText:
        return text(section("recalling", *(f"Resolution {n} (Rev. {edition});" for n in numbers)))

    before = cited([71, 101, 102, 130], "Dubai, 2018")
    after = cited([70, 71, 101, 102, 130], "Bucharest, 2022")
    pairs = addresses(align(before, after))
    assert [pairs[f"recalling/{letter}"][-1] for letter in "abcd"] == list("bcde")


def test_another_resolution_is_another_clause() -> None:
    before = text(section("recalling", "Resolution 113 (Marrakesh, 2002) on the summit;", RULES[0]))
    after = text(section("recalling", RULES[0], "Resolution 73 (Minneapolis, 1998) on the summit;"))
    assert "recalling/a" not in addresses(align(before, after))


def test_a_clause_that_was_much_lengthened_is_found_in_another_section() -> None:
    longer = f"{RULES[0][:-1]}, taking account of {RULES[3][3:-1]} and {RULES[2][3:]}"
    before = text(section("recalling", RULES[0], RULES[1]))
    after = text(section("recalling", RULES[1]), section("noting", longer))
    assert addresses(align(before, after))["recalling/a"] == "noting/a"


def test_a_rewritten_clause_stays_in_its_place_with_low_confidence() -> None:
    after = (RULES[0], "that machines which learn need common rules;", RULES[2])
    pairs = align(text(section("recalling", *RULES[:3])), text(section("recalling", *after)))
    pair = next(p for p in pairs if p.before and p.before.text == RULES[1])
    assert pair.after is not None
    assert (pair.after.text, pair.reason) == (after[1], Reason.LABEL)
    assert pair.confidence < 0.5


def test_what_is_sure_is_surer_than_what_is_doubtful() -> None:
    after = (RULES[0], RULES[1].replace("workshop", "course"), "quite another thing;")
    pairs = align(text(section("recalling", *RULES[:3])), text(section("recalling", *after)))
    by_label = {p.before.label: p.confidence for p in pairs if p.before and p.before.label}
    assert by_label["a)"] > by_label["b)"] > 0.5 > by_label["c)"]


def test_sections_of_one_name_are_told_apart_by_what_they_hold() -> None:
    before = text(section("recalling", *RULES[:2]), section("recalling", *RULES[2:]))
    after = text(section("recalling", *RULES[2:]), section("recalling", *RULES[:2]))
    pairs = addresses(align(before, after))
    assert pairs["recalling"] == "recalling-2"
    assert pairs["recalling-2/a"] == "recalling/a"


def test_a_footnote_is_found_wherever_it_stands() -> None:
    note = Clause(Kind.FOOTNOTE, label="1", text="These include small islands.")
    renumbered = replace(note, label="2")
    before = text(replace(section("recalling", *RULES), children=(*lettered(*RULES), note)))
    pairs = addresses(align(before, text(section("recalling", *RULES), renumbered)))
    assert pairs["footnote-1"] == "footnote-2"


def test_a_footnote_reworded_elsewhere_goes_by_its_label() -> None:
    note = Clause(Kind.FOOTNOTE, label="1", text="These include small islands.")
    longer = replace(note, text="These include all of the small islands and the poorest countries.")
    before = text(replace(section("recalling", *RULES), children=(*lettered(*RULES), note)))
    pair = next(
        p
        for p in align(before, text(section("recalling", *RULES), longer))
        if p.before and p.before.kind is Kind.FOOTNOTE
    )
    assert pair.after is not None
    assert pair.reason is Reason.LABEL


def test_annexes_go_by_number() -> None:
    def annex(number: int, title: str) -> Clause:
        return Clause(Kind.ANNEX, heading=f"ANNEX {number}", key=f"annex-{number}", text=title)

    before = text(annex(1, "Terms of the group"), annex(2, "List of stations"))
    after = text(annex(1, "Terms of the working group"), annex(2, "Stations, by region"))
    pairs = addresses(align(before, after))
    assert (pairs["annex-1"], pairs["annex-2"]) == ("annex-1", "annex-2")


def test_a_split_clause_is_in_two_pairs() -> None:
    whole = f"{RULES[0]} {RULES[1]}"
    pairs = align(text(section("resolves", whole, RULES[2])), text(section("resolves", *RULES[:3])))
    split = [p for p in pairs if p.reason is Reason.SPLIT]
    assert [p.after.label for p in split if p.after] == ["a)", "b)"] or [
        p.after.label for p in split if p.after
    ] == ["b)", "a)"]


def test_a_clause_split_in_three_is_in_three_pairs() -> None:
    whole = section("resolves", " ".join(RULES))
    parts = section("resolves", RULES[0], RULES[1], f"{RULES[2]} {RULES[3]}")
    assert [p.reason for p in align(text(whole), text(parts))].count(Reason.SPLIT) == 3


def test_an_added_clause_that_repeats_its_neighbour_was_not_split_off() -> None:
    after = section("resolves", RULES[0], "the work that was done for islands;")
    reasons = [p.reason for p in align(text(section("resolves", RULES[0])), text(after))]
    assert Reason.SPLIT not in reasons


def test_two_merged_clauses_share_their_partner() -> None:
    whole = f"{RULES[0]} {RULES[1]}"
    pairs = align(text(section("resolves", *RULES[:3])), text(section("resolves", whole, RULES[2])))
    merged = [p for p in pairs if p.reason is Reason.MERGED]
    assert {p.before.label for p in merged if p.before} == {"a)", "b)"}
    assert {p.after.label for p in merged if p.after} == {"a)"}


def test_a_paragraph_that_became_a_lettered_clause_is_still_the_same() -> None:
    before = text(Clause(Kind.PREAMBLE, heading="noting", key="noting", text=RULES[0]))
    pairs = align(before, text(section("noting", *RULES[:2])))
    assert Reason.SPLIT in [p.reason for p in pairs if p.after and p.after.text == RULES[0]]
    # The section has no words of its own any more: it was not split, it holds the clause now.
    assert Reason.SPLIT not in [p.reason for p in pairs if p.after and p.after.heading]


def test_many_equal_clauses_do_not_explode() -> None:
    many = text(section("recalling"), *(Clause(Kind.PARAGRAPH, text="same;") for _ in range(3000)))
    assert all(p.before and p.after for p in align(many, many))


FRENCH = (
    "de présenter un rapport chaque année;",
    "d'inviter les bureaux régionaux;",
    "de publier la liste des stations;",
)


def test_languages_are_paired_by_structure() -> None:
    english = text(section("resolves", *RULES[:3]))
    french = text(replace(section("resolves", *FRENCH), heading="décide"), language="fr")
    pairs = align_by_structure(english, french)
    assert addresses(pairs) == {c.address: c.address for c in english.walk()}
    assert all(p.confidence == 1 for p in pairs)


@pytest.mark.parametrize(("numbers", "sure"), [("2018", True), ("2022", False)])
def test_numbers_that_differ_make_a_translation_doubtful(numbers: str, sure: bool) -> None:
    english = text(section("resolves", "in 2018;"))
    french = text(section("resolves", f"en {numbers};"), language="fr")
    assert (align_by_structure(english, french)[-1].confidence > 0.8) is sure


def test_a_translation_labelled_otherwise_is_paired_by_rank() -> None:
    english = text(section("resolves", *RULES[:3]))
    dashes = tuple(Clause(Kind.DASH, label="–", text=t) for t in FRENCH)
    french = text(replace(section("resolves"), children=dashes), language="fr")
    pairs = align_by_structure(english, french)
    assert addresses(pairs)["resolves/b"] == "resolves/d2"
    assert all(p.confidence < 0.8 for p in pairs if p.reason is Reason.SAME_PLACE)


def test_what_cites_another_thing_in_the_same_place_is_another_clause() -> None:
    before = text(section("recalling", "Resolution 30 of an assembly, on masts;", RULES[0]))
    after = text(section("recalling", "Decision 71 on rural budgets next spring;", RULES[0]))
    assert addresses(align(before, after)) == {
        "recalling": "recalling",
        "recalling/b": "recalling/b",
    }


def identified(text: ResolutionText, prefix: str = "", added: str = "") -> ResolutionText:
    """The text whose clauses have their addresses for identities, but for an `added` one."""

    def name(clause: Clause) -> Clause:
        uid = "new" if clause.address == added else clause.address
        return replace(clause, uid=prefix + uid)

    return transform_text(text, name)


def partner(before: ResolutionText, after: ResolutionText, address: str) -> Clause | None:
    """The clause before with which the one at this address after is paired."""
    return next(p.before for p in align(before, after) if p.after and p.after.address == address)


def test_what_is_known_to_be_another_clause_is_not_paired_by_its_place() -> None:
    before = identified(make_text(recalling=("the first plan;", "the second report,")))
    changed = make_text(recalling=("the first plan;", "the second reports,"))
    assert partner(before, identified(changed), "recalling/b")
    assert partner(before, identified(changed, added="recalling/b"), "recalling/b") is None


def test_identities_of_different_sources_say_nothing_of_each_other() -> None:
    before, after = identified(make_text()), identified(make_text(), "other ")
    assert all(pair.before and pair.after for pair in align(before, after))
