"""The names of WordprocessingML, and how its elements are made and looked at."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML = "http://www.w3.org/XML/1998/namespace"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}

W_PREFIX = f"{{{W}}}"
PRESERVE = f"{{{XML}}}space"
OFF = frozenset({"0", "false", "off", "none"})

# What XML 1.0 cannot hold, and what Word uses as breaks.
BREAKS = re.compile("\r\n|[\r\v\f\u2028\u2029]")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with every kind of break as `\\n` and without what XML cannot hold."""
    return FORBIDDEN.sub("", BREAKS.sub("\n", text))


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return W_PREFIX + name


def make(tag: str, /, **values: str) -> Element:
    """A new element `w:tag`; keywords become attributes `w:keyword`."""
    element = etree.Element(W_PREFIX + tag, nsmap={"w": W, "r": R})
    for key, value in values.items():
        element.set(W_PREFIX + key, value)
    return element


def add(parent: Element, tag: str, /, **values: str) -> Element:
    """A new last child `w:tag` of the parent; keywords become attributes `w:keyword`."""
    element = etree.SubElement(parent, W_PREFIX + tag)
    for key, value in values.items():
        element.set(W_PREFIX + key, value)
    return element


def child(parent: Element | None, name: str) -> Element | None:
    """The first child `w:name`, if there is one."""
    return None if parent is None else parent.find(W_PREFIX + name)


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute `w:name` of an element that may be missing."""
    return None if element is None else element.get(W_PREFIX + name)


def child_value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the first child `w:name`."""
    return value(child(parent, name))


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Word reads it; the default for anything else or absurdly large."""
    try:
        found = int(float(text or ""))
    except (ValueError, OverflowError):
        return default
    return found if abs(found) < 2**31 else default


def is_on(parent: Element | None, name: str) -> bool | None:
    """A toggle property: on, off, or (`None`) not stated."""
    element = child(parent, name)
    if element is None:
        return None
    return (value(element) or "1").lower() not in OFF


def local(element: Element) -> str:
    """The name of a WordprocessingML element; for others `prefix-less name` after a colon."""
    # Comments and processing instructions have no name, whatever the types say.
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith(W_PREFIX):
        return tag[len(W_PREFIX) :]
    return ":" + tag.rpartition("}")[2]
