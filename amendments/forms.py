"""What a person fills in to bring a text in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resolutions.models import LANGUAGES, Body, InstrumentKind


class UploadForm(forms.Form):
    """A file. What is in it, and whether it is one, the service says."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".docx,.md,.txt"}),
    )


class IdentityForm(forms.Form):
    """Of which resolution and edition a file holds the text; what the file says is the default."""

    body = forms.ModelChoiceField(Body.objects.all(), label=_("Body"))
    kind = forms.ChoiceField(choices=InstrumentKind.choices, label=_("Kind"))
    number = forms.CharField(max_length=30, label=_("Number"))
    year = forms.IntegerField(min_value=1865, max_value=2999, label=_("Year"))
    place = forms.CharField(max_length=100, required=False, label=_("Place"))
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language of the text"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"


class ClauseForm(forms.Form):
    """What one clause says: its label, its heading, its words with their marks of emphasis."""

    label = forms.CharField(max_length=100, required=False, label=_("Label"))
    heading = forms.CharField(max_length=500, required=False, label=_("Heading"))
    text = forms.CharField(
        max_length=100_000, required=False, label=_("Text"), widget=forms.Textarea({"rows": 5})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"


class AnswerForm(forms.Form):
    """What somebody says. How long it may be, and whom it may name, the service says."""

    text = forms.CharField(
        label=_("Comment"),
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea({"rows": 4, "class": "form-control", "dir": "auto"}),
    )


class CommentForm(AnswerForm):
    """What somebody says, and who is to read it: one of the audiences in `choices`."""

    audience = forms.ChoiceField(
        label=_("Who reads it"), widget=forms.Select({"class": "form-select"})
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = list(choices)  # type: ignore[attr-defined]


class SaidForm(forms.Form):
    """What a person says about a contribution; what is left empty, the file says."""

    symbol = forms.CharField(max_length=120, required=False, label=_("Symbol of the document"))
    source = forms.CharField(max_length=300, required=False, label=_("Source"))
    title = forms.CharField(max_length=500, required=False, label=_("Title"))
    resolution = forms.CharField(max_length=60, required=False, label=_("Resolution"))
    base = forms.CharField(max_length=9, required=False, label=_("Edition that it starts from"))
    language = forms.ChoiceField(
        choices=[("", _("as the file says")), *LANGUAGES],
        required=False,
        label=_("Language of the text"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, field in self.fields.items():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"
            if name in _EXAMPLES:
                field.widget.attrs["placeholder"] = _EXAMPLES[name]


# How addresses are written, the same in every language.
_EXAMPLES = {"symbol": "C23/68", "resolution": "council/1332", "base": "2019"}


class ContributionForm(SaidForm):
    """A document that proposes amendments, and what a person says about it."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.md,.txt"}),
    )
