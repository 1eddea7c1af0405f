"""No template says that words need no escaping: whoever typed them, they are set as words."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates"
UNESCAPED = re.compile(r"[\w.]+\s*\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off\b")
OURS = {"_fields.html": ["field.help_text|safe"]}
"""What the code itself says, with its own tags."""


def test_no_template_sets_words_as_they_are() -> None:
    found = {
        str(path.relative_to(TEMPLATES)): UNESCAPED.findall(path.read_text(encoding="utf-8"))
        for path in TEMPLATES.rglob("*.html")
    }
    assert len(found) > 100
    assert {name: said for name, said in found.items() if said} == OURS
