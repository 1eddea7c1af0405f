"""Fusions: places of one paragraph where deleted and inserted text stand side by side.

Only shapes that no clean text has are read here: two years, two editions in one bracket, two
closing marks, two headings. The first of the two is what was deleted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from amendments.redline import editionpairs
from amendments.redline.editionpairs import ALONE, YEAR
from amendments.redline.recovery import Reason, Rule, Split
from resolutions.text.front import ACRONYMS
from resolutions.text.lexicon import Lexicon, sessions

_DASH = "[-\u2010-\u2015]"
_ABBREVIATED = re.compile(r"(?:\b\w{1,4}|\d)\.$")
_STOPS = str.maketrans("，；：。、،؛", ",;:.,,;")
_FIRST_YEARS = 1947
_LAST_YEARS = 2060
_NEARBY = 120


def find(text: str, lexicon: Lexicon) -> Iterator[Split]:
    """Every fusion in a paragraph, unsure ones too; some may overlap."""
    finders: Iterable[Callable[[str], Iterator[Split]]] = (
        editionpairs.find,
        _years,
        _conferences,
        _numbers,
        _closing_marks,
    )
    yield from chain.from_iterable(finder(text) for finder in finders)
    yield from _headings(text, lexicon)


def _split(rule: Rule, found: re.Match[str], confidence: float, reason: Reason) -> Split:
    """A split of the groups `deleted` and `inserted`."""
    return Split(
        rule, found.start("deleted"), found["deleted"], found["inserted"], confidence, reason
    )


_YEARS = re.compile(rf"(?<!\d)(?P<deleted>{YEAR})(?P<inserted>{YEAR})(?!\d)")
_YEAR_MARK = r"(?:\s?(?:年|г\.|года?(?!\w)))"
_MARKED_YEARS = re.compile(
    rf"(?<!\d)(?P<deleted>{YEAR}{_YEAR_MARK})(?P<inserted>{YEAR}{_YEAR_MARK})"
)
_RANGES = re.compile(
    rf"(?<!\d)(?P<deleted>(?P<a>{YEAR}){_DASH}(?P<b>{YEAR}))"
    rf"(?P<inserted>(?P<c>{YEAR}){_DASH}(?P<d>{YEAR}))(?!\d)"
)


def _years(text: str) -> Iterator[Split]:
    """`20192023`, `2019年2023年`, `2020-20232024-2027`."""
    for found in chain(_YEARS.finditer(text), _MARKED_YEARS.finditer(text)):
        ascending = _number(found["deleted"]) < _number(found["inserted"])
        sure = ascending and not _in_a_name(text, found)
        reason = Reason.YEARS if sure else Reason.YEARS_ODD
        yield _split(Rule.YEARS, found, 0.96 if sure else 0.5, reason)
    for found in _RANGES.finditer(text):
        a, b, c, d = (int(found[group]) for group in "abcd")
        sure = a <= b and c <= d and (a, b) < (c, d)
        reason = Reason.RANGES if sure else Reason.YEARS_ODD
        yield _split(Rule.RANGES, found, 0.97 if sure else 0.5, reason)


def _number(text: str) -> int:
    """The year with which a text begins."""
    return int(text[:4])


def _in_a_name(text: str, found: re.Match[str]) -> bool:
    """Whether eight digits belong to an address, a document's symbol or some other number."""
    left, right = text[: found.start()], text[found.end() :]
    if re.search(rf"{YEAR}{_DASH}$", left) or re.match(rf"{_DASH}{YEAR}(?!\d)", right):
        return False
    return bool(re.search(rf"(?:[/._+#№]|\d[ .,]?|[A-Za-z]{_DASH}?|\d{_DASH})$", left)) or bool(
        re.match(r"[/_]|\.\w|,\d|[A-Za-z]", right) and not re.match(r"[A-Z][a-z]", right)
    )


_ACRONYM = rf"{ALONE}(?P<name>{'|'.join(sorted(ACRONYMS, key=len, reverse=True))})"
_SHORT_PAIR = re.compile(rf"{_ACRONYM}(?:{_DASH}|\s)?(?P<deleted>\d\d)(?P<inserted>\d\d)(?!\d)")
_NAMED_PAIR = re.compile(
    rf"(?P<deleted>(?P<revised>REV\.\s?)?{_ACRONYM}{_DASH}?(?P<first>(?:19|20)?\d\d))"
    rf"(?P<inserted>(?(revised)REV\.\s?|(?:REV\.\s?)?)(?P=name){_DASH}?(?P<second>(?:19|20)?\d\d))"
    rf"(?!\d)",
    re.IGNORECASE,
)


def _conferences(text: str) -> Iterator[Split]:
    """`WTDC-1722`, `WRC-15WRC-19`, `REV.WRC-12REV.WRC-15`."""
    held = {(session.body, session.key[-2:]) for session in sessions()}
    for found in _SHORT_PAIR.finditer(text):
        body = ACRONYMS[found["name"]]
        pair = [(body, found["deleted"]), (body, found["inserted"])]
        if not all(session in held for session in pair):
            continue
        digits = int(found["deleted"] + found["inserted"])
        if _FIRST_YEARS <= digits <= _LAST_YEARS or _full(pair[0][1]) >= _full(pair[1][1]):
            yield _split(Rule.CONFERENCES, found, 0.5, Reason.CONFERENCE_OR_YEAR)
        else:
            yield _split(Rule.CONFERENCES, found, 0.95, Reason.CONFERENCES)
    for found in _NAMED_PAIR.finditer(text):
        if _full(found["first"]) < _full(found["second"]):
            yield _split(Rule.CONFERENCES, found, 0.95, Reason.CONFERENCES)


def _full(digits: str) -> int:
    """The year of two or of four digits."""
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if digits > "60" else 2000)


_NUMBER_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<deleted>(?P<a>第[A-Z]?/?[\d/.L-]+号)(?P<noun>决议|决定)?)"
        r"(?P<inserted>(?P<b>第[A-Z]?/?[\d/.L-]+号)(?(noun)(?P=noun)))(?!的?(?:议定书|文件))",
        r"(?<![\w/])(?P<deleted>(?P<a>A/(?:RES/)?\d+/(?:L\.)?\d+))"
        r"(?P<inserted>(?P<b>A/(?:RES/)?\d+/(?:L\.)?\d+))(?![\w/])",
        rf"{ALONE}(?P<deleted>(?P<noun>[^\W\d_]{{4,}} )(?P<a>\d{{1,4}}(?:-\d+)?))"
        r"(?P<inserted>(?P=noun)(?P<b>\d{1,4}(?:-\d+)?))(?![\w/-])",
    )
)


def _numbers(text: str) -> Iterator[Split]:
    """`第70/125号第78/132号决议`, `A/70/125A/76/307`, `Resolution 70Resolution 71`."""
    for found in chain.from_iterable(shape.finditer(text) for shape in _NUMBER_SHAPES):
        if found["a"] != found["b"]:
            yield _split(Rule.NUMBERS, found, 0.88, Reason.NUMBERS)


_CLOSING = re.compile(
    r"(?<=[\w)）\]】》”’\"'»%*])(?P<deleted>[,;:，；：。、،؛.])(?P<inserted>[,;:，；：。、،؛.])"
    r"(?![,;:，；：。、،؛.\d])"
)


def _closing_marks(text: str) -> Iterator[Split]:
    """`，；`, `;,`, `؛،`: two different marks, but not a short form with its full stop (`г.;`)."""
    for found in _CLOSING.finditer(text):
        first, second = (found[side].translate(_STOPS) for side in ("deleted", "inserted"))
        stop = found["deleted"] == "."
        if first == second or (stop and _ABBREVIATED.search(text[: found.end("deleted")])):
            continue
        odd = stop or found["inserted"] == "." or ":" in (first, second)
        reason = Reason.CLOSING_ODD if odd else Reason.CLOSING
        yield _split(Rule.CLOSING, found, 0.82 if odd else 0.95, reason)


_EMPHASIS = " \t\u00a0*_,:，：،"


def _headings(text: str, lexicon: Lexicon) -> Iterator[Split]:
    """`考虑到忆及`: a paragraph that is two headings, where it is not one."""
    line = text.strip(_EMPHASIS)
    if not 2 < len(line) <= _NEARBY or _is_heading(lexicon, line):
        return
    start = text.index(line)
    for cut in range(1, len(line)):
        first, second = line[:cut], line[cut:]
        if first[-1].isspace() or second[0].isspace() or second[0] in _EMPHASIS:
            continue
        if _is_heading(lexicon, first) and _is_heading(lexicon, second):
            odd = first == second or any(lexicon.connectives.match(second) or ())
            reason = Reason.HEADINGS_ODD if odd else Reason.HEADINGS
            yield Split(Rule.HEADINGS, start, first, second, 0.5 if odd else 0.93, reason)
            return


def _is_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a text is a heading of the lexicon and nothing else."""
    heading = lexicon.heading(text)
    return bool(heading and heading.known)
