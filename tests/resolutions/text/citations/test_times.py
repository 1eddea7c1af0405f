import pytest

from resolutions.text.citations import find

TIMES = [
    ("zh", "2024年9月22-23日", "date", "", "2024-09-22/2024-09-23"),
    ("zh", "5月27-31日", "date", "", "--05-27/--05-31"),
    ("en", "10 to 12 December 2003", "date", "", "2003-12-10/2003-12-12"),
    ("en", "30 January to 2 February 2026", "date", "", "2026-01-30/2026-02-02"),
    ("en", "30 December 2025 - 2 January 2026", "date", "", "2025-12-30/2026-01-02"),
    ("fr", "25 octobre au 3 novembre 2016", "date", "", "2016-10-25/2016-11-03"),
    ("es", "25 de octubre al 3 de noviembre de 2016", "date", "", "2016-10-25/2016-11-03"),
    ("ru", "25 октября – 3 ноября 2016 г.", "date", "", "2016-10-25/2016-11-03"),
    ("zh", "2026年1月30日至2月1日", "date", "", "2026-01-30/2026-02-01"),
    ("ar", "4-1 مايو 2017", "date", "", "2017-05-01/2017-05-04"),
    ("ar", "30 يناير - 1 فبراير 2017", "date", "", "2017-01-30/2017-02-01"),
    ("en", "2015-2019", "period", "", "2015-2019"),
    ("zh", "2015-2025年", "period", "", "2015-2025"),
    ("en", "by the end of 2030", "deadline", "", "2030"),
    ("ru", "к 2030 году", "deadline", "", "2030"),
    ("en", "annually", "deadline", "P1Y", ""),
    ("zh", "每年", "deadline", "P1Y", ""),
    ("zh", "下届全权代表大会", "deadline", "next", ""),
]


@pytest.mark.parametrize(("language", "text", "kind", "number", "year"), TIMES)
def test_a_time(language: str, text: str, kind: str, number: str, year: str) -> None:
    (found,) = find(text, language=language)
    assert (found.kind, found.text, found.number, found.year) == (kind, text, number, year)


@pytest.mark.parametrize("text", ["2019-2015", "45 May 2003", "1999"])
def test_what_is_no_time(text: str) -> None:
    assert find(text, language="en") == ()
