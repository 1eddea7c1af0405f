from datetime import date

import pytest

from amendments.submissions.labels import LANGUAGES, BlockKind, FrontKind, load

LABELLED = [kind for kind in BlockKind if kind not in {BlockKind.SECTION, BlockKind.TEXT}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_label_for_every_kind(language: str) -> None:
    assert [kind for kind, _ in load(language).blocks] == LABELLED


def test_there_is_no_seventh_language() -> None:
    with pytest.raises(KeyError):
        load("de")


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("ar", "الإجراء المطلوب من المجلس", BlockKind.ACTION_REQUIRED),
        ("ar", "ملخـص:", BlockKind.SUMMARY),
        ("en", "ABSTRACT: a few words", BlockKind.ABSTRACT),
        ("en", "3. Background", BlockKind.BACKGROUND),
        ("en", "Keywords / gardens", BlockKind.KEYWORDS),
        ("es", "Acción solicitada al Consejo", BlockKind.ACTION_REQUIRED),
        ("fr", "Suite à donner par le Conseil", BlockKind.ACTION_REQUIRED),
        ("ru", "Справочные материалы", BlockKind.REFERENCES),
        ("zh", "理事会需采取的行动", BlockKind.ACTION_REQUIRED),
        ("zh", "与《战略规划》的关联", BlockKind.STRATEGIC_PLAN),
    ],
)
def test_a_label_is_known_alone_or_before_its_text(
    language: str, line: str, kind: BlockKind
) -> None:
    label = load(language).block(line)
    assert label is not None
    assert label.kind is kind


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Summary of the gardens"),
        ("en", "References to gardens are many"),
        ("zh", "提案国已统计花园"),
        ("fr", "Introduction des arbres"),
        ("en", "Reasons: gardens"),
    ],
)
def test_a_sentence_that_begins_like_a_label_is_none(language: str, line: str) -> None:
    assert load(language).block(line) is None


def test_a_label_is_kept_as_written_with_its_number() -> None:
    label = load("en").block("2 Background: gardens")
    assert label is not None
    assert (label.written, label.number, "2 Background: gardens"[label.end :]) == (
        "2 Background",
        "2",
        "gardens",
    )


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("ar", "الأصل: بالإنكليزية", ("en",)),
        ("en", "Original: English/French", ("en", "fr")),
        ("en", "English only", ("en",)),
        ("en", "Original: Esperanto", ()),
        ("en", "Original gardens", None),
        ("es", "Original: inglés", ("en",)),
        ("fr", "Original: chinois", ("zh",)),
        ("ru", "Оригинал: арабский", ("ar",)),
        ("ru", "Только на русском языке", ("ru",)),
        ("zh", "原文：西班牙文", ("es",)),
    ],
)
def test_the_language_of_the_original(
    language: str, line: str, expected: tuple[str, ...] | None
) -> None:
    assert load(language).originals.read(line) == expected


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "9 يونيو 2023"),
        ("ar", "9 حزيران/يونيو 2023"),
        ("en", "9 June 2023"),
        ("en", "June 9, 2023"),
        ("es", "9 de junio de 2023"),
        ("fr", "9 juin 2023"),
        ("ru", "9 июня 2023 года"),
        ("zh", "2023年6月9日"),
    ],
)
def test_dates(language: str, line: str) -> None:
    assert load(language).calendar.read(line) == (date(2023, 6, 9), len(line))


def test_every_month_of_every_language_is_its_own() -> None:
    for language in LANGUAGES:
        assert len({month.pattern for month in load(language).calendar.months}) == 12


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert load("en").calendar.read("31 June 2023") == (None, 12)
    assert load("zh").calendar.read("2023年12月1日") == (date(2023, 12, 1), 10)


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        (
            "en",
            "Contribution by Canada, Bosnia and Herzegovina and the United States",
            ("Canada", "Bosnia and Herzegovina", "United States"),
        ),
        ("en", "Note by the Secretary-General", ("Note by the Secretary-General",)),
        ("en", "A note on gardens", None),
        ("fr", "Contribution du Canada et de la France", ("Canada", "France")),
        ("ru", "Вклад от Канады и Японии", ("Канады", "Японии")),
        ("zh", "加拿大和中华人民共和国的文稿", ("加拿大", "中华人民共和国")),
        ("ar", "مساهمة من كندا واليابان", ("كندا", "اليابان")),
    ],
)
def test_sources_in_a_phrase(language: str, line: str, expected: tuple[str, ...] | None) -> None:
    assert load(language).sources.read(line) == expected


def test_officers_are_not_parted() -> None:
    who = "Chair, Working Group on Gardens and Trees"
    assert load("en").sources.split(who) == (who,)


def test_labels_at_the_top() -> None:
    assert load("en").front_label("Agenda item: PL 1") == (FrontKind.AGENDA_ITEM, 13)
    assert load("en").front_label("Agenda item 8") == (FrontKind.AGENDA_ITEM, 12)
    assert load("en").front_label("Source: Canada") == (FrontKind.SOURCE, 8)
    assert load("en").front_label("Titles of gardens") is None
