"""What the clauses of mandates say: by what name, and with all that stands below them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resolutions import queries
from resolutions.models import Clause, ClauseText
from resolutions.models.clauses import Kind
from resolutions.queries.texts import language_order
from resolutions.text.names import lineage, own_name

DEEP = 3
"""So many levels below its clause belong to a mandate."""
_ENDS = ";,.；，。、؛، "
NOT_SAID = (Kind.FOOTNOTE, Kind.TABLE, Kind.ROW, Kind.CELL)


@dataclass(frozen=True, slots=True)
class Line:
    """A clause that stands below another: the key of its provision, its label, its text."""

    provision: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause in one language: `name` is how a person cites it, `lines` what stands below it.

    The `heading` is that of the section which the clause is.
    """

    language: str
    name: str
    heading: str
    text: str
    lines: tuple[Line, ...]

    @property
    def whole(self) -> str:
        """All that it says, a line for each clause, without the numbers."""
        parts = (self.heading, self.text, *(line.text for line in self.lines))
        return "\n".join(part for part in parts if part)

    @property
    def bare(self) -> str:
        """The same without the marks at the ends of lines, which tell only what stands behind."""
        return "\n".join(line.rstrip(_ENDS) for line in self.whole.split("\n"))


Wordings = Mapping[int, Mapping[str, Wording]]
"""By the key of a clause, and by language."""


def read_wordings(clauses: Iterable[Clause]) -> Wordings:
    """What these clauses say in every language that they have; five queries for any number.

    What stands above a clause, by which it is named, is read with it.
    """
    wanted = {clause.pk: clause for clause in clauses}
    below = _below(wanted)
    above = _above(wanted.values())
    keys = {*wanted, *(one.pk for some in below.values() for one in some), *above.values()}
    texts: dict[int, dict[str, ClauseText]] = defaultdict(dict)
    for text in ClauseText.objects.filter(clause__in=keys).order_by("pk"):
        texts[text.clause_id][text.language] = text
    return {
        key: {
            language: _wording(clause, language, texts, below[key], above)
            for language in sorted(texts[key], key=language_order)
        }
        for key, clause in wanted.items()
    }


def shown(wordings: Mapping[str, Wording], language: str) -> Wording:
    """The wording in that language, else in English, else in any."""
    return wordings[queries.choose_language(tuple(wordings), language)]


def _below(wanted: Mapping[int, Clause]) -> Mapping[int, Sequence[Clause]]:
    """What stands below each clause, in document order.

    A heading's own line has nothing below it: each clause below a heading is a mandate of its own.
    """
    sections = (Kind.OPERATIVE, Kind.ANNEX)
    owners = {key: key for key, one in wanted.items() if one.kind not in sections}
    found: dict[int, list[Clause]] = defaultdict(list)
    level = list(owners)
    for _step in range(DEEP):
        rows = Clause.objects.filter(parent__in=level).exclude(kind__in=NOT_SAID)
        level = []
        for row in rows.only("parent", "provision", "position").order_by("position"):
            assert row.parent_id is not None
            owners.setdefault(row.pk, owners[row.parent_id])
            found[owners[row.pk]].append(row)
            level.append(row.pk)
    for some in found.values():
        some.sort(key=lambda row: row.position)
    return found


def _above(clauses: Iterable[Clause]) -> dict[str, int]:
    """The clauses above these, by version and address; one query."""
    places = {
        (clause.version_id, above) for clause in clauses for above in lineage(clause.address)[:-1]
    }
    rows = Clause.objects.filter(
        version__in={version for version, _address in places},
        address__in={address for _version, address in places},
    ).values_list("pk", "version", "address")
    return {_place(version, address): pk for pk, version, address in rows}


def _place(version: int, address: str) -> str:
    return f"{version} {address}"


def _wording(
    clause: Clause,
    language: str,
    texts: Mapping[int, Mapping[str, ClauseText]],
    below: Iterable[Clause],
    above: Mapping[str, int],
) -> Wording:
    own = texts[clause.pk][language]
    upper = (above.get(_place(clause.version_id, one), 0) for one in lineage(clause.address)[:-1])
    found = [texts[key][language] for key in upper if language in texts.get(key, {})]
    names = [text.label or text.heading for text in found]
    names.append(own_name(clause.kind, clause.address, own.label, own.heading))
    under = ((one.provision_id, texts[one.pk].get(language)) for one in below if one.pk in texts)
    return Wording(
        language=language,
        name=" ".join(name for name in names if name),
        heading=own.heading,
        text=own.text,
        lines=tuple(Line(key, text.label, text.text) for key, text in under if text),
    )
