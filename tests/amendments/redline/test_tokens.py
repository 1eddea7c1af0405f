import unicodedata
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.tokens import Sort, sort, tokenize, weigh
from resolutions.text.citations import wholes
from tests.shared_texts import shared_files
from tests.strategies import any_text


@given(any_text)
def test_joined_tokens_are_the_text(text: str) -> None:
    assert "".join(tokenize(text)) == text


@given(any_text)
def test_no_token_begins_inside_a_grapheme(text: str) -> None:
    tokens = tokenize(text)
    for last, token in pairwise(tokens):
        if unicodedata.category(token[0])[0] == "M" or token[0] in "\u200c\u200d\U0001f3fd":
            # Nothing can be joined to the end of a line.
            assert last[-1] in "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@pytest.mark.parametrize(
    "unit",
    """A/70/125 CWG-WSIS&SDG-40/INF/4 C23/68 ATU/35A18/1 70/125 2015-2019 C2 0.1% 1.2.1 1,000
    12:30 A/RES/70/1 PP14/67(Add.1)-A TDAG-23/48-A Y.3172 ITU-T 61-2 1-й 3bis 2015–2019 ٢٠٢٢
    PP-22 WTDC-17 WSIS+20 C-1997 ПК-14 Secretary-General ITU's المراجَع العـــربية يذكّر ёлка
    https://www.itu.int/a/b 👍🏽 👨‍👩‍👧 🇨🇭""".split(),
)
def test_units(unit: str) -> None:
    assert tokenize(f"see ({unit}), {unit}; {unit} end")[3] == unit
    assert tokenize(f"see ({unit}), {unit}; {unit} end").count(unit) == 3
    assert tokenize(f"第{unit}号") == ["第", unit, "号"]


@pytest.mark.parametrize("path", shared_files("texts/*.txt"), ids=lambda path: path.name)
def test_no_citation_of_a_real_text_is_cut(path: Path) -> None:
    text = path.read_text(encoding="utf-8").partition("\n")[2]
    ends = set(accumulate(map(len, tokenize(text))))
    cut = [text[a:b] for a, b in wholes(text) if not ends.isdisjoint(range(a + 1, b))]
    assert [whole for whole in cut if whole not in FUSED] == []


DIGITS = st.integers(1, 99)
SYMBOLS = st.one_of(
    st.builds("C{:02}/{}".format, DIGITS, DIGITS),
    st.builds("CWG-WSIS&SDG-{}/INF/{}".format, DIGITS, DIGITS),
    st.builds("WTDC{:02}/{}(Add.{})-E".format, DIGITS, DIGITS, DIGITS),
    st.builds("WTSA{:02}/{}(Add.{})(Rev.1)-F".format, DIGITS, DIGITS, DIGITS),
    st.builds("A/RES/{}/{}".format, st.integers(31, 99), DIGITS),
    st.builds("E/RES/20{:02}/{}".format, DIGITS, DIGITS),
    st.builds("A/{}/L.{}".format, st.integers(31, 99), DIGITS),
    st.builds("CL-{:02}/{}".format, DIGITS, DIGITS),
    st.builds("ATU/{}A{}/{}".format, DIGITS, DIGITS, DIGITS),
    st.builds("PP-{:02}".format, DIGITS),
)
AROUND = [
    ("en", "see {}, Resolutions {a} and {b} (Rev. Dubai, 2018) and SDG 9."),
    ("fr", "voir {}, l'ODD 9 et les Résolutions {a} et {b} (Rév. Dubaï, 2018)."),
    ("es", "véanse {}, los ODS {a} y las Resoluciones {a} y {b} (Rev. Dubái, 2018)."),
    ("ru", "см. {}, а также Резолюции {a} и {b} (Пересм. Дубай, 2018 г.)."),
    ("zh", "见{}号文件以及第{a}和{b}号决议（2018年，迪拜，修订版）第{a}至{b}段。"),
    ("ar", "انظر {} والقرارين {a} و{b} (المراجَع في دبي، 2018)."),
]


@given(SYMBOLS, st.sampled_from(AROUND), DIGITS, DIGITS)
def test_no_citation_is_cut(symbol: str, around: tuple[str, str], a: int, b: int) -> None:
    language, sentence = around
    text = sentence.format(symbol, a=a, b=b)
    kept = wholes(text, language=language)
    start = text.index(symbol)
    assert any(begin <= start and start + len(symbol) <= end for begin, end in kept)
    ends = set(accumulate(map(len, tokenize(text))))
    assert [text[x:y] for x, y in kept if not ends.isdisjoint(range(x + 1, y))] == []


# In a redline run together by an extract, two citations stand as one.
FUSED = ("WTDC-1722", "§35")


def test_decomposed_letters_stay_whole() -> None:
    assert tokenize("e\u0301tat 1\u00a0000 m") == ["e\u0301tat", " ", "1\u00a0000", " ", "m"]


def test_french_articles_stand_alone() -> None:
    tokens = ["l'", "Union", " ", "d’", "aujourd'hui", ",", " ", "qu'", "il"]
    assert tokenize("l'Union d’aujourd'hui, qu'il") == tokens


def test_a_stroke_between_words_is_no_citation() -> None:
    assert tokenize("and/or") == ["and", "/", "or"]
    assert tokenize("电信/ICT") == ["电", "信", "/", "ICT"]


def test_the_full_stop_after_a_link_is_not_its_own() -> None:
    assert tokenize("see www.itu.int.")[-2:] == ["www.itu.int", "."]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (" ", Sort.BLANK),
        ("\u00a0", Sort.BLANK),
        ("，", Sort.PUNCTUATION),
        ("议", Sort.CJK),
        ("Union", Sort.WORD),
        ("القرار", Sort.WORD),
        ("2018", Sort.NUMBER),
        ("C23/68", Sort.NUMBER),
    ],
)
def test_sorts(token: str, expected: Sort) -> None:
    assert sort(token) is expected


def test_punctuation_says_nothing() -> None:
    assert weigh([",", " ", "（"]) == 0
    assert weigh(["telecommunication"]) > weigh(["the"]) > 0


@pytest.mark.parametrize("base", ["🇨🇭", "议", "5%", "C23/68", " ", "(", "👍🏽", "www.itu.int"])
def test_a_mark_stays_with_what_it_modifies(base: str) -> None:
    assert tokenize(f"x {base}\u0301 y".replace("  ", " ")).count(f"{base}\u0301") == 1
