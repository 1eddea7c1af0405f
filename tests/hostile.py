"""Two hundred strings that might be typed to harm whoever reads them; written for the tests."""

from collections.abc import Iterator
from itertools import product

_SCRIPTS = ("alert(1)", "document.title='x'")
_TAGS = (
    "<script>{}</script>",
    "<SCRIPT >{}</SCRIPT>",
    "</p></div><script>{}</script>",
    "<img src=x onerror={}>",
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<math><mi xlink:href='javascript:{}'>x</mi></math>",
    "<iframe srcdoc='<script>{}</script>'></iframe>",
    "<body onload={}>",
    "<details open ontoggle={}>",
    "<a href='javascript:{}'>x</a>",
    "<object data='javascript:{}'></object>",
    "<form action='javascript:{}'><button>x</button></form>",
    "<style>@import 'javascript:{}'</style>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<!--><script>{}</script-->",
    "<![CDATA[<script>{}</script>]]>",
    "]]><script>{}</script>",
    "</textarea><script>{}</script>",
    "</title><script>{}</script>",
    '"><script>{}</script>',
    "'><script>{}</script>",
    '" onfocus={} autofocus x="',
    "' onmouseover={} x='",
    "` onclick={} x=`",
)
_TARGETS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "\\\\host\\share",
    "//other.example/x",
    'https://x.example/" onclick="alert(1)',
    "https://x.example/' onclick='alert(1)",
)
_MARKS = ("[x]({})", "**[x]({})**", "text [x]({}) text")
_TEMPLATES = (
    "{{ 7|add:7 }}",
    "{% load x %}",
    "{% debug %}",
    "{{ request.user.password }}",
    "{# x #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{0.__class__}",
    "%(name)s",
    "%s%s%n",
    "{{{}}}",
)
_QUERIES = (
    "' OR 1=1 --",
    '" OR ""="',
    "'; DROP TABLE users; --",
    "1); DELETE FROM x; --",
    "\\' UNION ALL",
    "%' AND '%'='",
    "_%_",
    "admin'/*",
)
_CHARACTERS = (
    "a\x00b", "a\x08b", "a\x0bb", "a\x1fb", "a\x7fb", "a\x85b", "a\ufffeb", "a\uffffb", "\ufeffa",
    "\u202eabc", "a\u202db\u202c", "\u2066a\u2069", "a\u200bb", "a\u200db", "a\u2060b", "a\u00adb",
    "a\u2028b", "a\u2029b", "e" + "\u0301" * 300, "Z" + "\u0336\u0489" * 100, "مرحبا abc שלום",
    "👩‍👩‍👧‍👦🏳️‍🌈", "раураl", "ｓｃｒｉｐｔ", "＜script＞", "\U000e0001a", "a\u3000b", "ﷺ" * 40,
)  # fmt: skip
_FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0", '=HYPERLINK("x")')
_ENTITIES = (
    "&lt;script&gt;", "&#60;b&#62;", "&amp;amp;", "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "<!ENTITY % x SYSTEM 'file:///x'>", "<?xml version='1.0'?>", "<?php echo 1 ?>", "&nosuch;",
    "<w:r><w:t>x</w:t></w:r>", "</w:t></w:r></w:p>",
)  # fmt: skip
_PATHS = (
    "../../etc/passwd",
    "..\\..\\x",
    "%2e%2e%2f",
    "/etc/passwd",
    "C:\\x",
    "a/../../b",
    "\x1b[31m",
)
_HEADERS = (
    "a\r\nBcc: x@example.org", "a\nSet-Cookie: x=1", "a%0d%0aLocation: x", "a\r\n\r\n<b>x</b>",
)  # fmt: skip
_LONG = ("x" * 5000, "字" * 3000, "<" * 500, "*" * 999, "[" * 400, "_" * 300, "a " * 2000)

STRINGS: tuple[str, ...] = (
    *(tag.format(script) for tag, script in product(_TAGS, _SCRIPTS)),
    *(mark.format(target) for mark, target in product(_MARKS, _TARGETS)),
    *(tag.format("alert(1)").upper() for tag in _TAGS),
    *_TEMPLATES, *_QUERIES, *_CHARACTERS, *_FORMULAS, *_ENTITIES, *_PATHS, *_HEADERS, *_LONG,
)  # fmt: skip

ATTACKS: tuple[str, ...] = (
    *(tag.format("window.pwned=1") for tag in _TAGS),
    *(_MARKS[0].format(scheme) for scheme in ("javascript:window.pwned=1", "data:text/html,x")),
)
"""What would leave a mark in a browser's window if any of it ran."""

HARMLESS = (
    "plain words",
    "words **with** _marks_ and *more* of them and [a link](https://x.example/) or [one](http://x.example)",
    "[somebody](mailto:a@example.org) = 1 + 1; 'quoted' \"words\"",
    "Resolution 140 (Rev. Bucharest, 2022), see https://x.example/",
    "long " * 60,
    "two lines\nof words\r\n\nand a third",
)
"""What people do type, with every form of it that is not plain text."""


LONGEST = 100
"""Longer texts are cut where many are typed together, so that several fit into one field."""


def packed(strings: tuple[str, ...], most: int) -> Iterator[tuple[str, ...]]:
    """The texts in groups that a field of so many characters holds; longer ones are cut."""
    group: list[str] = []
    for text in strings:
        cut = text[: min(LONGEST, most)]
        if group and sum(map(len, group)) + len(group) + len(cut) > most:
            yield tuple(group)
            group = []
        group.append(cut)
    yield tuple(group)
