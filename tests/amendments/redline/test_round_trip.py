"""The whole circle: a text goes out, is opened, edited and saved elsewhere, and comes in again."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import pytest
from lxml import etree

from amendments.redline.alignment import Reason, align
from amendments.redline.changes import compare
from amendments.redline.layout import lay_out_changes
from amendments.redline.trust import trust
from resolutions.services.sources import read_source
from resolutions.text.clauses import (
    Clause,
    Kind,
    OddityKind,
    ResolutionText,
    transform_text,
)
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import Source
from resolutions.word.layout import lay_out
from resolutions.word.lines import lines
from resolutions.word.marks import View
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.resolutions.word.oracle import resave
from tests.resolutions.word.samples import identified
from tests.shared_texts import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = sorted((ROOT / "fixtures" / "texts").glob("*.md"))
DATE = datetime(2026, 1, 31, 9, tzinfo=UTC)
Edit = Callable[[list[etree._Element]], None]


def reread(data: bytes, view: View = View.AFTER) -> Parsed:
    return parse(Source(lines(read(data), view), whole=True))


def parse_demonstration(name: str) -> ResolutionText:
    return read_source((ROOT / "fixtures" / "texts" / name).read_bytes()).text


def demonstration(name: str) -> ResolutionText:
    return identified(parse_demonstration(name))


def borne(text: ResolutionText) -> dict[str, str]:
    """The identity of every clause that a paragraph of a file can carry."""
    return {c.address: c.uid for c in text.walk() if c.kind not in (Kind.TABLE, Kind.ROW)}


def next_edition(before: ResolutionText, name: str) -> ResolutionText:
    """Another demonstration text, whose clauses have the identities of those they continue."""
    text = parse_demonstration(name)
    uids: dict[str, str] = {}
    for pair in align(before, text):
        if pair.before and pair.after and pair.before.uid not in uids.values():
            uids.setdefault(pair.after.address, pair.before.uid)
    return transform_text(
        text, lambda c: replace(c, uid=uids.get(c.address) or str(uuid5(NAMESPACE_OID, c.address)))
    )


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_what_libreoffice_saves_still_knows_every_provision(tmp_path: Path) -> None:
    texts = [demonstration(path.name) for path in TEXTS]
    redlines = []
    for older, newer in (
        ("council-1332-2019-en.md", "council-1332-2023-en.md"),
        ("pp-140-2018-zh.md", "pp-140-2022-zh.md"),
    ):
        before = demonstration(older)
        redlines.append((before, next_edition(before, newer)))
    files = [tmp_path / f"{order}.docx" for order in range(len(texts) + len(redlines))]
    documents = [lay_out(text) for text in texts]
    for before, after in redlines:
        changes = compare(before, after)
        redline = lay_out_changes(changes, author="ATU", date=DATE, language=after.language)
        documents.append(replace(redline, comments=()))
    for file, document in zip(files, documents, strict=True):
        file.write_bytes(write(document))
    saved = resave(files, tmp_path)
    for text, data in zip(texts, saved, strict=False):
        assert borne(reread(data).text) == borne(text)
    for sides, data in zip(redlines, saved[len(texts) :], strict=True):
        for view, text in zip(View, sides, strict=True):
            assert borne(reread(data, view).text) == borne(text)


# Edits by a delegate

BASE = demonstration("council-1332-2023-en.md")


def edited(edit: Edit) -> Parsed:
    """The base, exported, its paragraphs changed by somebody, and read again."""
    source = io.BytesIO(write(lay_out(BASE)))
    result = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                edit(list(root.iter(W + "p")))
                data = etree.tostring(root)
            new.writestr(name, data)
    return reread(result.getvalue())


def labelled(key: str) -> tuple[Clause, ...]:
    """The labelled clauses of a section of the base."""
    section = next(clause for clause in BASE.clauses if clause.key == key)
    return tuple(clause for clause in section.children if clause.kind is Kind.CLAUSE)


SECTION = next(c.key for c in BASE.clauses if len(labelled(c.key)) > 2)
FIRST, SECOND, THIRD = labelled(SECTION)[:3]


def place(paragraphs: list[etree._Element], clause: Clause) -> etree._Element:
    """The paragraph of a clause."""
    return next(p for p in paragraphs if clause.text[:40] in "".join(p.itertext()))


def relabel(paragraph: etree._Element, label: str) -> None:
    next(paragraph.iter(W + "t")).text = label


def where(text: ResolutionText, uid: str) -> list[str]:
    return [clause.text for clause in text.walk() if clause.uid == uid]


def reason(text: ResolutionText, before: Clause) -> tuple[Clause | None, Reason]:
    pair = next(pair for pair in align(BASE, text) if pair.before == before)
    return pair.after, pair.reason


def swap(paragraphs: list[etree._Element]) -> None:
    first, third = place(paragraphs, FIRST), place(paragraphs, THIRD)
    third.addnext(first)
    relabel(first, THIRD.label)
    relabel(third, FIRST.label)


def test_moved_renumbered_and_rewritten_clauses_are_the_same_provisions() -> None:
    def edit(paragraphs: list[etree._Element]) -> None:
        words = list(place(paragraphs, FIRST).iter(W + "t"))[1:]
        swap(paragraphs)
        for piece in words:
            piece.text = "that quite another sentence stands here now;"

    found = edited(edit).text
    after, why = reason(found, FIRST)
    assert after is not None and after.text.startswith("that quite another sentence")
    assert after.label == THIRD.label
    assert why is Reason.IDENTITY
    assert where(found, THIRD.uid) == [THIRD.text]


def test_a_deleted_clause_is_gone_and_its_neighbours_are_not_taken_for_it() -> None:
    def edit(paragraphs: list[etree._Element]) -> None:
        gone = place(paragraphs, SECOND)
        relabel(place(paragraphs, THIRD), SECOND.label)
        gone.getparent().remove(gone)

    found = edited(edit).text
    assert reason(found, SECOND) == (None, Reason.UNPAIRED)
    assert reason(found, THIRD)[1] is Reason.IDENTITY


def test_of_a_copy_and_its_original_the_more_similar_one_is_the_provision() -> None:
    def edit(paragraphs: list[etree._Element]) -> None:
        original = place(paragraphs, FIRST)
        copied = deepcopy(original)
        place(paragraphs, THIRD).addnext(copied)
        for piece in list(original.iter(W + "t"))[1:]:
            piece.text = "that this was rewritten from its beginning to its end;"

    parsed = edited(edit)
    assert len(where(parsed.text, FIRST.uid)) == 2
    assert OddityKind.IDENTITY_DOUBLED in [odd.kind for odd in parsed.oddities]
    after, why = reason(parsed.text, FIRST)
    assert (after and after.text, why) == (FIRST.text, Reason.IDENTITY)
    provisions = {clause.uid for clause in BASE.walk()}
    settled, odd = trust(parsed.text, provisions, BASE.walk())
    assert where(settled, FIRST.uid) == [FIRST.text]
    assert odd == ()
    unsettled, _odd = trust(parsed.text, provisions)
    assert where(unsettled, FIRST.uid) == ["that this was rewritten from its beginning to its end;"]


def test_of_a_split_clause_the_first_half_is_the_provision() -> None:
    def edit(paragraphs: list[etree._Element]) -> None:
        whole = place(paragraphs, FIRST)
        rest = deepcopy(whole)
        whole.addnext(rest)
        for half, mark in ((whole, "bookmarkEnd"), (rest, "bookmarkStart")):
            half.remove(half.find(W + mark))
        *_, words = whole.iter(W + "t")
        words.text = words.text[: len(words.text) // 2]
        *_, others = rest.iter(W + "t")
        others.text = others.text[len(words.text) :]
        relabel(rest, "b)")

    parsed = edited(edit)
    (half,) = where(parsed.text, FIRST.uid)
    assert FIRST.text.startswith(half) and half != FIRST.text
    assert not any(odd.kind is OddityKind.IDENTITY_DOUBLED for odd in parsed.oddities)


def test_a_lost_identity_is_found_again_by_what_the_clause_says() -> None:
    def edit(paragraphs: list[etree._Element]) -> None:
        swap(paragraphs)
        for mark in ("bookmarkStart", "bookmarkEnd"):
            paragraph = place(paragraphs, FIRST)
            paragraph.remove(paragraph.find(W + mark))

    found = edited(edit).text
    assert where(found, FIRST.uid) == []
    after, why = reason(found, FIRST)
    assert (after and after.text, why) == (FIRST.text, Reason.SAME_TEXT)


def test_identities_of_another_text_do_not_count() -> None:
    parsed = edited(swap)
    known = {clause.uid for clause in BASE.walk()} - {FIRST.uid}
    trusted, (odd,) = trust(parsed.text, known)
    assert where(trusted, FIRST.uid) == []
    assert where(trusted, THIRD.uid) == [THIRD.text]
    assert (odd.kind, odd.detail) == (OddityKind.IDENTITY_UNKNOWN, "1")
