"""Redlines as a person would draw them: `[before→after]`, `[-deleted]`, `[+inserted]`."""

import re

import pytest

from amendments.redline.diff import Mark, Op, diff, normalize

REFERENCES = """
adopted in [2018→2022] by the Council
Resolution 5 (Rev. [Dubai, 2018→Bucharest, 2022]) of the Conference
that the [Secretary-General should→Director shall] report every year to the Council
to approve the [+annual ]report of the [+working ]group
to submit a report, [+in accordance with Resolution 5, ]and
broadband; [+numbering; ]spectrum; satellites
broadband, [+numbering, ]spectrum and satellites
the plan [-(2018) ]of the Union
the goals of the plan [-(GPs) ]are
to continue its work on small islands[,→;]
see document [A/70/125→A/70/126] and A/RES/70/1
in the period [2015-2019→2020-2023]
a fall of [0.1%→0.5%] since then
that [phones in schools are rare in many countries→safe machines need new shared rules];
invites Member States[ and→,] Sector Members [+and Academia ]to contribute
the [-Union's ]yearly plan[+ of the Union]
[telephones/faxes→telephone/fax services] for all
to invite it[+, at its 2023 session,] to read [+promptly ]the report every [two years→year]
to report to [WTDC-17→WTDC-22] on the matter
that the group shall [+meet ](subject to approval)[- meet]
the Director of [BDT→BR] and the Director of [BR→TSB]
[Rappelant→rappelant] la décision du Conseil
la Conférence charge l'[Union→UIT] de présenter un bilan[+ annuel]
en vertu de la Résolution 5 (Rév. [Dubaï, 2018→Bucarest, 2022])
d'élaborer [un plan→une stratégie] d'action
que l'accès [+abordable ]à l'Internet progresse
que la Unión [siga prestando→preste] apoyo técnico [+y financiero ]a las islas
Resolución 5 (Rev. [Buenos Aires, 2017→Kigali, 2022])
¿cómo medir [+mejor ]los avances?
el año [2018→2022], según el documento [C18/5→C22/7]
Резолюция 5 (Пересм. [Дубай, 2018→Бухарест, 2022] г.) Конференции
[продолжать→ускорить] работу по обучению персонала[+ в сельских районах]
поручает Директору [-ежегодно ]представлять отчет
القرار 5 (المراجَع في [دبي، 2018→بوخارست، 2022]) للمؤتمر
يكلف الأمين العام بتقديم تقرير [+سنوي ]إلى المجلس
إذ [يذكّر→يذكر] بالقرارات
في الفترة [٢٠١٨→٢٠٢٢] وما بعدها
关于互联网的第5号决议（[2014年，釜山→2018年，迪拜]，修订版）；
（2008年，约翰内斯堡；2012年，迪拜[+；2016年，哈马马特]）
第5号决议（[2018年，迪拜→2022年，布加勒斯特]，修订版）
请秘书长向理事会[2019年会议→2024年大会]提交[+年度]报告
责成电信[发展→标准化]局主任[继续开展→加强]培训工作
国际电联在[+网络安全和]培训方面发挥[+更大]作用
[缩小城乡差别需要资金和人才→人工智能系统应当安全、可靠并值得信赖]
电信/ICT对[+数字化转型和]数字经济的贡献
促进发展和[+合作和]安全
将会议文件[A/78/L.49→A/78/L.50]提交大会[，→；]
""".strip().splitlines()

_CHANGE = re.compile(r"\[([^\[\]]*)\]")


def marks_of(drawn: str) -> tuple[Mark, ...]:
    """The marks that a drawing stands for."""
    marks: list[Mark] = []
    for place, part in enumerate(_CHANGE.split(drawn)):
        if place % 2 == 0:
            marks.append(Mark(Op.KEEP, part))
        elif part[0] in "+-":
            marks.append(Mark(Op.INSERT if part[0] == "+" else Op.DELETE, part[1:]))
        else:
            deleted, inserted = part.split("→")
            marks += [Mark(Op.DELETE, deleted), Mark(Op.INSERT, inserted)]
    return normalize(marks)


@pytest.mark.parametrize("drawn", REFERENCES)
def test_references(drawn: str) -> None:
    marks = marks_of(drawn)
    before = "".join(mark.text for mark in marks if mark.op is not Op.INSERT)
    after = "".join(mark.text for mark in marks if mark.op is not Op.DELETE)
    assert diff(before, after) == marks


def test_square_brackets_around_text_come_and_go_alone() -> None:
    deleted = [mark.text for mark in diff("[the group] decides", "the group decides")][::2]
    assert deleted == ["[", "]"]
    assert len(diff("[the group] decides", "the group decides")) == 4


def test_a_new_bracket_is_whole() -> None:
    marks = diff("the summit (Geneva, 2003) and", "the summit (Geneva, 2003) (Tunis, 2005) and")
    assert [mark.text.strip() for mark in marks if mark.op is Op.INSERT] == ["(Tunis, 2005)"]


def test_a_bracket_opened_on_both_sides_is_closed_in_the_change() -> None:
    marks = diff("plan and 2018 (plan of)", "of (and year Union) text shall")
    for mark in marks:
        assert mark.text.count("(") == mark.text.count(")") or mark.op is Op.KEEP


def test_a_rewritten_clause_is_one_deletion_and_one_insertion() -> None:
    before = "that many people in the mountains of the world have no access to the network"
    after = "that the Union and its members in all regions should build new schools of the art"
    assert [mark.op for mark in diff(before, after)] in (
        [Op.KEEP, Op.DELETE, Op.INSERT],
        [Op.DELETE, Op.INSERT],
    )


def test_what_is_kept_by_chance_in_a_rewritten_clause_is_not_kept() -> None:
    before = (
        "1 to carry out Decision 47 (Rev. Quito, 2017) and the parts of the work plan on radio;"
    )
    after = "a) that no money was set aside under Decision 34 (Rev. Minsk, 1998) for islands;"
    assert [mark.op for mark in diff(before, after)] == [Op.DELETE, Op.INSERT, Op.KEEP]
