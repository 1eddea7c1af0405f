from amendments.redline.diff import Op
from amendments.redline.flattened import recover_lines
from amendments.submissions.fused import view
from resolutions.text.clauses import Span, SpanKind
from resolutions.text.lines import Line

FUSED = "第140号决议（2018年，迪拜2022年，布加勒斯特，修订版）的文本"


def test_each_view_has_its_own_words_and_spans() -> None:
    spans = (Span(len(FUSED) - 2, len(FUSED), SpanKind.ITALIC),)
    lines = (Line(FUSED, 3, spans=spans), Line("没有变化", 4))
    found = recover_lines([line.text for line in lines], language="zh")
    before, after = view(lines, found, Op.INSERT), view(lines, found, Op.DELETE)
    assert before[0].text == "第140号决议（2018年，迪拜，修订版）的文本"
    assert after[0].text == "第140号决议（2022年，布加勒斯特，修订版）的文本"
    for line in (before[0], after[0]):
        (span,) = line.spans
        assert line.text[span.start : span.end] == "文本"
        assert line.number == 3
    assert before[1] is lines[1]


def test_a_line_that_one_view_lacks_is_left_out() -> None:
    base = ["忆及", "a) 第一次大会；"]
    fused = ["忆及", "a) 第一次大会；", "b) 第二次大会，"]
    lines = tuple(Line(text, number) for number, text in enumerate(fused, 1))
    found = recover_lines(fused, language="zh", base=base)
    assert [line.number for line in view(lines, found, Op.INSERT)] == [1, 2]
    assert [line.number for line in view(lines, found, Op.DELETE)] == [1, 2, 3]
