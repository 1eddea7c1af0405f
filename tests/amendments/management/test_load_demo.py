import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from amendments.services.demonstration import read_manifest
from resolutions.models import Clause, ClauseText, PairingState, Version
from resolutions.queries import version_text
from resolutions.services.sources import read_source
from tests.amendments.services.test_demonstration import MANIFEST

pytestmark = pytest.mark.django_db


def test_everything_is_loaded_once_marked_and_read_back_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("load_demo", "--force", "--password", "a password")
    texts = read_manifest(MANIFEST)
    assert f"{len(texts)} loaded" in capsys.readouterr().out
    assert not Version.objects.filter(is_demonstration=False).exists()
    for listed in texts:
        said = listed.overrides
        version = Version.objects.get(
            resolution__body=said.body, resolution__number=said.number, year=said.year
        )
        there = version_text(version, said.language)
        assert there.clauses == read_source(listed.path.read_bytes()).text.clauses
    suggested = Clause.objects.filter(pairing_state=PairingState.SUGGESTED).count()
    assert suggested < Clause.objects.count() / 20
    counts = ClauseText.objects.count(), ClauseText.history.count()
    call_command("load_demo", "--force")
    assert "0 loaded" in capsys.readouterr().out
    assert (ClauseText.objects.count(), ClauseText.history.count()) == counts


@override_settings(DEBUG=False)
def test_it_is_refused_where_it_does_not_belong() -> None:
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")
    assert not Version.objects.exists()
