"""The rows of files and of links by hand: a contribution's file is handed out to nobody."""

from typing import Any

from meetings.models import Recommendation
from tests.secrecy import (
    FORBIDDEN,
    INVISIBLE,
    MISSING,
    NOBODY,
    POST,
    SECRETARIAT,
    Answer,
    Row,
    Site,
    Stage,
    is_off,
    secretariat,
)


def _document(site: Site) -> tuple[Any, ...]:
    assert site.contribution is not None
    return (site.contribution.document_id,)


def _file(site: Site) -> tuple[Any, ...]:
    assert site.contribution is not None
    file = site.contribution.document.files.first()
    return site.contribution.document_id, file.pk if file else NOBODY


def registrars_unseen(role: str, stage: Stage) -> Answer:
    """The secretariat, of what is no contribution: this one is not there."""
    return INVISIBLE if role in SECRETARIAT else FORBIDDEN


FILES = (
    Row("meetings:document_attach", registrars_unseen, _document, MISSING, POST),
    Row("meetings:document_file", is_off, _file, lambda site: (NOBODY, NOBODY)),
    Row(
        "meetings:recommendation_link",
        secretariat,
        lambda site: (Recommendation.objects.get().pk,),
        MISSING,
        POST,
    ),
)
