"""Texts made by hand, and people to store them: what the tests of the database stand on."""

from collections.abc import Sequence

from django.contrib.auth.models import Group, User

from resolutions.permissions import SECRETARIAT
from resolutions.text.clauses import (
    Action,
    Clause,
    Edition,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
)

RECALLING = ("the plan of the first conference;", "the report of the second conference,")


def secretary(name: str = "secretary") -> User:
    """A member of the secretariat."""
    user, _created = User.objects.get_or_create(username=name)
    user.groups.add(Group.objects.get_or_create(name=SECRETARIAT)[0])
    return user


def labelled(above: str, texts: Sequence[str], labels: str = "abcdefgh") -> tuple[Clause, ...]:
    """Lettered clauses under a section."""
    return tuple(
        Clause(Kind.CLAUSE, label=f"{label})", text=text, address=f"{above}/{label}")
        for label, text in zip(labels, texts, strict=False)
    )


def make_text(
    *,
    year: int = 2018,
    language: str = "en",
    number: str = "140",
    title: str = "The role of the Union",
    recalling: Sequence[str] = RECALLING,
    resolves: str = "to carry on with the work that has begun",
    footnote: str = "",
) -> ResolutionText:
    """A small resolution with a preamble, an operative part and maybe a footnote."""
    spans = (Span(3, 8, SpanKind.ITALIC),)
    notes = (Clause(Kind.FOOTNOTE, label="1", text=footnote, address="footnote-1"),)
    return ResolutionText(
        language=language,
        body="pp",
        kind="resolution",
        number=number,
        edition=Edition(year, "Dubai", Action.REVISED),
        clauses=(
            Clause(Kind.NUMBER, text=f"RESOLUTION {number} ({year})", address="number"),
            Clause(Kind.TITLE, text=title, address="title"),
            Clause(Kind.OPENING, text="The Conference,", address="opening"),
            Clause(
                Kind.PREAMBLE,
                heading="recalling",
                key="recalling",
                address="recalling",
                children=labelled("recalling", recalling),
            ),
            Clause(
                Kind.OPERATIVE,
                heading="resolves",
                key="resolves",
                text=resolves,
                spans=spans,
                address="resolves",
            ),
            *(notes if footnote else ()),
        ),
    )


def markdown(
    *,
    year: int = 2018,
    place: str = "Dubai",
    number: str = "140",
    recalling: Sequence[str] = RECALLING,
    resolves: Sequence[str] = ("to carry on with the work that has begun;", "to report on it,"),
    more: str = "",
) -> bytes:
    """A small resolution as a file in English."""
    preamble = "\n".join(
        f"{label}) {text}" for label, text in zip("abcdef", recalling, strict=False)
    )
    operative = "\n".join(f"{rank} {text}" for rank, text in enumerate(resolves, 1))
    union = "International Telecommunication Union"
    return (
        f"RESOLUTION {number} (REV. {place.upper()}, {year})\n\nThe role of the Union\n\n"
        f"The Plenipotentiary Conference of the {union} ({place}, {year}),\n\n"
        f"recalling\n\n{preamble}\n\nresolves\n\n{operative}\n{more}"
    ).encode()


def chinese(
    *,
    year: int = 2018,
    recalling: Sequence[str] = ("第一次大会的计划；", "第二次大会的报告，"),
    more: str = "",
) -> bytes:
    """The same resolution as a file in Chinese."""
    preamble = "\n".join(
        f"{label}) {text}" for label, text in zip("abcdef", recalling, strict=False)
    )
    return (
        f"第140号决议（{year}年，迪拜，修订版）\n\n国际电联的作用\n\n"
        f"国际电信联盟全权代表大会（{year}年，迪拜），\n\n"
        f"忆及\n\n{preamble}\n\n做出决议\n\n1 继续已经开始的工作；\n2 就此提出报告，\n{more}"
    ).encode()
