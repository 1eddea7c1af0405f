"""The words of one language, compiled into one pattern that finds where a citation may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

from resolutions.text.citations import symbols
from resolutions.text.citations.common import common, read_table, turned
from resolutions.text.citations.folding import fold_form
from resolutions.text.citations.values import CitationKind
from resolutions.text.lexicon import load

_T = TypeVar("_T")
NUMBER = (
    r"(?:(?:itu|uit|мсэ)-[rtdртд]\s{1,3})?(?:\d{1,4}/\d{1,4}[a-d]?|\d{1,4}(?:-\d{1,2})?"
    r"|(?:[a-z]{1,2}|sng)\.\d{1,4}(?:\.\d{1,3})*(?:-\d{1,2})?|\[[^\[\]\n]{1,40}\]|com\s?\d/\d{1,2})"
    r"(?!\d|[./]\d|-\d|-[acefrs](?![a-z]))"
)
_LABEL = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter)|[a-z](?![\w)]))?(?!\d|[./]\d)(?:\s?\(?[a-zа-яء-ي]\))?"
    r"|[a-zа-яء-ي]{1,2}\))"
)
_SAME_LINE = r"(?![^\w\n]*[;\n])"
_END_OF_LATIN = r"(?:(?<![a-z])|(?![a-z]))"
_YEARS = r"-?(?:\d{4}|\d{2}){1,2}(?![\d/!]|\.\d|-[a-z]{2,3}-)"
# An acronym and its year with a blank between them: `PP 22`, but no count of things.
_BLANK_YEARS = r"\s(?:(?:19|20)\d\d|\d\d)(?![\d/!%°]|[.,]\d|-\d|-[a-z]{2,3}-|\s%)"
_SHORTEST_NAME = 5
_COUNCIL = (
    r"(?=[cс])(?<![a-zа-я\d_/&.-]).-?(?:20[0-3]\d|1[2-9]|[23]\d)"
    r"(?![a-zа-я\d_/!&]|[-.]\w|\s?-\s?[cс]?\d)"
)
# Days in figures alone, the year first or last.
_DAYS = (
    r"(?=\d)(?<![\d.-])(?P<y1>(?:19|20)\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])(?![\d-])",
    r"(?=\d)(?<![\d.-])(?P<d1>0?[1-9]|[12]\d|3[01])\.(?P<m1>0[1-9]|1[0-2])\.(?P<y1>(?:19|20)\d\d)(?!\d|\.\d)",
)
_GOAL = r"\d{1,2}(?:\.(?:\d{1,2}|[a-d])(?![a-z]))?(?!\d)"
_LINE = r"(?:[cс]|جيم\s?)(?:1[01]|[1-9](?!\d))(?:\s*\([^()\n]{1,60}\))?"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language: the pattern of all beginnings, the parts that follow them, and their words.

    `scan` has one named group for every way in which a citation may begin.
    """

    language: str
    capital_heads: bool
    loose: bool
    scan: re.Pattern[str]
    parts: dict[str, re.Pattern[str]]
    sessions: tuple[re.Pattern[str], ...]
    recurring: tuple[tuple[re.Pattern[str], str], ...]
    dates: tuple[re.Pattern[str], ...]
    heads: dict[str, tuple[CitationKind, bool]]
    bodies: dict[str, str]
    acronyms: dict[str, str]
    groups: dict[str, str]
    instruments: dict[str, str]
    towns: dict[str, str]
    months: dict[str, int]
    ranks: dict[str, int]
    articles: frozenset[str]
    verbs: dict[str, str]
    revised: re.Pattern[str]
    modified: re.Pattern[str]
    not_places: re.Pattern[str]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The compiled words of one of the six languages. Raises KeyError for any other."""
    lexicon = load(language)
    data = read_table(__package__, f"{language}.toml")
    heads, acronyms = _heads(data["heads"]), _acronyms(data["acronyms"])
    bodies, instruments = turned(data["bodies"]), turned(data["instruments"])
    groups = common().groups | turned(data["groups"])
    months, patterns = _ranked(data["months"]["names"]), data["patterns"]
    edition = {key: turned({key: forms}) for key, forms in data["edition"].items()}
    ranks = _ranks(data["ranks"])
    fill = _pieces(patterns) | {
        "heads": trie(heads),
        "body": trie(bodies),
        "assembly": trie(form for form, body in bodies.items() if body == "UNGA"),
        "rank": trie(ranks),
        "group": f"{trie(groups)}{_END_OF_LATIN}",
        "instrument": trie(instruments),
        "acronym": trie(acronyms),
        "short_acronym": trie(form for form in acronyms if len(form) <= _SHORTEST_NAME),
        "months": f"{trie(months)}{_END_OF_LATIN}",
        "verbs": trie(map(fold_form, lexicon.verbs.written)),
        "modifiers": trie(map(fold_form, lexicon.modifiers.written)),
    }
    fill["named"] = f"{fill['word']}{fill['body']}{_END_OF_LATIN}"
    filled = _filled(patterns, fill)
    sessions = [_fill(pattern, fill) for pattern in patterns["session"]]
    recurring = [(_fill(pattern, fill), every) for pattern, every in patterns["recurring"]]
    dates = [*(_fill(pattern, fill) for pattern in patterns["date"]), *_DAYS]
    return Vocabulary(
        language=language,
        capital_heads=data.get("capital_heads", False),
        loose=data.get("loose", False),
        scan=_scan(filled, fill, sessions, [pattern for pattern, _ in recurring], dates),
        parts={key: re.compile(pattern) for key, pattern in (filled | fill).items()},
        sessions=tuple(map(re.compile, sessions)),
        recurring=tuple((re.compile(pattern), every) for pattern, every in recurring),
        dates=tuple(map(re.compile, dates)),
        heads=heads,
        bodies=bodies,
        acronyms=acronyms,
        groups=groups,
        instruments=instruments,
        towns=data["towns"],
        months=months,
        ranks=ranks | data.get("halves", {}),
        articles=frozenset(("", *data.get("articles", ()))),
        verbs={fold_form(form): lexicon.verbs.key_of(form) for form in lexicon.verbs.written},
        revised=_any({*map(fold_form, lexicon.revised), *edition["revised"]}),
        modified=_any({*map(fold_form, lexicon.modified), *edition["modified"]}),
        not_places=_any({*map(fold_form, lexicon.not_places), *edition["other"], *bodies}),
    )


def _pieces(patterns: dict[str, Any]) -> dict[str, str]:
    """The placeholders that are no list of words."""
    join = patterns["join"]
    return {
        "number": NUMBER,
        "labels": _list(_LABEL, join, patterns["to"], stop=_SAME_LINE),
        "lines": _list(_LINE, rf"{patterns.get('join_lines', join)}|\s?/\s?", patterns["to"]),
        "join": join,
        "to": patterns["to"],
        "listed": _list(symbols.NUMBERED, join),
        "word": patterns["word"],
    }


def known(table: Mapping[str, _T], written: str) -> _T | Literal[""]:
    """What a form stands for that was found in a folded text, with what is written onto it."""
    form = " ".join(written.split())
    return next((table[form[cut:]] for cut in range(4) if form[cut:] in table), "")


def trie(forms: Iterable[str]) -> str:
    """A regular expression for any of the forms, the longest that fits; blanks are any white space.

    It shares what forms begin with, so that a place where none begins costs one comparison.
    """
    root: dict[str, dict[str, object]] = {}
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, dict[str, object]]) -> str:
    ends = "" in node
    branches = [
        (r"\s{1,3}" if char == " " else re.escape(char)) + _branch(inner)  # type: ignore[arg-type]
        for char, inner in sorted(node.items())
        if char
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else "|".join(branches)
    return f"(?:{joined})?" if ends else joined if len(branches) == 1 else f"(?:{joined})"


def _heads(table: dict[str, dict[str, list[str]]]) -> dict[str, tuple[CitationKind, bool]]:
    """The kind of every head, and whether it announces several numbers."""
    return {
        fold_form(form): (CitationKind(kind), many == "many")
        for kind, forms in table.items()
        for many, words in forms.items()
        for form in words
    }


def _ranked(names: list[str]) -> dict[str, int]:
    """The rank of each name, from 1; several forms of one stand between strokes."""
    return {fold_form(form): n for n, name in enumerate(names, 1) for form in name.split("|")}


def _ranks(table: dict[str, list[str]]) -> dict[str, int]:
    """The ranks from 1 to 99 in words.

    `names` are those up to 19, `tens` those of whole tens from 20 on; `joined` says for each ten
    how it stands with `{}`, a unit of `units`, or with `{+}`, where that unit is one of the teens.
    """
    ranks = table["names"] + [""] * (19 - len(table["names"]))
    units = table.get("units", ranks[:9])
    for ten, joined in zip(table.get("tens", []), table.get("joined", []), strict=True):
        ranks.append(ten)
        ranks += [_rank(joined, unit, ranks[9 + n]) for n, unit in enumerate(units, 1)]
    return {form: n for form, n in _ranked(ranks).items() if form}


def _rank(joined: str, unit: str, teen: str) -> str:
    """Every form of a ten with every form of a unit, between strokes."""
    return "|".join(
        ten.replace("{+}", form).replace("{}", form)
        for ten in joined.split("|")
        for form in (teen if "{+}" in ten else unit).split("|")
    )


def _acronyms(table: dict[str, list[str]]) -> dict[str, str]:
    return turned(common().acronyms) | turned(table)


def _list(item: str, join: str, to: str | None = None, *, stop: str = "") -> str:
    """A list of items; what `stop` matches ends it, though a joint may hold the same."""
    between = f"(?:{join}|{to})" if to else f"(?:{join})"
    return f"{item}(?:{stop}{between}{item}){{0,30}}"


def _filled(patterns: dict[str, Any], fill: dict[str, str]) -> dict[str, str]:
    """Every pattern with its placeholders filled in, and that of a heading on a line of its own."""
    heading = r"(?m)^[\s*_]{0,8}(?P<verb>{verbs})[^\n]{0,80}$"
    texts = {key: text for key, text in patterns.items() if isinstance(text, str)}
    return {key: _fill(text, fill) for key, text in (texts | {"heading": heading}).items()}


def _fill(pattern: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        pattern = pattern.replace(f"{{{key}}}", f"(?:{value})" if key != "months" else value)
    return pattern


def _any(forms: Iterable[str]) -> re.Pattern[str]:
    longest = sorted({form for form in forms if form}, key=len, reverse=True)
    words = [
        (r"(?<![^\W\d_])" if form[0].isalpha() and form[0] < "\u3000" else "")
        + re.escape(form).replace(r"\ ", r"\s+")
        + (r"(?![^\W\d_])" if form[-1].isalpha() and form[-1] < "\u3000" else "")
        for form in longest
    ]
    return re.compile("|".join(words) or "(?!)")


def _scan(
    parts: dict[str, str],
    fill: dict[str, str],
    sessions: list[str],
    recurring: list[str],
    dates: list[str],
) -> re.Pattern[str]:
    """All beginnings as one alternation, the more telling first."""
    word, end, lines = parts["word"], _END_OF_LATIN, fill["lines"]
    first = f"|{word}{parts['part_first']}" if "part_first" in parts else ""
    alternatives = {
        "un": symbols.UN,
        "letter": symbols.LETTER,
        "document": symbols.DOCUMENT,
        "proposal": symbols.PROPOSAL,
        "circular": f"{word}(?:{parts['circular']})",
        "act": parts["act"],
        "dated": rf"(?<![\w/.-])\d{{2}}/\d{{1,4}}[a-d]?"
        rf"(?={parts['dated']}|{parts['after']}{fill['assembly']}{end})",
        "short": symbols.SHORT,
        "below": r"(?<![\w/.-])\d{2}/\d{1,4}[a-d]?(?=\.?\s)",
        "numbered": parts["numbered"],
        "lines": rf"{word}{parts['lines_before']}{lines}(?:{parts['lines_after']})?"
        rf"|(?<![a-z0-9-]){lines}(?:{parts['lines_after']})?",
        "goal": f"(?<!&){word}{parts['goal']}{_list(_GOAL, parts['join'])}",
        "plan": f"{word}(?:{parts['plan']})",
        "instrument": f"{word}{fill['instrument']}{end}",
        "each": word + parts["each"] + end,
        "session": f"{word}(?:{'|'.join(sessions)})",
        "next": word + parts["next"] + end,
        "relative": f"{word}(?:{parts['relative']})",
        "acronym": rf"(?<![a-z0-9/]){fill['acronym']}{_YEARS}"
        rf"|(?<![a-z0-9/]){fill['short_acronym']}{_BLANK_YEARS}",
        "council": _COUNCIL,
        "group": rf"(?:{word}(?![a-z])|(?<![a-z0-9])){fill['group']}",
        "body": f"{word}{fill['body']}{end}",
        "part": word + parts["part"] + first,
        "paragraph": word + parts["paragraph"],
        "annex": word + parts["annex"],
        "date": f"{word}(?:{'|'.join(dates)})",
        "quarter": word + parts["quarter"],
        "deadline": word + parts["deadline"],
        "period": word + parts["period"],
        "recurring": f"{word}(?:{'|'.join(recurring)}){end}",
    }
    whole = (f"(?P<{name}>{_unnamed(pattern)})" for name, pattern in alternatives.items())
    return re.compile(rf"{parts['begins']}(?=\S)(?:{'|'.join(whole)})")


def _unnamed(pattern: str) -> str:
    """The pattern without the names of its groups: in one alternation they would stand twice."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
