import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from amendments.services.imports import carry_out
from amendments.services.plans import Conflict, ImportPlan, Overrides, Step, plan_import
from resolutions.models import Clause, Resolution, SourceFile, Version
from resolutions.services.problems import ImportProblem
from tests.trees import chinese, markdown, secretary

pytestmark = pytest.mark.django_db


def plan(data: bytes, **said: object) -> ImportPlan:
    overrides = Overrides(**said)  # type: ignore[arg-type]
    return plan_import(user=secretary(), data=data, name="file.md", overrides=overrides)


def take_in(data: bytes, **said: object) -> Version:
    return carry_out(user=secretary(), plan=plan(data, **said))


def codes(data: bytes, **said: object) -> list[str]:
    return [problem.code for problem in plan(data, **said).problems]


def test_a_plan_saves_nothing() -> None:
    made = plan(markdown())
    assert made.step is Step.RESOLUTION and not made.problems
    for table in (Resolution, Version, Clause, SourceFile):
        assert not table._default_manager.exists()


def test_a_further_edition_finds_its_neighbours_and_what_is_gone() -> None:
    for year in (2010, 2022):
        take_in(markdown(year=year))
    made = plan(markdown(year=2018, recalling=["the plan of the first conference;"]))
    assert made.step is Step.VERSION
    assert (made.predecessor.year, made.successor.year) == (2010, 2022)  # type: ignore[union-attr]
    assert [clause.address for clause in made.gone] == ["recalling/b"]
    assert len(made.pairs) == len(list(made.text.walk()))


def test_what_the_person_says_holds_and_is_shown_as_a_conflict() -> None:
    made = plan(markdown(), year=2022, place="Bucharest", number="141", body="council")
    text = made.text
    assert (text.number, text.body) == ("141", "council")
    assert (text.edition.year, text.edition.place) == (2022, "Bucharest")
    assert made.conflicts == (
        Conflict("body", "pp", "council"),
        Conflict("number", "140", "141"),
        Conflict("year", "2018", "2022"),
        Conflict("place", "Dubai", "Bucharest"),
    )
    assert plan(markdown(), year=2018).conflicts == ()


def test_what_the_file_does_not_say_stands_in_the_way_until_a_person_says_it() -> None:
    letter = b"Dear colleagues,\n\nplease find the minutes below.\n"
    assert codes(letter) == ["no-body", "no-number", "no-year"]
    assert codes(letter, body="pp", kind="resolution", number="1", year=2018) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"body": "nonsense"}, "no-body"),
        ({"kind": "nonsense"}, "no-kind"),
        ({"number": "1/2"}, "no-number"),
        ({"number": "1" * 31}, "no-number"),
        ({"year": 1700}, "no-year"),
        ({"year": 32767}, "no-year"),
    ],
)
def test_nonsense_stands_in_the_way(said: dict[str, object], code: str) -> None:
    assert codes(markdown(), **said) == [code]


def test_the_same_file_or_the_same_text_is_there_already() -> None:
    take_in(markdown())
    assert codes(markdown()) == ["duplicate"]
    assert codes(markdown() + b"\n") == ["same"]
    assert "Resolution 140" in plan(markdown()).problems[0].message


def test_another_language_is_matched_by_its_tree() -> None:
    take_in(markdown())
    made = plan(chinese())
    assert (made.step, made.differences, made.problems) == (Step.LANGUAGE, (), ())
    assert all(clause.uid for clause in made.text.walk())


def test_another_language_of_another_shape_stands_in_the_way_and_is_shown() -> None:
    take_in(markdown())
    made = plan(chinese(recalling=["第一次大会的计划；", "第二次大会的报告；", "预算，"]))
    assert [problem.code for problem in made.problems] == ["shape"]
    assert "忆及 c)" in made.problems[0].message
    assert [found.clause.address for found in made.differences] == ["recalling/c"]
    assert not made.needs_consent


def test_a_footnote_that_one_language_has_needs_consent() -> None:
    take_in(markdown())
    made = plan(chinese(more="\n[^1]: 一条注。\n"))
    assert made.problems == () and made.needs_consent


def test_the_fingerprint_changes_with_the_plan_alone() -> None:
    first = plan(markdown()).fingerprint
    assert plan(markdown()).fingerprint == first
    assert plan(markdown(), place="Busan").fingerprint != first
    take_in(markdown(year=2014))
    assert plan(markdown()).fingerprint != first


def test_planning_needs_the_secretariat() -> None:
    for user in (AnonymousUser(), User.objects.create(username="reader")):
        with pytest.raises(PermissionDenied):
            plan_import(user=user, data=markdown(), name="file.md")


def test_what_cannot_be_read_raises() -> None:
    with pytest.raises(ImportProblem) as caught:
        plan(b"\0\1\2")
    assert caught.value.code == "binary"


def test_a_place_has_one_name_whatever_the_language_of_the_file() -> None:
    made = plan(markdown(), place="迪拜")
    assert made.text.edition.place == "Dubai"
    assert made.conflicts == ()


def test_another_text_of_an_edition_corrects_the_last_version_of_it() -> None:
    take_in(markdown(year=2014))
    held = take_in(markdown())
    made = plan(markdown(recalling=["the plan of the first conference;"]))
    assert (made.step, made.version, made.predecessor) == (Step.CORRECTION, held, held)
    assert [clause.address for clause in made.gone] == ["recalling/b"]
    assert {planned.edition for planned in made.pairs} == {"2018"}
    data = markdown(resolves=["to stop,"])
    corrected = carry_out(user=secretary(), plan=plan(data), accept_correction=True)
    again = plan(markdown(resolves=["to stop at once,"]))
    assert (again.version, again.predecessor) == (corrected, corrected)


def test_a_language_that_a_correction_lacks_is_a_language_of_it() -> None:
    take_in(markdown())
    data = markdown(recalling=["the plan;"])
    corrected = carry_out(user=secretary(), plan=plan(data), accept_correction=True)
    made = plan(chinese(recalling=["计划；"]))
    assert (made.step, made.version, made.problems) == (Step.LANGUAGE, corrected, ())


def test_the_fingerprint_changes_with_the_version_that_is_corrected() -> None:
    take_in(markdown())
    data = markdown(resolves=["to stop;", "to report on it,"])
    before = plan(data)
    corrected = markdown(recalling=["the plan of the first conference;", "the report,"])
    carry_out(user=secretary(), plan=plan(corrected), accept_correction=True)
    assert plan(data).fingerprint != before.fingerprint
