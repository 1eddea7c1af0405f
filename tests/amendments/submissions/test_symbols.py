import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.submissions.symbols import (
    SUFFIXES,
    DocumentSymbol,
    FileName,
    Later,
    LaterKind,
    ProposalIdentifier,
    UnitedNationsSymbol,
    parse_identifier,
    parse_symbol,
    symbol_at,
)

meetings = st.sampled_from(
    "C23 PP14 PP-22 WTSA24 WTDC17 RPM-ARB17 TDAG-23 CWG-WSIS&SDG-40 CWG-Internet-19 RA23".split()
)
laters = st.lists(st.builds(Later, st.sampled_from(LaterKind), st.integers(1, 99)), max_size=2).map(
    tuple
)
languages = st.sampled_from(sorted(SUFFIXES.values()))
whole = st.builds(
    DocumentSymbol,
    meetings,
    st.integers(1, 9999),
    st.sampled_from(["", "INF", "DT", "ADM"]),
    laters,
    st.sampled_from(["", *SUFFIXES.values()]),
    st.sampled_from(["", "ITU-D", "ITU-T"]),
)
alone = st.builds(DocumentSymbol, st.just(""), st.integers(0, 9999), st.just(""), laters, languages)
files = st.builds(
    FileName,
    st.sampled_from(["S18", "T22", "D18", "R23"]),
    st.sampled_from(["PP", "CL", "WTSA.24", "WRC23", "TDAG30"]),
    st.sampled_from(["C", "TD", "INF"]),
    st.integers(0, 99999),
    laters,
    st.sampled_from(["MSW", "PDF"]),
    languages,
)
united_nations = st.builds(
    UnitedNationsSymbol,
    st.sampled_from([("A", "78", "L.49"), ("A", "RES", "70", "1"), ("E", "RES", "2023", "3")]),
)
sources = st.from_regex(r"[A-Z]{1,6}(/[A-Z]{1,4}){0,2}", fullmatch=True)
identifiers = st.one_of(
    st.builds(ProposalIdentifier, sources, st.integers(1, 999)),
    st.builds(
        ProposalIdentifier,
        sources,
        st.integers(1, 999),
        st.integers(1, 999),
        st.lists(st.integers(1, 99), max_size=2).map(tuple),
    ),
)


@given(st.one_of(whole, alone, files, united_nations))
def test_a_printed_symbol_is_read_again(
    symbol: DocumentSymbol | FileName | UnitedNationsSymbol,
) -> None:
    assert parse_symbol(str(symbol)) == symbol


@given(identifiers)
def test_a_printed_identifier_is_read_again(identifier: ProposalIdentifier) -> None:
    assert parse_identifier(str(identifier)) == identifier


@given(st.text(max_size=20))
def test_any_text_is_a_symbol_or_refused_in_a_sentence(text: str) -> None:
    for parse in (parse_symbol, parse_identifier):
        try:
            assert parse(str(parse(text))) == parse(text)
        except ValueError as error:
            assert str(error).startswith("This is not")


@pytest.mark.parametrize(
    "printed",
    [
        "C23/68",
        "C18/35-E",
        "CWG-WSIS&SDG-40/INF/4",
        "PP14/67(Add.1)-A",
        "WTDC17/11-R",
        "RPM-ARB17/10(Rev.2)-A",
        "TDAG-23/48-A",
        "S18-PP-C-0062!A1!MSW-E",
        "T22-WTSA.24-C-0035!A18!MSW-C",
        "S23-CL-C-0068!!PDF-E",
        "A/78/L.49",
        "67(Add.1)-S",
    ],
)
def test_a_symbol_is_printed_as_it_stands(printed: str) -> None:
    assert str(parse_symbol(printed)) == printed


@pytest.mark.parametrize(
    "printed", ["ATU/35A18/1", "SEN/56/1", "AFCP/42A1/1", "PLEN/1", "B/CAN/7/2"]
)
def test_an_identifier_is_printed_as_it_stands(printed: str) -> None:
    assert str(parse_identifier(printed)) == printed


def test_the_parts_of_a_symbol() -> None:
    assert parse_symbol("ITU-D/RPM-ARB17/10(Rev.2)-A") == DocumentSymbol(
        "RPM-ARB17", 10, "", (Later(LaterKind.REVISION, 2),), "ar", "ITU-D"
    )
    assert parse_symbol("CWG-WSIS&SDG-40/INF/4") == DocumentSymbol("CWG-WSIS&SDG-40", 4, "INF")
    assert parse_identifier("ATU/35A18/1") == ProposalIdentifier("ATU", 1, 35, (18,))
    assert parse_identifier("PLEN/1") == ProposalIdentifier("PLEN", 1)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("CWG-WSIS-32/16-E Rev. 1", "CWG-WSIS-32/16(Rev.1)-E"),
        ("C15/27(Rév.1)-F", "C15/27(Rev.1)-F"),
        ("C23/0068 (Add. 2)-C", "C23/68(Add.2)-C"),
        ("\u042123/68-R", "C23/68-R"),
        ("PP\u201114/20(Add.1)\u2011E", "PP-14/20(Add.1)-E"),
    ],
)
def test_other_ways_of_writing_are_read(written: str, printed: str) -> None:
    assert str(parse_symbol(written)) == printed


@pytest.mark.parametrize(
    "text", ["", "C23", "MOD", "Resolution 75", "C23/68-X", "A/", "Document 43-E"]
)
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the symbol"):
        parse_symbol(text)


def test_values_that_could_not_be_read_again_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        DocumentSymbol("C 23", 68)
    with pytest.raises(ValueError, match="cannot stand"):
        DocumentSymbol("", 68, "INF")
    with pytest.raises(ValueError, match="cannot stand"):
        ProposalIdentifier("ATU", 1, None, (18,))


def test_the_body_of_a_meeting() -> None:
    bodies = {s: DocumentSymbol(s, 1).body for s in ("C23", "WTSA-24", "CWG-WSIS-32", "TDAG-23")}
    assert bodies == {"C23": "council", "WTSA-24": "wtsa", "CWG-WSIS-32": "council", "TDAG-23": ""}


def test_the_same_document_in_two_ways() -> None:
    english, arabic = DocumentSymbol("PP-14", 67, language="en"), DocumentSymbol("PP14", 67)
    assert english.is_same_document(arabic)
    assert not english.is_same_document(DocumentSymbol("PP-14", 68))


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("S18-PP-C-0062!A1!MSW-E", "PP18/62(Add.1)-E"),
        ("S23-CL-C-0068!!PDF-C", "C23/68-C"),
        ("T22-WTSA.24-C-0035!A18-R1!MSW-C", "WTSA24/35(Add.18)(Rev.1)-C"),
        ("D22-TDAG30-C-0048!R2!MSW-A", "None"),
    ],
)
def test_the_symbol_that_a_file_name_means(name: str, document: str) -> None:
    parsed = parse_symbol(name)
    assert isinstance(parsed, FileName)
    assert str(parsed.document) == document


def test_a_symbol_is_found_in_its_place() -> None:
    text = "see C23/68-E, page 2"
    assert symbol_at(text, 4) == (DocumentSymbol("C23", 68, language="en"), 12)
    assert symbol_at(text, 0) is None
