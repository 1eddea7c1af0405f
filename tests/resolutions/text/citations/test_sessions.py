import pytest

from resolutions.text.citations import find

MET = [
    ("zh", "理事会2023年7月会议", "session", "Council", "", "2023-07"),
    ("zh", "社会发展委员会第61届会议", "session", "CSocD", "61", "2023"),
    ("zh", "CSTD 2025年会议", "session", "CSTD", "", "2025"),
    ("zh", "理事会20222026年会议", "session", "Council", "", "2026"),
    ("en", "the Council, at its 2016 session, agreed", "session", "Council", "", "2016"),
    ("en", "the 69th session of the General Assembly", "session", "UNGA", "69", "2014"),
]


@pytest.mark.parametrize(("language", "text", "kind", "body", "number", "year"), MET)
def test_a_session(language: str, text: str, kind: str, body: str, number: str, year: str) -> None:
    (found,) = find(text, language=language)
    assert (found.kind, found.body, found.number, found.year) == (kind, body, number, year)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "理事会工作组（CWG-WSIS&SDG）第39和40次会议"),
        ("en", "the 39th and 40th meetings of CWG-WSIS&SDG"),
        ("fr", "les 39e et 40e réunions du CWG-WSIS&SDG"),
    ],
)
def test_meetings_of_a_working_group(language: str, text: str) -> None:
    found = find(text, language=language)
    assert [(c.kind, c.body, c.number) for c in found] == [
        ("meeting", "CWG-WSIS&SDG", "39"),
        ("meeting", "CWG-WSIS&SDG", "40"),
    ]


def test_a_meeting_without_a_body_is_that_of_the_group_named_last() -> None:
    found = find("CWG-WSIS&SDG\n许多人出席（第40次会议150人）", language="zh")[-1]
    assert (found.body, found.confidence) == ("CWG-WSIS&SDG", 0.5)


def test_a_session_of_nobody_is_none() -> None:
    assert find("at the 2016 session somebody spoke", language="en") == ()


def test_french_says_of_which_it_counts_each_time() -> None:
    found = find("de la 39e et de la 40e réunions du GTC-Internet", language="fr")
    assert [(one.body, one.number) for one in found] == [
        ("CWG-Internet", "39"),
        ("CWG-Internet", "40"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "CWG-Internet held its 20th meeting"),
        ("fr", "GTC Internet a tenu sa vingtième réunion"),
        ("es", "GTC-Internet celebró su 20ª reunión"),
        ("ru", "РГС-Интернет провела свое 20-е собрание"),
        ("zh", "CWG-Internet举行了第20次会议"),
    ],
)
def test_a_group_that_held_its_meeting(language: str, text: str) -> None:
    (found,) = find(text, language=language)
    assert (found.text, found.body, found.number) == (text, "CWG-Internet", "20")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "второе собрание КГСЭ"),
        ("ar", "الاجتماع الثاني للفريق الاستشاري لتقييس الاتصالات"),
        ("fr", "deuxième réunion du GCNT"),
    ],
)
def test_a_meeting_of_an_advisory_group(language: str, text: str) -> None:
    (found,) = find(text, language=language)
    assert (found.text, found.body, found.number) == (text, "TSAG", "2")
