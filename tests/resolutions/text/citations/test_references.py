import pytest

from resolutions.text.citations import Adopting, find

REFERRED = [
    ("en", "see annex 2 to this resolution for more", "annex 2"),
    (
        "en",
        "the duty in instructs the Secretary-General 5 above",
        "instructs-the-secretary-general 5",
    ),
    ("en", "taking account of considering b), c) and h) above", "considering b), c), h)"),
    ("zh", "按照做出决议1和2，开展活动", "resolves 1, 2"),
    ("zh", "按照附件中的职责范围开展", "annex"),
    ("ru", "см. приложение 1 к настоящей Резолюции", "annex 1"),
    ("fr", "voir l'annexe 1 de la présente résolution", "annex 1"),
]


@pytest.mark.parametrize(("language", "text", "number"), REFERRED)
def test_a_part_of_the_text(language: str, text: str, number: str) -> None:
    (found,) = find(text, language=language, adopting=Adopting("PP"))
    assert (found.kind, found.body, found.number) == ("internal_reference", "PP", number)


@pytest.mark.parametrize(
    "text", ["Geneva, recalling a) that much", "resolves 1 to go on", "recalling\na) what was"]
)
def test_a_heading_with_its_first_label_is_no_reference(text: str) -> None:
    assert find(text, language="en") == ()


def test_a_part_of_another_resolution_is_written_into_its_citation() -> None:
    (found,) = find("based on resolves 2 of Resolution 58 (Rev. Busan, 2014)", language="en")
    assert (found.number, found.paragraph) == ("58", "resolves 2")
    assert found.text.startswith("resolves 2")
    (found,) = find("in Annex 1 to Decision 5 (Rev. Dubai, 2018)", language="en")
    assert (found.kind, found.paragraph) == ("decision", "annex 1")
    (found,) = find("§§ 55-65 of UNGA Resolution 70/125", language="en")
    assert (found.kind, found.paragraph) == ("un_document", "§§ 55-65")


def test_the_annex_of_a_report_is_no_part_of_the_text() -> None:
    assert find("as printed in Annex 1 to the report of the chairman", language="en") == ()
    assert find("reproduit dans l'Annexe 1 du rapport du président", language="fr") == ()


def test_that_resolution_is_the_one_cited_last() -> None:
    found = find("联大第70/125号决议呼吁，按照该决议的第65段进行", language="zh")[-1]
    assert (found.kind, found.body, found.number) == ("internal_reference", "UNGA", "§ 65")
    found = find("Resolution 73 (Rev. Hammamet, 2016), recognizing g) thereof", language="en")[-1]
    assert (found.body, found.year, found.number) == ("WTSA", "2016", "recognizing g)")


def test_sections_of_a_resolution_that_are_named() -> None:
    (found,) = find("第102号决议（2018年，迪拜，修订版）的考虑到、认识到和强调部分", language="zh")
    assert found.paragraph == "considering, recognizing, emphasizing"


def test_before_its_own_heading_a_text_means_the_resolution_cited_last() -> None:
    preamble = (
        "理事会，\n考虑到\na) 第140号决议（2022年，布加勒斯特，修订版）；\nb) 按照做出决议5开展\n"
    )
    text = preamble + "做出决议\n1 按照做出决议2开展"
    found = [c.body for c in find(text, language="zh") if c.kind == "internal_reference"]
    assert found == ["PP", "Council"]
