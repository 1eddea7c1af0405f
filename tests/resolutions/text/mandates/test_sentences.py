import pytest

from resolutions.text.mandates import recipients, requests

REQUESTS = [
    ("en", "to instruct the Director of BDT to help", "instructs",
     "the-director-of-the-telecommunication-development-bureau"),
    ("en", "that the Council be invited to agree", "invites", "the-council"),
    ("en", "Member States and Sector Members are encouraged to come", "encourages",
     "member-states sector-members"),
    ("en", "the group urged all Member States to reply", "urges", "member-states"),
    ("en", "the secretariat was requested to publish it", "requests", "the-secretariat"),
    ("fr", "de charger le Secrétaire général d'agir", "instructs", "the-secretary-general"),
    ("fr", "les États Membres sont invités à venir", "invites", "member-states"),
    ("es", "encargar al Secretario General que actúe", "instructs", "the-secretary-general"),
    ("es", "invitar a los Estados Miembros a venir", "invites", "member-states"),
    ("ru", "поручить Генеральному секретарю сделать", "instructs", "the-secretary-general"),
    ("ru", "предлагается Государствам-Членам прийти", "invites", "member-states"),
    ("ru", "призвать Государства-Члены ответить", "encourages", "member-states"),
    ("zh", "工作组请秘书处更新", "invites", "the-secretariat"),
    ("zh", "鼓励成员国和部门成员参加", "encourages", "member-states sector-members"),
    ("zh", "责成秘书长采取行动", "instructs", "the-secretary-general"),
    ("ar", "أن يكلف الأمين العام بالعمل", "instructs", "the-secretary-general"),
    ("ar", "دعوة الدول الأعضاء إلى المشاركة", "invites", "member-states"),
]  # fmt: skip
NONE = [
    ("en", "the invitation of Member States was read"),
    ("en", "Member States came"),
    ("zh", "成员国申请加入"),
    ("zh", "提请理事会注意"),
    ("ru", "Государства-Члены пришли"),
]


@pytest.mark.parametrize(("language", "text", "action", "actors"), REQUESTS)
def test_who_is_asked(language: str, text: str, action: str, actors: str) -> None:
    (found,) = requests(text, language)
    assert (found.action, " ".join(found.actors)) == (action, actors)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_nobody_is_asked(language: str, text: str) -> None:
    assert requests(text, language) == ()


def test_the_outermost_request_counts_unless_all_are_wanted() -> None:
    text = "to invite the Council to instruct the Secretary-General to act"
    assert [one.actors for one in requests(text, "en")] == [("the-council",)]
    nested = [one.actors for one in requests(text, "en", nested=True)]
    assert nested == [("the-council",), ("the-secretary-general",)]


def test_every_sentence_may_ask() -> None:
    text = "The Council is invited to agree. Member States are urged to reply."
    assert [str(one.action) for one in requests(text, "en")] == ["invites", "urges"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "to submit a report to the Council", ("the-council",)),
        ("en", "to report annually to the Council and to the next Plenipotentiary Conference",
         ("the-council", "the-plenipotentiary-conference")),
        ("en", "to draw up a report and to submit it to the 2030 session of the Council",
         ("the-council",)),
        ("en", "to lay before each session of the Council one report", ("the-council",)),
        ("en", "to inform the Council on a regular basis", ("the-council",)),
        ("en", "to keep the Council informed of what was done", ("the-council",)),
        ("en", "to provide the Council with yearly progress reports", ("the-council",)),
        ("en", "to provide Member States with help and to report to the Council",
         ("the-council",)),
        ("en", "to draw up a plan and submit it to the 2030 session of the Council",
         ("the-council",)),
        ("en", "to submit a plan for all regions to the Council at its 2030 session",
         ("the-council",)),
        ("en", "to report to the following plenipotentiary conference",
         ("the-plenipotentiary-conference",)),
        ("en", "to submit contributions to ITU-T", ()),
        ("en", "to keep the Council's rules", ()),
        ("fr", "d'informer le Conseil des progrès", ("the-council",)),
        ("fr", "de tenir les États Membres informés", ("member-states",)),
        ("es", "que mantenga informado al Consejo", ("the-council",)),
        ("ru", "информировать Совет о ходе работы", ("the-council",)),
        ("zh", "将结果通知理事会", ("the-council",)),
        ("zh", "使理事会了解进展情况", ("the-council",)),
        ("ar", "إبلاغ المجلس بالتقدم", ("the-council",)),
        ("en", "to provide support to Member States", ()),
        ("en", "to report on the agenda that is before the Council", ()),
        ("fr", "de présenter un rapport au Conseil", ("the-council",)),
        ("es", "que presente un informe al Consejo", ("the-council",)),
        ("ru", "представлять отчет Совету", ("the-council",)),
        ("zh", "向理事会提交报告", ("the-council",)),
        ("zh", "每年向2026年理事会会议提交报告", ("the-council",)),
        ("zh", "向每届理事会会议提交报告", ("the-council",)),
        ("zh", "向下一届全权代表大会提交报告", ("the-plenipotentiary-conference",)),
        ("fr", "de présenter un rapport à la session de 2026 du Conseil", ("the-council",)),
        ("fr", "de faire rapport à chaque session du Conseil", ("the-council",)),
        ("es", "que presente un informe a la reunión de 2026 del Consejo", ("the-council",)),
        ("ar", "تقديم تقرير إلى دورة المجلس لعام 2026", ("the-council",)),
        ("zh", "向成员国提供帮助", ()),
        ("ar", "تقديم تقرير إلى المجلس", ("the-council",)),
        ("ar", "تقديم تقرير للمجلس", ("the-council",)),
        ("en", "to present a report at the next session of the Council", ("the-council",)),
        ("en", "to report on what was said at the 2025 session of the Council Working Groups", ()),
        ("fr", "de faire rapport lors de la prochaine session du Conseil", ("the-council",)),
        ("es", "que presente un informe en la próxima reunión del Consejo", ("the-council",)),
        ("es", "presentar un informe en la próxima Conferencia de Plenipotenciarios",
         ("the-plenipotentiary-conference",)),
        ("ru", "представить отчет на следующей сессии Совета", ("the-council",)),
        ("ru", "ежегодно представлять отчеты сессиям Совета", ("the-council",)),
        ("ru", "представить отчет о выполнении решений Совета", ()),
        ("zh", "在理事会下届会议上提交报告", ("the-council",)),
        ("ar", "تقديم تقرير في دورة المجلس", ("the-council",)),
    ],
)  # fmt: skip
def test_who_is_reported_to(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert recipients(text, language) == expected
