"""The lexicon: headings with one key in six languages, and the noise they come with."""

import pytest

from resolutions.text.clauses import Kind
from resolutions.text.lexicon import LANGUAGES, fold, load

SAME = [
    (
        "recalling",
        ("إذ يذكّر", "recalling", "recordando", "rappelant", "напоминая", "忆及"),
    ),
    (
        "recognizing-further",
        (
            "وإذ يدرك كذلك",
            "recognizing further",
            "reconociendo además",
            "reconnaissant en outre",
            "признавая далее",
            "进一步认识到",
        ),
    ),
    ("resolves", ("يقرر", "resolves", "resuelve", "décide", "решает", "做出决议")),
    (
        "instructs-the-secretary-general",
        (
            "يكلف الأمين العام",
            "instructs the Secretary-General",
            "encarga al Secretario General",
            "charge le Secrétaire général",
            "поручает Генеральному секретарю",
            "责成秘书长",
        ),
    ),
    (
        "instructs-the-secretary-general-in-collaboration-with-the-directors-of-the-bureaux",
        (
            "يكلف الأمين العام، بالتعاون مع مديري المكاتب الثلاثة",
            "instructs the Secretary-General, in close collaboration with the Directors of the "
            "Bureaux",
            "encarga al Secretario General, en colaboración con los Directores de las tres "
            "Oficinas",
            "charge le Secrétaire général, en collaboration avec les Directeurs des trois Bureaux",
            "поручает Генеральному секретарю в сотрудничестве с Директорами трех Бюро",
            "责成秘书长与各局主任密切协作",
        ),
    ),
    (
        "invites-member-states-and-sector-members",
        (
            "يدعو الدول الأعضاء وأعضاء القطاعات",
            "invites Member States and Sector Members",
            "invita a los Estados Miembros y a los Miembros de Sector",
            "invite les Etats Membres et les Membres de Secteur",
            "предлагает Государствам-Членам и Членам Секторов",
            "请成员国和部门成员",
        ),
    ),
]


@pytest.mark.parametrize(
    ("key", "language", "text"),
    [(key, lang, text) for key, forms in SAME for lang, text in zip(LANGUAGES, forms, strict=True)],
)
def test_a_heading_has_one_key_in_six_languages(key: str, language: str, text: str) -> None:
    found = load(language).heading(text)
    assert found
    assert (found.key, found.end, found.known) == (key, len(text), True)
    preamble = key.split("-")[0].endswith("ing")
    assert found.kind is (Kind.PREAMBLE if preamble else Kind.OPERATIVE)
    assert found.addressed is ("the-" in key or "member" in key)


def test_several_actors_in_chinese_act_together_with_the_first() -> None:
    found = load("zh").heading("责成电信发展局主任与秘书长及各局主任协商")
    assert found
    assert found.key == (
        "instructs-the-director-of-the-telecommunication-development-bureau"
        "-in-collaboration-with-the-secretary-general-and-the-directors-of-the-bureaux"
    )


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "instructs the Director ofthe Telecommunication Development Bureau", "bureau"),
        ("en", "INSTRUCTS THE SECRETARY- GENERAL", "general"),
        ("en", "instructs  the\nSecretary-General", "general"),
        ("en", "*instructs the Secretary-General*", "general"),
        ("fr", "charge leSecrétaire général", "general"),
        ("es", "encarga al Secretario  General", "general"),
        ("ru", "поручает Генеральномусекретарю", "general"),
        ("ar", "يكلّف الأمينَ العام", "general"),
    ],
)
def test_noise_inside_a_heading_changes_nothing(language: str, text: str, key: str) -> None:
    found = load(language).heading(text)
    assert found
    assert found.key.startswith("instructs-the-")
    assert found.key.endswith(key)
    assert found.known


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "resolving"), ("en", "notesbook"), ("fr", "notante"), ("es", "resuelven"), ("ru", "о")],
)
def test_a_word_that_only_begins_like_a_verb_is_no_heading(language: str, text: str) -> None:
    assert load(language).heading(text) is None


def test_what_the_lexicon_does_not_know_is_left_over() -> None:
    found = load("en").heading("instructs the Secretary-General and the keeper")
    assert found
    assert (found.known, found.end) == (False, len("instructs the Secretary-General"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "- 12 -"),
        ("en", "Page 12"),
        ("es", "– 12 –"),
        ("fr", "- 12 -"),
        ("ru", "– 12 –"),
        ("zh", "第12页"),
    ],
)
def test_page_numbers_are_furniture_in_every_language(language: str, text: str) -> None:
    assert load(language).furniture.fullmatch(text)
    assert not load(language).furniture.fullmatch(f"{text} {text}")


def test_folding_makes_one_form_of_what_readers_hold_for_the_same() -> None:
    assert fold("L’Union  Internationale") == fold("l'union internationale")
    assert fold("يذكّر") == fold("يذكر")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        load("xx")


TWO_VERBS = "requests-the-council-and-instructs-the-secretary-general"


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "requests the Council and instructs the Secretary-General", TWO_VERBS),
        ("fr", "prie le Conseil et charge le Secrétaire général", TWO_VERBS),
        ("en", "invites and encourages Member States", "invites-and-encourages-member-states"),
        ("zh", "责成秘书长并请成员国", "instructs-the-secretary-general-and-invites-member-states"),
    ],
)  # fmt: skip
def test_a_heading_of_two_verbs_keeps_both_in_its_key(language: str, text: str, key: str) -> None:
    found = load(language).heading(text)
    assert found is not None and found.key == key and found.known


def test_the_preamble_addresses_nobody() -> None:
    found = load("zh").heading("注意到成员国的报告")
    assert found is not None and found.key == "noting" and not found.addressed
