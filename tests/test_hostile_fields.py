"""Every field that a person fills in was given a text that is to harm: none can be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.forms import BaseForm
from django.test import Client

from tests.hostile_registers import mandate_pages, register_pages
from tests.hostile_site import (
    fill,
    import_text,
    misuse,
    prepare,
    publish,
)
from tests.shared_texts import ROOT
from tests.trees import markdown

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HARMFUL = "<script>"
READING = ("amendments/views", "meetings/views", "amendments/edits.py")
NAMED = re.compile(r"""\b(?:POST|said|fields)(?:\.get(?:list)?\(|\[)"(\w+)\"""")

CHOSEN = "its values are chosen or reckoned, and any other is none"
EXEMPT = {
    "AccountForm.name": "a person of that name: test_hostile.py",
    "AccountForm.again": "never shown again",
    "AccountForm.password": "never shown again",
    "ClauseForm.heading": "tests/amendments/views/test_draft.py",
    "ClauseForm.label": "tests/amendments/views/test_draft.py",
    "ClauseForm.text": "tests/amendments/views/test_draft.py",
    "pasted": "each text is pasted: test_hostile.py",
    "source_heading": "compared, and never kept",
    **dict.fromkeys("about action body decision delegation element group link".split(), CHOSEN),
    **dict.fromkeys("meeting relation role scope sponsor uid view warning".split(), CHOSEN),
    **dict.fromkeys("accept close leave_rest next q row show with year words".split(), CHOSEN),
    **dict.fromkeys("fingerprint stamp state until".split(), CHOSEN),
}


def forms_of(kind: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    """Every class of forms of the site."""
    for one in kind.__subclasses__():
        if one.__module__.startswith(("amendments.", "meetings.", "resolutions.")):
            yield one
        yield from forms_of(one)


def fields_of_forms() -> set[str]:
    """The fields for words of every class of forms, as `Class.field`."""
    return {
        f"{one.__name__}.{name}"
        for one in forms_of()
        for name, field in one.base_fields.items()  # type: ignore[attr-defined]
        if isinstance(field, forms.CharField)
    }


def fields_of_views() -> set[str]:
    """The names that views read from a form without a class."""
    paths = (
        path for place in READING for path in sorted(ROOT.glob(f"{place}/*.py") or [ROOT / place])
    )
    files = [*paths, ROOT / "amendments/edits.py"]
    return {name for path in files for name in NAMED.findall(path.read_text())}


def test_no_field_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each was given such a text, or `EXEMPT` says where else it is."""
    typed: set[str] = set()
    post, full_clean = Client.post, BaseForm.full_clean

    def note(client: Client, address: str, fields: Any = None, *more: Any, **said: Any) -> Any:
        if isinstance(fields, dict):
            typed.update(name for name, text in fields.items() if HARMFUL in str(text))
        return post(client, address, fields, *more, **said)

    def clean(form: BaseForm) -> None:
        for name in form.fields if form.is_bound else ():
            if HARMFUL in str(form.data.get(form.add_prefix(name), "")):
                typed.update(f"{kind.__name__}.{name}" for kind in type(form).__mro__)
        full_clean(form)

    monkeypatch.setattr(Client, "post", note)
    monkeypatch.setattr(BaseForm, "full_clean", clean)
    site = prepare((f"{HARMFUL}alert(1)</script>",))
    fill(site)
    publish(site)
    list(misuse(site))
    list(import_text(site, lambda _name: SimpleUploadedFile("a.md", markdown(number="141"))))
    list(register_pages(site.office, [site.all, "words"]))
    list(mandate_pages(site.office, [site.all]))
    assert sorted(fields_of_forms() - typed - EXEMPT.keys()) == []
    assert sorted(fields_of_views() - typed - EXEMPT.keys()) == []
