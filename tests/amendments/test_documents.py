import pytest

from amendments.documents import export_contribution, make_paper
from amendments.drafting.operations import Reword
from amendments.drafting.translating import TITLE
from amendments.languages import speak
from amendments.models import Contribution
from amendments.services.contributions import carry_out, plan_contribution
from amendments.submitted import read_contribution
from resolutions.services.problems import ImportProblem
from resolutions.word.inspection import inspect
from resolutions.word.reader import read
from tests.amendments.drafts import drafter
from tests.amendments.papers import as_file, base, paper, proposed
from tests.amendments.translated import bilingual, change, say
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


@pytest.mark.django_db
def test_a_translation_goes_out_with_what_it_lacks() -> None:
    user = drafter()
    proposal = bilingual(user)
    row = say(user, proposal, "le nouveau plan")
    say(user, proposal, "Une proposition", uid=TITLE, source=("", "A modest proposal"), seen="")
    contribution = Contribution.objects.select_related("document").get()
    whole = read(export_contribution(contribution, language="fr").content)
    assert (whole.properties.language, whole.properties.notice) == ("fr", "")
    said = inspect(whole)
    after, before = "\n".join(said.after.body), "\n".join(said.before.body)
    assert "le nouveau plan" in after and "le nouveau plan" not in before
    assert "fr the plan of the first conference;" in before
    assert "Titre: Une proposition" in after
    change(user, proposal, Reword(row.uid, "the newest plan;"))
    stale = export_contribution(contribution, language="fr")
    assert "Older than the text: 1." in read(stale.content).properties.notice
    assert "-fr-tracked" in stale.name
    own = "\n".join(inspect(read(export_contribution(contribution).content)).after.body)
    assert "the newest plan;" in own and "nouveau" not in own
