import pytest

from resolutions.text.citations import Adopting, find

OWNED = [
    ("en", "Resolution 47 (Rev. Dubai, 2012) counts", "WTSA", 0.95),  # by year and place
    ("en", "Resolution ITU-R 61-3 counts", "RA", 1.0),
    ("en", "Resolution 1386 counts", "Council", 0.7),  # by its range
    ("en", "Decision 584 counts", "Council", 0.7),
    ("en", "Opinion 3 (Geneva, 2013) counts", "WTPF", 0.7),
    ("en", "Resolution 62 (Rev. Geneva, 2015) counts", "RA", 0.95),
    ("en", "WTDC, in its Resolution 9, said", "WTDC", 1.0),
    ("zh", "全权代表大会关于某项长题目的第9号决议", "PP", 0.7),
    ("zh", "无线电通信全会ITU-R第61-2号决议", "RA", 1.0),
    ("zh", "国际电联PP-22第140号决议", "PP", 1.0),
]


@pytest.mark.parametrize(("language", "text", "body", "confidence"), OWNED)
def test_a_number_gets_its_body(language: str, text: str, body: str, confidence: float) -> None:
    (found,) = [c for c in find(text, language=language) if c.number and c.kind != "meeting"]
    assert (found.body, found.confidence) == (body, confidence)


def test_a_list_hands_its_body_on() -> None:
    found = find(
        "理事会第332号决议（2023年，修订版）和第1334号决议（2023年，修订版）", language="zh"
    )
    assert found[-1].body == "Council"
    assert found[-1].confidence < 1


def test_the_same_number_elsewhere_tells() -> None:
    text = "Resolution 30 matters.\nResolution 30 of WTDC; and Resolution 30 again"
    assert [c.body for c in find(text, language="en")] == ["WTDC"] * 3


def test_the_adopting_body_is_the_last_guess() -> None:
    adopting = Adopting("wtsa")
    (found,) = find("Resolution 30 counts", language="en", adopting=adopting)
    assert (found.body, found.confidence) == ("WTSA", 0.5)
    (other,) = find("Resolution 1386 counts", language="en", adopting=adopting)
    assert other.body == "Council"


def test_the_session_that_amended_tells_the_edition() -> None:
    text = "理事会在其2011年会议上首次通过并在其2019年会议上最后修改的第1336号决议"
    (found,) = [c for c in find(text, language="zh") if c.kind == "resolution"]
    assert (found.body, found.year, found.status) == ("Council", "2019", "modified")
    english = "Resolution 1386, adopted by the Council at its 2017 session, on terms"
    (found,) = [c for c in find(english, language="en") if c.kind == "resolution"]
    assert (found.body, found.year, found.status) == ("Council", "2017", "new")


def test_no_council_but_the_union_s_owns() -> None:
    (found,) = find("the European Council Resolution 9 counts", language="en")
    assert found.body == ""
