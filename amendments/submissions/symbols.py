"""Symbols of documents and identifiers of proposals, as values.

Law: `parse_symbol(str(x)) == x` for every symbol and `parse_identifier(str(x)) == x` for every
identifier; what is accepted is wider than what is printed (blanks, `Rév.`, leading zeros).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

SUFFIXES = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es"}
_SUFFIX_OF = {language: suffix for suffix, language in SUFFIXES.items()}
_BODIES = {
    "C": "council",
    "CWG": "council",
    "EG": "council",
    "PP": "pp",
    "WTSA": "wtsa",
    "WTDC": "wtdc",
    "WRC": "wrc",
    "RA": "ra",
}

_SECTOR = r"ITU-[DRT]"
_MEETING = r"[A-Z][A-Za-z]*(?:[-&][A-Z][A-Za-z]*)*-?\d{1,4}"
_SERIES = r"[A-Z]{1,5}"
_LATER = r"\s?\(\s?(?:Add|R[eé]v|Corr)\.?\s?\d{1,3}\s?\)"
_BARE_LATER = r"\s(?:Add|R[eé]v|Corr)\.\s?\d{1,3}"
_SUFFIX = r"-[ACEFRS](?![A-Za-z0-9])"
_TAIL = rf"(?P<later>(?:{_LATER})*)(?P<suffix>{_SUFFIX})?(?P<last>(?:{_LATER})*|(?:{_BARE_LATER})*)"
_DOCUMENT = re.compile(
    rf"(?:(?P<sector>{_SECTOR})/)?(?P<meeting>{_MEETING})/(?:(?P<series>{_SERIES})[-/])?"
    rf"(?P<number>\d{{1,5}}){_TAIL}"
)
_PARTIAL = re.compile(rf"(?P<number>\d{{1,5}}){_TAIL}")
_IN_TEXT = re.compile(rf"(?<![\w/&-]){_DOCUMENT.pattern}(?![A-Za-z0-9/])")
_ONE_LATER = re.compile(r"(?P<kind>Add|Rev|Rév|Corr)\.?\s?(?P<number>\d+)")
_FILE = re.compile(
    r"(?P<session>[DRST]\d\d)-(?P<group>[A-Z][A-Z0-9.]*)-(?P<series>[A-Z]{1,5})-(?P<number>\d{4,5})"
    r"!(?P<later>(?:[ARC]\d{1,3}(?:-[ARC]\d{1,3})*)?)!(?P<format>[A-Z]{2,5})-(?P<suffix>[ACEFRS])"
)
_UN = re.compile(r"(?:A|E|S|ST|TD)(?:/[A-Z0-9][A-Za-z0-9.-]*)+")
_SOURCE = r"[A-Z][A-Z0-9-]*(?:/[A-Z][A-Z0-9-]*)*"
IDENTIFIER = (
    rf"(?P<source>{_SOURCE})(?:/(?P<document>\d{{1,5}})"
    r"(?P<addenda>(?:A\d{1,3})*|(?:\(Add\.\s?\d{1,3}\))*))?/(?P<serial>\d{1,5})(?![\w/])"
)
"""A regular expression for the identifier of a proposal, with a group for each part."""
_IDENTIFIER = re.compile(IDENTIFIER)
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u0421": "C"})


class LaterKind(StrEnum):
    """What a later document does to its document; the value is what is printed."""

    ADDENDUM = "Add"
    REVISION = "Rev"
    CORRIGENDUM = "Corr"


@dataclass(frozen=True, slots=True)
class Later:
    """One step from a document to the one at hand: its addendum 1, its revision 2."""

    kind: LaterKind
    number: int


@dataclass(frozen=True, slots=True)
class DocumentSymbol:
    """A document of a meeting: `C23/68`, `CWG-WSIS&SDG-40/INF/4`, `ITU-D/RPM-ARB17/10(Rev.2)-A`.

    `meeting` is as printed (`PP14`, `PP-14`); it is empty where a paper names its number alone
    (`67(Add.1)-A`). `language` is one of the six codes, empty without a suffix.
    """

    meeting: str
    number: int
    series: str = ""
    later: tuple[Later, ...] = ()
    language: str = ""
    sector: str = ""

    def __post_init__(self) -> None:
        """Refuse what could not be printed and read again."""
        _require(not self.meeting or re.fullmatch(_MEETING, self.meeting), self.meeting)
        _require(not self.series or re.fullmatch(_SERIES, self.series), self.series)
        _require(not self.sector or re.fullmatch(_SECTOR, self.sector), self.sector)
        _require(not self.language or self.language in _SUFFIX_OF, self.language)
        _require(self.meeting or not (self.series or self.sector), self.series or self.sector)
        _require(0 <= self.number <= 99999, str(self.number))
        _require(all(0 <= later.number <= 999 for later in self.later), str(self.later))

    def __str__(self) -> str:
        """The symbol as ITU prints it."""
        parts = [self.sector, self.meeting, self.series, str(self.number)]
        later = "".join(f"({later.kind}.{later.number})" for later in self.later)
        suffix = f"-{_SUFFIX_OF[self.language]}" if self.language else ""
        return "/".join(filter(None, parts)) + later + suffix

    @property
    def body(self) -> str:
        """The body to whose work the meeting belongs (`council`, `wtsa`), empty if unknown."""
        return _BODIES.get(re.split(r"[-\d]", self.meeting)[0], "")

    def is_same_document(self, other: DocumentSymbol) -> bool:
        """Whether both are one document, whatever its language and whether `PP-14` or `PP14`."""
        return self._key == other._key

    @property
    def _key(self) -> tuple[str, str, int, tuple[Later, ...]]:
        return (self.meeting.replace("-", "").upper(), self.series, self.number, self.later)


@dataclass(frozen=True, slots=True)
class FileName:
    """A document by the name of its file: `S18-PP-C-0062!A1!MSW-E`."""

    session: str
    group: str
    series: str
    number: int
    later: tuple[Later, ...]
    form: str
    language: str

    def __post_init__(self) -> None:
        """Refuse what could not be printed and read again."""
        _require(self.language in _SUFFIX_OF and _FILE.fullmatch(str(self)), self.session)

    def __str__(self) -> str:
        """The name as ITU writes it."""
        later = "-".join(f"{later.kind[0]}{later.number}" for later in self.later)
        return (
            f"{self.session}-{self.group}-{self.series}-{self.number:04}!{later}!"
            f"{self.form}-{_SUFFIX_OF[self.language]}"
        )

    @property
    def document(self) -> DocumentSymbol | None:
        """The symbol printed on the document, where the name tells the year of its meeting."""
        year = self.session[1:]
        meeting = {"PP": f"PP{year}", "CL": f"C{year}"}.get(self.group, "")
        if dated := re.fullmatch(r"(WTSA|WTDC|WRC|RA)\.?(\d\d)", self.group):
            meeting = dated[1] + dated[2]
        if not meeting:
            return None
        series = "" if self.series == "C" else self.series
        return DocumentSymbol(meeting, self.number, series, self.later, self.language)


@dataclass(frozen=True, slots=True)
class UnitedNationsSymbol:
    """A document of the United Nations by the parts of its symbol: `A/78/L.49`."""

    parts: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what could not be printed and read again."""
        _require("/" not in "".join(self.parts) and _UN.fullmatch(str(self)), str(self))

    def __str__(self) -> str:
        """The symbol as the United Nations print it."""
        return "/".join(self.parts)


Symbol = DocumentSymbol | FileName | UnitedNationsSymbol


@dataclass(frozen=True, slots=True)
class ProposalIdentifier:
    """A proposal: `ATU/35A18/1`, `CAN/USA/12/3`; provisional without a document: `PLEN/1`."""

    source: str
    serial: int
    document: int | None = None
    addenda: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be printed and read again."""
        _require(re.fullmatch(_SOURCE, self.source), self.source)
        _require(self.document is not None or not self.addenda, str(self.addenda))
        _require(_IDENTIFIER.fullmatch(str(self)), str(self))

    def __str__(self) -> str:
        """The identifier as ITU prints it."""
        addenda = "".join(f"A{addendum}" for addendum in self.addenda)
        document = "" if self.document is None else f"/{self.document}{addenda}"
        return f"{self.source}{document}/{self.serial}"


def parse_symbol(text: str) -> Symbol:
    """The symbol that a text is. Raises ValueError with one sentence if it is none."""
    plain = text.strip().translate(_ALIKE)
    if found := _FILE.fullmatch(plain):
        return _file_name(found)
    if found := _DOCUMENT.fullmatch(plain) or _PARTIAL.fullmatch(plain):
        return _document(found)
    if _UN.fullmatch(plain):
        return UnitedNationsSymbol(tuple(plain.split("/")))
    raise ValueError(f"This is not the symbol of a document: {text!r}")


def parse_identifier(text: str) -> ProposalIdentifier:
    """The identifier that a text is. Raises ValueError with one sentence if it is none."""
    found = _IDENTIFIER.fullmatch(text.strip().translate(_ALIKE))
    if not found:
        raise ValueError(f"This is not the identifier of a proposal: {text!r}")
    return ProposalIdentifier(
        source=found["source"],
        serial=int(found["serial"]),
        document=int(found["document"]) if found["document"] else None,
        addenda=tuple(map(int, re.findall(r"\d+", found["addenda"] or ""))),
    )


def symbol_at(text: str, position: int) -> tuple[DocumentSymbol, int] | None:
    """The document symbol at a place of a text, or a document's number alone, and where it ends."""
    plain = text.translate(_ALIKE)
    found = _IN_TEXT.match(plain, position) or _PARTIAL.match(plain, position)
    return (_document(found), found.end()) if found else None


def _document(found: re.Match[str]) -> DocumentSymbol:
    groups = found.groupdict()
    suffix = (found["suffix"] or "").lstrip("-")
    return DocumentSymbol(
        meeting=groups.get("meeting") or "",
        number=int(found["number"]),
        series=groups.get("series") or "",
        later=tuple(
            Later(LaterKind(one["kind"].replace("é", "e")), int(one["number"]))
            for one in _ONE_LATER.finditer(found["later"] + found["last"])
        ),
        language=SUFFIXES.get(suffix, ""),
        sector=groups.get("sector") or "",
    )


def _file_name(found: re.Match[str]) -> FileName:
    kinds = {kind[0]: kind for kind in LaterKind}
    steps = filter(None, found["later"].split("-"))
    return FileName(
        session=found["session"],
        group=found["group"],
        series=found["series"],
        number=int(found["number"]),
        later=tuple(Later(kinds[step[0]], int(step[1:])) for step in steps),
        form=found["format"],
        language=SUFFIXES[found["suffix"]],
    )


def _require(holds: object, part: str) -> None:
    if not holds:
        raise ValueError(f"This cannot stand in a symbol: {part!r}")
