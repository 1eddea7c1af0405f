"""What a person fills in to bring a text in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from amendments.models import Contribution, ProposedAction
from amendments.submissions.labels import BlockKind
from amendments.templatetags.contributions import block_words
from meetings.models import Meeting
from resolutions.models import LANGUAGES, Body, InstrumentKind
from resolutions.views.lookup import LanguageChoice


class StyledForm(forms.Form):
    """A form whose fields look as all fields do."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"


class UploadForm(forms.Form):
    """A file. What is in it, and whether it is one, the service says."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".docx,.md,.txt"}),
    )


class IdentityForm(StyledForm):
    """Of which resolution and edition a file holds the text; what the file says is the default."""

    body = forms.ModelChoiceField(Body.objects.all(), label=_("Body"))
    kind = forms.ChoiceField(choices=InstrumentKind.choices, label=_("Kind"))
    number = forms.CharField(max_length=30, label=_("Number"))
    year = forms.IntegerField(min_value=1865, max_value=2999, label=_("Year"))
    place = forms.CharField(max_length=100, required=False, label=_("Place"))
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language of the text"))


class ClauseForm(StyledForm):
    """What one clause says: its label, its heading, its words with their marks of emphasis."""

    label = forms.CharField(max_length=100, required=False, label=_("Label"))
    heading = forms.CharField(max_length=500, required=False, label=_("Heading"))
    text = forms.CharField(
        max_length=100_000, required=False, label=_("Text"), widget=forms.Textarea({"rows": 5})
    )


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


class SaidForm(StyledForm):
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
        super().__init__(*args, **kwargs)
        for name, example in _EXAMPLES.items():
            self.fields[name].widget.attrs["placeholder"] = example


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


ACTIONS = (
    (ProposedAction.MOD, _("Change its text (MOD)")),
    (ProposedAction.MOD_EDITORIAL, _("Change its text editorially ((MOD))")),
    (ProposedAction.SUP, _("Suppress it (SUP)")),
    (ProposedAction.NOC, _("Leave it unchanged (NOC)")),
)


class BeginForm(StyledForm):
    """What is proposed for a resolution, and in which draft."""

    draft = forms.ModelChoiceField(
        Contribution.objects.none(),
        required=False,
        label=_("In which contribution"),
        empty_label=_("a new one"),
    )
    action = forms.ChoiceField(choices=ACTIONS, label=_("What you propose"))
    language = forms.ChoiceField(label=_("Language in which you draft"))
    title = forms.CharField(
        max_length=500, required=False, label=_("Title of the new contribution")
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        languages: Iterable[LanguageChoice],
        drafts: QuerySet[Contribution],
        initial: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        choices = [(language.code, language.name) for language in languages]
        cast(forms.ChoiceField, self.fields["language"]).choices = choices
        field = cast("forms.ModelChoiceField[Contribution]", self.fields["draft"])
        field.queryset = drafts
        if not drafts:
            del self.fields["draft"]

    def clean(self) -> dict[str, Any]:
        """What was said; without drafts to choose from it is a new one."""
        said = super().clean() or {}
        said.setdefault("draft", None)
        return said


class ProposalForm(StyledForm):
    """One more proposal, on a resolution that is stored."""

    body = forms.ModelChoiceField(Body.objects.all(), label=_("Body"))
    number = forms.CharField(max_length=30, label=_("Number"))
    action = forms.ChoiceField(choices=ACTIONS, label=_("What you propose"))


class NewResolutionForm(StyledForm):
    """A proposal of a new resolution."""

    body = forms.ModelChoiceField(Body.objects.all(), label=_("Body"))
    number = forms.CharField(
        max_length=30,
        label=_("Provisional number"),
        widget=forms.TextInput(attrs={"placeholder": "ATU-1"}),
    )
    title = forms.CharField(max_length=500, label=_("Title"))


class HeadForm(StyledForm):
    """What stands before the first proposal; its blocks are those of the body."""

    title = forms.CharField(max_length=500, required=False, label=_("Title"))
    meeting = forms.ModelChoiceField(
        Meeting.objects.all(), required=False, label=_("Meeting"), empty_label=_("none yet")
    )
    agenda_item = forms.CharField(max_length=120, required=False, label=_("Agenda item"))

    def __init__(
        self, data: QueryDict | None, *, kinds: Iterable[BlockKind], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.kinds = tuple(kinds)
        for kind in self.kinds:
            self.fields[kind.value] = forms.CharField(
                max_length=20_000,
                required=False,
                label=block_words(kind),
                widget=forms.Textarea({"rows": 3, "class": "form-control"}),
            )

    def said(self) -> dict[BlockKind, str]:
        """What was said of each block."""
        return {kind: self.cleaned_data[kind.value] for kind in self.kinds}
