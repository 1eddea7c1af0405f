"""Contributions come in: planned, refused, carried out as a whole."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from amendments.models import BaseState, Change, ChangeState, Contribution, Form, Proposal
from amendments.services.contributions import ContributionPlan, carry_out, plan_contribution
from amendments.submissions.layout import Marks
from amendments.submissions.starts import Action
from amendments.submitted import proposal_changes
from meetings.models import Document, DocumentFile
from resolutions.models import SourceFile, Version
from resolutions.services.problems import ImportProblem
from resolutions.word.inspection import inspect
from resolutions.word.reader import read
from tests.amendments.editions import store
from tests.amendments.papers import as_file, base, item, paper, proposed
from tests.shared_texts import shared_files
from tests.trees import RECALLING, make_text, markdown, secretary

pytestmark = pytest.mark.django_db

FILE = as_file(paper())
SEEDS = {
    "council-1332-contribution-zh.txt": ("C23/68", "council/1332", "2019", 20),
    "wtsa-75-atu-proposal-zh.txt": ("WTSA24/35(Add.18)", "wtsa/75", "2022", 50),
}


def plan(data: bytes = FILE, **said: str) -> ContributionPlan:
    return plan_contribution(data, "file.docx", user=secretary(), **said)


def test_only_the_secretariat_imports() -> None:
    for user in (AnonymousUser(), User.objects.create(username="delegate")):
        with pytest.raises(PermissionDenied):
            plan_contribution(b"", "x", user=user)
        with pytest.raises(PermissionDenied):
            carry_out(user=user, plan=plan())  # type: ignore[arg-type]


def test_a_plan_says_everything_and_saves_nothing() -> None:
    found = plan()
    assert (found.symbol, found.source, found.language) == ("PP22/68", "Canada", "en")
    assert (found.form, found.problems) == (Form.TRACKED, ())
    (proposal,) = found.proposals
    assert (proposal.action, proposal.identifier) == (Action.MOD, "CAN/68/1")
    assert (proposal.target.body, proposal.target.number) == ("pp", "140")
    assert proposal.base_state == BaseState.NONE
    assert "is not stored" in found.all_remarks[-1].message
    assert not (Contribution.objects.exists() or Document.objects.exists())


def test_it_is_carried_out_as_a_whole() -> None:
    store(base())
    contribution = carry_out(user=secretary(), plan=plan())
    assert contribution.document.symbol == "PP22/68"
    assert not contribution.document.is_public
    kept = DocumentFile.objects.get()
    assert bytes(kept.content) == FILE
    row = Proposal.objects.get()
    assert row.before == base() and row.after == proposed()
    assert row.base == Version.objects.get() and row.base_state == BaseState.SAME
    assert "To say what has become of it." in row.reasons
    assert row.history.get().history_user == secretary()


def test_the_rows_of_changes_are_those_of_the_redline() -> None:
    store(base())
    carry_out(user=secretary(), plan=plan())
    row = Proposal.objects.get()
    values = proposal_changes(row)
    stored = list(Change.objects.order_by("position"))
    told = {position for position, one in enumerate(values, 1) if one.kind.value != "same"}
    assert {one.position for one in stored} == told
    for one in stored:
        value = values[one.position - 1]
        assert one.kinds == [kind.value for kind in value.kinds]
        clause = value.before or value.after
        assert clause and str(one.provision or "") == clause.uid
    assert {one.state for one in stored} == {ChangeState.CONFIRMED}
    assert all(change.history.count() == 1 for change in stored)


def test_another_base_is_shown_and_not_taken_over() -> None:
    store(make_text(recalling=("something else entirely;", "the report of the second conference,")))
    (proposal,) = plan().proposals
    assert proposal.base_state == BaseState.DIFFERS
    assert proposal.differences
    assert proposal.before == base()


def test_without_marks_the_stored_base_is_compared() -> None:
    store(base())
    (proposal,) = plan(as_file(paper(), Marks.CLEAN)).proposals
    assert proposal.base_state == BaseState.SAME
    assert (proposal.before, proposal.after) == (base(), proposed())
    assert proposal.changes


def test_what_is_added_or_suppressed_has_one_side() -> None:
    several = paper(item(None, make_text(number="150"), Action.ADD), item(base(), None, Action.SUP))
    added, gone = plan(as_file(several)).proposals
    assert added.before is None and added.after is not None
    assert gone.after is None and gone.before == base()


def test_the_own_base_can_be_imported() -> None:
    contribution = carry_out(user=secretary(), plan=plan(), import_base=True)
    version = Version.objects.get()
    assert (version.year, version.is_published) == (2018, False)
    assert SourceFile.objects.get().version == version
    proposal = contribution.proposals.get()
    assert (proposal.base, proposal.base_state) == (version, BaseState.SAME)
    assert all(clause.uid for clause in proposal.before.walk())


def test_the_same_file_or_symbol_is_refused() -> None:
    carry_out(user=secretary(), plan=plan())
    (problem,) = plan().problems
    assert problem.code == "duplicate" and "PP22/68" in problem.message
    other = as_file(paper(item(proposed(), base())))
    (problem,) = plan(other).problems
    assert problem.code == "symbol"
    with pytest.raises(ImportProblem):
        carry_out(user=secretary(), plan=plan(other))
    assert plan(other, symbol="PP22/69-E").problems == ()
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"resolution": "1332"}, "no-resolution"),
        ({"base": "soon"}, "no-edition"),
        ({"symbol": "X" * 200}, "no-symbol"),
    ],
)
def test_what_makes_no_sense_is_said(said: dict[str, str], code: str) -> None:
    assert [problem.code for problem in plan(**said).problems] == [code]


def test_a_preview_that_is_out_of_date_is_not_carried_out() -> None:
    before = plan()
    store(base())
    with pytest.raises(ImportProblem) as caught:
        carry_out(user=secretary(), plan=before, fingerprint=before.fingerprint)
    assert caught.value.code == "changed"
    assert not Contribution.objects.exists()


def test_what_a_person_says_holds() -> None:
    found = plan(symbol="PP22/70", source="Mexico", title="Another title")
    assert (found.symbol, found.source, found.title) == ("PP22/70", "Mexico", "Another title")
    assert {conflict.name for conflict in found.conflicts} == {"symbol", "source", "title"}


@pytest.mark.parametrize("name", list(SEEDS))
@pytest.mark.parametrize("import_base", [False, True])
def test_the_flattened_seeds_come_in(shared: Path, name: str, import_base: bool) -> None:
    symbol, resolution, edition, least = SEEDS[name]
    data = (shared / "seeds" / name).read_bytes()
    found = plan(data, symbol=symbol, resolution=resolution, base=edition)
    assert found.form is Form.FLATTENED and not found.problems
    contribution = carry_out(user=secretary(), plan=found, import_base=import_base)
    proposal = contribution.proposals.get()
    assert proposal.changes.count() >= least
    assert proposal.changes.waiting().count() == proposal.changes.count()
    recovered = proposal.changes.exclude(rule="")
    assert recovered.count() >= 0.8 * proposal.changes.count()
    assert all(0.8 <= change.rule_confidence <= 1 for change in recovered)
    wanted = BaseState.SAME if import_base else BaseState.NONE
    assert proposal.base_state == wanted


def test_tracked_files_of_the_corpus_are_planned() -> None:
    tracked = (path for path in shared_files("docx-corpus/open/*.docx") if len(path.name) % 3 == 0)
    planned = 0
    for path in tracked:
        data = path.read_bytes()
        if len(data) < 200_000 and inspect(read(data)).revisions:
            assert plan(data).form is Form.TRACKED
            planned += 1
        if planned == 6:
            return
    pytest.skip("the corpus is not there")


def bare(*above: str) -> bytes:
    """The text of a resolution without its number, maybe under something else."""
    lines = base_file().split("\n\n")[2:]
    return "\n\n".join((*above, *lines)).encode()


def base_file() -> str:
    return markdown(recalling=RECALLING).decode()


def test_a_text_without_a_number_is_a_proposal_for_the_resolution_that_a_person_names() -> None:
    store(base())
    with pytest.raises(ImportProblem) as caught:
        carry_out(user=secretary(), plan=plan(bare()))
    assert caught.value.message.endswith("say which.")
    found = plan(bare(), resolution="pp/140", base="2018")
    assert not found.problems
    (proposal,) = found.proposals
    assert proposal.action is Action.MOD and str(proposal.target.base) != "None"
    assert not any("does not say which" in remark.message for remark in found.all_remarks)
    with_head = plan(bare("Document PP22/68-E", "Source: Canada"), resolution="pp/140")
    assert (with_head.symbol, with_head.source) == ("PP22/68", "Canada")
    assert len(plan(b"Nothing else.", resolution="pp/140").proposals) == 1


@pytest.mark.parametrize("wrong", ["xx/140", "140", "pp/", "pp/140/2"])
def test_a_resolution_that_cannot_be_is_refused(wrong: str) -> None:
    (problem,) = plan(resolution=wrong).problems
    assert problem.code == "no-resolution" and wrong in problem.message
