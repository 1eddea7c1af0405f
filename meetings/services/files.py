"""Files of documents, attached by hand: checked, kept as they came, and never changed."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import permissions
from meetings.models import Document, DocumentFile
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import check_size, decode, open_word, problem

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}
"""The kinds of files that are taken in, by how their names end."""
_LONGEST = 255


def kind_of(name: str) -> str:
    """How the name ends, in small letters: `.docx`."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""


@transaction.atomic
def attach_file(
    *, user: User, document: Document, data: bytes, name: str, language: str = ""
) -> DocumentFile:
    """The document has this file, under a name without folders and signs that nobody sees.

    Raise ImportProblem if the file is too large, empty, of no kind that is taken in or not what its
    name says, or if it is here already.
    """
    permissions.require(permissions.may_register(user, document))
    check_size(data)
    shown = harmless_name(name)
    _check_kind(data, kind_of(shown))
    digest = sha256(data).hexdigest()
    kept = DocumentFile.objects.filter(sha256=digest).select_related("document").first()
    if kept is not None:
        raise ImportProblem("duplicate", _here_already(user, kept))
    file = DocumentFile(
        document=document,
        language=language,
        name=shown,
        sha256=digest,
        content=data,
        size=len(data),
        uploaded_by=user,
    )
    signed(file, user).save()
    return file


def harmless_name(name: str) -> str:
    """The last part of the name, its control and direction signs gone, at most 255 long.

    How it ends is kept. Raise ImportProblem if that is no kind that is taken in, or all there is.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    words = " ".join(seen.split())
    end = kind_of(words)
    stem = words[: len(words) - len(end)].strip(". ")
    if not stem or end not in MEDIA_TYPES:
        raise ImportProblem("kind", _("A file of a document is a .docx, .pdf, .txt or .md file."))
    return stem[: _LONGEST - len(end)].rstrip(". ") + end


def _check_kind(data: bytes, kind: str) -> None:
    """Raise ImportProblem unless the file is what its name says."""
    if not data:
        raise problem("empty")
    if kind == ".pdf":
        if not data.startswith(b"%PDF-"):
            raise ImportProblem("named-pdf", _("The name says PDF, but the file is none."))
    elif kind == ".docx":
        open_word(data)
    else:
        decode(data)


def _here_already(user: User, kept: DocumentFile) -> str:
    """Of a document that the user may not see nothing is told."""
    if Document.objects.visible_to(user).filter(pk=kept.document_id).exists():
        return _("This file is here already, with the document %s.") % kept.document
    return _("This file cannot be imported here.")
