"""Submitted documents in six languages, written for the tests, and the words that each keeps."""

from collections import Counter
from collections.abc import Iterator

from amendments.submissions.heads import Head
from amendments.submissions.proposals import ContributionText
from amendments.submissions.starts import words_of
from amendments.submissions.values import Block
from resolutions.text.lines import Line
from resolutions.text.sources import read_text

ENGLISH = """Council 2023
Geneva, 11-21 July 2023
Agenda item: PL 1.3
Document C23/68-E
9 June 2023
Original: English
Contribution by Canada and Bosnia and Herzegovina
A better way to count gardens
Purpose
This paper says how gardens may be counted.
Action required by the Council
The Council is invited to count.
Relevant link(s) with the Strategic Plan
Gardens and trees.
Financial implications: None.
References
Council Resolution 9001; Decision 7
1 Background
Gardens were not counted before.
2 How gardens grow
They grow slowly.
Proposal
We propose these changes.
MOD CAN/68/1
RESOLUTION 9001 (MODIFIED 2023)
On gardens
The Council,
recalling
the first garden,
resolves
1 to count gardens;
2 to report.
Reasons: Gardens matter.
They also feed people.
SUP CAN/68/2
RESOLUTION 9002
On hedges
Reasons:
"""
FRENCH = """Conférence de plénipotentiaires (PP-22)
Bucarest, 26 septembre - 14 octobre 2022
SÉANCE PLÉNIÈRE
Addendum 3 au
Document 44-F
1er août 2022
Original: français
États de la région des jardins
PROPOSITIONS POUR LES TRAVAUX DE LA CONFÉRENCE
Résumé
Il faut compter les jardins.
Suite à donner
La conférence est priée de compter.
Références
Résolution 9003
MOD EUR/44A3/1
RÉSOLUTION 9003 (RÉV. BUCAREST, 2022)
Sur les jardins
La Conférence de plénipotentiaires (Bucarest, 2022),
décide
1 de compter les jardins.
Motifs: Ils sont beaux.
"""
SPANISH = """Asamblea Mundial de Normalización de las Telecomunicaciones (AMNT-24)
SESIÓN PLENARIA
Addéndum 2 al
Documento 39-S
2 de septiembre de 2024
Original: inglés
Estados de la región de los jardines
PROPUESTAS PARA LOS TRABAJOS DE LA ASAMBLEA
Resumen: Conviene contar los jardines.
Contacto: Ana
ADD IAP/39A2/1
PROYECTO DE NUEVA RESOLUCIÓN [IAP-1] (NUEVA DELHI, 2024)
Sobre los jardines
La Asamblea Mundial de Normalización de las Telecomunicaciones (Nueva Delhi, 2024),
resuelve
1 contar los jardines.
Motivos: Son hermosos.
"""
RUSSIAN = """Совет 2024
Пункт повестки дня: PL 2
Документ C24/71-R
3 мая 2024 года
Оригинал: русский
Вклад от Садовой Республики
О саде
Назначение
Предлагается считать сады.
Необходимые действия Совета
Совету предлагается считать.
Финансовые последствия
Нет.
Справочные материалы
Резолюция 9005 Совета
MOD SAD/71/1
РЕЗОЛЮЦИЯ 9005 (ИЗМЕНЕНА В 2024 Г.)
О садах
Совет МСЭ,
решает
1 считать сады.
Основания: Сады красивы.
"""
CHINESE = """议项：PL 1.3
文件 C23/70-C
2023年6月9日
原文：中文
花园国的文稿
关于花园的统计
目的
本文说明怎样统计花园。
理事会需采取的行动
请理事会统计花园。
与《战略规划》的关联
花园与树木。
财务影响：无。
参考文件
理事会第9001号决议
提案
建议如下修改。
第9001号决议（2023年，修改）
关于花园
理事会，
忆及
a) 第一个花园；
做出决议
1 统计花园。
理由：花园很重要。
"""
ARABIC = """المؤتمر العالمي لتنمية الاتصالات (WTDC-25)
الجلسة العامة
المراجعة 2 للوثيقة WTDC25/12-A
3 أكتوبر 2025
الأصل: بالعربية
دول منطقة الحدائق
عد الحدائق
مجال الأولوية:
الحدائق والأشجار
ملخص:
تعد الحدائق كل سنة.
النتائج المتوقعة:
عدد الحدائق.
المراجع:
القرار 9006
MOD ARB/12/1
القرار 9006 (المراجَع في باكو، 2025)
الحدائق
إن المؤتمر العالمي لتنمية الاتصالات (باكو، 2025)،
يقرر
1 عد الحدائق.
الأسباب: الحدائق جميلة.
"""
DOCUMENTS = {
    "ar": ARABIC,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "zh": CHINESE,
}


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a document, numbered from 1."""
    return read_text(text).lines


def counted(texts: Iterator[str]) -> Counter[str]:
    """How often each letter and digit stands in some texts."""
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def source_words(lines: tuple[Line, ...]) -> Counter[str]:
    return counted(words_of(line) for line in lines)


def kept_words(contribution: ContributionText) -> Counter[str]:
    """What a contribution holds of its document: head, proposals, and what was left out."""
    return counted(
        text
        for part in (
            _of_head(contribution.head),
            _of_proposals(contribution),
            (odd.detail for odd in contribution.oddities if odd.kind.name in LEFT_OUT),
        )
        for text in part
    )


LEFT_OUT = {"BEHIND_ALL", "FURNITURE"}


def head_words(head: Head) -> Counter[str]:
    return counted(_of_head(head))


def _of_head(head: Head) -> Iterator[str]:
    for entry in head.entries:
        yield from (entry.label, entry.text)
    yield from _of_blocks(head.blocks)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield block.label
        yield from (paragraph.text for paragraph in block.paragraphs)


def _of_proposals(contribution: ContributionText) -> Iterator[str]:
    for proposal in contribution.proposals:
        yield proposal.written
        yield from map(words_of, proposal.lines)
        yield proposal.reasons_label
        yield from (paragraph.text for paragraph in proposal.reasons)
        yield from _of_blocks(proposal.introduction)
