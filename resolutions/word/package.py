"""The zip container of a Word file, opened without trusting it.

Whatever bytes come in, the answer is a `Package` or one `PackageError` whose message a person
understands. Sizes are checked in the directory before anything is inflated, and again while
inflating; nothing outside the file is ever fetched.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from resolutions.word.marks import Remark
from resolutions.word.markup import RELATIONS, STRICT, TYPES, Element

MAX_FILE = 10_000_000
MAX_ENTRIES = 1_000
MAX_ENTRY = 30_000_000
MAX_TOTAL = 50_000_000
MAX_RATIO = 100
SMALL = 500_000  # below this a high ratio is harmless: an empty style sheet packs very well
MAX_XML = 20_000_000
MAX_MARKUP = 150_000  # tags in one part, start and end
MAX_WORK = 250_000  # tags in all parts that are read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHUNK = 65_536
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be read: a stable code and one plain English sentence."""

    code: str
    message: str


FAULTS = {
    fault.code: fault
    for fault in (
        Fault("too-large", "The file is larger than 10 MB."),
        Fault("legacy", "This is an old Word file (.doc); save it as .docx and try again."),
        Fault("encrypted", "The file is protected by a password; remove it and try again."),
        Fault("not-zip", "This is not a Word file (.docx)."),
        Fault("damaged", "The file is damaged and cannot be opened."),
        Fault("too-many-parts", "The file holds too many parts."),
        Fault("too-big-inside", "The file becomes too large when it is unpacked."),
        Fault("unsafe-name", "The file holds a part with an unsafe name."),
        Fault("duplicate-name", "The file holds two parts of the same name."),
        Fault("dtd", "The file declares XML entities, which are not allowed."),
        Fault("too-complex", "The file is too complex to be read."),
        Fault("not-word", "This is an Office file, but not a Word document (.docx)."),
        Fault("no-document", "The file holds no Word document."),
    )
}


class PackageError(Exception):
    """The file cannot be read; `fault` says why."""

    def __init__(self, code: str) -> None:
        self.fault = FAULTS[code]
        super().__init__(self.fault.message)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: the last word of the type, and where it leads."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file; made by `open_package`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {info.filename.lower(): info for info in archive.infolist()}
        self._inflated = 0
        self._work = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the directory."""
        return tuple(info.filename for info in self._archive.infolist())

    def has(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part; never more than its directory entry promised."""
        info = self._entries.get(name.lower())
        if info is None:
            raise PackageError("damaged")
        try:
            with self._archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except NotImplementedError as error:
            raise PackageError("damaged") from error
        except RuntimeError as error:  # zipfile's word for an encrypted entry
            raise PackageError("encrypted") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise PackageError("damaged") from error
        self._inflated += len(data)
        if len(data) > info.file_size or self._inflated > MAX_TOTAL:
            raise PackageError("too-big-inside")
        return data

    def tree(self, name: str) -> Element:
        """A part as XML in the transitional namespaces; no DTD, bounded depth and number."""
        data = self.read(name)
        if len(data) > MAX_XML:
            raise PackageError("too-complex")
        tags = data.count(b"<")
        self._work += tags
        if tags > MAX_MARKUP or self._work > MAX_WORK or data.count(b"=") > 2 * MAX_MARKUP:
            raise PackageError("too-complex")
        return parse_xml(data)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by id; targets inside the package as full names."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", name + ".rels")
        if not self.has(path):
            return {}
        found = {}
        for element in self.tree(path).iter(f"{{{RELATIONS}}}Relationship"):
            target = element.get("Target", "")
            external = element.get("TargetMode", "") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(target)))[1:]
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, external)
        return found

    def main_part(self) -> str:
        """The name of the part that holds the document itself."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.has(relation.target):
                content = self.content_type(relation.target)
                if content and not content.startswith((MAIN, "application/vnd.ms-word.")):
                    raise PackageError("not-word")
                return relation.target
        raise PackageError("no-document")

    def content_type(self, part: str) -> str:
        """What the package says a part is, empty if it does not say."""
        if not self.has("[Content_Types].xml"):
            return ""
        root = self.tree("[Content_Types].xml")
        for override in root.iter(f"{{{TYPES}}}Override"):
            if override.get("PartName", "").lstrip("/").lower() == part.lower():
                return override.get("ContentType", "")
        return ""

    def remarks(self) -> tuple[Remark, ...]:
        """What the package holds that is never run, fetched or read."""
        lower = [name.lower() for name in self.names]
        found = []
        for code, message, sign in (
            ("macros", "The file holds macros; they are ignored.", "vbaproject"),
            ("embedded", "The file holds embedded files; they are ignored.", "/embeddings/"),
            ("activex", "The file holds ActiveX controls; they are ignored.", "/activex/"),
            ("chunks", "The file holds parts in another format; they are ignored.", "/afchunk"),
        ):
            if any(sign in name for name in lower):
                found.append(Remark(code, message))
        return tuple(found)


def open_package(data: bytes) -> Package:
    """Open a Word file; raises `PackageError`, and nothing else, for whatever is wrong with it."""
    if len(data) > MAX_FILE:
        raise PackageError("too-large")
    if data.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise PackageError("encrypted" if encrypted else "legacy")
    if not data.startswith(b"PK"):
        raise PackageError("not-zip")
    if data.count(b"PK\x01\x02") > 10 * MAX_ENTRIES:  # embedded archives have entries too
        raise PackageError("too-many-parts")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise PackageError("damaged") from error
    _check_directory(archive)
    return Package(archive)


def _check_directory(archive: zipfile.ZipFile) -> None:
    """Refuse what the directory alone shows to be dangerous, before a part is inflated."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise PackageError("too-many-parts")
    if sum(info.file_size for info in entries) > MAX_TOTAL:
        raise PackageError("too-big-inside")
    names = set()
    for info in entries:
        name = info.filename.lower()
        if name in names:
            raise PackageError("duplicate-name")
        names.add(name)
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise PackageError("unsafe-name")
        if info.file_size > MAX_ENTRY or (
            info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        ):
            raise PackageError("too-big-inside")


def parse_xml(data: bytes) -> Element:
    """XML as a tree; strict documents come out in the transitional namespaces."""
    if data.count(b"http://purl.oclc.org/ooxml"):
        for strict, transitional in STRICT.items():
            data = data.replace(b'"' + strict + b'"', b'"' + transitional + b'"')
            data = data.replace(b"'" + strict + b"'", b"'" + transitional + b"'")
    if b"<!DOCTYPE" in data:
        raise PackageError("dtd")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise PackageError("damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError("dtd")
    return root
