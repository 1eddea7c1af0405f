"""The lexicon's data files: one schema in six languages, and no form that means two things."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from resolutions.text.lexicon import LANGUAGES, fold

TABLES = ("kinds", "edition", "opening", "preamble", "operative", "modifiers", "actors")
BODIES = {"pp", "wtsa", "wtdc", "wrc", "ra"}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("resolutions.text.lexicon") / name).read_text(encoding="utf-8"))


def shared_forms(tables: list[dict[str, list[str]]]) -> list[tuple[str, str, str]]:
    """Every form that stands under two keys: the form and both keys."""
    seen: dict[str, str] = {}
    shared = []
    for table in tables:
        for key, forms in table.items():
            for form in map(fold, forms):
                if seen.setdefault(form, key) != key:
                    shared.append((form, seen[form], key))
    return shared


EDITIONS = read("editions.toml")["edition"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_are_those_of_english(language: str) -> None:
    assert read(f"{language}.toml").keys() == read("en.toml").keys()
    assert read(f"{language}.toml")["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_known_in_english(language: str) -> None:
    english, data = read("en.toml"), read(f"{language}.toml")
    unknown = [
        f"{name}.{key}"
        for name in (*TABLES, "connectives", "words")
        for key in data[name]
        if key not in english[name]
    ]
    assert unknown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_has_two_keys(language: str) -> None:
    data = read(f"{language}.toml")
    assert [found for name in TABLES for found in shared_forms([data[name]])] == []
    # One expression finds the verbs of both parts, so a form tells a section's kind.
    assert shared_forms([data["preamble"], data["operative"]]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verb_begins_with_a_modifier(language: str) -> None:
    # Modifiers are taken first, so such a form would never be found.
    data = read(f"{language}.toml")
    gap = "" if language == "zh" else " "
    modifiers = tuple(fold(form) + gap for forms in data["modifiers"].values() for form in forms)
    verbs = [
        form
        for name in ("preamble", "operative")
        for forms in data[name].values()
        for form in forms
    ]
    assert [verb for verb in verbs if fold(verb).startswith(modifiers)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_compile_and_number_lines_have_their_groups(language: str) -> None:
    data = read(f"{language}.toml")
    for pattern in data["words"]["furniture"]:
        assert not re.compile(pattern, re.IGNORECASE).fullmatch("a clause")
    for pattern in data["number_line"]:
        groups = re.compile(pattern, re.IGNORECASE).groupindex
        assert (
            {"kind", "number", "edition"}
            <= groups.keys()
            <= {
                "prefix",
                "kind",
                "number",
                "edition",
            }
        )


NUMBER_LINES = {
    "ar": (
        "القرار 140 (المراجع في دبي، 2018)",
        "القـرار ITU-R 2-8",
        "المقرر 5",
        "مشروع قرار جديد [ARB-1]",
        "مشروع مراجعة القرار 75 (المراجع في جنيف، 2022)",
    ),
    "en": (
        "RESOLUTION 140 (REV. DUBAI, 2018)",
        "RESOLUTION ITU-R 2-8",
        "DECISION 5",
        "DRAFT NEW RESOLUTION [AFCP-1]",
        "DRAFT REVISION OF RESOLUTION 75 (REV. GENEVA, 2022)",
    ),
    "es": (
        "RESOLUCIÓN 140 (REV. DUBÁI, 2018)",
        "RESOLUCIÓN UIT-R 2-8",
        "ACUERDO 5",
        "PROYECTO DE NUEVA RESOLUCIÓN [IAP-1]",
        "PROYECTO DE REVISIÓN DE LA RESOLUCIÓN 75 (REV. GINEBRA, 2022)",
    ),
    "fr": (
        "RÉSOLUTION 140 (RÉV. DUBAÏ, 2018)",
        "RESOLUTION UIT-R 2-8",
        "DÉCISION 5",
        "PROJET DE NOUVELLE RÉSOLUTION [AFCP-1]",
        "PROJET DE RÉVISION DE LA RÉSOLUTION 75 (RÉV. GENÈVE, 2022)",
    ),
    "ru": (
        "РЕЗОЛЮЦИЯ 140 (ПЕРЕСМ. ДУБАЙ, 2018 г.)",
        "РЕЗОЛЮЦИЯ МСЭ-R 2-8",
        "РЕШЕНИЕ 5",
        "ПРОЕКТ НОВОЙ РЕЗОЛЮЦИИ [RCC-1]",
        "ПРОЕКТ ПЕРЕСМОТРА РЕЗОЛЮЦИИ 75 (ПЕРЕСМ. ЖЕНЕВА, 2022 г.)",
    ),
    "zh": (
        "第140号决议（2018年，迪拜，修订版）",
        "ITU-R第2-8号决议",
        "第5号决定",
        "新决议草案[ATU-1]",
        "第75号决议（2022年，日内瓦，修订版）",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_lines_are_read_whole(language: str) -> None:
    data = read(f"{language}.toml")
    kinds = {fold(form): kind for kind, forms in data["kinds"].items() for form in forms}
    read_as = []
    for line in NUMBER_LINES[language]:
        tries = (re.fullmatch(p, line, re.IGNORECASE) for p in data["number_line"])
        found = next((match for match in tries if match), None)
        assert found, line
        read_as.append((kinds[fold(found["kind"])], found["number"].removeprefix("ITU-R ")))
    group = read_as[3][1]
    assert read_as == [
        ("resolution", "140"),
        ("resolution", "2-8"),
        ("decision", "5"),
        ("resolution", group),
        ("resolution", "75"),
    ]
    assert re.fullmatch(r"\[[A-Z]+-1\]", group)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_has_an_opening(language: str) -> None:
    assert read(f"{language}.toml")["opening"].keys() == read("en.toml")["opening"].keys()


@pytest.mark.parametrize("edition", EDITIONS, ids=[edition["key"] for edition in EDITIONS])
def test_an_edition_has_a_place_in_six_languages(edition: dict[str, Any]) -> None:
    assert edition.keys() == {"key", "body", "year", "places"}
    assert edition["body"] in BODIES
    assert edition["places"].keys() == set(LANGUAGES)
    assert all(name.strip() for names in edition["places"].values() for name in names)
    assert all(edition["places"].values())


def test_an_edition_is_listed_once() -> None:
    assert len({edition["key"] for edition in EDITIONS}) == len(EDITIONS)
    assert {edition["body"] for edition in EDITIONS} == BODIES


def test_a_name_belongs_to_one_place_with_the_same_names_everywhere() -> None:
    owners: dict[str, str] = {}
    listed: dict[str, dict[str, list[str]]] = {}
    for edition in EDITIONS:
        place = edition["places"]["en"][0]
        assert listed.setdefault(place, edition["places"]) == edition["places"]
        for names in edition["places"].values():
            for name in names:
                assert owners.setdefault(fold(name), place) == place
