"""A contribution in one of its languages: that of the draft, or one it is translated into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from amendments.drafting.translating import (
    BLOCK,
    REASONS,
    TITLE,
    Kept,
    Progress,
    Source,
    Standing,
    Translated,
    count,
    judge,
    source_of,
    translate,
)
from amendments.models import Contribution, Proposal, Translation
from amendments.submissions.labels.words import load_words
from amendments.submissions.values import Block, Paragraph
from amendments.submitted import Submitted
from resolutions import queries
from resolutions.models import LANGUAGES
from resolutions.models.clauses import unpack_spans
from resolutions.queries.texts import language_order
from resolutions.text.clauses import ResolutionText

_Place = tuple[int, str]
"""A proposal and a language."""


@dataclass(frozen=True, slots=True)
class SpokenProposal:
    """A proposal in one language.

    `standings` are those of its clauses and its reasons, by identity; there are none in the
    language in which it is drafted. `there` is its base in this language; where that is missing it
    `lacks_base`. `kept` all that was translated, also what stands in no text now.
    """

    proposal: Proposal
    before: ResolutionText | None
    after: ResolutionText | None
    reasons: str
    reasons_label: str
    there: ResolutionText | None = None
    lacks_base: bool = False
    standings: Mapping[str, Standing] = field(default_factory=dict)
    used: Mapping[str, Translated] = field(default_factory=dict)
    kept: Kept = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpokenContribution:
    """A contribution in one language; `standings` are those of its title and its blocks."""

    submitted: Submitted
    language: str
    title: str
    blocks: tuple[Block, ...]
    proposals: tuple[SpokenProposal, ...]
    standings: Mapping[str, Standing] = field(default_factory=dict)
    kept: Kept = field(default_factory=dict)

    def progress_of(self, spoken: SpokenProposal) -> Progress:
        """How far the translation of a proposal has come; the head counts to the first one."""
        head = self.standings if spoken.proposal.position == 1 else {}
        return count([*head.values(), *spoken.standings.values()])


@dataclass(frozen=True, slots=True)
class LanguageProgress:
    """A language into which a proposal is translated, and how far that has come."""

    code: str
    progress: Progress


def translated_into(contribution: Contribution) -> tuple[str, ...]:
    """The languages into which anything was translated, English first."""
    rows = Translation.objects.filter(proposal__contribution=contribution).order_by()
    said = rows.exclude(heading="", text="").values_list("language", flat=True).distinct()
    found = set(said) - {contribution.language}
    return tuple(sorted(found, key=language_order))


def further_languages(contribution: Contribution, begun: Iterable[str]) -> tuple[str, ...]:
    """The languages into which nothing was translated yet."""
    taken = {contribution.language, *begun}
    return tuple(code for code, _name in LANGUAGES if code not in taken)


def speak(submitted: Submitted, language: str) -> SpokenContribution:
    """The contribution in that language; in its own, without a query."""
    if language == submitted.contribution.language:
        return _own(submitted)
    return speak_all(submitted, [language])[0]


def speak_all(submitted: Submitted, languages: Sequence[str]) -> tuple[SpokenContribution, ...]:
    """The same in several others: two queries, and one for each language."""
    if not languages:
        return ()
    known = {one.pk: sources(submitted, one) for one in submitted.proposals}
    kept = read_kept(known, languages)
    versions = [proposal.base for proposal in submitted.proposals if proposal.base]
    spoken = []
    for language in languages:
        texts = queries.version_texts(versions, language) if versions else {}
        spoken.append(_spoken(submitted, language, kept, texts))
    return tuple(spoken)


def progress_by_proposal(
    submitted: Submitted, languages: Sequence[str]
) -> dict[int, tuple[LanguageProgress, ...]]:
    """How far the translation of each proposal, by its key, has come in each of the languages."""
    found: dict[int, list[LanguageProgress]] = {one.pk: [] for one in submitted.proposals}
    for spoken in speak_all(submitted, languages):
        for one in spoken.proposals:
            progress = LanguageProgress(spoken.language, spoken.progress_of(one))
            found[one.proposal.pk].append(progress)
    return {pk: tuple(several) for pk, several in found.items()}


def sources(submitted: Submitted, proposal: Proposal) -> dict[str, Source]:
    """What of a proposal can be translated, by identity; the head counts to the first one."""
    found = dict(_head_sources(submitted)) if proposal.position == 1 else {}
    if proposal.reasons:
        found[REASONS] = ("", proposal.reasons)
    return found | clause_sources(proposal.after)


def clause_sources(after: ResolutionText | None) -> dict[str, Source]:
    """What of a proposed text can be translated, by identity."""
    clauses = ((clause.uid, source_of(clause)) for clause in after.walk()) if after else ()
    return {uid: source for uid, source in clauses if uid and any(source)}


def state_of(row: Translation | None) -> str:
    """What names the state of a translation: it differs whenever its words do."""
    return "" if row is None else state_of_words(row.heading, row.text, row.spans)


def state_of_words(heading: str, text: str, spans: Sequence[Sequence[object]]) -> str:
    """The same of the words that somebody was shown; empty if there were none."""
    if not (heading or text):
        return ""
    said = repr((heading, text, [list(span) for span in spans]))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _head_sources(submitted: Submitted) -> Iterator[tuple[str, Source]]:
    if title := submitted.contribution.document.title:
        yield TITLE, ("", title)
    for block in submitted.head.blocks:
        yield f"{BLOCK}{block.kind.value}", ("", block.text)


def _own(submitted: Submitted) -> SpokenContribution:
    proposals = (
        SpokenProposal(one, one.before, one.after, one.reasons, one.reasons_label)
        for one in submitted.proposals
    )
    title, blocks = submitted.contribution.document.title, submitted.head.blocks
    language = submitted.contribution.language
    return SpokenContribution(submitted, language, title, blocks, tuple(proposals))


def _spoken(
    submitted: Submitted,
    language: str,
    kept: Mapping[_Place, Kept],
    texts: Mapping[int, ResolutionText],
) -> SpokenContribution:
    head: dict[str, Sequence[Translated]] = {}
    for proposal in reversed(submitted.proposals):
        head |= kept.get((proposal.pk, language), {})
    proposals = tuple(
        _proposal(one, language, kept.get((one.pk, language), {}), texts)
        for one in submitted.proposals
    )
    judged = {uid: judge(said, head.get(uid, ())) for uid, said in _head_sources(submitted)}
    words = {uid: chosen.text for uid, (_, chosen) in judged.items() if chosen}
    return SpokenContribution(
        submitted,
        language,
        words.get(TITLE, submitted.contribution.document.title),
        tuple(_block(block, words, language) for block in submitted.head.blocks),
        proposals,
        {uid: standing for uid, (standing, _) in judged.items()},
        {uid: head[uid] for uid in judged if uid in head},
    )


def _proposal(
    proposal: Proposal, language: str, kept: Kept, texts: Mapping[int, ResolutionText]
) -> SpokenProposal:
    there = texts.get(proposal.base_id or 0)
    there = there if there and there.clauses else None
    rendering = translate(proposal.before, proposal.after, there, kept, language)
    standings = dict(rendering.standings)
    reasons = proposal.reasons
    if reasons:
        standings[REASONS], chosen = judge(("", reasons), kept.get(REASONS, ()))
        reasons = chosen.text if chosen else reasons
    return SpokenProposal(
        proposal,
        rendering.before,
        rendering.after,
        reasons,
        load_words(language).reasons if reasons else "",
        there,
        proposal.base is not None and there is None,
        standings,
        rendering.used,
        kept,
    )


def _block(block: Block, words: Mapping[str, str], language: str) -> Block:
    """A block as it was translated, with its label in that language; as it is without that."""
    text = words.get(f"{BLOCK}{block.kind.value}")
    if text is None:
        return block
    label = load_words(language).blocks.get(block.kind.value, block.label)
    paragraphs = tuple(Paragraph(line, 0) for line in text.splitlines())
    return replace(block, label=label, paragraphs=paragraphs)


def read_kept(
    known: Mapping[int, Mapping[str, Source]], languages: Sequence[str]
) -> Mapping[tuple[int, str], Kept]:
    """All translations of proposals, by their keys with what each says now, into some languages.

    Of those that are stale the earlier ones are there too. One query, and one more where any is.
    """
    rows = list(Translation.objects.filter(proposal__in=known, language__in=languages))
    found: dict[_Place, dict[str, list[Translated]]] = {}
    stale: dict[int, list[Translated]] = {}
    for row in rows:
        versions = [_translated(row)]
        found.setdefault((row.proposal_id, row.language), {})[row.uid] = versions
        source = known[row.proposal_id].get(row.uid)
        if source is not None and source != versions[0].source:
            stale[row.pk] = versions
    if stale:
        for past in Translation.history.filter(id__in=stale).order_by("-history_id"):
            stale[past.id].append(_translated(past))
    return found


def _translated(row: Translation) -> Translated:
    """A row, or one of its history, as a value."""
    heading, text = [*map(str, row.source), "", ""][:2]
    return Translated(row.heading, row.text, unpack_spans(row.spans), (heading, text))
