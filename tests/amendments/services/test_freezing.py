"""Readings: numbered, frozen, released; and as Word files, by author."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from amendments.desk.readings import base_of, export_reading
from amendments.models import Reading
from amendments.redline.changes import printed
from amendments.redline.decisions import Choice
from amendments.redline.snapshots import Fate, pack, unpack
from amendments.services.freezing import freeze, release
from amendments.services.rulings import Said, rule, rule_all
from resolutions import queries
from resolutions.services.problems import ImportProblem
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind, transform_text
from resolutions.word import views
from resolutions.word.marks import Document, paragraphs
from resolutions.word.reader import read
from tests.amendments.desked import (
    RECALLING,
    bare,
    contribution,
    key_of,
    now,
    opened,
    revised,
    six,
)
from tests.amendments.editions import store
from tests.amendments.sponsored import head
from tests.meetings.people import delegation
from tests.resolutions.word.oracle import ask
from tests.trees import make_text

pytestmark = pytest.mark.django_db


def words(document: Document) -> str:
    """What a Word document says, paragraph by paragraph."""
    return "\n".join(
        "".join(run.text for run in paragraph.runs) for paragraph in paragraphs(document.blocks)
    )


def authors(document: Document) -> dict[str, str]:
    """All that each author inserted or deleted."""
    found: dict[str, str] = {}
    for paragraph in paragraphs(document.blocks):
        for run in paragraph.runs:
            for mark in run.revisions:
                found[mark.author] = found.get(mark.author, "") + run.text
    return found


def test_readings_are_numbered_frozen_and_released_to_everybody() -> None:
    desk, chair = opened()
    first = freeze(user=chair, desk=desk, note="as it came")
    assert (str(first), first.undecided) == ("First reading (DT/1)", now(desk).open_count)
    with pytest.raises(ImportProblem):
        freeze(user=chair, desk=desk)
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.TAKE), seen=0)
    second = freeze(user=chair, desk=desk)
    assert str(second) == "Second reading (DT/1 Rev. 1)"
    assert "fourth" not in "".join(bare(first.frozen)) and "fourth" in "".join(bare(second.frozen))
    assert not Reading.objects.visible_to(AnonymousUser()).exists()
    with pytest.raises(PermissionDenied):
        release(user=head(delegation("canada")), reading=second)
    assert release(user=chair, reading=second) == release(user=chair, reading=second)
    assert Reading.objects.visible_to(AnonymousUser()).get() == second
    with pytest.raises(DatabaseError), transaction.atomic():
        Reading.objects.update(note="another")


def test_a_reading_remembers_what_became_of_everything() -> None:
    desk, chair = opened()
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.BRACKET), seen=0)
    reading = freeze(user=chair, desk=desk)
    snapshot = unpack(reading.snapshot)
    assert pack(snapshot) == reading.snapshot
    fates = {one.fate for one in snapshot.dispositions}
    assert fates == {Fate.BRACKETED, Fate.OPEN}
    assert reading.brackets == 1


def test_the_file_of_a_reading_has_each_change_under_its_author() -> None:
    desk, chair = opened()
    rule_all(user=chair, desk=desk, scope="author:Canada")
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.BRACKET), seen=9)
    rule_all(user=chair, desk=desk, scope="author:Ghana")
    reading = freeze(user=chair, desk=desk)
    document = read(export_reading(reading).content)
    by = authors(document)
    assert by["Canada, Kenya"] == "long "
    assert by["Japan"].strip().endswith("the vote of the fourth conference,")
    assert by["Ghana"].strip().endswith("the letter of the third conference,")
    assert sorted(by["Chair-pp"].replace("\t", "").replace(" ", "")) == [")", "[", "]", "c"]
    rejected, accepted = words(views.before(document)), words(views.after(document))
    for text, said in ((base_of(desk), rejected), (reading.frozen, accepted)):
        plain = "".join(printed(text).split())
        assert "".join(said.split()) == plain


@pytest.mark.once
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_libreoffice_rejects_to_the_base_and_accepts_to_the_reading(tmp_path: Path) -> None:
    version = store(
        noted(make_text(year=2022, recalling=RECALLING), "recalling/a", "the plan", "1")
    )
    more = revised(noted(queries.version_text(version, "en"), "recalling/b", "report", "2"))
    more = revised(more, title="The bigger role of the Union")
    desk, chair = opened([*six(version), contribution("peru", version, more)])
    rule_all(user=chair, desk=desk, scope="author:Canada")
    rule_all(user=chair, desk=desk, scope="author:Peru")
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.BRACKET), seen=9)
    divided = next(one for one in now(desk).consolidated.collisions if "ITA/1/1" in one.sources)
    rule(user=chair, desk=desk, said=Said(divided.key, Choice.ALTERNATIVES), seen=9)
    reading = freeze(user=chair, desk=desk)
    file = tmp_path / "reading.docx"
    file.write_bytes(export_reading(reading).content)
    (found,) = ask([file])
    assert "[ITA/1/1]" in "".join(found.after)
    assert (len(found.notes_before), len(found.notes_after)) == (1, 2)
    for text, said, notes in (
        (base_of(desk), found.before, found.notes_before),
        (reading.frozen, found.after, found.notes_after),
    ):
        assert "".join("".join(said).split()) == "".join(in_the_body(text).split())
        assert notes == [one.text for one in text.walk() if one.kind is Kind.FOOTNOTE]


def noted(text: ResolutionText, address: str, behind: str, label: str) -> ResolutionText:
    """The text with a footnote, whose sign stands behind some words of a clause."""
    clause = text.by_address()[address]
    at = clause.text.index(behind) + len(behind)
    said = f"{clause.text[:at]}{label}{clause.text[at:]}"
    sign = Span(at, at + len(label), SpanKind.FOOTNOTE, label)

    def with_sign(one: Clause) -> Clause:
        return replace(one, text=said, spans=(sign,)) if one.address == address else one

    found = transform_text(text, with_sign)
    note = Clause(Kind.FOOTNOTE, label=label, text=f"As note {label} says.")
    return assign(replace(found, clauses=(*found.clauses, note)))


def in_the_body(text: ResolutionText) -> str:
    """What stands above the footnotes; their signs are Word's own there."""
    said = (one for one in text.walk() if one.kind is not Kind.FOOTNOTE)
    return "".join(replace(one, text=without_signs(one)).words for one in said)


def without_signs(clause: Clause) -> str:
    """The words of a clause without the signs of footnotes."""
    words = clause.text
    for span in sorted(clause.spans, key=lambda span: span.start, reverse=True):
        if span.kind is SpanKind.FOOTNOTE:
            words = words[: span.start] + words[span.end :]
    return words
