import pytest

from amendments.submissions.identity import DocumentLine, combine, meeting_of, read_document_line
from amendments.submissions.labels import load
from amendments.submissions.symbols import DocumentSymbol, Later, LaterKind, parse_symbol

ADDENDUM = Later(LaterKind.ADDENDUM, 3)


def document(text: str) -> DocumentSymbol:
    symbol = parse_symbol(text)
    assert isinstance(symbol, DocumentSymbol)
    return symbol


@pytest.mark.parametrize(
    ("language", "text", "symbol", "later"),
    [
        ("en", "Document C23/68-E", "C23/68-E", ()),
        ("en", "Addendum 3 to", None, (ADDENDUM,)),
        ("en", "Addendum 3 to Document 67-E", "67-E", (ADDENDUM,)),
        ("en", "- C23/68-E", None, None),
        ("fr", "Addendum 3 au Document C23/68-F", "C23/68-F", (ADDENDUM,)),
        ("es", "Addéndum 3 al", None, (ADDENDUM,)),
        ("ru", "Дополнительный документ 3 к Документу 67-R", "67-R", (ADDENDUM,)),
        ("zh", "文件 C23/68-C", "C23/68-C", ()),
        ("ar", "المراجعة 2للوثيقة TDAG-23/48-A", "TDAG-23/48-A", (Later(LaterKind.REVISION, 2),)),
        ("ar", "ITU-D/RPM-ARB17/10(Rev.2)-Aالصفحة 2", "ITU-D/RPM-ARB17/10(Rev.2)-A", ()),
        ("en", "Document", None, None),
        ("en", "75", None, None),
        ("en", "See Document C23/68-E", None, None),
    ],
)
def test_lines_that_name_their_document(
    language: str, text: str, symbol: str | None, later: tuple[Later, ...] | None
) -> None:
    found = read_document_line(text, load(language))
    if later is None:
        assert found is None
    else:
        assert found == DocumentLine(document(symbol) if symbol else None, later)


def test_the_meeting_in_brackets() -> None:
    assert meeting_of("An assembly (WTSA-24), somewhere") == "WTSA24"
    assert meeting_of("Полномочная конференция (ПК-14)") == "PP14"
    assert meeting_of("Conférence (CMDT-25)") == "WTDC25"
    assert meeting_of("Gardens (RHS-14)") == ""


def test_lines_complete_each_other() -> None:
    lines = [DocumentLine(None, (ADDENDUM,)), DocumentLine(document("67-A"))]
    assert combine(lines, "PP14") == (document("PP14/67(Add.3)-A"), ())
    running = DocumentLine(document("PP14/67(Add.3)"))
    assert combine([*lines, running], "") == (document("PP14/67(Add.3)-A"), ())


def test_another_document_is_reported() -> None:
    lines = [DocumentLine(document("C23/68-E")), DocumentLine(document("C22/4-E"))]
    assert combine(lines, "") == (document("C23/68-E"), (document("C22/4-E"),))


def test_without_a_number_there_is_no_symbol() -> None:
    assert combine([DocumentLine(None, (ADDENDUM,))], "PP14") == (None, ())
