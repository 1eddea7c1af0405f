"""What a person fills in to bring a text in."""

from __future__ import annotations

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
