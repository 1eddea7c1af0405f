import pytest
from django.core.exceptions import PermissionDenied

from amendments.models import BaseState, Contribution, Proposal
from amendments.services.contributions import Said
from amendments.services.previews import Base, cancel, confirm, plan_preview, start_preview
from meetings.models import DocumentFile
from resolutions.models import SourceFile
from resolutions.services.problems import ImportProblem
from tests.amendments.contributed import OWN, contribute, store_base, tracked
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def upload(data: bytes) -> SourceFile:
    return start_preview(user=secretary(), data=data, name="paper.docx", said=Said())


def test_an_upload_waits_for_its_uploader_alone() -> None:
    store_base()
    source = upload(tracked())
    assert list(SourceFile.objects.contributions_of(secretary())) == [source]
    assert not SourceFile.objects.contributions_of(secretary("another")).exists()
    assert not SourceFile.objects.previews_of(secretary()).exists()
    assert not Contribution.objects.exists()
    with pytest.raises(PermissionDenied):
        plan_preview(user=secretary("another"), source=source, said=Said())


def test_the_same_file_is_not_kept_twice() -> None:
    assert upload(tracked()) == upload(tracked())


def test_a_confirmed_document_has_the_file() -> None:
    store_base()
    data = tracked()
    confirm(user=secretary(), source=upload(data), said=Said())
    assert bytes(DocumentFile.objects.get().content) == data
    assert not SourceFile.objects.contributions_of(secretary()).exists()


@pytest.mark.parametrize(
    ("bases", "state"),
    [
        ({1: Base.STORED}, BaseState.SAME),
        ({1: Base.OWN}, BaseState.ACCEPTED),
        ({}, BaseState.DIFFERS),
    ],
)
def test_what_was_decided_about_a_base_is_done(bases: dict[int, Base], state: BaseState) -> None:
    store_base()
    confirm(user=secretary(), source=upload(tracked(OWN)), said=Said(), bases=bases)
    assert Proposal.objects.get().base_state == state


def test_a_cancelled_upload_is_gone() -> None:
    cancel(user=secretary(), source=upload(tracked()))
    assert not SourceFile.objects.exists()


def test_what_was_imported_already_is_refused() -> None:
    store_base()
    contribute()
    with pytest.raises(ImportProblem, match="imported already"):
        upload(tracked())
