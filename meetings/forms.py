"""What a person fills in about delegations."""

from __future__ import annotations

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.utils.translation import gettext_lazy as _

from meetings.models import DelegationKind, Role
from resolutions.models import LANGUAGES


class PlainForm(forms.Form):
    """A form whose fields look like ours."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"


class DelegationForm(PlainForm):
    """A delegation: its code, its kind, its names."""

    name = forms.CharField(max_length=200, label=_("Name in English"))
    kind = forms.ChoiceField(choices=DelegationKind.choices, label=_("Kind"))
    code = forms.SlugField(
        max_length=40,
        label=_("Code"),
        help_text=_("Stands in addresses: small letters, digits and hyphens."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for language, said in LANGUAGES:
            if language != "en":
                widget = forms.TextInput(attrs={"class": "form-control", "lang": language})
                self.fields[f"name_{language}"] = forms.CharField(
                    max_length=200, required=False, label=said, widget=widget
                )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).lower()

    @property
    def translated(self) -> list[forms.BoundField]:
        """The fields of the names in other languages than English."""
        return [self[name] for name in self.fields if name.startswith("name_")]

    @property
    def names(self) -> dict[str, str]:
        """The names by language, those that were filled in."""
        said = ((name.removeprefix("name_"), name) for name in self.cleaned_data)
        return {
            language: self.cleaned_data[name]
            for language, name in said
            if name.startswith("name_") and self.cleaned_data[name]
        }


class InvitationForm(PlainForm):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(choices=Role.choices, initial=Role.DRAFTER, label=_("Role"))


class AccountForm(PlainForm):
    """What a new person says: a name, and a password twice."""

    name = forms.CharField(
        max_length=150, label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=password_validators_help_text_html(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        self.email = email
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("The two passwords differ."))
        if said.get("password"):
            likeness = User(email=self.email, last_name=said.get("name", ""))
            try:
                validate_password(said["password"], likeness)
            except forms.ValidationError as error:
                self.add_error("password", error)
