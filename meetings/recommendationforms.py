"""What the secretariat fills in about recommendations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.mandates.words import actors_words, read_actors
from meetings.models import Recommendation
from meetings.registerforms import RowForm
from resolutions.permissions import AnyUser
from resolutions.text.mandates import last_day


class RecommendationForm(RowForm):
    """What is known of a recommendation beside its words."""

    addressees = forms.CharField(
        required=False,
        max_length=500,
        label=_("Addressees"),
        help_text=_("Names between commas."),
    )

    class Meta:
        model = Recommendation
        fields = ["addressees", "deadline", "status"]
        help_texts = {"deadline": _("A year, a month or a day: 2026, 2026-05 or 2026-05-12.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["addressees"] = actors_words(self.instance.addressees)

    def clean_addressees(self) -> list[str]:
        """The keys of those who are known by these names, and the names that nobody has."""
        keys, names = read_actors(self.cleaned_data["addressees"])
        return [*keys, *names]

    def clean_deadline(self) -> str:
        said: str = self.cleaned_data["deadline"]
        if said and last_day(said) is None:
            raise forms.ValidationError(
                _("Give a year, a month or a day: 2026, 2026-06, 2026-06-30.")
            )
        return said


class SpokenRecommendationForm(RecommendationForm):
    """A recommendation that no report says, with its number and its words in one language.

    It is a part of another of the same meeting that the user may see, if of any.
    """

    text = forms.CharField(
        max_length=20_000, label=_("Text"), widget=forms.Textarea({"rows": 4, "dir": "auto"})
    )
    field_order = ("number", "parent", "language", "text", "addressees", "deadline", "status")

    class Meta(RecommendationForm.Meta):
        fields = ["number", "parent", "language", *RecommendationForm.Meta.fields]

    def __init__(self, *args: Any, user: AnyUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Recommendation = self.instance
        self.spoken = row.language
        self.initial["text"] = row.text
        others = row.meeting.recommendations.visible_to(user).exclude(pk=row.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        others = self.instance.meeting.recommendations.exclude(pk=self.instance.pk)
        if number and others.filter(number=number).exists():
            raise forms.ValidationError(
                _("This meeting has a recommendation with this number already.")
            )
        return number

    def clean_parent(self) -> Recommendation | None:
        parent: Recommendation | None = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.parent_id is not None and above.parent_id == self.instance.pk:
                raise forms.ValidationError(_("It cannot be a part of one of its own parts."))
            above = above.parent
        return parent

    def filled(self) -> Recommendation:
        row: Recommendation = super().filled()
        others = {code: words for code, words in row.texts.items() if code != self.spoken}
        row.texts = {**others, row.language: " ".join(self.cleaned_data["text"].split())}
        return row
