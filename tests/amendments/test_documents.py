import pytest

from amendments.documents import export_contribution, make_paper
from amendments.languages import speak
from amendments.models import Contribution
from amendments.services.contributions import carry_out, plan_contribution
from amendments.submitted import read_contribution
from resolutions.services.problems import ImportProblem
from resolutions.word.inspection import inspect
from resolutions.word.reader import read
from tests.amendments.papers import as_file, base, paper, proposed
from tests.trees import secretary


@pytest.fixture
def contribution(db: None) -> Contribution:
    plan = plan_contribution(as_file(paper()), "a.docx", user=secretary())
    return carry_out(user=secretary(), plan=plan)


def test_what_goes_out_comes_in_as_it_was(contribution: Contribution) -> None:
    download = export_contribution(contribution)
    assert download.name == "PP22-68-en-tracked.docx"
    assert download.content == export_contribution(contribution).content
    document = read(download.content)
    assert document.properties.author == "Canada"
    plan = plan_contribution(download.content, "b.docx", user=secretary(), symbol="PP22/99")
    assert (plan.title, plan.source, plan.date) == (paper().title, "Canada", paper().date)
    (proposal,) = plan.proposals
    assert (proposal.before, proposal.after) == (base(), proposed())
    assert proposal.reasons == contribution.proposals.get().reasons


def test_the_paper_is_what_came_in(contribution: Contribution) -> None:
    made, came = make_paper(speak(read_contribution(contribution), "en")), paper()
    for name in ("language", "symbol", "date", "originals", "source", "title"):
        assert getattr(made, name) == getattr(came, name)
    assert [block.text for block in made.blocks] == [block.text for block in came.blocks]


def test_each_form_is_asked_for_by_name(contribution: Contribution) -> None:
    clean = read(export_contribution(contribution, marks="clean", language="fr").content)
    assert inspect(clean).revisions == ()
    said = inspect(clean).after.body
    assert "Original: anglais" in said and "Résumé" in said
    for wrong in ({"marks": "bold"}, {"language": "tlh"}):
        with pytest.raises(ImportProblem):
            export_contribution(contribution, **wrong)


@pytest.mark.django_db
def test_clauses_that_go_out_come_in_as_the_same_provisions() -> None:
    plan = plan_contribution(as_file(paper()), "a.docx", user=secretary())
    contribution = carry_out(user=secretary(), plan=plan, import_base=True)
    kept = contribution.proposals.get()
    file = export_contribution(contribution).content
    (again,) = plan_contribution(file, "b.docx", user=secretary(), symbol="PP22/99").proposals
    for mine, theirs in ((kept.before, again.before), (kept.after, again.after)):
        assert mine and theirs
        assert [one.uid for one in theirs.walk()] == [one.uid for one in mine.walk()]
    assert all(one.uid for one in kept.before.walk())  # type: ignore[union-attr]
