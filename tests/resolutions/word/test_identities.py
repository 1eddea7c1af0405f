"""Provisions ride invisibly in a Word file: written as bookmarks, read from any that Word makes."""

import io
import zipfile

from resolutions.text.clauses import Clause, Kind, OddityKind, ResolutionText, transform_text
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import Source
from resolutions.word.identities import bookmark_name, identity_of, storable
from resolutions.word.layout import lay_out
from resolutions.word.lines import lines
from resolutions.word.marks import Paragraph, View
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.resolutions.word.packages import docx
from tests.resolutions.word.samples import identified, sample

ONE, TWO = "0f0e0d0c-0b0a-4908-8706-050403020100", "ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb"


def begin(uid: str, number: int = 1, copy: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(uid, copy)}"/>'


def end(number: int = 1) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def provisions(body: str) -> list[str]:
    found = read(docx(body)).blocks
    return [block.provision for block in found if isinstance(block, Paragraph)]


def reread(data: bytes) -> Parsed:
    return parse(Source(lines(read(data), View.AFTER), whole=True))


def borne(text: ResolutionText) -> dict[str, str]:
    """The identity of every clause that a paragraph of a file can carry."""
    return {c.address: c.uid for c in text.walk() if c.kind not in (Kind.TABLE, Kind.ROW)}


def test_a_name_says_its_identity_whatever_stands_behind_it() -> None:
    assert bookmark_name(ONE) == "_pv_0f0e0d0c0b0a49088706050403020100"
    assert identity_of(bookmark_name(ONE)) == ONE
    assert len(bookmark_name(ONE, 999)) == 40
    assert identity_of(bookmark_name(ONE, 2)) == identity_of(bookmark_name(ONE) + "_Cop") == ONE
    assert identity_of("_Toc123456") == identity_of("_pv_short") == ""
    assert (storable(ONE), storable("p:recalling/a"), storable(ONE.upper())) == (ONE, "", "")


def test_every_clause_of_a_text_is_known_again() -> None:
    for language in ("en", "zh", "ar"):
        text = identified(parse_sample(language))
        found = reread(write(lay_out(text)))
        assert found.text == text
        assert borne(found.text) == borne(text)
        assert all(borne(text).values())
        assert not any(odd.kind is OddityKind.IDENTITY_DOUBLED for odd in found.oddities)


def parse_sample(language: str) -> ResolutionText:
    """The sample as the grammar has it, with its addresses."""
    return reread(write(lay_out(sample(language)))).text


def test_the_bookmarks_are_hidden_and_say_nothing() -> None:
    plain = parse_sample("en")
    marked = write(lay_out(identified(plain)))
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:bookmarkStart") == xml.count("<w:bookmarkEnd") > 10
    shown = [paragraph.text for paragraph in read(marked).walk()]
    assert shown == [paragraph.text for paragraph in read(write(lay_out(plain))).walk()]


def test_a_bookmark_over_two_paragraphs_belongs_to_the_first() -> None:
    assert provisions(p(begin(ONE), r("a")) + p(r("b"), end())) == [ONE, ""]
    assert provisions(p(begin(ONE), r("a")) + end() + p(r("b"))) == [ONE, ""]


def test_a_bookmark_that_begins_before_its_words_finds_them() -> None:
    assert provisions(begin(ONE) + p(r("a"), end()) + p(r("b"))) == [ONE, ""]
    # Enter was pressed before the first word: the start stayed in the empty paragraph.
    assert provisions(p(begin(ONE)) + p(r("a"), end()) + p(r("b"))) == ["", ONE, ""]
    # The clause was emptied: what follows is not its.
    assert provisions(begin(ONE) + p() + end() + p(r("b"))) == ["", ""]
    assert provisions(p(begin(ONE), end(), r("a"))) == [""]


def test_two_clauses_in_one_paragraph_are_the_first_one() -> None:
    merged = p(begin(ONE), r("a"), end(), begin(TWO, 2), r("b"), end(2)) + p(r("c"))
    assert provisions(merged) == [ONE, ""]
    assert provisions(p(r("new "), begin(ONE), r("a"), end())) == [ONE]


def test_bookmarks_without_end_cost_nothing() -> None:
    open_ones = "".join(begin(f"{n:08x}{ONE[8:]}", n) for n in range(5000))
    assert provisions(open_ones + p(r("a")) + p(r("b")))[0] != ""


def test_views_know_whose_words_are_left() -> None:
    gone = '<w:del w:id="8"><w:r><w:delText>a</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="9">{r("b")}</w:ins>'
    document = read(docx(p(begin(ONE), gone, end(), begin(TWO, 2), come, end(2))))
    assert [line.uid for line in lines(document, View.BEFORE)] == [ONE]
    assert [line.uid for line in lines(document, View.AFTER)] == [TWO]


def test_a_copy_is_reported_and_keeps_its_mark() -> None:
    body = (
        p(r("recalling"))
        + p(begin(ONE), r("a) the first words of all;"), end())
        + p(begin(ONE, 2, 2), r("b) the second words,"), end(2))
    )
    found = parse(Source(lines(read(docx(body)), View.AFTER), whole=True))
    assert [c.uid for c in found.text.walk() if c.kind is Kind.CLAUSE] == [ONE, ONE]
    (odd,) = [odd for odd in found.oddities if odd.kind is OddityKind.IDENTITY_DOUBLED]
    assert odd.detail == "b) the second words,"
    assert odd.line == 3


def test_what_is_no_identity_is_not_written() -> None:
    text = transform_text(sample("en"), lambda c: Clause(c.kind, text="x", uid="no-uuid"))
    assert b"bookmark" not in write(lay_out(text))
    assert {line.uid for line in lines(lay_out(text), View.AFTER)} == {"no-uuid"}
