"""Files become texts: the reader is chosen by what is in the file, not by its name.

A name that says something else is a sign that a file was saved otherwise than meant: what a person
hands in under such a name is refused (`check_name`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from resolutions.services.problems import ImportProblem
from resolutions.text import grammar, sources
from resolutions.text.clauses import Oddity, OddityKind
from resolutions.text.grammar import Parsed
from resolutions.text.sources import Source
from resolutions.word import lines, package, reader
from resolutions.word.inspection import inspect, texts
from resolutions.word.marks import Document, View

FAULTS = {
    "too-large": _("The file is larger than 10 MB."),
    "legacy": _("This is an old Word file (.doc); save it as .docx and try again."),
    "encrypted": _("The file is protected by a password; remove it and try again."),
    "damaged": _("The file is damaged and cannot be opened."),
    "too-many-parts": _("The file holds too many parts."),
    "too-big-inside": _("The file becomes too large when it is unpacked."),
    "unsafe-name": _("The file holds a part with an unsafe name."),
    "duplicate-name": _("The file holds two parts of the same name."),
    "dtd": _("The file declares XML entities, which are not allowed."),
    "too-complex": _("The file is too complex to be read."),
    "not-word": _("This is an Office file, but not a Word document (.docx)."),
    "no-document": _("The file holds no Word document."),
    "missing": _("There is no such file."),
    "unreadable": _("The file cannot be opened."),
    "empty": _("The file is empty."),
    "pdf": _("This is a PDF file; a Word file (.docx) or a text file is needed."),
    "rtf": _("This is an RTF file, whatever its name; save it as .docx and try again."),
    "html": _("This is a web page (HTML), whatever its name; save it as .docx or as plain text."),
    "named-word": _("The name says Word, but the file holds plain text; name it .txt."),
    "named-text": _("The name says text, but this is a Word file; name it .docx."),
    "named-other": _("The name does not say what the file is; name it .docx, .txt or .md."),
    "binary": _("This is neither a Word file (.docx) nor a text file."),
    "encoding": _("The file's characters cannot be read; save it as UTF-8 and try again."),
}
STANDARD_INPUT = Path("-")
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", package.OLE)
_WORD_NAMES = frozenset({".doc", ".docm", ".docx", ".dot", ".dotm", ".dotx"})
_TEXT_NAMES = frozenset({".markdown", ".md", ".text", ".txt"})
_OTHER_NAMES = frozenset({".htm", ".html", ".odt", ".pdf", ".pptx", ".rtf", ".xlsx", ".zip"})
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_OTHER_LETTER = re.compile(r"[^\W\d_\u3000-\uffef]")


def problem(code: str) -> ImportProblem:
    """The problem that a file has, as an exception with its sentence."""
    return ImportProblem(code, str(FAULTS[code]))


def open_source(path: Path) -> bytes:
    """The bytes of a file on disk, of standard input for `-`; never more than may be uploaded.

    Raise ImportProblem, also for a file that is not what its name says.
    """
    most = settings.UPLOAD_MAX_BYTES + 1
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(most)
        else:
            with path.open("rb") as stream:
                data = stream.read(most)
    except FileNotFoundError:
        raise problem("missing") from None
    except OSError:
        raise problem("unreadable") from None
    check_size(data)
    check_name(data, path.name)
    return data


def source_name(path: Path, data: bytes) -> str:
    """How a file is kept that was read from `path`; standard input by what is in it."""
    if path == STANDARD_INPUT:
        return "standard-input.docx" if is_packed(data) else "standard-input.txt"
    return path.name


def check_size(data: bytes) -> None:
    """Raise ImportProblem if the file is larger than may be uploaded."""
    if len(data) > settings.UPLOAD_MAX_BYTES:
        raise problem("too-large")


def is_packed(data: bytes) -> bool:
    """Whether the bytes are those of a Word file, or of one that pretends to be."""
    return data.startswith(_PACKED)


def check_name(data: bytes, name: str) -> None:
    """Raise ImportProblem if the file is neither what its name says nor anything that is read."""
    suffix = Path(name).suffix.lower()
    if suffix in _WORD_NAMES and not data.startswith(_PACKED):
        decode(data)
        raise problem("named-word")
    if suffix in _TEXT_NAMES and data.startswith(_PACKED):
        open_word(data)
        raise problem("named-text")
    if suffix in _OTHER_NAMES:
        open_word(data) if data.startswith(_PACKED) else decode(data)
        raise problem("named-other")


def read_source(data: bytes, *, language: str | None = None, body: str | None = None) -> Parsed:
    """The text that a file holds: Word, Markdown or plain text, by its content.

    Revision marks of a Word file are read as accepted. Raise ImportProblem, with one sentence for
    a person, if nothing can be read.
    """
    check_size(data)
    if not data.startswith(_PACKED):
        return grammar.parse(sources.read_text(decode(data)), language=language, body=body)
    document = open_word(data)
    source = Source(lines.lines(document, View.AFTER), whole=True)
    if not source.lines:
        raise problem("empty")
    parsed = grammar.parse(source, language=language, body=body)
    return replace(parsed, oddities=(*left_out(document), *parsed.oddities))


def open_word(data: bytes) -> Document:
    """The document that a Word file holds. Raise ImportProblem if it is none."""
    try:
        return reader.read(data)
    except package.PackageError as error:
        code = error.fault.code
        raise problem(code if code in FAULTS else "damaged") from error


def left_out(document: Document) -> Iterator[Oddity]:
    """What of a Word file is not in its text, and what of it had to be chosen."""
    if revisions := inspect(document).revisions:
        yield Oddity(0, OddityKind.REVISIONS_ACCEPTED, str(len(revisions)))
    for comment in document.comments:
        yield Oddity(0, OddityKind.COMMENT_LEFT_OUT, comment.text)
    for box in document.boxes:
        yield Oddity(0, OddityKind.BOX_LEFT_OUT, " ".join(texts(box)))
    for remark in document.warnings:
        yield Oddity(0, OddityKind.WORD_REMARK, remark.message)


def decode(data: bytes) -> str:
    """The characters of a text file: UTF-8, UTF-16 with its mark, or Chinese GB 18030.

    GB 18030 gives some character for nearly any bytes, so it counts only where the outcome is
    mostly Chinese. Raise ImportProblem for what is no text, or has nothing in it.
    """
    if data.startswith(b"%PDF-"):
        raise problem("pdf")
    if data.startswith(b"{\\rtf"):
        raise problem("rtf")
    text = _decode_utf(data)
    if text is None and b"\x00" not in data:
        text = _decode_chinese(data)
    if text is None:
        raise problem("binary" if _CONTROL.search(data.decode("latin-1")) else "encoding")
    if _CONTROL.search(text):
        raise problem("binary")
    if _WEB_PAGE.match(text):
        raise problem("html")
    if not sources.clean(text).strip():
        raise problem("empty")
    return text


def _decode_utf(data: bytes) -> str | None:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_chinese(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    mostly = len(_CHINESE.findall(text)) > 2 * len(_OTHER_LETTER.findall(text))
    return text if mostly else None
