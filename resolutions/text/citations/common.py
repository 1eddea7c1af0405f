"""What the recogniser knows in every language: bodies, their numbers, the places they met."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from resolutions.text.citations.folding import fold_form
from resolutions.text.lexicon import fold as fold_place
from resolutions.text.lexicon import places

_SOON = 12


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument without a resolution's number."""

    body: str = ""
    number: str = ""
    year: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Common:
    """The data of `common.toml` and of the lexicon's editions.

    `groups` has the name of a working group for every form of its acronym, `editions` the bodies
    that met in a year at a place (by its English name), `towns` that name for every folded name of
    a place in any language, `cases` how a place is called whose name stands in another case,
    `spelled` how one is written whose name stands in capitals.
    """

    codes: dict[str, str]
    first_session: dict[str, int]
    numbers: dict[str, tuple[int, int]]
    adopted_by: dict[str, list[str]]
    turn_of_the_year: dict[str, int]
    acronyms: dict[str, list[str]]
    groups: dict[str, str]
    instruments: dict[str, Instrument]
    editions: dict[tuple[str, str], tuple[str, ...]]
    towns: dict[str, str]
    cases: dict[str, str]
    spelled: dict[str, str]

    def body_of(self, year: str, place: str) -> str:
        """The one body that met in that year at that place, empty if none or several did."""
        town = self.town(place)
        bodies = self.editions.get((year, town), ()) if town else ()
        # Radio conferences and assemblies share years and places; a conference is named by its
        # acronym, `(WRC-15)`, so that a place is the assembly's.
        bodies = tuple(body for body in bodies if body != "WRC") if len(bodies) > 1 else bodies
        return bodies[0] if len(bodies) == 1 else ""

    def met(self, body: str, year: str) -> bool:
        """Whether a body met in a year, or may meet soon after the last meeting that is known."""
        years = {int(met) for (met, _), bodies in self.editions.items() if body in bodies}
        return int(year) in years or bool(years and 0 < int(year) - max(years) <= _SOON)

    def town(self, place: str) -> str:
        """The English name of a place as written anywhere, empty if no conference met there."""
        return self.towns.get(fold_form(place), "")

    def nominative(self, place: str) -> str:
        """A place's name as an edition writes it: `Бухарест` for `Бухареста` and `БУХАРЕСТ`."""
        folded = fold_form(place)
        usual = self.spelled.get(folded, place) if place.isupper() else place
        return self.cases.get(folded, usual)


@cache
def common() -> Common:
    """The common data, read once per process."""
    data = read_table(__package__, "common.toml")
    codes: dict[str, str] = data["codes"]
    editions: dict[tuple[str, str], tuple[str, ...]] = {}
    spelled: dict[str, str] = {}
    for edition in read_table("resolutions.text.lexicon", "editions.toml")["edition"]:
        names = (name for written in edition["places"].values() for name in written)
        spelled.update((fold_form(name), name) for name in names)
        town = places()[fold_place(edition["places"]["en"][0])]
        key = (str(edition["year"]), town)
        editions[key] = (*editions.get(key, ()), codes[edition["body"]])
    cases = turned(data["cases"])
    towns = {fold_form(name): town for name, town in places().items()}
    return Common(
        codes=codes,
        first_session=data["first_session"],
        numbers={body: (low, high) for body, (low, high) in data["numbers"].items()},
        adopted_by=data["adopted_by"],
        turn_of_the_year=data["turn_of_the_year"],
        acronyms=data["acronyms"],
        groups=turned(data["groups"]),
        instruments={key: Instrument(**facts) for key, facts in data["instruments"].items()},
        editions=editions,
        towns={form: towns[fold_form(name)] for form, name in cases.items()} | towns,
        cases=cases,
        spelled=spelled,
    )


def turned(table: dict[str, list[str]]) -> dict[str, str]:
    """What every form stands for, folded."""
    return {
        fold_form(form): key
        for key, forms in table.items()
        for written in forms
        for form in _endings(written)
    }


def _endings(written: str) -> Iterable[str]:
    """Every form that `повестк{а|и|е|у|ой} дня` stands for."""
    parts = re.split(r"\{([^{}]*)\}", written)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return map("".join, product(*choices))


def read_table(package: str, name: str) -> dict[str, Any]:
    """A TOML file that lies in a package."""
    return tomllib.loads((files(package) / name).read_text(encoding="utf-8"))
