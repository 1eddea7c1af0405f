"""Resolutions written for the tests of Word files, by hand and by chance."""

from __future__ import annotations

import random
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from resolutions.text.clauses import (
    Action,
    Clause,
    Edition,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
    transform_text,
)

WORDS = {
    "en": (
        "RESOLUTION 140 (REV. DUBAI, 2018)",
        "A title written for the tests",
        "The Conference of the tests (Dubai, 2018),",
        ("recalling", "noting", "resolves", "invites Member States"),
        "that the first trees stand in a row by the quiet river and nobody counts them at night",
        ("a)", "b)", "c)", "d)", "e)", "f)"),
    ),
    "zh": (
        "第140号决议（2018年，迪拜，修订版）",
        "为测试而写的标题",
        "测试大会（2018年，迪拜），",
        ("忆及", "注意到", "做出决议", "请各成员国"),
        "河边的树木排成一行，“夜里”没有人去数它们，ICT也不例外；水流得很慢，天空很蓝",
        ("a)", "b)", "c)", "d)", "e)", "f)"),
    ),
    "ar": (
        "القرار 140 (المراجَع في دبي، 2018)",
        "عنوان مكتوب للاختبار",
        "إن مؤتمر الاختبار (دبي، 2018)،",
        ("إذ يذكّر", "وإذ يلاحظ", "يقرر", "يدعو الدول الأعضاء"),
        "أن الأشجار الأولى تقف في صف واحد قرب النهر ولا أحد يعدها ليلاً مثل WSIS+10 (2014) هنا",
        ("أ )", "ب)", "ج)", "د )", "ه )", "و )"),
    ),
    "es": (
        "RESOLUCIÓN 140 (REV. DUBÁI, 2018)",
        "Un título escrito para las pruebas",
        "La Conferencia de las pruebas (Dubái, 2018),",
        ("recordando", "observando", "resuelve", "invita a los Estados Miembros"),
        "que los árboles están en fila junto al río tranquilo y de noche nadie los cuenta",
        ("a)", "b)", "c)", "d)", "e)", "f)"),
    ),
    "fr": (
        "RÉSOLUTION 140 (RÉV. DUBAÏ, 2018)",
        "Un titre écrit pour les tests",
        "La Conférence des tests (Dubaï, 2018),",
        ("rappelant", "notant", "décide", "invite les États Membres"),
        "que les arbres se tiennent en rang près du fleuve «tranquille» et que nul ne les compte",
        ("a)", "b)", "c)", "d)", "e)", "f)"),
    ),
    "ru": (
        "РЕЗОЛЮЦИЯ 140 (ПЕРЕСМ. ДУБАЙ, 2018 Г.)",
        "Название, написанное для проверки",
        "Конференция проверок (Дубай, 2018 г.),",
        ("напоминая", "отмечая", "решает", "предлагает Государствам-Членам"),
        "что первые деревья стоят в ряд у тихой реки и ночью никто не пересчитывает их заново",
        ("a)", "b)", "c)", "d)", "e)", "f)"),
    ),
}


def clause(text: str, label: str = "a)", *children: Clause, kind: Kind = Kind.CLAUSE) -> Clause:
    """A labelled clause."""
    return Clause(kind, label=label, text=text, children=children)


def anchored(text: str, label: str = "1", suffix: str = ";") -> tuple[str, tuple[Span, ...]]:
    """A text with a note's anchor before its last character, and the span of the anchor."""
    start = len(text)
    span = Span(start, start + len(label), SpanKind.FOOTNOTE, label)
    return text + label + suffix, (span,)


def table(*rows: tuple[str, ...]) -> Clause:
    """A table of plain cells."""
    return Clause(
        Kind.TABLE,
        children=tuple(
            Clause(Kind.ROW, children=tuple(Clause(Kind.CELL, text=cell) for cell in row))
            for row in rows
        ),
    )


def resolution(*clauses: Clause, language: str = "en") -> ResolutionText:
    """A text of just these clauses."""
    edition = Edition(2018, "Dubai", Action.REVISED)
    return ResolutionText(language, "pp", "resolution", "140", edition, clauses)


def sample(language: str) -> ResolutionText:
    """A whole resolution with everything that one can have."""
    number, title, opening, headings, words, labels = WORDS[language]
    noted, spans = anchored(words)
    looks = (Span(2, 5, SpanKind.ITALIC), Span(6, 9, SpanKind.BOLD))
    link = Span(10, 14, SpanKind.LINK, "https://www.itu.int/")
    dash = Clause(Kind.DASH, label="–", text=words + ",")
    more = Clause(Kind.PARAGRAPH, text=words)
    return resolution(
        Clause(Kind.NUMBER, text=number),
        Clause(Kind.TITLE, text=title),
        Clause(Kind.HISTORY, text="(Geneva, 2012; Dubai, 2018)"),
        Clause(Kind.OPENING, text=opening),
        Clause(
            Kind.PREAMBLE,
            heading=headings[0],
            key="recalling",
            children=(
                Clause(Kind.CLAUSE, label=labels[0], text=noted, spans=spans),
                Clause(
                    Kind.CLAUSE,
                    label=labels[1],
                    text=words,
                    spans=(*looks, link),
                    children=(dash, more),
                ),
            ),
        ),
        Clause(
            Kind.OPERATIVE,
            heading=headings[2],
            key="resolves",
            children=(
                clause(words, "1", clause(words, "i)"), clause(words, "ii)")),
                clause(words, "2"),
            ),
        ),
        Clause(Kind.OPERATIVE, heading=headings[3], key="invites-member-states", text=words),
        Clause(Kind.FOOTNOTE, label="1", text=words),
        Clause(
            Kind.ANNEX,
            heading="ANNEX 1",
            text=title,
            children=(
                Clause(
                    Kind.HEADING,
                    heading=f"1 {title}",
                    text=words,
                    children=(table((words, "x"), ("y", words)), clause(words)),
                ),
            ),
        ),
        language=language,
    )


class Chance:
    """Makes texts and changes them, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._language = self._random.choice(("en", "en", "zh", "ar"))
        self._notes = 0

    def words(self) -> str:
        """A sentence of the language, different nearly every time."""
        words = WORDS[self._language][4].split(" ")
        if self._language == "zh":
            words = list(WORDS["zh"][4])
        self._random.shuffle(words)
        joint = "" if self._language == "zh" else " "
        text = joint.join(words[: self._random.randint(1, len(words))]).strip()
        return text + self._random.choice(("", ";", ",", "  twice", "\tx", "\u2011y"))

    def clause(self, depth: int = 0) -> Clause:
        """A clause of any kind that may stand in a section."""
        kind = self._random.choice(
            (Kind.CLAUSE, Kind.CLAUSE, Kind.CLAUSE, Kind.DASH, Kind.PARAGRAPH, Kind.TABLE)
        )
        if kind is Kind.TABLE:
            width = self._random.randint(1, 3)
            rows = range(self._random.randint(1, 3))
            return table(*(tuple(self.words() for _ in range(width)) for _ in rows))
        text, spans = self.words(), ()
        if self._random.random() < 0.2:
            self._notes += 1
            text, spans = anchored(text, str(self._notes))
        elif len(text) > 8 and self._random.random() < 0.3:
            looks = self._random.choice((SpanKind.BOLD, SpanKind.ITALIC, SpanKind.LINK))
            target = "https://example.org/x" if looks is SpanKind.LINK else ""
            spans = (Span(2, 6, looks, target),)
        label = {Kind.DASH: "–", Kind.PARAGRAPH: ""}.get(kind)
        if label is None:
            label = self._random.choice(("a)", "b)", "1", "2", "i)"))
        children = ()
        if kind is Kind.CLAUSE and depth < 2 and self._random.random() < 0.3:
            children = tuple(self.clause(depth + 1) for _ in range(self._random.randint(1, 2)))
        return Clause(kind, label=label, text=text, spans=spans, children=children)

    def text(self) -> ResolutionText:
        """A whole text."""
        number, title, opening, headings, _, _ = WORDS[self._language]
        kinds = (Kind.PREAMBLE, Kind.PREAMBLE, Kind.OPERATIVE, Kind.OPERATIVE)
        sections = [
            Clause(
                kind,
                heading=heading,
                text=self.words() if self._random.random() < 0.3 else "",
                children=tuple(self.clause() for _ in range(self._random.randint(0, 4))),
            )
            for heading, kind in zip(headings, kinds, strict=True)
        ]
        annex = Clause(
            Kind.ANNEX,
            heading="ANNEX",
            text=title,
            children=tuple(self.clause() for _ in range(self._random.randint(0, 3))),
        )
        return resolution(
            Clause(Kind.NUMBER, text=number),
            Clause(Kind.TITLE, text=title),
            Clause(Kind.OPENING, text=opening),
            *sections,
            *self._missing_notes(sections),
            *((annex,) if self._random.random() < 0.4 else ()),
            language=self._language,
        )

    def _missing_notes(self, sections: list[Clause]) -> list[Clause]:
        labels = [
            span.target
            for section in sections
            for one in section.walk()
            for span in one.spans
            if span.kind is SpanKind.FOOTNOTE
        ]
        return [Clause(Kind.FOOTNOTE, label=label, text=self.words()) for label in labels]

    def changed(self, text: ResolutionText) -> ResolutionText:
        """The text with clauses added, deleted, moved, relabelled and reworded."""
        return replace(text, clauses=self._changed(text.clauses))

    def _changed(self, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        kept: list[Clause] = []
        for one in clauses:
            roll = self._random.random()
            if roll < 0.12:
                continue
            if roll < 0.3 and one.text and not one.spans:
                one = replace(one, text=self._reworded(one.text))
            elif roll < 0.36 and one.label and one.kind is Kind.CLAUSE:
                one = replace(one, label="z)")
            one = replace(one, children=self._changed(one.children))
            kept.append(one)
            if roll > 0.88 and one.kind in (Kind.CLAUSE, Kind.PARAGRAPH, Kind.DASH):
                kept.append(self.clause(2))
            elif roll > 0.8 and one.kind is Kind.ROW:
                kept.append(one)
        if len(kept) > 2 and self._random.random() < 0.2:
            kept.append(kept.pop(self._random.randrange(len(kept))))
        return tuple(kept)

    def _reworded(self, text: str) -> str:
        cut = self._random.randrange(len(text) + 1)
        return (text[:cut] + self._random.choice((" more ", "", "X")) + text[cut + 3 :]).strip()


def identified(text: ResolutionText) -> ResolutionText:
    """The text with an identity on every clause, the same one for an address in every text."""
    return transform_text(text, lambda c: replace(c, uid=str(uuid5(NAMESPACE_URL, c.address))))
