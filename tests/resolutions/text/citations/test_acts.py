from resolutions.text.citations import find


def numbers(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [(c.kind, c.number, c.year) for c in find(text, language=language)]


def test_each_bracket_belongs_to_the_numbers_before_it() -> None:
    text = "Resolutions 47 and 48 (Rev. Dubai, 2012) and 49, 50 (Rev. Hammamet, 2016)"
    years = [year for _, _, year in numbers(text)]
    assert years == ["2012", "2012", "2016", "2016"]


def test_a_single_head_has_a_single_number() -> None:
    assert numbers("Council Resolution 1332, 10 Member States") == [("resolution", "1332", "")]


def test_numbers_with_dates() -> None:
    text = "resolutions 56/183 of 21 December 2001, 57/270 B of 23 June 2003 and 59/220"
    assert numbers(text) == [
        ("un_document", "56/183", "2001"),
        ("un_document", "57/270 B", "2003"),
        ("un_document", "59/220", "2004"),
    ]


def test_chinese_numbers_stand_before_their_head() -> None:
    assert numbers("理事会第1332和1334号决议", "zh") == [
        ("resolution", "1332", ""),
        ("resolution", "1334", ""),
    ]
    assert numbers("第70/1号和第70/125号决议", "zh") == [
        ("un_document", "70/1", "2015"),
        ("un_document", "70/125", "2015"),
    ]


def test_other_kinds_of_acts() -> None:
    assert numbers("Council Decision 482")[0][:2] == ("decision", "482")
    assert numbers("Recommendation ITU-T X.1255")[0][:2] == ("recommendation", "X.1255")
    assert numbers("Opinion 3 (Geneva, 2013)")[0] == ("opinion", "3", "2013")
    assert numbers("Draft new Resolution [AFCP-1]")[0][:2] == ("resolution", "[AFCP-1]")
