"""Plain text and Markdown become lines: the noise goes, the marks of emphasis become spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from resolutions.text.clauses import Span, SpanKind
from resolutions.text.ideographs import GAP, close_up
from resolutions.text.lines import Line, Role

CANONICAL = "<!-- one clause a line -->"
"""Says that nothing in a file is to be inferred: depth is by tabs, a line is a clause."""

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]"
)
_BROKEN_WORD = re.compile("\u00ad[ \t]*\n[ \t]*(?P<rest>\\S+)")
_SOURCE_LINE = re.compile(r"\A# source:.*")
_BOOKMARK = re.compile(r"(?<!\\)\[bookmark:[^\]]*\]")
_NOTE_REFERENCE = re.compile(r"(?<!\\)\[footnoteRef:(\w+)\](?P<label>\d+|\*)?")
_NOTE_TAIL = re.compile(r"(?<!\\)\[(?P<id>\d+):\s*(?P<label>\d+|\*)?\s*(?P<text>[^\[\]]*)\]?\s*$")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:- ){2,}-)\s*")
_NOTE_LINE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:\s*(?P<text>.*)")
_SUPERSCRIPT_LINE = re.compile(r"<sup>(?P<label>\d+|\*)</sup>\s*(?P<text>.+)")
# What stands numbered below a rule is a note if it is a sentence, else a heading.
_NOTE_BELOW_RULE = re.compile(r"(?P<label>\d{1,2}|\*)\s+(?P<text>\S.*(?:[.。;；)）؛]|.{30}))")
_MARKUP = re.compile(
    r"\\(?P<escaped>.)|(?P<bold>\*\*)|(?P<italic>\*)|<(?P<tag>/?su[pb])>"
    r"|\[\^(?P<note>[^\]\s]+)\]|\[(?P<link>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
)
_TAGS = {"sup": SpanKind.SUPERSCRIPT, "sub": SpanKind.SUBSCRIPT}


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a text, and what is known of them.

    `canonical`: the text says itself that nothing is to be inferred. `whole`: each line is a
    paragraph, as in a Word file, so that no sentence is broken over two of them.
    """

    lines: tuple[Line, ...]
    canonical: bool = False
    whole: bool = False


def clean(text: str) -> str:
    """The text without what no reader sees: soft hyphens, bidi marks, unusual blanks, BOM.

    Non-breaking hyphens become hyphens; line ends become newlines. A word that a soft hyphen broke
    over two lines stands on the first.
    """
    text = re.sub("\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    text = _BROKEN_WORD.sub(r"\g<rest>\n", text)
    return _INVISIBLE.sub("", _SPACES.sub(" ", text)).replace("\u2011", "-")


def read_text(text: str) -> Source:
    """The lines of a plain or Markdown text, as they stand, numbered as in the file.

    Page rules and the bookmarks of extracts are dropped. A footnote that an extract put at the
    end of its paragraph becomes a line of its own.
    """
    text = clean(text)
    canonical = CANONICAL in text
    text = _without_comments(text)
    text = _SOURCE_LINE.sub("", text)
    lines: list[Line] = []
    below_rule = False
    for number, raw in enumerate(text.split("\n"), 1):
        raw = _BOOKMARK.sub("", raw)
        if not raw.strip():
            continue
        if _RULE.fullmatch(raw):
            below_rule = True
            continue
        lines.extend(_read_line(raw, number, below_rule=below_rule and not canonical))
        below_rule = False
    return Source(tuple(lines), canonical)


def read_words(marked: str) -> tuple[str, tuple[Span, ...]]:
    """One clause's text and spans, from its words with the marks that `printing.mark` sets.

    What no reader sees goes, and so does white space around the words; marks without a partner are
    text.
    """
    line = _inline(clean(marked), 0)
    return line.text, line.spans


def _without_comments(text: str) -> str:
    """The text without the comments of Markdown, its lines numbered as before."""
    kept, start = list[str](), 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        if text[opened - 1 : opened] == "\\":
            kept.append(text[start : opened + 1])
            start = opened + 1
            continue
        kept += [text[start:opened], "\n" * text.count("\n", opened, closed)]
        start = closed + 3
    return "".join((*kept, text[start:]))


def _read_line(raw: str, number: int, *, below_rule: bool) -> list[Line]:
    """One line of a file: one `Line`, or more where an extract ran a footnote into it."""
    depth = len(raw) - len(raw.lstrip("\t"))
    stripped = re.sub(r"[ \t]+", " ", raw.strip())
    note = _NOTE_LINE.fullmatch(stripped) or _SUPERSCRIPT_LINE.fullmatch(stripped)
    if not note and below_rule:
        note = _NOTE_BELOW_RULE.fullmatch(stripped)
    if note:
        return [_note(note["label"], note["text"], number)]
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return [_row(stripped, number)]
    if stripped.startswith("#") and (heading := re.match(r"#{1,6}\s+(.*)", stripped)):
        return [replace(_inline(heading[1], number), role=Role.HEADING, depth=depth)]
    role = Role.PARAGRAPH if re.match(r"\\[^*<\[|]", stripped) else Role.UNKNOWN
    tail = _NOTE_TAIL.search(stripped)
    notes = [_note(tail["label"] or tail["id"], tail["text"], number)] if tail else []
    body = stripped[: tail.start()] if tail else stripped
    body = _NOTE_REFERENCE.sub(lambda m: f"[^{m['label'] or m[1]}]", body)
    return [replace(_inline(body, number), role=role, depth=depth), *notes]


def _note(label: str, text: str, number: int) -> Line:
    return replace(_inline(text, number), label=label, role=Role.FOOTNOTE)


def _row(stripped: str, number: int) -> Line:
    """A table's row; a Markdown delimiter row (`|---|`) has no cells."""
    parts = re.split(r"(?<!\\)\|", stripped)[1:-1]
    if all(re.fullmatch(r"\s*:?-+:?\s*", part) for part in parts):
        return Line("", number, role=Role.ROW)
    cells = tuple(_inline(part.replace("<br>", "\n"), number) for part in parts)
    return Line("", number, role=Role.ROW, cells=cells)


def _inline(marked: str, number: int) -> Line:
    """A line's text and spans from its marks of emphasis; marks without a partner are text."""
    text, spans = "", list[Span]()
    open_at: dict[SpanKind, int] = {}
    position = 0
    for found in _MARKUP.finditer(marked):
        text += marked[position : found.start()]
        position = found.end()
        if found["escaped"]:
            literal = found["escaped"].isalnum() and found.start() > 0
            text += found.group() if literal else found["escaped"]
        elif found["note"]:
            spans.append(
                Span(len(text), len(text) + len(found["note"]), SpanKind.FOOTNOTE, found["note"])
            )
            text += found["note"]
        elif found["link"]:
            spans.append(
                Span(len(text), len(text) + len(found["link"]), SpanKind.LINK, found["target"])
            )
            text += found["link"]
        else:
            text += _toggle(found, marked, text, open_at, spans)
    return _trimmed(text + marked[position:], spans, number)


def _toggle(
    found: re.Match[str], marked: str, text: str, open_at: dict[SpanKind, int], spans: list[Span]
) -> str:
    """Open or close a span at one mark; returns what it adds to the text: itself, if alone."""
    kind, closes, opens = _mark(found, marked)
    if closes and kind in open_at:
        start = open_at.pop(kind)
        if start < len(text):
            spans.append(Span(start, len(text), kind))
        return ""
    if opens and kind not in open_at:
        open_at[kind] = len(text)
        return ""
    return found.group()


def _mark(found: re.Match[str], marked: str) -> tuple[SpanKind, bool, bool]:
    """What a mark may do: its kind, whether it may close and whether it may open here.

    An asterisk opens only where its partner follows, with no blank inside either.
    """
    start, end = found.span()
    if tag := found["tag"]:
        opens = not tag.startswith("/") and marked.rfind(f"</{tag}>") >= end
        return _TAGS[tag[-3:]], tag.startswith("/"), opens
    kind = SpanKind.BOLD if found["bold"] else SpanKind.ITALIC
    closes = start > 0 and not marked[start - 1].isspace()
    blank = marked[end : end + 1].isspace() or end == len(marked)
    return kind, closes, not blank and _last_partner(marked, found.group()) >= end


@lru_cache(maxsize=4)
def _last_partner(marked: str, mark: str) -> int:
    """Where the last mark stands that may close what another one opened; -1 if there is none."""
    partner = r"\*\*" if mark == "**" else r"(?<!\*)\*(?!\*)|\*\*\*"
    found = re.finditer(rf"(?<![\s\\])(?={partner})", marked)
    return max((one.start() for one in found), default=-1)


def _trimmed(text: str, spans: list[Span], number: int) -> Line:
    """The line without outer white space, its spans moved along."""
    lead = len(text) - len(text.lstrip())
    return cut(Line(text, number, spans=tuple(sorted(spans))), lead, len(text.rstrip()))


def cut(line: Line, start: int, end: int) -> Line:
    """The part `[start, end)` of a line's text without outer white space, with the spans in it."""
    end = max(start, min(end, len(line.text)))
    piece = line.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    spans = tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in line.spans
        if span.start < end and span.end > start
    )
    return replace(line, text=line.text[start:end], spans=spans)


def join(before: Line, after: Line) -> Line:
    """Two lines of one sentence as one; no blank between them where their script has none."""
    broken = before.text.endswith("-") or (before.text and ord(before.text[-1]) > 0x2E80)
    glue = "" if broken else " "
    shift = len(before.text) + len(glue)
    moved = tuple(replace(s, start=s.start + shift, end=s.end + shift) for s in after.spans)
    text = before.text + glue + after.text
    uid = before.uid or after.uid
    return replace(before, text=text, spans=(*before.spans, *moved), uid=uid)


def close_up_line(line: Line) -> Line:
    """The line without blanks between two Chinese characters, its spans moved along."""
    gone = [at for found in GAP.finditer(line.text) for at in range(found.start(), found.end())]
    if not gone:
        return line

    def moved(position: int) -> int:
        return position - sum(at < position for at in gone)

    spans = tuple(replace(s, start=moved(s.start), end=moved(s.end)) for s in line.spans)
    return replace(line, text=close_up(line.text), spans=spans)
