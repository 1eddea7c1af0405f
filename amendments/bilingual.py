"""A proposal in two languages side by side: each part of it with its translation and a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amendments.drafting.translating import (
    BLOCK,
    REASONS,
    TITLE,
    Progress,
    Source,
    Standing,
    Translated,
    count,
    judge,
)
from amendments.editor import editor_redline
from amendments.languages import SpokenContribution, SpokenProposal, sources, state_of_words
from amendments.models import Translation
from amendments.reading import RedlineRow, marked
from amendments.redline.changes import ChangeKind
from amendments.redline.diff import diff
from resolutions.models.clauses import pack_spans
from resolutions.reading import Piece
from resolutions.text.clauses import Clause, Kind
from resolutions.text.printing import mark


@dataclass(frozen=True, slots=True)
class Entered:
    """What somebody typed into the form of a part, and what somebody else made of it meanwhile."""

    uid: str
    heading: str
    text: str
    theirs: Translation | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """The form of a part: what stands in it, the words it translates, and the state it was in.

    `theirs` is what somebody else wrote meanwhile, against what was typed.
    """

    heading: str
    text: str
    source: Source
    seen: str
    theirs: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to translate, a clause or a part of the head, and how its translation stands.

    `source` and `target` are a clause's rows in the two redlines, None where one has no such
    clause; of the head there are `words` and what was made of them. `since` is what changed in the
    source since a stale translation was made. Without `fields` nothing is to be translated.
    """

    uid: str
    name: str
    kind: str
    standing: Standing
    source: RedlineRow | None = None
    target: RedlineRow | None = None
    words: str = ""
    translation: str = ""
    since: tuple[Piece, ...] = ()
    fields: Fields | None = None
    is_open: bool = False

    @property
    def key(self) -> str:
        """What names the part on the page; a colon would need escaping there."""
        return self.uid.replace(":", "-")


@dataclass(frozen=True, slots=True)
class BilingualSheet:
    """All parts of a proposal that are shown, and how far the translation has come."""

    spoken: SpokenProposal
    parts: tuple[Part, ...]
    progress: Progress
    hidden: int

    def part(self, uid: str) -> Part | None:
        """One of its parts."""
        return next((part for part in self.parts if part.uid == uid), None)


def bilingual_sheet(
    spoken: SpokenContribution,
    proposal: int,
    *,
    opened: str = "",
    everything: bool = False,
    entered: Entered | None = None,
) -> BilingualSheet:
    """The proposal at that position; `everything` shows the clauses that stay as they are too.

    What needs a translation has its form open, what has one only if it is `opened`. `entered`
    stands in its form instead of what is kept. Needs no query.
    """
    one = next(found for found in spoken.proposals if found.proposal.position == proposal)
    work = _Sheet(spoken, one, opened, entered)
    parts = tuple(work.parts())
    shown = tuple(part for part in parts if everything or _is_shown(part))
    progress = count(part.standing for part in parts)
    return BilingualSheet(one, shown, progress, len(parts) - len(shown))


def _is_shown(part: Part) -> bool:
    changed = part.source is not None and part.source.changed
    return changed or part.standing is not Standing.UNCHANGED


class _Sheet:
    """A proposal in both languages, and what somebody typed."""

    def __init__(
        self,
        spoken: SpokenContribution,
        one: SpokenProposal,
        opened: str,
        entered: Entered | None,
    ) -> None:
        self.spoken, self.one = spoken, one
        self.opened, self.entered = opened, entered
        self.sources = sources(spoken.submitted, one.proposal)
        self.clauses = {c.uid: c for c in one.there.walk()} if one.there else {}

    def parts(self) -> Iterator[Part]:
        """The head, the clauses, the reasons: as a reader meets them."""
        for uid in self.sources:
            if uid == TITLE or uid.startswith(BLOCK):
                yield self._plain(uid, self.spoken.kept)
        yield from self._clauses()
        if REASONS in self.sources:
            yield self._plain(REASONS, self.one.kept)

    def _plain(self, uid: str, kept: Mapping[str, object]) -> Part:
        versions = self._versions(uid, head=kept is self.spoken.kept)
        standing, chosen = judge(self.sources[uid], versions)
        return Part(
            uid=uid,
            name="",
            kind=uid,
            standing=standing,
            words=self.sources[uid][1],
            translation=chosen.text if chosen else "",
            since=_since(standing, chosen, self.sources[uid]),
            fields=self._fields(uid, chosen, versions, is_plain=True),
            is_open=self._is_open(uid, standing),
        )

    def _clauses(self) -> Iterator[Part]:
        before, after = self.one.proposal.before, self.one.proposal.after
        if after is None:
            return
        rows = _flat(editor_redline(before, after).rows)
        target = self.one.after
        assert target is not None  # as the source has one
        others = {row.uid: row for row in _flat(editor_redline(self.one.before, target).rows)}
        for row in rows:
            yield self._clause(row, others.get(row.uid))

    def _clause(self, row: RedlineRow, other: RedlineRow | None) -> Part:
        uid = row.uid
        is_gone = row.anchor.startswith("before:")
        standing = self.one.standings.get(uid, Standing.UNCHANGED)
        standing = Standing.UNCHANGED if is_gone else standing
        needs = standing is not Standing.UNCHANGED
        chosen = self.one.used.get(uid)
        source = self.sources.get(uid, ("", ""))
        return Part(
            uid=uid,
            name=row.name,
            kind=row.kind,
            standing=standing,
            source=row,
            target=other if chosen or not needs else None,
            since=_since(standing, chosen, source),
            fields=self._fields(uid, chosen, self._versions(uid)) if needs else None,
            is_open=needs and self._is_open(uid, standing),
        )

    def _versions(self, uid: str, *, head: bool = False) -> tuple[Translated, ...]:
        return tuple((self.spoken.kept if head else self.one.kept).get(uid, ()))

    def _is_open(self, uid: str, standing: Standing) -> bool:
        typed = self.entered is not None and self.entered.uid == uid
        return typed or uid == self.opened or standing is not Standing.CURRENT

    def _fields(
        self,
        uid: str,
        chosen: Translated | None,
        versions: tuple[Translated, ...],
        *,
        is_plain: bool = False,
    ) -> Fields:
        """The form of a part; where nothing was translated yet it begins with the base's words."""
        source = self.sources[uid]
        latest = versions[0] if versions else None
        seen = _state(latest)
        if self.entered is not None and self.entered.uid == uid:
            theirs = self.entered.theirs
            pieces = marked(diff(_line(theirs), _typed_line(self.entered))) if theirs else ()
            return Fields(self.entered.heading, self.entered.text, source, seen, pieces)
        own = self.clauses.get(uid)
        start: Translated | Clause | None = chosen or own
        if start is None:
            return Fields("", "", source, seen)
        text = start.text if is_plain else mark(start.text, start.spans)
        return Fields(start.heading, text, source, seen)


def _flat(rows: tuple[RedlineRow, ...]) -> Iterator[RedlineRow]:
    """The rows without those of places that a clause has left; each cell of a table on its own."""
    for row in rows:
        if row.kind is Kind.TABLE:
            yield from (cell for line in row.cells for cell in line)
        elif not row.anchor.startswith("before:") or ChangeKind.DELETED in row.kinds:
            yield row


def _since(standing: Standing, chosen: Translated | None, source: Source) -> tuple[Piece, ...]:
    if standing is not Standing.STALE or chosen is None:
        return ()
    return marked(diff(" ".join(filter(None, chosen.source)), " ".join(filter(None, source))))


def _state(latest: Translated | None) -> str:
    if latest is None:
        return ""
    return state_of_words(latest.heading, latest.text, pack_spans(latest.spans))


def _line(row: Translation | None) -> str:
    return " ".join(part for part in (row.heading, row.text) if part) if row else ""


def _typed_line(entered: Entered) -> str:
    return " ".join(part for part in (entered.heading, entered.text) if part)
