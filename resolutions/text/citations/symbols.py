"""Symbols of documents, letters and proposals; they are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resolutions.text.citations.common import common
from resolutions.text.citations.values import CitationKind, Draft

_HERE = r"(?<![a-z0-9/&])"
_END = r"(?![a-z0-9/])"
_LATER = r"(?:\((?:add|r[eé]v|corr|пересм|доп)\.?\s?\d{1,3}\))"

# A Russian text may write the symbol's letters with the Cyrillic ones that look like them.
UN = (
    rf"{_HERE}(?:[aа]/(?:(?:res|dec|hrc|conf\.\d{{1,3}}|c\.\d|ac\.\d{{1,3}})/)*(?:s-)?\d{{1,3}}/"
    r"|[eе]/(?:(?:res|dec|cn\.\d{1,2}|conf\.\d{1,3}|c\.\d{1,2})/)*\d{4}/"
    r"|jiu/(?:rep|note|ml)/\d{4}/)"
    rf"(?:(?:l|inf|pv)\.)?\d{{1,4}}(?:\s?[a-d](?![\w)]))?(?:/(?:add|corr|rev)\.\d{{1,2}})*{_END}"
    rf"|{_HERE}s/res/\d{{1,4}}\s{{0,3}}\((?:19|20)\d\d\)"
)
LETTER = (
    rf"{_HERE}(?:(?:bdt|tsb|br)/(?:[a-z]{{2,5}}/){{0,2}})?(?:cl|dm|cr|ca|cace|camr|ccrr|cir)[-/]"
    rf"(?:\d{{2}}[-/])?\d{{1,5}}{_END}"
)
PROPOSAL = (
    rf"{_HERE}(?:\(?(?:add|mod|sup|noc|other)\)?\s{{1,4}})?(?:(?:[a-z]{{2,8}}|[bdfgijz])/){{1,12}}\d{{1,4}}"
    rf"(?:a\d{{1,3}})*(?:\((?:add|rev)\.\d{{1,2}}\))*/\d{{1,4}}(?:-\d{{1,4}})?{_END}"
)
_SUFFIX = (
    rf"{_LATER}*(?:-[acefrs](?![a-z]))?(?:\s?{_LATER}|\s(?:rev|add|corr)\.\s?\d{{1,2}}(?![\d.]))*"
)
DOCUMENT = (
    rf"{_HERE}(?:itu-[rtd]/)?(?:(?:[cс]|pp-?|wtsa-?|wtdc-?|wrc-?|ra-?|wtpf-?|wcit-?|cpm-?|tdag-?\s?"
    r"|tsag-?|rag-?|rpm-?[a-z]{3}-?|amnt-?|cmdt-?|cmr-?|пк-?|васэ-?|вкрэ-?|вкр-?)(?=\d\d)"
    r"|cwg-[a-z&-]{2,16}-|eg-[a-z]{2,10}-)"
    r"(?:\d{1,4}(?:-\d{1,2})?/(?:(?:inf|dt|dl|adm|td|rep|corr|dr|plen)[-/]?)?\d{1,4}(?:a\d{1,2})*"
    rf"{_SUFFIX}){_END}"
    rf"|{_HERE}[srtd]\d{{2}}-[a-z]{{2,12}}\.?(?:\d{{2}})?-(?:c|dt|td|inf|adm)-\d{{4}}"
    rf"(?:!(?:[a-z]{{1,2}}\d{{1,2}})?)*!msw-[acefrs](?:\.(?:docx?|pdf))?{_END}"
    rf"|{_HERE}\d{{3,5}}/ca\d{{2}}{_END}|{_HERE}(?:tsag|sg\d{{1,2}})\s?-\s?(?:td|c|ls|r)\s?\d{{1,4}}"
    rf"(?:r\d)?(?:[-/](?:plen|gen|wp\d))?(?:\s?-\s?[acefrs])?{_END}"
)

NUMBERED = (
    rf"(?:\d{{1,4}}(?:{_LATER}+(?:-[acefrs])?|-[acefrs])"
    rf"|(?:inf|dt|dl|adm|td)[/ -]?\d{{1,4}}(?:r\d)?{_LATER}*(?:-[acefrs])?)(?![a-z0-9/-])"
)
"""A document of a meeting that its number does not name: `20-E`, `35(Rev.1)`, `DT/12`."""
SHORT = r"(?<![\w/&.-])[rdрд]\s?\d{3,4}(?=\s?\([cс](?:\s?-\s?(?:19|20)?|\s?)\d\d[,)])"
"""The short form of the Council's collections: `R 1299 (C08, last amended C20)`."""

_UN_PARTS = re.compile(
    r"(?P<organ>jiu|.)/(?P<path>(?:[a-z]+(?:\.\d+)?/)*)(?P<rest>(?:s-)?(?P<session>\d+)/"
    r"(?P<series>[a-z]+\.)?(?P<serial>\d+)(?P<part>\s?[a-d](?!\w))?)"
)
_SECURITY_PARTS = re.compile(r"s/res/(?P<number>\d+)\s*\((?P<year>\d{4})\)")
_DOCUMENT_PARTS = re.compile(
    r"(?:itu-[rtd]/)?(?P<body>.+?)-?(?P<number>(?P<year>\d{1,4})(?:-\d{1,2})?/.*?)"
    rf"(?:-[acefrs])?(?P<later>(?:\s?{_LATER}|\s(?:rev|add|corr)\.\s?\d+)*)$"
)
_OLD_PARTS = re.compile(r"\d+/ca(?P<session>\d+)")
_STUDY_PARTS = re.compile(r"(?P<body>tsag|sg\d+)\s?-\s?(?P<number>[a-z].*?)(?:\s?-\s?[acefrs])?")
_FILE_PARTS = re.compile(
    r"[srtd](?P<year>\d\d)-(?P<body>[a-z]+)\.?(?P<later>\d\d)?-(?P<series>[a-z]+)-(?P<serial>\d{4})"
    r"(?P<parts>(?:!(?:[a-z]{1,2}\d{1,2})?)*)!msw"
)
_FILE_PART = re.compile(r"(?P<kind>[ar])(?P<number>\d+)")
_FILE_KINDS = {"a": "Add", "r": "Rev"}
_COUNCIL_FILES = "cl"
_NUMBERED = re.compile(NUMBERED)
_LANGUAGE = re.compile(r"-[a-z]$", re.IGNORECASE)
_PROPOSAL_PARTS = re.compile(
    r"(?P<status>\(?[a-z]+\)?)?(?:^|\s+)(?P<body>[a-z]+(?:/[a-z]+)*)/(?P<number>\d.*)"
)
RIGHTS, SECURITY = "HRC", "UNSC"
"""The Councils of the United Nations that number their resolutions in a way of their own."""
JIU = "JIU"
"""The Joint Inspection Unit, whose reports count on year by year."""
_ORGANS = {"a": "UNGA", "а": "UNGA", "e": "ECOSOC", "е": "ECOSOC", "jiu": JIU}
_CHAPTERS = {"hrc": RIGHTS, "cn.16": "CSTD", "cn.5": "CSocD", "cn.6": "CSW"}
_LATE_DRAFT, _LATE_DOCUMENT = 45, 650
"""From these numbers on, drafts and other documents of a session fall into the next year."""


def read_un(start: int, folded: str, written: str) -> Draft | None:
    """A symbol of the United Nations: `A/RES/70/125`, `E/RES/2023/3`, `A/78/L.49`."""
    if not written[0].isupper():
        return None
    if security := _SECURITY_PARTS.match(folded):
        end, number = start + len(folded), security["number"]
        document = CitationKind.UN_DOCUMENT
        return Draft(start, end, document, SECURITY, number, security["year"], explicit=True)
    parts = _UN_PARTS.match(folded)
    if not parts:
        return None
    body = _ORGANS[parts["organ"]]
    draft = (parts["series"] or "") == "l."
    path = parts["path"].removesuffix("/").split("/")
    plain = (body == JIU or path in (["res"], [""])) and not parts["series"]
    number = written[parts.start("rest") : parts.end("rest")] if plain else written
    return Draft(
        start,
        start + len(folded),
        CitationKind.UN_DOCUMENT,
        body=next((_CHAPTERS[part] for part in path if part in _CHAPTERS), body),
        number=number,
        year=rights_year(int(parts["session"]))
        if "hrc" in path
        else un_year(
            int(parts["session"]),
            int(parts["serial"]),
            turn=_LATE_DRAFT if draft else None if "res" in path else _LATE_DOCUMENT,
        ),
        status="draft" if draft else "",
        explicit=True,
    )


def rights_year(session: int) -> str:
    """The Human Rights Council meets three times a year, first in 2006."""
    return str(2006 + (session - 1) // 3)


def un_year(session: int, serial: int, *, turn: int | None = None) -> str:
    """The year in which the General Assembly, or the Council of the UN, issued a document.

    A session begins in September; from the number `turn` on, by default that of resolutions, what
    it issues is of the next year. Where that lies differs a little from session to session.
    """
    if session > 1000:
        return str(session)
    turns = common().turn_of_the_year
    late = serial >= (turn or turns.get(str(session), turns["usual"]))
    return str(common().first_session["UNGA"] + session + late)


def read_letter(start: int, folded: str, written: str) -> Draft | None:
    """A circular letter: `CL-15/46`."""
    if not written[:2].isupper():
        return None
    year = re.search(r"[a-z][-/](\d\d)[-/]", folded)
    return Draft(
        start,
        start + len(folded),
        CitationKind.CIRCULAR_LETTER,
        body="ITU",
        number=written,
        year=full_year(year[1]) if year else "",
        explicit=True,
    )


def read_proposal(start: int, folded: str, written: str) -> Draft | None:
    """A proposal's number, with its symbol if that stands before it: `MOD ATU/35A18/1`."""
    parts = _PROPOSAL_PARTS.match(folded)
    if not parts or written != written.upper():
        return None
    return Draft(
        start,
        start + len(folded),
        CitationKind.PROPOSAL,
        body=parts["body"].upper(),
        number=written[parts.start("number") :],
        status=(parts["status"] or "").upper(),
        explicit=True,
    )


def read_document(start: int, folded: str, written: str) -> Draft | None:
    """A meeting's document: `C18/35-E` is document 35 of the Council of 2018 in English.

    Until 1990 the Council counted its documents on, `3828/CA23` is of its 23rd session.
    """
    if old := _OLD_PARTS.fullmatch(folded):
        body, number = "Council", written
        year = str(common().first_session["Council"] + int(old["session"]))
    elif not written[0].isupper():
        return None
    elif study := _STUDY_PARTS.fullmatch(folded):
        body, number, year = study["body"].upper(), written[slice(*study.span("number"))], ""
    elif file := _FILE_PARTS.match(folded):
        body, year, number = _read_file(file)
    else:
        parts = _DOCUMENT_PARTS.match(folded)
        if not parts:
            return None
        body = document_body(parts["body"])
        number = written[parts.start("number") : parts.end("number")]
        number += written[parts.start("later") : parts.end("later")]
        year = "" if body.startswith(("CWG", "EG")) else full_year(parts["year"])
    return Draft(
        start,
        start + len(folded),
        CitationKind.MEETING_DOCUMENT,
        body=body,
        number=number,
        year=year,
        explicit=True,
    )


def _read_file(file: re.Match[str]) -> tuple[str, str, str]:
    """Body, year and number of the document that a file's name means: `S25-CL-C-0010!A1!MSW-E`."""
    year = file["later"] or file["year"]
    body = "Council" if file["body"] == _COUNCIL_FILES else document_body(file["body"])
    series = "" if file["series"] == "c" else f"{file['series'].upper()}/"
    parts = (
        f"({_FILE_KINDS[part['kind']]}.{part['number']})"
        for part in _FILE_PART.finditer(file["parts"])
    )
    return body, full_year(year), f"{year}/{series}{int(file['serial'])}{''.join(parts)}"


def read_numbered(start: int, folded: str, written: str) -> Iterator[Draft]:
    """Documents by their numbers alone, `Documents 20-E and 21-E`: of a meeting not named there."""
    found = list(_NUMBERED.finditer(folded))
    for one in found:
        yield Draft(
            start + (one.start() if one is not found[0] else 0),
            start + (one.end() if one is not found[-1] else len(folded)),
            CitationKind.MEETING_DOCUMENT,
            number=_LANGUAGE.sub("", written[slice(*one.span())]),
            confidence=0.6,
        )


@cache
def document_body(name: str) -> str:
    """The body that a document's symbol begins with."""
    name = name.strip("- ")
    known = {form: body for body, forms in common().acronyms.items() for form in forms}
    return (
        known.get(name)
        or common().groups.get(name)
        or {"c": "Council", "с": "Council"}.get(name, name.upper())
    )


def full_year(digits: str) -> str:
    """`08` is 2008, `97` is 1997; of two years run together, `20192023`, the later counts."""
    if len(digits) in (4, 8) and digits[-4:-2] in ("19", "20"):
        return digits[-4:]
    short = digits[-2:]
    return f"19{short}" if int(short) > 60 else f"20{short}"
