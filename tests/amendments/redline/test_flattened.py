"""Fused texts read back: every rule in several languages, what is left alone, and the laws."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.diff import Op, diff
from amendments.redline.flattened import Reason, Recovery, Rule, recover, recover_lines
from resolutions.text.numerals import roman
from tests.shared_texts import ROOT, shared_files
from tests.strategies import any_text, pairs_of_texts

SURE = 0.85


def splits(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(split.deleted, split.inserted) for split in recover(text, language=language).splits]


# --- Signs within one paragraph -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "deleted", "inserted"),
    [
        ("zh", "第9号决议（20152019年，修改）", "2015", "2019"),
        ("en", "to report to its 20212024 session", "2021", "2024"),
        ("zh", "在2016年2020年会议上", "2016年", "2020年"),
        ("ru", "на сессии 2016 г.2020 г. Совета", "2016 г.", "2020 г."),
        ("en", "the period 2008-20112015", "2011", "2015"),
        ("fr", "pour 2012-20152016-2019", "2012-2015", "2016-2019"),
        ("en", "the decisions of WTDC-1014", "10", "14"),
        ("es", "las decisiones de la CMDT-1014", "10", "14"),
        ("en", "Resolution 7 (REV.WRC-12REV.WRC-15)", "REV.WRC-12", "REV.WRC-15"),
    ],
)
def test_years_and_conferences(language: str, text: str, deleted: str, inserted: str) -> None:
    assert splits(text, language) == [(deleted, inserted)]


@pytest.mark.parametrize(
    "text",
    [
        "the session of 20242021",  # the later year first
        "published as 20122016.pdf",
        "the report of WTSA-2024",  # one year, or WTSA-20 and WTSA-24
        "telephone 41227302014",
        "20181116",
    ],
)
def test_digits_that_may_be_something_else_stay(text: str) -> None:
    assert splits(text) == []


def test_a_doubtful_year_is_reported_with_its_place() -> None:
    (doubt,) = recover("the session of 20242021", language="en").doubts
    assert (doubt.rule, doubt.reason) == (Rule.YEARS, Reason.YEARS_ODD)
    assert (doubt.start, doubt.end, doubt.deleted, doubt.inserted) == (15, 23, "2024", "2021")


@pytest.mark.parametrize(
    ("language", "text", "deleted", "inserted"),
    [
        (
            "zh",
            "第5号决议（2010年，瓜达拉哈拉2014年，釜山，修订版）",
            "2010年，瓜达拉哈拉",
            "2014年，釜山",
        ),
        ("zh", "第5号决议（2010，瓜达拉哈拉2014年，釜山", "2010，瓜达拉哈拉", "2014年，釜山"),
        ("en", "Resolution5 (Rev. Antalya, 2006Busan, 2014)", "Antalya, 2006", "Busan, 2014"),
        ("en", "(REV. DOHA, 2006HYDERABAD, 2010)", "DOHA, 2006", "HYDERABAD, 2010"),
        ("en", "(Rev. Doha, 2006Rev. Kigali, 2022)", "Rev. Doha, 2006", "Rev. Kigali, 2022"),
        ("en", "(Doha, 2006Rev. Kigali, 2022)", "Doha, 2006", "Rev. Kigali, 2022"),
        ("fr", "(Rév. Busan, 2014Dubaï, 2018)", "Busan, 2014", "Dubaï, 2018"),
        ("es", "(Rev. Busán, 2014Dubái, 2018)", "Busán, 2014", "Dubái, 2018"),
        ("ru", "(Пересм. Пусан, 2014 г.Дубай, 2018 г.)", "Пусан, 2014 г.", "Дубай, 2018 г."),
        ("ar", "(المراجع في بوسان، 2014دبي، 2018)", "بوسان، 2014", "دبي، 2018"),
        ("en", "(Rev. Dubai, 2018Springfield, 2034)", "Dubai, 2018", "Springfield, 2034"),
    ],
)
def test_two_editions_in_one_bracket(language: str, text: str, deleted: str, inserted: str) -> None:
    assert splits(text, language) == [(deleted, inserted)]


def test_known_editions_of_one_body_are_surer_than_unknown_places() -> None:
    known, places, unknown = (
        recover(f"(Rev. Dubai, 2018{other})", language="en").splits[0]
        for other in ("Bucharest, 2022", "Kigali, 2031", "Springfield, 2034")
    )
    assert known.confidence > places.confidence > unknown.confidence
    assert known.reason is Reason.EDITIONS
    assert unknown.reason is Reason.EDITIONS_SHAPE


def test_year_and_place_replaced_one_by_one() -> None:
    assert splits("第5号决议（20142018年，釜山迪拜，修订版）", "zh") == [
        ("2014", "2018"),
        ("釜山", "迪拜"),
    ]
    assert splits("(Rev. BusanDubai, 20142018)") == [("Busan", "Dubai"), ("2014", "2018")]


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("zh", "开展工作，；", ("，", "；")),
        ("zh", "开展工作；，", ("；", "，")),
        ("en", "to meet twice a year;,", (";", ",")),
        ("ar", "عقد الاجتماعات،؛", ("،", "؛")),
    ],
)
def test_two_closing_marks(language: str, text: str, pair: tuple[str, str]) -> None:
    assert splits(text, language) == [pair]


@pytest.mark.parametrize("text", ["seminars, fairs, etc.;", "в 2009 г., как", "wait...", "so;;"])
def test_short_forms_and_doubled_marks_stay(text: str) -> None:
    assert splits(text) == []


@pytest.mark.parametrize(
    ("language", "text", "deleted", "inserted"),
    [
        ("zh", "注意到忆及", "注意到", "忆及"),
        ("zh", "认识到进一步认识到", "认识到", "进一步认识到"),
        ("zh", "请成员国请成员国和部门成员", "请成员国", "请成员国和部门成员"),
        ("en", "notingrecognizing further,", "noting", "recognizing further"),
        ("fr", "notantrappelant", "notant", "rappelant"),
        ("es", "observandorecordando", "observando", "recordando"),
        ("ru", "отмечаянапоминая", "отмечая", "напоминая"),
        ("ar", "إذ يضع في اعتبارهإذ يذكر", "إذ يضع في اعتباره", "إذ يذكر"),
    ],
)
def test_two_headings(language: str, text: str, deleted: str, inserted: str) -> None:
    assert splits(text, language) == [(deleted, inserted)]


def test_headings_that_are_one_stay() -> None:
    for text in ("做出决议，责成秘书长", "进一步考虑到", "考虑到并忆及"):
        assert splits(text, "zh") == []
    assert recover("考虑到并忆及", language="zh").doubts[0].reason is Reason.HEADINGS_ODD


@pytest.mark.parametrize(
    ("language", "text", "deleted", "inserted"),
    [
        ("zh", "第60/252号第76/307号决议", "第60/252号", "第76/307号"),
        ("en", "as A/RES/60/252A/RES/76/307 says", "A/RES/60/252", "A/RES/76/307"),
        ("fr", "la Résolution 30Résolution 37 dit", "Résolution 30", "Résolution 37"),
    ],
)
def test_two_numbers(language: str, text: str, deleted: str, inserted: str) -> None:
    assert splits(text, language) == [(deleted, inserted)]


def test_a_clause_with_its_label_twice() -> None:
    text = "c)\tthe group met in the (Doha, 2006Kigali, 2022) room;c)\tthe group was closed;"
    cut = text.rindex("c)")
    assert splits(text) == [(text[:cut], text[cut:])]
    assert splits("a) as said in a) above; this a) too;") == []


# --- Signs in the order of paragraphs -----------------------------------------------------------


def read(*lines: str, language: str = "en") -> list[str]:
    """Each paragraph in short: `+`, `-` or `=` and its label's two halves."""
    found = []
    for recovery in recover_lines(lines, language=language):
        labels = [s for s in recovery.splits if s.rule is Rule.LABELS]
        sign = {Op.INSERT: "+", Op.DELETE: "-", Op.KEEP: "="}[recovery.paragraph]
        found.append(sign + "".join(f"{s.deleted}>{s.inserted}" for s in labels))
    return found


def clauses(*labels: str, ends: str = ";") -> list[str]:
    return [f"{label} words of a clause{ends}" for label in labels]


@pytest.mark.parametrize(
    ("language", "labels", "expected"),
    [
        ("en", "a) b) bc) cd)", "= + =b>c =c>d"),
        ("en", "a) b) cb) dc)", "= - =c>b =d>c"),
        ("en", "ba) cb)", "=b>a =c>b"),
        ("en", "a) b) c) be)", "= = = ="),
        ("en", "a) b) c) d) be)", "= + + + =b>e"),
        ("fr", "i) iii) iiiii) iiiiv)", "+ =i>ii =ii>iii =iii>iv"),
        ("en", "i) ii) iii) xii)", "= = = ="),
        ("en", "1 2 3 34 45", "= = + =3>4 =4>5"),
        ("en", "1 2 3 43 54", "= = - =4>3 =5>4"),
        ("en", "1. 2. 23. 34.", "= + =2>3 =3>4"),
        ("en", "1.1 1.2 1.21.3 1.31.4", "= + =1.2>1.3 =1.3>1.4"),
        ("en", "(a) (b) (bc) (c)(d)", "= + =b>c =(c)>(d)"),
        ("es", "8) 9) 910) 1011)", "= + =9>10 =10>11"),
        ("ru", "а) б) бв) вг)", "= + =б>в =в>г"),
        ("ar", "أ ) ب) بج) جد)", "= + =ب>ج =ج>د"),
        ("en", "i) ii) iii) iv) v) iv)v)", "= = = + + =iv)>v)"),
        ("en", "a) i) ii) iiiii) iiiiv) b)", "= = + =ii>iii =iii>iv ="),
    ],
)
def test_labels_run_on_in_both_lists(language: str, labels: str, expected: str) -> None:
    parts = re.findall(r"[^ ]+ \)|[^ ]+", labels)
    found = read("recalling", *clauses(*parts), language=language)
    assert " ".join(found[1:]) == expected


def test_a_label_whose_list_says_nothing_is_reported() -> None:
    recovery = recover("bg) words", language="en")
    assert not recovery.splits
    assert [doubt.rule for doubt in recovery.doubts] == [Rule.LABELS]


def test_a_list_with_two_equal_readings_is_not_decided() -> None:
    lines = ["recalling", *clauses("i)", "iii)", "iiiii)", "iii)", "iv)")]
    found = recover_lines(lines, language="en")
    assert all(split.confidence < SURE for recovery in found for split in recovery.splits)
    assert any(d.reason is Reason.LABELS_AMBIGUOUS for r in found for d in r.doubts)


def test_sub_clauses_of_a_new_clause_are_new() -> None:
    lines = ["recalling", *clauses("a)", "b)", "i)", "ii)", "bc)")]
    assert read(*lines) == ["=", "=", "+", "+", "+", "=b>c"]


def test_a_clause_that_became_a_middle_one_is_followed_by_new_ones() -> None:
    lines = ["recalling", "a) one;", "b) two,;", "c) three;", "d) four,", "resolves", "1 five,"]
    assert read(*lines) == ["=", "=", "=", "+", "+", "=", "="]
    lines = ["忆及", "a)\t一；，", "b)\t二；", "c)\t三，", "做出决议", "1\t四，"]
    assert read(*lines, language="zh") == ["=", "=", "-", "-", "=", "="]


def test_a_clause_with_changes_of_its_own_is_not_new() -> None:
    lines = ["recalling", "a) one,;", "b) in 20142018,", "resolves"]
    found = recover_lines(lines, language="en")
    assert [recovery.paragraph for recovery in found] == [Op.KEEP] * 4
    assert found[2].doubts[0].reason is Reason.SECTION_ODD


def test_the_history_ends_with_the_new_edition() -> None:
    lines = [
        "RESOLUTION 4 (REV. DUBAI, 2012HAMMAMET, 2016)",
        "A title",
        "(Johannesburg, 2008; Dubai, 2012; Hammamet, 2016)",
    ]
    split = recover_lines(lines, language="en")[2].splits[0]
    assert (split.rule, split.deleted, split.inserted) == (Rule.HISTORY, "", "; Hammamet, 2016")
    clean = ["RESOLUTION 4 (REV. HAMMAMET, 2016)", *lines[1:]]
    assert not recover_lines(clean, language="en")[2].splits


def test_an_edition_left_behind_is_reported() -> None:
    lines = ["Resolution 9 (Rev. Busan, 2014Dubai, 2018);", "Resolution 9 (Rev. Busan, 2014) says"]
    found = recover_lines(lines, language="en")[1]
    assert not found.splits
    assert [doubt.rule for doubt in found.doubts] == [Rule.STALE]


# --- The acceptance, on real texts read in place ------------------------------------------------

CASES = shared_files("seeds/flattened-cases.json")
CLEAN = [
    path
    for path in (*shared_files("texts/*.txt"), *sorted((ROOT / "fixtures/texts").glob("*.md")))
    if "redline" not in path.name
]


def language_of(path: Path) -> str:
    return next(part for part in path.stem.split("-")[::-1] if part in "ar en es fr ru zh".split())


@pytest.mark.parametrize("cases", CASES, ids=lambda path: path.stem)
def test_cases_that_are_separable_are_split_exactly(cases: Path) -> None:
    known = json.loads(cases.read_text(encoding="utf-8"))
    separable = [case for case in known if case["separable_without_base"]]
    read_files: dict[str, tuple[list[str], tuple[Recovery, ...]]] = {}
    for name in {case["file"] for case in known}:
        (path,) = shared_files(f"*/{name}")
        lines = path.read_text(encoding="utf-8").split("\n")
        read_files[name] = (lines, recover_lines(lines, language=language_of(path)))
    right = [case for case in separable if solved(case, *read_files[case["file"]])]
    assert len(right) >= 0.9 * len(separable)
    for name, (lines, found) in read_files.items():
        assert [recovery.fused for recovery in found] == lines
        known_places = {case["line"] - 1 for case in known if case["file"] == name}
        for place, recovery in enumerate(found):
            sure = [split for split in recovery.splits if split.confidence >= SURE]
            whole = recovery.paragraph is not Op.KEEP  # clauses told of together have one case
            history = any(split.rule is Rule.HISTORY for split in sure)  # of a file without a case
            assert not sure or whole or history or place in known_places


def solved(case: dict[str, Any], lines: list[str], found: tuple[Recovery, ...]) -> bool:
    """Whether a case is split as it should be, at its place."""
    place, context = case["line"] - 1, case["kept_context"]
    recovery = found[place]
    if "{}" not in context and case["deleted"] == "":
        return recovery.paragraph is Op.INSERT
    if context.startswith("whole clause"):
        return recovery.paragraph is Op.DELETE
    left, _, right = context.partition("{}") if "{}" in context else ("", "", "")
    left = re.split(r"[ …]", left)[-1]
    return any(
        told(case["deleted"], split.deleted)
        and told(case["inserted"], split.inserted)
        and lines[place][: split.start].endswith(left)
        and lines[place][split.end :].startswith(right[:2])
        for split in recovery.splits
    )


def told(wanted: str, got: str) -> bool:
    """Whether a string is the wanted one, which may leave out its middle."""
    start, gap, end = wanted.partition("……")
    return got == wanted if not gap else got.startswith(start) and got.endswith(end)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean_texts_are_left_alone(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    found = recover_lines(lines, language=language_of(path))
    assert not [split for recovery in found for split in recovery.splits]


# --- Laws ---------------------------------------------------------------------------------------


@given(st.lists(any_text, max_size=8), st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]))
def test_joined_the_pieces_are_the_fused_text(lines: list[str], language: str) -> None:
    for line, recovery in zip(lines, recover_lines(lines, language=language), strict=True):
        assert recovery.fused == line
        assert all(0 <= split.confidence <= 1 for split in recovery.splits)


def fuse(before: str, after: str) -> str:
    return "".join(mark.text for mark in diff(before, after))


@given(pairs_of_texts)
def test_with_the_text_before_rejecting_gives_it_back(texts: tuple[str, str]) -> None:
    fused = fuse(*texts)
    recovery = recover(fused, language="en", base=texts[0])
    assert recovery.exact
    assert recovery.before == texts[0]
    assert recovery.fused == fused


def test_a_text_before_that_is_not_there_is_said_to_be_missing() -> None:
    recovery = recover("the report of 20142018", language="en", base="another text")
    assert not recovery.exact
    assert recovery.fused == "the report of 20142018"
    assert [doubt.reason for doubt in recovery.doubts] == [Reason.NOT_BEFORE]
    assert recovery.after == "the report of 2018"


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "to report to the Council", "to report yearly to the Council"),
        ("en", "that the group shall meet", "that the group should meet"),
        ("en", "by 31 December each year;", "by 30 November each year;"),
        (
            "zh",
            "关于釜山成果的第7号决议（2014年，釜山，修订版）；",
            "关于釜山成果的第7号决议（2018年，迪拜，修订版）；",
        ),
        ("zh", "每三年召开会议，", "每五年召开会议，"),
        ("zh", "每年向理事会报告；", "每年向理事会和全权代表大会报告；"),
        ("ru", "поручает Директору доложить", "поручает Директору бюро доложить"),
        ("en", "d) the outcomes of both phases;", "e) the outcomes of both phases,"),
    ],
)
def test_with_the_text_before_the_text_after_is_found(
    language: str, before: str, after: str
) -> None:
    recovery = recover(fuse(before, after), language=language, base=before)
    assert (recovery.before, recovery.after) == (before, after)


def test_most_random_changes_are_found_with_the_text_before() -> None:
    random = Random(5)
    words = "the Council group report work session members results region every outcome".split()
    right = total = 0
    for _ in range(200):
        pieces = random.choices(words, k=14)
        changed = list(pieces)
        for place in random.sample(range(14), 2):
            new = random.choice(["annual", "revised", "joint", "final"])
            changed[place] = random.choice([new, f"{new} {pieces[place]}"])
        before, after = " ".join(pieces), " ".join(changed)
        recovery = recover(fuse(before, after), language="en", base=before)
        assert recovery.before == before
        right += recovery.after == after
        total += 1
    assert right >= 0.8 * total


def test_paragraphs_that_the_text_before_lacks_were_inserted() -> None:
    before = ["recalling", "a) the first clause;", "b) the second clause,"]
    lines = ["recalling", "a) the first clause;", "b) a new clause;", "bc) the second clause,"]
    found = recover_lines(lines, language="en", base=before)
    assert [recovery.paragraph for recovery in found] == [Op.KEEP, Op.KEEP, Op.INSERT, Op.KEEP]
    assert [r.before for r in found if r.paragraph is not Op.INSERT] == before
    assert all(recovery.exact for recovery in found)


def test_a_paragraph_before_that_is_missing_is_said_where_it_should_stand() -> None:
    before = ["recalling", "a) what is not there any more;", "b) the second clause,"]
    lines = ["recalling", "b) the second clause,"]
    found = recover_lines(lines, language="en", base=before)
    assert [recovery.exact for recovery in found] == [True, False]


def test_random_lists_are_never_surely_wrong() -> None:
    random = Random(11)
    fused = surely_wrong = right = 0
    for _ in range(150):
        lines, truth = random_list(random)
        for recovery, (op, pair) in zip(recover_lines(lines, language="en"), truth, strict=True):
            got = [(s.deleted, s.inserted) for s in recovery.splits if s.rule is Rule.LABELS]
            fused += bool(pair)
            right += bool(pair) and got == [pair]
            sure = [split for split in recovery.splits if split.confidence >= SURE]
            surely_wrong += recovery.paragraph not in (op, Op.KEEP) and bool(sure)
            surely_wrong += bool(got) and got != [pair]
    assert surely_wrong == 0
    assert right >= 0.95 * fused


STYLES: tuple[Callable[[int], str], ...] = (lambda rank: chr(96 + rank), str, roman)
Truth = tuple[Op, tuple[str, str] | None]


def random_list(random: Random) -> tuple[list[str], list[Truth]]:
    """A list of which some clauses came or went, its labels fused, and what is true of each."""
    style = random.choice(STYLES)
    ops = [Op.KEEP] * random.randint(3, 12)
    for _ in range(random.randint(1, 2)):
        ops.insert(random.randint(0, len(ops)), random.choice([Op.INSERT, Op.DELETE]))
    ranks = {Op.DELETE: 0, Op.INSERT: 0}
    lines = ["recalling"]
    truth: list[Truth] = [(Op.KEEP, None)]
    previous = Op.KEEP
    for op in ops:
        if previous is Op.INSERT and op is Op.DELETE:  # which of the two went cannot be seen
            op = Op.INSERT
        for side in ranks:
            ranks[side] += op in (Op.KEEP, side)
        pair = (style(ranks[Op.DELETE]), style(ranks[Op.INSERT]))
        replaced = op is Op.KEEP and pair[0] != pair[1]
        label = "".join(pair) if replaced else pair[op is not Op.DELETE]
        lines.append(f"{label}) words of a clause;")
        truth.append((op, pair if replaced else None))
        previous = op
    return lines, truth
