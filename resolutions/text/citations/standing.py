"""Standing: whether a cited edition is still the one in force, and what would bring it up to date.

Some citations rightly point to the past: what was adopted, established or decided then stays so.
They are told by the words around them, with a confidence, for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from resolutions.text.citations.common import common, read_table
from resolutions.text.citations.values import ACTS, Citation
from resolutions.text.clauses import Action
from resolutions.text.places import place_in

Key = tuple[str, str, str]
"""Body as citations or as the lexicon write it, kind and number: `("PP", "resolution", "140")`."""

_BRACKET = re.compile(r"\s*[(（](?P<inside>[^()（）]*)[)）]")
_ACRONYM = re.compile(r"(?<![^\W\d_])(?P<name>[A-ZА-Я]{1,5}\s?-?)(?P<year>\d{4}|\d\d)(?![\d/])")
_AROUND = 60
_OTHER_YEAR = 0.7
_UNDATED = 0.6


class Standing(StrEnum):
    """How a citation stands to the editions that are known."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    ABROGATED = "abrogated"
    HISTORICAL = "historical"
    UNKNOWN = "unknown"


OUTDATED = frozenset({Standing.SUPERSEDED, Standing.ABROGATED})
"""What is to be brought up to date, or at least looked at."""
SETTLED = "a person said so"
"""The rule by which a person's word holds."""


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition of a resolution; `place` in any language, empty where the Council adopted it."""

    year: int
    place: str = ""
    action: Action = Action.NEW
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to stand at `[start, end)` of a text instead of what stands there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be thought of one citation, by which rule and how surely.

    `latest` is the last edition that is known. `edit` makes the citation name it, and is the same
    for all numbers that share a bracket; there is none where the citation is up to date, where
    nothing replaces what it cites, or where those numbers would need different brackets.
    """

    citation: Citation
    standing: Standing
    latest: KnownEdition | None
    edit: Edit | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Recall:
    """That a citation recalls the past, by which rule that is told and how surely."""

    rule: str
    confidence: float


def judge(
    text: str,
    citations: Iterable[Citation],
    editions: Mapping[Key, Sequence[KnownEdition]],
    language: str,
    settled: Mapping[Key, Mapping[str, bool]] | None = None,
) -> tuple[Judged, ...]:
    """A judgement for every citation of a resolution, decision, recommendation or opinion.

    `citations` are those of `text`, in order, as `find` gives them. `settled` is what a person has
    said of what is cited in a year: that it rightly is past, or that it is not, whatever its words
    suggest.
    """
    acts = [c for c in citations if c.kind in ACTS]
    judged: list[Judged] = []
    for index, citation in enumerate(acts):
        found = known(citation, editions)
        one = stand(citation, found, None)
        if one.standing in OUTDATED and (past := _past(text, citation, language, settled or {})):
            one = stand(citation, found, past)
        if one.standing in (Standing.SUPERSEDED, Standing.HISTORICAL) and one.latest:
            edit = _edit(text, _sharing(acts, index, text), editions, one.latest, language)
            one = replace(one, edit=edit)
        judged.append(one)
    return tuple(judged)


def stand(citation: Citation, editions: Sequence[KnownEdition], past: Recall | None) -> Judged:
    """How a citation stands to the editions of what it cites, without the edit.

    This is the one rule of what is stale; `past` is what is known of its recalling the past.
    """
    if not editions:
        return Judged(citation, Standing.UNKNOWN, None, None, "not known", 1.0)
    latest = max(editions, key=lambda edition: edition.year)
    abrogated = not any(edition.in_force for edition in editions)
    surety = citation.confidence
    if not citation.year:
        standing = Standing.ABROGATED if abrogated else Standing.CURRENT
        return Judged(citation, standing, latest, None, "undated", min(surety, _UNDATED))
    year = int(citation.year[:4])
    if (year < latest.year or abrogated) and past:
        return Judged(citation, Standing.HISTORICAL, latest, None, past.rule, past.confidence)
    if abrogated:
        return Judged(citation, Standing.ABROGATED, latest, None, "no edition in force", surety)
    if year > latest.year:
        return Judged(citation, Standing.UNKNOWN, latest, None, "later than known", surety)
    if year == latest.year:
        return Judged(citation, Standing.CURRENT, latest, None, "latest edition", surety)
    listed = any(edition.year == year for edition in editions)
    rule = "later edition" if listed else "later edition, this one not known"
    surety = surety if listed else min(surety, _OTHER_YEAR)
    return Judged(citation, Standing.SUPERSEDED, latest, None, rule, surety)


def known(
    citation: Citation, editions: Mapping[Key, Sequence[KnownEdition]]
) -> Sequence[KnownEdition]:
    """The editions of what is cited; none if it is not known."""
    key = (citation.body, str(citation.kind), citation.number)
    return editions.get(key) or editions.get((code_of(citation.body), *key[1:]), ())


@cache
def code_of(body: str) -> str:
    """The lexicon's code of a body that a citation names; as it is if it has none."""
    return next((code for code, name in common().codes.items() if name == body), body)


def name_of(code: str) -> str:
    """How citations write the body that has a code of the lexicon."""
    return common().codes.get(code, code)


def _past(
    text: str, citation: Citation, language: str, settled: Mapping[Key, Mapping[str, bool]]
) -> Recall | None:
    """Whether the past is recalled: as a person has said, else as the words around it suggest."""
    key = (code_of(citation.body), str(citation.kind), citation.number)
    said = settled.get(key, {}).get(citation.year[:4])
    if said is None:
        return recall(text, citation, language)
    return Recall(SETTLED, 1.0) if said else None


def recall(text: str, citation: Citation, language: str) -> Recall | None:
    """The rule by which the words around a citation point to the past, and how sure it is."""
    digit = re.search(r"\d", citation.text)
    number = citation.start + (digit.start() if digit else 0)
    before = text[max(0, citation.start - _AROUND) : number]
    bracket = _bracket(text, citation)
    after = text[bracket[1] if bracket else citation.end : citation.end + _AROUND]
    for rule in _rules(language):
        if rule.before and rule.before.search(before):
            return Recall(rule.name, rule.confidence)
        if rule.after and rule.after.match(after):
            return Recall(rule.name, rule.confidence)
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    confidence: float
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    """The rules of a language that tell a recall of the past, the surer first."""
    table = read_table(__package__, f"{language}.toml")["past"]
    rules = [
        _Rule(
            rule["name"],
            rule["confidence"],
            re.compile(rule["before"], re.IGNORECASE) if rule.get("before") else None,
            re.compile(rule["after"], re.IGNORECASE) if rule.get("after") else None,
        )
        for rule in table
    ]
    return tuple(sorted(rules, key=lambda rule: -rule.confidence))


def _bracket(text: str, citation: Citation) -> tuple[int, int] | None:
    """Where the bracket stands that names a citation's edition; the last, if there are several."""
    places = [
        (citation.start + found.start(), citation.start + found.end())
        for found in _BRACKET.finditer(citation.text)
        if citation.year[-2:] and citation.year[-2:] in found["inside"]
    ]
    return places[-1] if places else None


def _sharing(acts: Sequence[Citation], index: int, text: str) -> list[Citation]:
    """The citations that share one bracket with that of `index`, that which has it last."""
    here = acts[index]
    group = [here]
    for citation in acts[index + 1 :]:
        if _bracket(text, group[-1]) or citation.year != here.year:
            break
        group.append(citation)
    for citation in reversed(acts[:index]):
        if _bracket(text, citation) or citation.year != here.year:
            break
        group.insert(0, citation)
    return group


def _edit(
    text: str,
    group: Sequence[Citation],
    editions: Mapping[Key, Sequence[KnownEdition]],
    latest: KnownEdition,
    language: str,
) -> Edit | None:
    """What makes the bracket that a group shares name the latest edition, in its own way."""
    for citation in group:
        last = max(known(citation, editions), key=lambda edition: edition.year, default=None)
        if not last or (last.year, last.place) != (latest.year, latest.place):
            return None
    here = group[-1]
    bracket = _bracket(text, here)
    acronym = _acronym(here)
    if acronym and (not bracket or here.status in ("revised", "modified")):
        return Edit(*acronym, str(latest.year)[acronym[0] - acronym[1] :])
    if not bracket:
        return None
    start, end = bracket
    while text[start].isspace():
        start += 1
    return Edit(start, end, _written(text[start:end] if acronym else "", latest, language))


def _acronym(citation: Citation) -> tuple[int, int] | None:
    """Where the year stands of the acronym that names an edition, `Rev. PP-18`."""
    years = [
        (citation.start + found.start("year"), citation.start + found.end("year"))
        for found in _ACRONYM.finditer(citation.text)
        if not citation.place and citation.year.endswith(found["year"])
    ]
    return years[-1] if years else None


def _written(acronym: str, latest: KnownEdition, language: str) -> str:
    """The bracket of an edition as the language writes it; an acronym stays one."""
    forms = read_table(__package__, f"{language}.toml")["written"]
    if found := _ACRONYM.search(acronym):
        name = f"{found['name']}{str(latest.year)[-len(found['year']) :]}"
        form = forms["acronym_new"] if latest.action is Action.NEW else forms["acronym"]
        return str(form.replace("{acronym}", name))
    kind = str(latest.action) if latest.place else f"{latest.action}_without_place"
    place = place_in(latest.place, language) if latest.place else ""
    return str(forms[kind].replace("{place}", place).replace("{year}", str(latest.year)))
