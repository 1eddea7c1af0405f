"""What `find` promises, kind by kind, in six languages; the sentences are our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.text.citations import Adopting, Citation, find
from resolutions.text.lexicon import LANGUAGES

Row = tuple[str, str, str, str]

RESOLUTIONS = [
    ("en", "as in Resolution 140 (Rev. Bucharest, 2022), agreed", "Bucharest"),
    ("fr", "selon la Résolution 140 (Rév. Bucarest, 2022), adoptée", "Bucarest"),
    ("es", "según la Resolución 140 (Rev. Bucarest, 2022), vigente", "Bucarest"),
    ("ru", "согласно Резолюции 140 (Пересм. Бухарест, 2022 г.), далее", "Бухарест"),
    ("zh", "根据第140号决议（2022年，布加勒斯特，修订版），继续", "布加勒斯特"),
    ("ar", "وفقاً للقرار 140 (المراجَع في بوخارست، 2022)، وبعد", "بوخارست"),
]
LISTS = [
    ("en", "see Resolutions 101, 102 and 133 (Rev. Guadalajara, 2010) there"),
    ("fr", "voir les Résolutions 101, 102 et 133 (Rév. Guadalajara, 2010) là"),
    ("es", "véanse las Resoluciones 101, 102 y 133 (Rev. Guadalajara, 2010) allí"),
    ("ru", "см. Резолюции 101, 102 и 133 (Пересм. Гвадалахара, 2010 г.) там"),
    ("zh", "见第101、102和133号决议（2010年，瓜达拉哈拉，修订版）"),
    ("ar", "انظر القرارات 101 و102 و133 (المراجَعة في غوادالاخارا، 2010) هناك"),
]
UNITED_NATIONS = [
    ("en", "the General Assembly in Resolution 70/125 asked"),
    ("fr", "la Résolution 70/125 de l'Assemblée générale demande"),
    ("es", "la Resolución 70/125 de la Asamblea General pide"),
    ("ru", "в резолюции 70/125 Генеральной Ассамблеи сказано"),
    ("zh", "联大第70/125号决议要求"),
    ("ar", "طلب القرار 70/125 للجمعية العامة"),
]
COUNCIL = [
    ("en", "Council Resolution 1332 says"),
    ("fr", "la Résolution 1332 du Conseil dit"),
    ("es", "la Resolución 1332 del Consejo dice"),
    ("ru", "Резолюция 1332 Совета гласит"),
    ("zh", "理事会第1332号决议指出"),
    ("ar", "ينص القرار 1332 للمجلس"),
]
ACTION_LINES = [
    ("en", "work on Action Lines C2, C5 and C6 goes on"),
    ("fr", "les grandes orientations C2, C5 et C6 restent"),
    ("es", "las líneas de acción C2, C5 y C6 siguen"),
    ("ru", "направления деятельности C2, C5 и C6 остаются"),
    ("zh", "落实C2、C5和C6行动方面"),
    ("ar", "خطوط العمل جيم2 وجيم5 وجيم6 مستمرة"),
]
SESSIONS = [
    ("en", "at the 2025 session of the Council it was said"),
    ("fr", "à la session de 2025 du Conseil, il a été dit"),
    ("es", "en la reunión de 2025 del Consejo se dijo"),
    ("ru", "на сессии 2025 года Совета было сказано"),
    ("zh", "理事会2025年会议指出"),
    ("ar", "خلال دورة المجلس لعام 2025 قيل"),
]
PARAGRAPHS = [
    ("en", "as paragraph 68 of the Tunis Agenda has it"),
    ("fr", "comme le veut le paragraphe 68 de l'Agenda de Tunis"),
    ("es", "como dice el párrafo 68 de la Agenda de Túnez"),
    ("ru", "как гласит пункт 68 Тунисской программы"),
    ("zh", "根据《突尼斯议程》第68段"),
    ("ar", "كما جاء في الفقرة 68 من برنامج عمل تونس"),
]
PARTS = [
    ("en", "the report asked for in resolves 2 above is due"),
    ("fr", "le rapport visé au point 2 du décide ci-dessus est dû"),
    ("es", "el informe citado en el resuelve 2 supra es debido"),
    ("ru", "отчет, указанный в пункте 2 раздела решает, представлен"),
    ("zh", "按照做出决议2，提交报告"),
    ("ar", "التقرير المشار إليه في الفقرة 2 من يقرر أعلاه جاهز"),
]
RECURRING = [
    ("en", "to report every four years"),
    ("fr", "faire rapport tous les quatre ans"),
    ("es", "informar cada cuatro años"),
    ("ru", "отчитываться каждые четыре года"),
    ("zh", "每四年提交报告"),
    ("ar", "يقدم تقريراً كل أربع سنوات"),
]
DATES = [
    ("en", "on 22 September 2024 in the city"),
    ("fr", "le 22 septembre 2024 en ville"),
    ("es", "el 22 de septiembre de 2024 en la ciudad"),
    ("ru", "22 сентября 2024 года в городе"),
    ("zh", "于2024年9月22日举行"),
    ("ar", "في 22 سبتمبر 2024 في المدينة"),
]


def one(text: str, language: str, kind: str, **given: Adopting) -> Citation:
    """The only citation of a kind."""
    found = [c for c in find(text, language=language, **given) if c.kind == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("language", "text", "place"), RESOLUTIONS)
def test_a_resolution_has_its_edition(language: str, text: str, place: str) -> None:
    found = one(text, language, "resolution")
    said = (found.body, found.number, found.year, found.place, found.status)
    assert said == ("PP", "140", "2022", place, "revised")
    assert found.text[-1] in ")）"


@pytest.mark.parametrize(("language", "text"), LISTS)
def test_every_number_under_one_head_is_a_citation(language: str, text: str) -> None:
    found = [c for c in find(text, language=language) if c.kind == "resolution"]
    assert [c.number for c in found] == ["101", "102", "133"]
    assert {(c.body, c.year, c.status) for c in found} == {("PP", "2010", "revised")}


@pytest.mark.parametrize(("language", "text"), UNITED_NATIONS)
def test_a_resolution_of_the_united_nations(language: str, text: str) -> None:
    found = one(text, language, "un_document")
    assert (found.body, found.number, found.year) == ("UNGA", "70/125", "2015")


@pytest.mark.parametrize(("language", "text"), COUNCIL)
def test_the_body_stands_beside_the_number(language: str, text: str) -> None:
    found = one(text, language, "resolution")
    assert (found.body, found.number, found.confidence) == ("Council", "1332", 1.0)


@pytest.mark.parametrize(("language", "text"), ACTION_LINES)
def test_action_lines_are_one_citation(language: str, text: str) -> None:
    assert one(text, language, "action_line").number == "C2, C5, C6"


@pytest.mark.parametrize(("language", "text"), SESSIONS)
def test_a_session_has_its_body(language: str, text: str) -> None:
    found = one(text, language, "session")
    assert (found.body, found.year) == ("Council", "2025")


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS)
def test_a_paragraph_of_an_instrument(language: str, text: str) -> None:
    found = one(text, language, "instrument_paragraph")
    assert (found.body, found.number, found.year) == ("WSIS", "§ 68", "2005")
    assert found.paragraph == "§ 68"


@pytest.mark.parametrize(("language", "text"), PARTS)
def test_a_part_of_the_text_itself(language: str, text: str) -> None:
    found = one(text, language, "internal_reference", adopting=Adopting("pp"))
    assert (found.body, found.number) == ("PP", "resolves 2")


@pytest.mark.parametrize(("language", "text"), RECURRING)
def test_a_duty_that_comes_again(language: str, text: str) -> None:
    assert one(text, language, "deadline").number == "P4Y"


@pytest.mark.parametrize(("language", "text"), DATES)
def test_a_date(language: str, text: str) -> None:
    assert one(text, language, "date").year == "2024-09-22"


def test_this_conference_is_the_adopting_one() -> None:
    text = "pursuant to Resolution 7 (Rev. Kigali, 2022) of this conference, and to this conference"
    found = find(text, language="en", adopting=Adopting("wtdc", year="2022", place="Kigali"))
    assert [(c.kind, c.body, c.year) for c in found] == [
        ("resolution", "WTDC", "2022"),
        ("internal_reference", "WTDC", "2022"),
    ]


def test_an_opening_line_tells_who_adopts() -> None:
    text = "A title\n\nThe Council,\n\nrecalling the annex to this resolution"
    assert one(text, "en", "internal_reference").body == "Council"


def test_deleted_and_inserted_editions_run_together() -> None:
    found = one("第9号决议（2018年，迪拜2022年，布加勒斯特，修订版）", "zh", "resolution")
    assert (found.body, found.year, found.place) == ("PP", "2022", "布加勒斯特")
    assert one("第1332号决议（20192023年，修改）", "zh", "resolution").year == "2023"


def test_a_picture_s_resolution_is_none() -> None:
    assert find("a sensor of resolution 2 and opinion 3 of many", language="en") == ()


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_characters_are_taken(language: str, text: str) -> None:
    check(text, language)


PIECES = st.sampled_from(
    [text for rows in (LISTS, PARTS, PARAGRAPHS, SESSIONS, DATES) for _, text in rows]
    + ["\n", "(", "）", "第", "号决议", " 2022", "İ", "\u200f", "C2、", "A/RES/70/1", "\ud800"]
)


@given(parts=st.lists(PIECES, max_size=12), language=st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_spans_are_in_order_and_say_what_stands_there(parts: list[str], language: str) -> None:
    check("".join(parts), language)


def check(text: str, language: str) -> None:
    """The promises of `find` for one text."""
    ends: dict[str, int] = {}
    starts = []
    for c in find(text, language=language):
        assert text[c.start : c.end] == c.text
        assert c.text
        assert ends.get(c.kind, 0) <= c.start
        assert 0 < c.confidence <= 1
        ends[c.kind] = c.end
        starts.append(c.start)
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "unit",
    ["101, ", "Resolution ", "Resolution 1 (Rev. (", "1332、", "第", "2018年，", "§ 1, ", "1"],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_and_hostile_texts_are_read_like_others(unit: str, language: str) -> None:
    check("Resolutions 第" + unit * (64_000 // len(unit)), language)
