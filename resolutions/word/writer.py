"""A document as the bytes of a .docx file with real tracked changes.

Equal documents give equal bytes. `read(write(x)) == x` holds for every `x` in canonical form, and
what is not canonical is written as its canonical form.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from resolutions.word import template
from resolutions.word.canonical import canonical
from resolutions.word.marks import Comment, Document, Note, NoteKind, Paragraph, Properties
from resolutions.word.markup import CORE, DC, DCTERMS, RELATIONS, TYPES, XSI, Element, add, make, w
from resolutions.word.scribe import Ids, Scribe

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(document: Document) -> bytes:
    """The bytes of a .docx file that Word and LibreOffice open without complaint."""
    document = canonical(document)
    extra = _extra_styles(document)
    language = document.properties.language
    ids = Ids()
    ids.last = len(document.comments)
    body = Scribe(ids, language, extra, landscape=document.properties.landscape)
    body.note_ids = {note.key: (note.key.partition("-")[2], note.label) for note in document.notes}
    parts: dict[str, Element] = {"document": _document(document, body)}
    links = {"document": body.links}
    kinds = []
    for kind in NoteKind:
        notes = tuple(note for note in document.notes if note.kind is kind)
        if notes:
            scribe = Scribe(ids, language, extra)
            parts[f"{kind}s"] = _notes(notes, kind, scribe)
            links[f"{kind}s"] = scribe.links
            kinds.append(str(kind))
    if document.comments:
        parts["comments"] = _comments(document.comments, Scribe(ids, language, extra))
    parts["styles"] = template.styles(language, extra)
    parts["settings"] = template.settings(
        language, tracking=document.properties.tracking, notes=tuple(kinds)
    )
    parts["footer"] = template.footer(document.properties.notice)
    return _pack(parts, links, _core(document.properties))


def _extra_styles(document: Document) -> tuple[str, ...]:
    """Names of styles that the template lacks, in the order of the text."""
    names: dict[str, None] = {}
    for paragraph in document.walk():
        shapes = [paragraph.shape]
        if paragraph.reshaping is not None:
            shapes.append(paragraph.reshaping.former)
        for shape in shapes:
            if shape.style and shape.style not in template.STYLES:
                names[shape.style] = None
    return tuple(names)


def _document(document: Document, scribe: Scribe) -> Element:
    root = make("document")
    body = add(root, "body")
    scribe.plan_comments(document.blocks)
    scribe.blocks(body, document.blocks)
    properties = document.properties
    body.append(template.section(properties.language, "footer", landscape=properties.landscape))
    return root


def _notes(notes: tuple[Note, ...], kind: NoteKind, scribe: Scribe) -> Element:
    """The tree of `footnotes.xml` or `endnotes.xml`, with the two separators Word wants."""
    root = make(f"{kind}s")
    for name, number in (("separator", "-1"), ("continuationSeparator", "0")):
        element = add(root, str(kind), type=name, id=number)
        add(add(add(element, "p"), "r"), name)
    for note in notes:
        element = add(root, str(kind), id=note.key.partition("-")[2])
        scribe.blocks(element, note.blocks)
        first = element.find(w("p"))
        if first is not None and isinstance(note.blocks[0], Paragraph):
            _number(first, kind, note.label)
    return root


def _number(paragraph: Element, kind: NoteKind, label: str) -> None:
    """Put the note's own mark and a tab in front of its text."""
    run = make("r")
    add(add(run, "rPr"), "rStyle", val="FootnoteReference")
    if label:
        add(run, "t").text = label
    else:
        add(run, f"{kind}Ref")
    gap = make("r")
    add(gap, "tab")
    start = 1 if paragraph.find(w("pPr")) is not None else 0
    paragraph[start:start] = [run, gap]


def _comments(comments: tuple[Comment, ...], scribe: Scribe) -> Element:
    root = make("comments")
    for comment in comments:
        element = scribe.dated("comment", comment.author, comment.date)
        element.set(w("id"), comment.key)
        root.append(element)
        for line in comment.text.split("\n"):
            paragraph = add(element, "p")
            if line:
                words = add(add(paragraph, "r"), "t")
                words.text = line
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return root


def _core(properties: Properties) -> Element:
    """`core.xml`: the chosen author, title, language and date, and nothing of this machine."""
    spaces = {"cp": CORE, "dc": DC, "dcterms": DCTERMS, "xsi": XSI}
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap=spaces)
    for space, name, text in (
        (DC, "title", properties.title),
        (DC, "creator", properties.author),
        (DC, "description", properties.notice),
        (CORE, "lastModifiedBy", properties.author),
    ):
        if text:
            etree.SubElement(root, f"{{{space}}}{name}").text = text
    if properties.created is not None:
        stamp = properties.created.strftime("%Y-%m-%dT%H:%M:%SZ")
        for name in ("created", "modified"):
            date = etree.SubElement(root, f"{{{DCTERMS}}}{name}")
            date.set(f"{{{XSI}}}type", "dcterms:W3CDTF")
            date.text = stamp
    if properties.language:
        etree.SubElement(root, f"{{{DC}}}language").text = properties.language
    return root


def _pack(
    parts: Mapping[str, Element], links: Mapping[str, Mapping[str, str]], core: Element
) -> bytes:
    """The zip file: content types first, then the parts in a fixed order, with a fixed date."""
    files: dict[str, Element] = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations(
            [
                ("document", OFFICE + "officeDocument", "word/document.xml", False),
                ("core", PACKAGE, "docProps/core.xml", False),
            ]
        ),
        "docProps/core.xml": core,
    }
    inner = [(name, OFFICE + name, f"{name}.xml", False) for name in parts if name != "document"]
    for name, tree in parts.items():
        files[f"word/{name}.xml"] = tree
        outer = [(key, OFFICE + "hyperlink", to, True) for to, key in links.get(name, {}).items()]
        relations = [*(inner if name == "document" else []), *outer]
        if relations:
            files[f"word/_rels/{name}.xml.rels"] = _relations(relations)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, tree in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(info, data)
    return stream.getvalue()


def _types(parts: Mapping[str, Element]) -> Element:
    root = _unprefixed("Types", TYPES)
    for extension, content in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(
            root, f"{{{TYPES}}}Default", {"Extension": extension, "ContentType": content}
        )
    overrides = {
        f"/word/{name}.xml": WORD_TYPE.format("document.main" if name == "document" else name)
        for name in parts
    }
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for path, content in overrides.items():
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": path, "ContentType": content})
    return root


def _relations(relations: list[tuple[str, str, str, bool]]) -> Element:
    root = _unprefixed("Relationships", RELATIONS)
    for name, kind, target, external in relations:
        element = etree.SubElement(root, f"{{{RELATIONS}}}Relationship")
        for key, value in (("Id", name), ("Type", kind), ("Target", target)):
            element.set(key, value)
        if external:
            element.set("TargetMode", "External")
    return root


def _unprefixed(name: str, namespace: str) -> Element:
    """A new root element whose namespace needs no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>'.encode())
