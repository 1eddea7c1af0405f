"""The page of a mandate: its clause through the editions, its evidence, what people said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from amendments.reading import marked
from amendments.redline.diff import diff
from meetings.mandates.changes import differs
from meetings.mandates.rows import MandateRow, read_rows
from meetings.mandates.states import open_ledger
from meetings.mandates.wordings import Line, Wording, Wordings, read_wordings, shown
from meetings.mandates.words import actors_words, due_words
from meetings.models import Link, Mandate
from meetings.queries import full_name
from resolutions.models import Clause, Version, VersionState
from resolutions.permissions import AnyUser
from resolutions.queries.histories import IN_ORDER
from resolutions.reading import Piece

KEYS = ("actors", "helpers", "recipients")
WHEN = ("due", "recurrence", "due_body")


@dataclass(frozen=True, slots=True)
class MandateEdition:
    """The mandate's clause in one edition, marked against the edition before that has it.

    `mandate` is None where the edition tells nobody by it, `lines` are the clause and what stands
    below it, each as label and pieces. `verdict` is first, same, changed or language (the edition
    before is here in other languages only).
    """

    version: Version
    clause: Clause
    mandate: Mandate | None
    language: str
    verdict: str
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody changed: each field with what it said before and says after."""

    at: datetime
    by: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link that shows something of a mandate, and the passage of its document that says so."""

    link: Link
    before: str
    evidence: str
    after: str


@dataclass(frozen=True, slots=True)
class MandateSheet:
    """A mandate with all that its page tells; `editions` and `said` begin with the latest.

    `later` is the mandate that takes its place in the last published edition that has the clause,
    if that is another; `ended` the first edition that tells nobody by the clause any more.
    """

    row: MandateRow
    evidence: tuple[Evidence, ...]
    editions: tuple[MandateEdition, ...]
    said: tuple[Said, ...]
    later: Mandate | None
    ended: Version | None


def read_mandate(user: AnyUser, mandate: Mandate, today: date, language: str) -> MandateSheet:
    """Its sheet in a constant number of queries."""
    (row,) = read_rows(user, [mandate.pk], open_ledger(user, today), language)
    rows = Clause.objects.filter(
        provision=mandate.clause.provision_id, version__in=Version.objects.visible_to(user)
    )
    clauses = list(rows.select_related("version__resolution__body").order_by(*IN_VERSIONS))
    others = {
        one.clause_id: one
        for one in Mandate.objects.filter(clause__in=clauses, order=mandate.order)
    }
    editions = tuple(_editions(clauses, others, read_wordings(clauses), language))[::-1]
    published = [one for one in editions if one.version.is_published]
    last = published[0].mandate if published else None
    return MandateSheet(
        row=row,
        evidence=tuple(Evidence(link, *link.cited) for link in row.evidence),
        editions=editions,
        said=tuple(_said(mandate))[::-1],
        later=last if last and last.pk != mandate.pk else None,
        ended=_ended(mandate.clause.version, [one.version for one in published if one.mandate]),
    )


def _ended(version: Version, telling: Iterable[Version]) -> Version | None:
    """The first published version of a resolution after all that tell; one query."""
    last = max((one.order for one in telling), default=version.order)
    rows = Version.objects.filter(resolution=version.resolution, state=VersionState.PUBLISHED)
    after = (one for one in rows.order_by("year", "correction") if one.order > last)
    return next(after, None)


IN_VERSIONS = tuple(field.removeprefix("clause__") for field in IN_ORDER)


def _editions(
    clauses: Sequence[Clause],
    others: Mapping[int, Mandate],
    wordings: Wordings,
    language: str,
) -> Iterator[MandateEdition]:
    """One for each edition that has the clause, the oldest first."""
    before: Mapping[str, Wording] | None = None
    for clause in clauses:
        spoken = wordings[clause.pk]
        now = shown(spoken, language)
        was = before.get(now.language) if before is not None else None
        if before is None:
            verdict = "first"
        elif was is None:
            verdict = "language"
        else:
            verdict = "changed" if differs(before, spoken) else "same"
        yield MandateEdition(
            version=clause.version,
            clause=clause,
            mandate=others.get(clause.pk),
            language=now.language,
            verdict=verdict,
            lines=tuple(_lines(was or now, now)),
        )
        before = spoken


def _lines(before: Wording, after: Wording) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """The clause's own words and the lines below it, marked, each against the same provision's.

    What is gone stands behind what stood before it.
    """
    yield "", marked(diff(before.text or before.heading, after.text or after.heading))
    stays = {line.provision for line in after.lines}
    was = {line.provision: line.text for line in before.lines}
    gone: dict[int, list[Line]] = defaultdict(list)
    behind = 0
    for line in before.lines:
        if line.provision in stays:
            behind = line.provision
        else:
            gone[behind].append(line)
    yield from _struck(gone[0])
    for line in after.lines:
        yield line.label, marked(diff(was.get(line.provision, ""), line.text))
        yield from _struck(gone[line.provision])


def _struck(lines: Iterable[Line]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    return ((line.label, marked(diff(line.text, ""))) for line in lines)


def _said(mandate: Mandate) -> Iterator[Said]:
    """What its history tells, the oldest first; two queries."""
    rows = list(mandate.history.select_related("history_user").order_by("history_id"))
    for before, after in zip([None, *rows], rows, strict=False):
        by = full_name(after.history_user) if after.history_user else ""
        changes = tuple(_changes(before, after)) if before else ()
        if changes or before is None:
            yield Said(after.history_date, by, changes)


def _changes(before: Mandate, after: Mandate) -> Iterator[tuple[str, str, str]]:
    """Each field that came to say something else, in words."""
    names = {name: str(Mandate._meta.get_field(name).verbose_name) for name in (*KEYS, "action")}  # type: ignore[union-attr]
    for name in KEYS:
        was, now = getattr(before, name).split(), getattr(after, name).split()
        if was != now:
            yield names[name], actors_words(was), actors_words(now)
    if before.action != after.action:
        yield names["action"], before.get_action_display(), after.get_action_display()
    if any(getattr(before, name) != getattr(after, name) for name in WHEN):
        yield _("when"), due_words(before), due_words(after)
    if _verdict(before) != _verdict(after):
        yield _("state as a person says"), _verdict(before), _verdict(after)
    if before.note != after.note:
        yield _("note"), before.note, after.note


def _verdict(row: Mandate) -> str:
    """What a person says of how far it is done."""
    return _("no mandate") if row.is_dismissed else row.get_said_state_display()
