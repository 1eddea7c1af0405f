import pytest
from django.urls import Resolver404, resolve, reverse

from amendments.addresses import name_document, parse_name, spoken_name
from meetings.models import Document

SYMBOLS = ("C23/68", "WTSA16/42(Add.14)", "CWG-WSIS&SDG-40/INF/4", "67(Add.1)", "A/RES/70/1")


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("page", ["contribution", "contribution_review"])
def test_a_symbol_leads_to_its_page_and_back(symbol: str, page: str) -> None:
    assert name_document(Document(symbol=symbol)) == symbol
    assert parse_name(symbol) == (symbol, 0)
    found = resolve(reverse(f"amendments:{page}", args=[symbol]).replace("%20", " "))
    assert (found.url_name, found.kwargs) == (page, {"symbol": symbol})


@pytest.mark.parametrize("symbol", ["", "draft", "C23/review", "C23//68", "../68", "import/5"])
def test_what_could_be_taken_for_another_page_is_named_by_number(symbol: str) -> None:
    assert name_document(Document(pk=7, symbol=symbol)) == "document-7"
    assert parse_name("document-7") == ("", 7)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/contributions/import/", "contribution_upload"),
        ("/contributions/import/5/", "contribution_preview"),
        ("/contributions/C23/68/download.docx", "contribution_download"),
        ("/contributions/document-7/review/", "contribution_review"),
    ],
)
def test_each_page_keeps_its_address(path: str, page: str) -> None:
    assert resolve(path).url_name == page


def test_words_without_a_digit_are_no_symbol() -> None:
    with pytest.raises(Resolver404):
        resolve("/contributions/C23/sixty-eight/")


def test_a_document_is_called_by_what_it_has() -> None:
    assert spoken_name(Document(pk=7, symbol="C23/68", title="Gardens")) == "C23/68"
    assert spoken_name(Document(pk=7, title="Gardens")) == "Gardens"
    assert spoken_name(Document(pk=7)) == "Document no. 7"
