"""What a person says of a mandate: a correction, a state with its reason, one that was missed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.mandates.words import actors_words, read_actors, recurrence_words
from meetings.models import Mandate, Relation
from meetings.models.mandates import SAID_STATES, MandateAction, pack_keys
from meetings.registerforms import dress
from resolutions.models import Body, Resolution

NO_MANDATE = "none"
PERIODS = ("P1Y", "P2Y", "P3Y", "P4Y", "P6M", "P3M", "P1M")
NAMES = ("actors", "helpers", "recipients")


class ActorsField(forms.CharField):
    """Names between commas; cleaned, the keys as a column keeps them."""

    def __init__(self, **said: Any) -> None:
        super().__init__(max_length=1000, **said)

    def clean(self, value: Any) -> str:
        """The keys. Raise ValidationError with the names that nobody has."""
        keys, unknown = read_actors(super().clean(value))
        if unknown:
            said = gettext("Nobody is known by this name: %s") % "; ".join(unknown)
            raise forms.ValidationError(said)
        return pack_keys(keys)


class SaidForm(forms.Form):
    """A form whose fields look as those of the registers do."""

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        for field in self.fields.values():
            dress(field)


class MandateForm(SaidForm):
    """Everything that a person may set of a mandate."""

    actors = ActorsField(label=_("Who acts"), help_text=_("Names between commas."))
    helpers = ActorsField(label=_("Together with"), required=False)
    action = forms.ChoiceField(label=_("How the clause tells them"), choices=MandateAction)
    recipients = ActorsField(label=_("Report to"), required=False)
    due = forms.CharField(
        label=_("Due"),
        required=False,
        max_length=10,
        help_text=_("A year, a month or a day: 2026, 2026-05 or 2026-05-12."),
    )
    recurrence = forms.ChoiceField(label=_("Comes again"), required=False)
    due_body = forms.ChoiceField(label=_("At the meeting of"), required=False)
    verdict = forms.ChoiceField(
        label=_("How far it is done"),
        required=False,
        choices=(
            ("", _("as evidence and dates show")),
            *SAID_STATES,
            (NO_MANDATE, _("this is no mandate")),
        ),
    )
    note = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Everybody reads this. Needed where you say how far it is done."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, mandate: Mandate, seen: int = 0, **said: Any) -> None:
        super().__init__(*args, initial=_initial(mandate, seen), **said)
        kept = mandate.recurrence
        periods = (*PERIODS, *((kept,) if kept and kept not in PERIODS else ()))
        choices = {
            "": gettext("no"),
            "each": gettext("at each meeting"),
            "next": gettext("at the next meeting"),
            "regularly": gettext("regularly"),
        }
        choices |= {one: recurrence_words(one, "") for one in periods if one not in choices}
        self.fields["recurrence"].choices = list(choices.items())  # type: ignore[attr-defined]
        bodies = {"": "–"} | {body.pk: body.title for body in Body.objects.all()}
        bodies.setdefault(mandate.due_body, mandate.due_body.upper())
        self.fields["due_body"].choices = list(bodies.items())  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """The fields of the mandate as the valid form has them."""
        found = dict(self.cleaned_data)
        found.pop("seen")
        verdict = found.pop("verdict")
        is_none = verdict == NO_MANDATE
        found["note"] = found["note"].strip()
        return found | {"is_dismissed": is_none, "said_state": "" if is_none else verdict}


def _initial(mandate: Mandate, seen: int) -> dict[str, Any]:
    return {
        **{name: actors_words(getattr(mandate, name).split()) for name in NAMES},
        "action": mandate.action or MandateAction.INSTRUCTS,
        "due": mandate.due,
        "recurrence": mandate.recurrence,
        "due_body": mandate.due_body,
        "verdict": NO_MANDATE if mandate.is_dismissed else mandate.said_state,
        "note": mandate.note,
        "seen": seen,
    }


class PlaceForm(SaidForm):
    """The clause that a mandate is added to."""

    resolution = forms.ModelChoiceField(Resolution.objects.none(), label=_("Resolution"))
    address = forms.CharField(
        max_length=1000,
        label=_("Address of the clause"),
        help_text=_("As in the address of the clause: resolves/2."),
    )

    def __init__(self, *args: Any, resolutions: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.fields["resolution"].queryset = resolutions  # type: ignore[attr-defined]


class EvidenceForm(SaidForm):
    """What shows that a mandate was reported on or done: a document or a recommendation."""

    source = forms.CharField(
        label=_("Document or recommendation"),
        max_length=300,
        help_text=_("The symbol or the title of a document, or the address of its page."),
    )
    relation = forms.ChoiceField(
        label=_("What it does"),
        choices=[
            (Relation.REPORTS_ON.value, Relation.REPORTS_ON.label),
            (Relation.IMPLEMENTS.value, Relation.IMPLEMENTS.label),
        ],
    )
    passage = forms.CharField(
        max_length=5000,
        required=False,
        label=_("Passage that shows it"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
