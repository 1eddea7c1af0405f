"""Every sentence of a template goes through translation.

What is looked at: text between tags, the attributes that people read or hear, and the literals of
filters that put words on a page. Left alone: what stands in an element with `translate="no"`, and
abbreviations in capitals (ITU, JSON), which are the same in every language.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import DebugLexer, TokenType

from tests.shared_texts import ROOT

READ_ALOUD = {"title", "alt", "placeholder", "aria-label", "aria-description", "label"}
SILENT = {"script", "style"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}
ABBREVIATION = re.compile(r"\b[A-Z]{1,6}\b")
LITERAL = re.compile(r"\|(?:default|default_if_none|yesno|pluralize|add):([\"'])(?P<words>.*?)\1")


# Blocks that stand inside a tag, for a class name: nobody reads what fills them.
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
IN_ATTRIBUTES = {
    name
    for path in TEMPLATES
    for name in re.findall(r"<[^<>{]*\{% block (\w+) %\}\{% endblock", path.read_text())
}


def visible(source: str) -> str:
    """The template's own text: translated stretches, tags and comments blanked, lines kept."""
    parts, hidden = [], ""
    for token in DebugLexer(source).tokenize():
        name = token.contents.split(" ")[0] if token.token_type == TokenType.BLOCK else ""
        if hidden:
            hidden = "" if name == hidden else hidden
        elif name in {"blocktranslate", "blocktrans", "comment"}:
            hidden = f"end{name}"
        elif name == "block" and token.contents.split()[1] in IN_ATTRIBUTES:
            hidden = "endblock"
        elif token.token_type == TokenType.TEXT:
            parts.append(token.contents)
            continue
        elif token.token_type == TokenType.VAR:
            parts.extend(match["words"] for match in LITERAL.finditer(token.contents))
        start, end = token.position or (0, 0)
        parts.append("\n" * source.count("\n", start, end))
    return "".join(parts)


class Finder(HTMLParser):
    """Collects what people read, with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.open: list[tuple[str, bool]] = []

    def add(self, words: str | None) -> None:
        if words and re.search(r"[^\W\d_]", ABBREVIATION.sub("", words)):
            before = words[: len(words) - len(words.lstrip())].count("\n")
            self.found.append((self.getpos()[0] + before, " ".join(words.split())))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        exempt = named.get("translate") == "no" or (bool(self.open) and self.open[-1][1])
        if tag not in VOID:
            self.open.append((tag, exempt))
        if exempt:
            return
        for name in READ_ALOUD & named.keys():
            self.add(named[name])
        if tag == "input" and named.get("type") in {"submit", "button", "reset"}:
            self.add(named.get("value"))
        if tag == "meta" and named.get("name") == "description":
            self.add(named.get("content"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any(name in SILENT or exempt for name, exempt in self.open):
            self.add(data)


def unmarked(source: str) -> list[tuple[int, str]]:
    """Each stretch that a reader would meet untranslated: its line and its words."""
    finder = Finder()
    finder.feed(visible(source))
    finder.close()
    return sorted(finder.found)


def test_there_are_templates() -> None:
    assert TEMPLATES


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_no_template_says_what_is_not_translated(path: Path) -> None:
    found = unmarked(path.read_text())
    assert [f"{path.relative_to(ROOT)}:{line}: {words}" for line, words in found] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>\n  Hello</p>", [(2, "Hello")]),
        ("{% if a %}\n\n<b>决议</b>{% endif %}", [(3, "决议")]),
        ('<img src="a" alt="A map">', [(1, "A map")]),
        ('<a {% if x %}class="a"{% endif %} title="Read {{ y }}">{{ y }}</a>', [(1, "Read")]),
        ('<input type="submit" value="Save">', [(1, "Save")]),
        ('<input aria-label="Search">', [(1, "Search")]),
        ('<meta name="description" content="A tracker">', [(1, "A tracker")]),
        ("{{ n }} clause{{ n|pluralize }}", [(1, "clause")]),
        ('<td>{{ x|yesno:"yes,no" }}</td>', [(1, "yes,no")]),
        ("{% translate 'a' %} and {% translate 'b' %}", [(1, "and")]),
        ("{% blocktranslate %}a\nb{% endblocktranslate %}\n<br>c", [(3, "c")]),
        ('<p><i translate="no">Word</i> file</p>', [(1, "file")]),
    ],
)
def test_untranslated_words_are_found(source: str, expected: list[tuple[int, str]]) -> None:
    assert unmarked(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '<p class="lead">{% translate "Hello" %} · {{ name }}, 2022 &nbsp;→</p>',
        "{% blocktranslate count n=n %}one{% plural %}many{% endblocktranslate %}",
        '<input value="secret" name="token"><script src="x">let a = "Hello"</script>',
        "{# a note #}{% comment %}another{% endcomment %}<!-- a third -->",
        '<span translate="no"><b>English</b> 中文</span>, ITU',
        """<b class="{{ kind|default:'info' }}">{{ when|date:"j F Y" }}</b>""",
        "<p title=\"{% translate 'Close' %}\"></p>",
    ],
)
def test_what_is_translated_or_no_sentence_is_let_through(source: str) -> None:
    assert unmarked(source) == []
