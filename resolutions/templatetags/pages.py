"""What the templates of every page need beyond Django's own tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.conf import settings
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, gettext, gettext_noop

from resolutions import permissions
from resolutions.models import LANGUAGES
from resolutions.models.clauses import Kind
from resolutions.models.instruments import year_here
from resolutions.reading import direction

register = template.Library()

_LANGUAGES = {
    "ar": gettext_noop("Arabic"),
    "zh": gettext_noop("Chinese"),
    "en": gettext_noop("English"),
    "fr": gettext_noop("French"),
    "ru": gettext_noop("Russian"),
    "es": gettext_noop("Spanish"),
}


@register.simple_tag
def interface_languages() -> list[tuple[str, str]]:
    """Each language of the interface: its code and what it calls itself."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


@register.filter
def may_import(user: object) -> bool:
    """Whether the user (if there is one: an error page has none) may bring texts in."""
    return hasattr(user, "is_authenticated") and permissions.may_import(user)  # type: ignore[arg-type]


@register.filter
def language_name(code: str) -> str:
    """What a text's language calls itself; the code if it is none of the six."""
    return dict(LANGUAGES).get(code, code)


@register.filter
def language_here(code: str) -> str:
    """What the language of the interface calls a text's language; the code if it is unknown."""
    return gettext(_LANGUAGES.get(code, code))


@register.filter
def kind_words(kind: str) -> str:
    """What a clause is, in the language of the interface."""
    return str(Kind(kind).label)


@register.filter
def control(field: BoundField) -> SafeString:
    """A form's field in our look, whoever made the form."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect):
        look = "form-check-input"
    else:
        look = "form-select" if isinstance(widget, forms.Select) else "form-control"
    return field.as_widget(attrs={"class": look})


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the field is a box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def options(field: BoundField) -> list[tuple[str, str, bool]]:
    """The options of a choice, each with whether it is chosen: values and words as plain text."""
    said = _plain(field.value())
    choices: Iterable[tuple[Any, Any]] = field.field.choices  # type: ignore[attr-defined]
    plain = ((_plain(value), str(words)) for value, words in choices)
    return [(value, words, value == said) for value, words in plain]


def _plain(value: object) -> str:
    return "" if value is None else str(value)


@register.filter
def year_words(year: int | None) -> str:
    """A year that stands alone; nothing for none."""
    return "" if year is None else year_here(year)


@register.filter
def text_direction(code: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    return direction(code)
