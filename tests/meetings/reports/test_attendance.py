import re

import pytest

from meetings.reports.attendance import attendance
from meetings.reports.words import words

BOTH = {"39": 140, "40": 150}
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
    ("en", "the number of participants was 140 at the 39th and 150 at the 40th", BOTH),
    ("en", "1,140 delegates attended the 39th", {"39": 1140}),
    ("fr", "nombre de participants: 140 (39e) et 150 (40e)", BOTH),
    ("es", "número de participantes: 140 (39ª) y 150 (40ª)", BOTH),
    ("ru", "число участников 39-го собрания составило 140, 40-го собрания – 150", BOTH),
    ("zh", "出席第39次会议的人数为140人，出席第40次会议的人数为150人", BOTH),
    ("ar", "بلغ عدد المشاركين 140 في الاجتماع 39 و150 في الاجتماع 40", BOTH),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_who_counted_whom(language: str, sentence: str, expected: dict[str, int]) -> None:
    spots = [found.span() for found in re.finditer(r"(?<!\d)(?:39|40)(?!\d)", sentence)]
    mentions = [((a, b), sentence[a:b]) for a, b in spots]
    assert attendance(sentence, mentions, spots, words(language)) == expected
