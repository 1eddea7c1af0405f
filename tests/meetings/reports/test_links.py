"""Suggested links; the sentences and the resolutions are our own."""

from collections.abc import Sequence

import pytest

from meetings.reports import read
from meetings.reports.links import KnownClause, Relation, SourceKind, Suggestion, of_report, of_text
from resolutions.text.citations import find
from resolutions.text.sources import read_text

CLAUSES = (
    KnownClause("u1", "resolves/1", "1", "resolves"),
    KnownClause("u2", "resolves/2", "2", "resolves"),
    KnownClause("u3", "instructs-the-secretary-general/1", "1", "instructs-the-secretary-general"),
    KnownClause("u4", "annex-1", "", "annex-1"),
)
KNOWN: dict[tuple[str, str, str], Sequence[KnownClause]] = {
    ("pp", "resolution", "140"): CLAUSES,
    ("Council", "resolution", "1332"): CLAUSES,
}


def suggested(text: str, language: str = "en") -> tuple[Suggestion, ...]:
    return of_text(text, find(text, language=language), KNOWN, language)


RELATIONS = [
    ("en", "Pursuant to Council Resolution 1332 the group met.", "mandated by"),
    ("en", "A report on the implementation of Council Resolution 1332 was given.", "reports on"),
    ("en", "Ruritania proposed to amend Council Resolution 1332.", "proposes to change"),
    ("en", "It asked that Council Resolution 1332 be revised.", "proposes to change"),
    ("en", "Work goes on to implement Council Resolution 1332.", "implements"),
    ("en", "The meeting discussed Council Resolution 1332.", "discusses"),
    ("en", "There is Council Resolution 1332.", "cites"),
    ("fr", "Conformément à la Résolution 1332 du Conseil, le groupe s'est réuni.", "mandated by"),
    ("fr", "Il est proposé de modifier la Résolution 1332 du Conseil.", "proposes to change"),
    ("fr", "Le groupe a examiné la Résolution 1332 du Conseil.", "discusses"),
    ("es", "De conformidad con la Resolución 1332 del Consejo, se reunió.", "mandated by"),
    ("es", "Se propone modificar la Resolución 1332 del Consejo.", "proposes to change"),
    ("es", "El grupo examinó la Resolución 1332 del Consejo.", "discusses"),
    ("ru", "В соответствии с Резолюцией 1332 Совета группа собралась.", "mandated by"),
    ("ru", "Предлагается изменить Резолюцию 1332 Совета.", "proposes to change"),
    ("ru", "Группа обсудила Резолюцию 1332 Совета.", "discusses"),
    ("zh", "工作组根据理事会第1332号决议开会。", "mandated by"),
    ("zh", "建议修改理事会第1332号决议。", "proposes to change"),
    ("zh", "会议讨论了理事会第1332号决议。", "discusses"),
    ("ar", "اجتمع الفريق بموجب القرار 1332 للمجلس.", "mandated by"),
    ("ar", "اقترح تعديل القرار 1332 للمجلس.", "proposes to change"),
    ("ar", "ناقش الفريق القرار 1332 للمجلس.", "discusses"),
]


@pytest.mark.parametrize(("language", "text", "relation"), RELATIONS)
def test_the_words_around_a_citation_tell_the_relation(
    language: str, text: str, relation: str
) -> None:
    (found,) = suggested(text, language)
    assert found.relation == relation
    assert found.target == ("Council", "resolution", "1332")


def test_the_evidence_is_the_sentence_and_the_citation_in_it() -> None:
    (found,) = suggested("It met. It read Council Resolution 1332 twice. It left.")
    assert found.passage == "It read Council Resolution 1332 twice."
    assert found.passage[found.start : found.end] == "Council Resolution 1332"


def test_a_sentence_does_not_end_inside_a_citation() -> None:
    (found,) = suggested(
        "It met. It acted under Council Resolution 1332 (Rev. Kigali, 2022). Then."
    )
    assert found.passage == "It acted under Council Resolution 1332 (Rev. Kigali, 2022)."
    assert found.passage[found.start : found.end] == "Council Resolution 1332 (Rev. Kigali, 2022)"


@pytest.mark.parametrize(
    ("part", "uids"),
    [
        ("resolves 1", {"u1"}),
        ("resolves 1 and 2", {"u1", "u2"}),
        ("resolves 1 to 2", {"u1", "u2"}),
        ("instructs the Secretary-General 1", {"u3"}),
        ("annex 1", {"u4"}),
    ],
)
def test_a_part_leads_to_its_provisions(part: str, uids: set[str]) -> None:
    link = "to" if part.startswith("annex") else "of"
    found = suggested(f"The meeting discussed {part} {link} Council Resolution 1332.")
    assert {one.uid for one in found} == uids


def test_a_part_that_is_not_known_leads_to_the_resolution() -> None:
    (found,) = suggested("The meeting discussed resolves 9 of Council Resolution 1332.")
    assert found.uid == ""
    assert (
        found.confidence < suggested("The meeting discussed Council Resolution 1332.")[0].confidence
    )


def test_what_is_not_known_is_not_suggested() -> None:
    assert suggested("Council Resolution 1305 was read.") == ()


def test_the_edition_is_told() -> None:
    (found,) = suggested("Under Resolution 140 (Rev. Bucharest, 2022) it met.")
    assert (found.target, found.year) == (("PP", "resolution", "140"), "2022")


def test_a_report_links_itself_its_documents_and_its_recommendations() -> None:
    text = (
        "Report of the 41st meeting of CWG-WSIS&SDG\n"
        "1 Discussion\n"
        "1.1 Document CWG-WSIS&SDG-41/3 proposed to amend Council Resolution 1332.\n"
        "2 Recommendations\n"
        "2.1 Member States are invited to implement resolves 2 of Council Resolution 1332.\n"
    )
    found = of_report(read(read_text(text).lines, language="en"), KNOWN)
    said = {(one.source, one.name, one.uid, one.relation, one.line) for one in found}
    assert said == {
        (SourceKind.TEXT, "", "", Relation.PROPOSES, 3),
        (SourceKind.DOCUMENT, "CWG-WSIS&SDG-41/3", "", Relation.PROPOSES, 3),
        (SourceKind.RECOMMENDATION, "2.1", "u2", Relation.IMPLEMENTS, 5),
    }


@pytest.mark.parametrize(
    ("sentence", "surest"),
    [
        ("Document CWG-WSIS&SDG-41/3 proposed to amend Council Resolution 1332.", "document"),
        ("CWG-WSIS&SDG-41/3 proposed to amend Council Resolution 1332.", "document"),
        ("The group amended Council Resolution 1332 (see CWG-WSIS&SDG-41/3).", "text"),
    ],
)
def test_a_sentence_that_begins_with_a_document_speaks_of_it(sentence: str, surest: str) -> None:
    text = f"Report of the 41st meeting of CWG-WSIS&SDG\n1 Discussion\n1.1 {sentence}\n"
    found = of_report(read(read_text(text).lines, language="en"), KNOWN)
    assert len(found) == 2
    assert max(found, key=lambda one: one.confidence).source == surest


def test_the_same_is_suggested_once_and_in_the_same_order() -> None:
    text = "Council Resolution 1332 and Resolution 140 (Rev. Dubai, 2018). Council Resolution 1332."
    found = suggested(text)
    assert [one.target[2] for one in found] == ["1332", "140"]
    assert found == suggested(text)
