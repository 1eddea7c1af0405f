"""Provenance: since which edition each phrase of a version stands, by whom, at which meeting.

It goes back as far as editions are held in the language. Who proposed a phrase is known where the
edition was adopted here; what a meeting decided or a chair typed is told as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from amendments.desk.signs import raised
from amendments.models import Adoption
from amendments.redline.pieces import Hand, Origin
from amendments.redline.provenance import Aged, Since, trace
from amendments.redline.snapshots import Snapshot, unpack
from resolutions import queries
from resolutions.models import Clause, ClauseText, PairingState, Version
from resolutions.permissions import AnyUser
from resolutions.reading import cut, within
from resolutions.text.clauses import Clause as ClauseValue
from resolutions.text.clauses import Span
from resolutions.text.names import cite, cite_one


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of one age and hand. `step` is the place of their edition among those held, from 0.

    It is `is_tagged` where a reader has to be told, which those of the oldest edition need not, nor
    what goes on as the phrase before.
    """

    text: str
    step: int
    version: Version
    sources: tuple[str, ...] = ()
    authors: str = ""
    meeting: str = ""
    is_tagged: bool = False
    is_raised: bool = False

    @property
    def is_oldest(self) -> bool:
        """Whether the words are as old as the first edition that is held, or older."""
        return self.step == 0

    @property
    def said(self) -> str:
        """Since when and by whose proposal, in a line."""
        edition = self.version.edition_text
        words = _("%(edition)s or earlier") % {"edition": edition} if self.is_oldest else edition
        by = f"{self.authors} ({', '.join(self.sources)})" if self.sources else self.authors
        return " · ".join(part for part in (words, by, self.meeting) if part)


@dataclass(frozen=True, slots=True)
class TracedClause:
    """A clause and the phrases of its label, heading and text."""

    address: str
    uid: str
    kind: str
    name: str
    depth: int
    label: tuple[Phrase, ...]
    heading: tuple[Phrase, ...]
    text: tuple[Phrase, ...]

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of its heading and its text."""
        return (*self.heading, *self.text)

    @property
    def editions(self) -> tuple[Phrase, ...]:
        """A phrase for each edition that its words are of, the newest one first."""
        found = {phrase.step: phrase for phrase in self.phrases if phrase.text.strip()}
        return tuple(found[step] for step in sorted(found, reverse=True))


@dataclass(frozen=True, slots=True)
class Provenance:
    """A version's clauses traced; `versions` are those held, the oldest first."""

    versions: tuple[Version, ...]
    clauses: tuple[TracedClause, ...]


def trace_version(version: Version, language: str, user: AnyUser) -> Provenance:
    """Where each phrase of the version comes from; five queries, whatever its size."""
    versions = tuple(_line(version, language, user))
    texts = queries.version_texts(versions, language)
    adoptions = {
        one.version_id: one
        for one in Adoption.objects.filter(
            version__in=versions, desk__language=language
        ).select_related("desk__meeting__group")
    }
    snapshots = {
        place: unpack(adoptions[one.pk].snapshot)
        for place, one in enumerate(versions)
        if one.pk in adoptions
    }
    meetings = {
        place: str(adoptions[one.pk].desk.meeting)
        for place, one in enumerate(versions)
        if one.pk in adoptions
    }
    traced = trace(
        [texts[one.pk] for one in versions],
        {place: one.attribution for place, one in snapshots.items()},
        _doubted(version),
    )
    work = _Telling(versions, snapshots, meetings)
    text = texts[version.pk]
    names = cite(text.clauses)
    depths = dict(_depths(text.clauses))
    clauses = tuple(
        work.clause(clause, aged, cite_one(clause, names), depths[clause.address])
        for clause, aged in zip(text.walk(), traced, strict=True)
    )
    return Provenance(versions, clauses)


def _line(version: Version, language: str, user: AnyUser) -> Iterator[Version]:
    """The version and what came before it, the oldest first, as far as the language is there."""
    visible = queries.visible_versions(user, version.resolution)
    spoken = ClauseText.objects.filter(clause__version__in=visible, language=language)
    there = set(spoken.values_list("clause__version", flat=True).distinct())
    for one in visible:
        same = one.is_demonstration == version.is_demonstration
        is_before = one.order < version.order and one.is_published and same
        if one.pk == version.pk or (is_before and one.pk in there):
            yield one


def _doubted(version: Version) -> frozenset[str]:
    rows = Clause.objects.filter(
        version__resolution=version.resolution_id, pairing_state=PairingState.SUGGESTED
    )
    return frozenset(str(uid) for uid in rows.values_list("provision__uid", flat=True))


def _depths(clauses: Sequence[ClauseValue], depth: int = 0) -> Iterator[tuple[str, int]]:
    for clause in clauses:
        yield clause.address, depth
        further = depth + (clause.kind.value in ("clause", "dash"))
        yield from _depths(clause.children, min(further, 5))


class _Telling:
    def __init__(
        self,
        versions: Sequence[Version],
        snapshots: dict[int, Snapshot],
        meetings: dict[int, str],
    ) -> None:
        self.versions = versions
        self.snapshots = snapshots
        self.meetings = meetings

    def clause(self, clause: ClauseValue, aged: Aged, name: str, depth: int) -> TracedClause:
        """The clause with its phrases."""
        return TracedClause(
            clause.address,
            clause.uid,
            clause.kind.value,
            name,
            depth,
            tuple(self._phrases(clause.label, aged.label)),
            tuple(self._phrases(clause.heading, aged.heading)),
            tuple(self._phrases(clause.text, aged.text, raised(clause.spans))),
        )

    def _phrases(
        self, words: str, ages: Sequence[Since], signs: Sequence[Span] = ()
    ) -> Iterator[Phrase]:
        """The phrases of some words; the signs among them stand by themselves."""
        told: tuple[int, tuple[str, ...]] = (0, ())
        for since in ages:
            origin = since.origin or Origin()
            sources = origin.sources if origin.hand is Hand.PROPOSAL else ()
            said = words[since.start : since.end]
            here = (since.version, sources)
            phrase = Phrase(
                said,
                since.version,
                self.versions[since.version],
                sources,
                self._authors(since.version, origin),
                self.meetings.get(since.version, ""),
                is_tagged=here != told and since.version > 0 and not said.isspace(),
            )
            told = told if said.isspace() else here
            within_it = within(signs, since.start, since.end)
            for start, end, covering in cut(len(said), within_it):
                is_tagged = phrase.is_tagged and start == 0
                text, is_raised = said[start:end], bool(covering)
                yield replace(phrase, text=text, is_tagged=is_tagged, is_raised=is_raised)

    def _authors(self, step: int, origin: Origin) -> str:
        snapshot = self.snapshots.get(step)
        if snapshot is None:
            return ""
        if origin.hand is Hand.PROPOSAL:
            named = (snapshot.authors.get(source, source) for source in origin.sources)
            return ", ".join(dict.fromkeys(named))
        return origin.author if origin.hand is Hand.DECISION else ""


def provenance_values(found: Provenance) -> dict[str, Any]:
    """A provenance as values that `json` can write."""
    return {
        "editions": [one.edition for one in found.versions],
        "clauses": [
            {
                "address": one.address,
                "uid": one.uid,
                "kind": one.kind,
                **{
                    part: [_values(phrase) for phrase in getattr(one, part)]
                    for part in ("label", "heading", "text")
                },
            }
            for one in found.clauses
        ],
    }


def _values(phrase: Phrase) -> dict[str, Any]:
    said: dict[str, Any] = {
        "text": phrase.text,
        "since": phrase.version.edition,
        "or_earlier": phrase.is_oldest,
    }
    if phrase.sources:
        said["sources"] = list(phrase.sources)
    if phrase.authors:
        said["by"] = phrase.authors
    if phrase.meeting:
        said["meeting"] = phrase.meeting
    return said
