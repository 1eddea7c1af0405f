from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from amendments.models import BaseState, Contribution, Desk, Proposal
from amendments.services.demonstration import read_manifest
from amendments.services.desks import arrivals
from amendments.services.imports import carry_out, plan_import
from meetings.models import Document, Link, LinkState, Mandate, Meeting, Recommendation
from resolutions.models import Clause, ClauseText, PairingState, Version
from resolutions.queries import languages, version_text
from resolutions.services.accounts import system_user
from resolutions.services.sources import read_source
from tests.amendments.services.test_demonstration import MANIFEST
from tests.kept import kept

pytestmark = pytest.mark.django_db


@kept
def load_once() -> str:
    """The demonstration is there, loaded into an empty database; what that said."""
    said = StringIO()
    call_command("load_demo", "--force", "--password", "a password", stdout=said)
    return said.getvalue()


def test_everything_is_loaded_once_marked_and_read_back_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = read_manifest(MANIFEST)
    assert f"{len(texts)} loaded" in load_once()
    assert not Version.objects.filter(is_demonstration=False).exists()
    for listed in texts:
        said = listed.overrides
        version = Version.objects.get(
            resolution__body=said.body, resolution__number=said.number, year=said.year
        )
        there = version_text(version, said.language)
        assert there.clauses == read_source(listed.path.read_bytes()).text.clauses
    states = set(Link.objects.values_list("state", flat=True))
    assert states == {LinkState.SUGGESTED, LinkState.CONFIRMED}
    proposed = Contribution.objects.order_by("pk")
    assert [one.state for one in proposed] == ["published"] * 5 + ["superseded", "published"]
    assert {one.document.meeting.body_id for one in proposed if one.document.meeting} == {"pp"}
    assert not Proposal.objects.exclude(base_state=BaseState.SAME).exists()
    assert not proposed.filter(delegation=None).exists()
    desk = Desk.objects.get()
    assert desk.saves == 2 and desk.opened_by.email == "chair@example.org"
    waiting = arrivals(desk)
    assert len(waiting.coming) == len(waiting.leaving) == 1
    counted = Meeting.objects.filter(group__code="cwg-wsis-sdg").order_by("number")
    held = counted.values_list("number", "attendance")
    assert list(held) == [(38, None), (39, 140), (40, 150)]
    assert not Document.objects.filter(is_demonstration=False).exists()
    said = Recommendation.objects.all()
    assert said and all(set(one.texts) == {"en", "zh"} for one in said)
    upset = Mandate.objects.get(is_upset=True)  # its clause was reworded after a correction
    assert (upset.clause.version.year, upset.corrected) == (2023, ["note", "recipients"])
    links = Link.objects.count(), Link.history.count(), Mandate.history.count()
    suggested = Clause.objects.filter(pairing_state=PairingState.SUGGESTED).count()
    assert suggested < Clause.objects.count() / 20
    counts = ClauseText.objects.count(), ClauseText.history.count()
    call_command("load_demo", "--force")
    assert "0 loaded" in capsys.readouterr().out
    assert (ClauseText.objects.count(), ClauseText.history.count()) == counts
    assert (Link.objects.count(), Link.history.count(), Mandate.history.count()) == links
    assert Contribution.objects.count() == 7
    assert Desk.objects.get().saves == 2


@override_settings(DEBUG=False)
def test_it_is_refused_where_it_does_not_belong() -> None:
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")
    assert not Version.objects.exists()


@pytest.mark.once
def test_what_is_real_stays_and_needs_no_demonstration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    listed = read_manifest(MANIFEST)
    one = next(text for text in listed if text.path.name.startswith("pp-140-2018"))
    data = one.path.read_bytes() + b"\n\nFurther words.\n"
    user = system_user()
    plan = plan_import(user=user, data=data, name="real.md", overrides=one.overrides)
    real = carry_out(user=user, plan=plan)
    call_command("load_demo", "--force")
    assert f"{len(listed) - 2} loaded" in capsys.readouterr().out
    assert languages(real) == (one.overrides.language,)
    assert not Version.objects.get(resolution=real.resolution, year=2018).is_demonstration


def test_run_again_it_leaves_a_real_text_in_the_place_of_a_demonstration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    load_once()
    one = next(t for t in read_manifest(MANIFEST) if t.path.name.startswith("pp-140-2018"))
    user = system_user()
    data = one.path.read_bytes() + b"\n\nFurther words.\n"
    plan = plan_import(user=user, data=data, name="real.md", overrides=one.overrides)
    real = carry_out(user=user, plan=plan, accept_correction=True)
    call_command("load_demo", "--force")
    assert "0 loaded" in capsys.readouterr().out
    versions = Version.objects.filter(resolution=real.resolution, year=2018)
    assert [version.is_demonstration for version in versions] == [True, False]
