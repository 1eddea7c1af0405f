"""Suggestions as links that wait for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import User
from django.db import transaction

from meetings import permissions
from meetings.models import Document, Link, Recommendation, Relation
from meetings.reports import read
from meetings.reports.links import SourceKind, Suggestion, of_text
from meetings.reports.symbols import without_language
from meetings.services.files import kind_of
from meetings.services.known import Known, find_known
from meetings.services.links import store_suggestions
from meetings.services.reading import read_lines
from resolutions.models import Provision


@transaction.atomic
def suggest_from_files(*, user: User, document: Document) -> int:
    """What the document's files cite is suggested; how many links that adds.

    Raise ImportProblem if a file cannot be read.
    """
    permissions.require(permissions.may_link(user))
    permissions.require(Document.objects.visible_to(user).filter(pk=document.pk).exists())
    found: list[Link] = []
    for file in document.files.all():
        if kind_of(file.name) == ".pdf":
            continue  # kept for people: its words cannot be read here
        report = read(read_lines(bytes(file.content)), language=file.language or None)
        known = find_known(report.citations)
        for paragraph in report.paragraphs:
            suggested = of_text(
                paragraph.text,
                paragraph.citations,
                known.clauses,
                report.language,
                line=paragraph.line,
            )
            found += links_of(user, suggested, known, report.language, document, {}, {})
    return store_suggestions(user, found)


def links_of(
    user: User,
    suggested: Iterable[Suggestion],
    known: Known,
    language: str,
    text: Document,
    documents: Mapping[str, Document],
    recommendations: Mapping[int, Recommendation],
) -> Iterator[Link]:
    """The suggestions as links, none of them saved.

    `text` is what they were found in; `documents` are those it names, by their symbols in small
    letters, `recommendations` those that it makes, by their lines. What is not there has no link.
    """
    suggestions = list(suggested)
    uids = {known.provision_of(one) for one in suggestions} - {""}
    provisions = {str(row.uid): row for row in Provision.objects.filter(uid__in=uids)}
    for one in suggestions:
        source = _source(one, text, documents, recommendations)
        if source is None:
            continue
        yield Link(
            **source,
            resolution=known.resolutions[one.target],
            provision=provisions.get(known.provision_of(one)),
            relation=Relation(one.relation.value),
            year=int(one.year[:4]) if one.year[:4].isdigit() else None,
            passage=one.passage,
            found_in=text,
            language=language,
            start=one.start,
            end=one.end,
            rule=one.rule,
            confidence=one.confidence,
            made_by=user,
        )


def _source(
    one: Suggestion,
    text: Document,
    documents: Mapping[str, Document],
    recommendations: Mapping[int, Recommendation],
) -> dict[str, Document | Recommendation] | None:
    """Which field of a link the source fills, and with what."""
    if one.source is SourceKind.TEXT:
        return {"document": text}
    if one.source is SourceKind.RECOMMENDATION:
        said = recommendations.get(one.line)
        return {"recommendation": said} if said else {"document": text}
    named = documents.get(without_language(one.name).casefold())
    return {"document": named} if named else None
