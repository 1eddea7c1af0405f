import re

import pytest

from meetings.reports.attendance import attendance
from meetings.reports.words import words

SENTENCES = [
    ("zh", "（第39次会议140人，第40次会议150人）", {"39": 140, "40": 150}),
    ("en", "the 39th and 40th had 140 and 150 participants", {"39": 140, "40": 150}),
    ("en", "140 people came to the 39th, 150 people to the 40th", {"39": 140, "40": 150}),
    ("en", "140 delegates attended the 39th", {"39": 140}),
    ("en", "the 39th and 40th had 290 participants", {}),
    ("en", "the 39th discussed 33 documents", {}),
    ("fr", "la 39e a réuni 140 participants", {"39": 140}),
    ("es", "la 39ª contó con 140 participantes", {"39": 140}),
    ("ru", "в 39-м приняли участие 140 человек", {"39": 140}),
    ("ar", "حضر الاجتماع 39 نحو 140 مشاركاً", {"39": 140}),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_who_counted_whom(language: str, sentence: str, expected: dict[str, int]) -> None:
    spots = [found.span() for found in re.finditer(r"(?<!\d)(?:39|40)(?!\d)", sentence)]
    mentions = [((a, b), sentence[a:b]) for a, b in spots]
    assert attendance(sentence, mentions, spots, words(language)) == expected
