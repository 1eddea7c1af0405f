"""Mandates of resolutions of our own and of real ones, whose expectations are facts alone."""

from functools import cache
from pathlib import Path

import pytest

from resolutions.text.clauses import ResolutionText
from resolutions.text.grammar import parse
from resolutions.text.mandates import Mandate, mandates, own_sessions
from resolutions.text.sources import read_text
from tests.shared_texts import shared_files

OWN = """RESOLUTION 999 (REV. BUCHAREST, 2022)

On lanterns

The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),

considering
a) that lanterns burn,

resolves
1 that lanterns shall burn;
2 that Member States be invited to light them by 2024;

instructs the Secretary-General
1 to report to the Council each year;
2 to keep watch:
a) by day;
b) until 31 December 2025;

invites Member States and Sector Members
to send oil to the secretariat.
"""


@cache
def text(source: str) -> ResolutionText:
    return parse(read_text(source)).text


@cache
def of_file(path: Path) -> dict[str, Mandate]:
    return {m.address: m for m in mandates(text(path.read_text(encoding="utf-8")))}


def test_the_mandates_of_a_text() -> None:
    found = mandates(text(OWN))
    said = [(m.address, str(m.action), m.actors, str(m.rule)) for m in found]
    assert said == [
        ("resolves/2", "invites", ("member-states",), "sentence"),
        ("instructs-the-secretary-general/1", "instructs", ("the-secretary-general",), "heading"),
        ("instructs-the-secretary-general/2", "instructs", ("the-secretary-general",), "heading"),
        ("invites-member-states-and-sector-members", "invites",
         ("member-states", "sector-members"), "heading"),
    ]  # fmt: skip


def test_when_and_to_whom() -> None:
    by_address = {m.address: m for m in mandates(text(OWN))}
    yearly = by_address["instructs-the-secretary-general/1"]
    assert yearly.recipients == ("the-council",)
    assert [due.recurrence for due in yearly.dues] == ["P1Y"]
    watch = by_address["instructs-the-secretary-general/2"]
    assert [(due.address, due.when) for due in watch.dues] == [
        ("instructs-the-secretary-general/2/b", "2025-12-31")
    ]
    assert [due.when for due in by_address["resolves/2"].dues] == ["2024"]


OWN_SESSIONS = [
    ("en", "to adopt it at its 2027 session and to go on", "2027 "),
    ("en", "to adopt it at its next session", " next"),
    ("en", "to go on as it said at its 2014 session", ""),
    ("en", "to look at what came out of its sessions", ""),
    ("fr", "de l'adopter à sa session de 2027", "2027 "),
    ("es", "que lo apruebe en su próxima reunión", " next"),
    ("ru", "утвердить его на своей сессии 2027 года", "2027 "),
    ("zh", "在其2027年会议上通过", "2027 "),
    ("ar", "اعتماده في دورته لعام 2027", "2027 "),
]


@pytest.mark.parametrize(("language", "said", "when"), OWN_SESSIONS)
def test_the_session_of_whoever_acts(language: str, said: str, when: str) -> None:
    found = own_sessions(said, language, "Council", after=2024)
    assert ",".join(f"{due.year} {due.number}" for due in found) == when
    assert all(said[due.start : due.end] == due.text for due in found)


@pytest.mark.parametrize(
    ("actor", "dues"),
    [("the Council", ["2026 Council", "2025-12-31 "]), ("the Secretary-General", ["2025-12-31 "])],
)
def test_only_a_body_that_acts_has_sessions(actor: str, dues: list[str]) -> None:
    own = OWN.replace("the Secretary-General\n", f"{actor}\n")
    read = text(own.replace("2 to keep watch:", "2 at its 2026 session to keep watch:"))
    (watch,) = (m for m in mandates(read) if m.address.endswith("/2") and m.rule == "heading")
    assert [f"{due.when} {due.body}" for due in watch.dues] == dues


OFTEN = [
    ("each year", "P1Y"),
    ("at each ordinary session", "P1Y"),
    ("in annual consolidated progress reports", "P1Y"),
    ("regularly", "regularly"),
    ("on a regular basis", "regularly"),
    ("in periodic progress reports", "regularly"),
    ("of its regular meetings", ""),
]


@pytest.mark.parametrize(("said", "recurrence"), OFTEN)
def test_how_often(said: str, recurrence: str) -> None:
    read = mandates(text(OWN.replace("each year", said)))
    told = {m.address: m for m in read}["instructs-the-secretary-general/1"]
    assert "".join(due.recurrence for due in told.dues) == recurrence


def test_a_mandate_by_sentence_is_less_sure() -> None:
    sure = {str(m.rule): m.confidence for m in mandates(text(OWN))}
    assert sure["sentence"] < sure["heading"] == 1


def test_the_place_of_a_due_is_that_of_its_clause() -> None:
    read = text(OWN)
    clauses = read.by_address()
    for mandate in mandates(read):
        for due in mandate.dues:
            clause = clauses[due.address]
            assert clause.text[due.citation.start : due.citation.end] == due.citation.text


SG, DIRECTORS, COUNCIL = "the-secretary-general", "the-directors-of-the-bureaux", "the-council"
BOTH = f"instructs-{SG}-and-{DIRECTORS}"
HELPED = f"instructs-{SG}-in-collaboration-with-{DIRECTORS}"
PP = "the-plenipotentiary-conference"
REAL = [
    # file, address, actors, recipients, when and recurrence of each due
    ("pp-140-2018-en", f"{BOTH}/5", (SG, DIRECTORS), (PP,), "2022 next"),
    ("pp-140-2018-en", f"instructs-{SG}/5", (SG,), (COUNCIL,), " P1Y"),
    ("pp-140-2018-en", f"instructs-{SG}/8", (SG,), (), ""),
    ("pp-140-2018-en", "requests-the-council/2", (COUNCIL,), (), ""),
    ("pp-151-2018-en", f"instructs-{SG}", (SG,), (COUNCIL,), " P1Y"),
    ("pp-151-2018-en", "instructs-the-council/2", (COUNCIL,), (PP,), " each, next"),
    ("pp-151-2018-en", "encourages-member-states", ("member-states",), (), ""),
    ("pp-154-2018-en", "instructs-the-council/8", (COUNCIL,), (PP,), " next"),
    ("pp-154-2018-en", "invites-member-states-and-sector-members/1",
     ("member-states", "sector-members"), (), ""),
    ("pp-197-2018-en", f"{HELPED}/4", (SG,), (COUNCIL,), " P1Y"),
    ("pp-197-2018-en", f"{HELPED}/5", (SG,), (PP,), "2022 next"),
    ("pp-11-2018-en", f"instructs-{SG}/1", (SG,), (), "2019-04-01 "),
    ("pp-11-2018-en", f"instructs-{SG}/11", (SG,), (COUNCIL, PP), " P1Y, next"),
    ("pp-25-2018-en", "instructs-the-council/1", (COUNCIL,), (), " each"),
    ("pp-25-2018-en", "instructs-the-council/4", (COUNCIL,), (PP,), " next"),
    ("council-1238-2005-zh", f"{HELPED}/2", (SG,), (COUNCIL,), "2006 "),
]  # fmt: skip
PATHS = {path.stem: path for path in shared_files("texts/*.txt")}


@pytest.mark.parametrize(("name", "address", "actors", "told", "dues"), REAL)
def test_mandates_that_were_read_through(
    name: str, address: str, actors: tuple[str, ...], told: tuple[str, ...], dues: str
) -> None:
    if name not in PATHS:
        pytest.skip("the real texts are not there")
    mandate = of_file(PATHS[name])[address]
    assert (mandate.actors, mandate.recipients) == (actors, told)
    found = [(due.when, due.recurrence) for due in mandate.dues]
    expected = [tuple(part.lstrip(",").split(" ")) for part in dues.split(",")] if dues else []
    assert {when for when, _ in found if when} == {e[0] for e in expected if e[0]}
    assert [again for _, again in found if again] == [e[-1] for e in expected if e[-1]]


@pytest.mark.parametrize("path", [PATHS[n] for n in sorted({row[0] for row in REAL}) if n in PATHS])
def test_every_mandate_stands_in_the_operative_part(path: Path) -> None:
    read = text(path.read_text(encoding="utf-8"))
    clauses = read.by_address()
    for mandate in mandates(read):
        assert mandate.address in clauses
        assert mandate.actors
