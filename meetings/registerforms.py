"""What the secretariat fills in about groups, meetings, agendas, documents, recommendations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.models import (
    AgendaItem,
    Document,
    DocumentKind,
    Group,
    Meeting,
    Relation,
)
from meetings.reports.symbols import without_language
from resolutions.models import LANGUAGES, Resolution

OTHERS = tuple((code, name) for code, name in LANGUAGES if code != "en")
DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIME = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of a register, with its titles in other languages as fields of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language, name in OTHERS if hasattr(self.instance, "titles") else ():
            self.fields[f"title_{language}"] = forms.CharField(
                max_length=300,
                required=False,
                label=name,
                initial=self.instance.titles.get(language, ""),
                widget=forms.TextInput(attrs={"lang": language, "dir": "auto"}),
            )
        for field in self.fields.values():
            dress(field)

    @property
    def translated(self) -> list[forms.BoundField]:
        """The fields of the titles in other languages."""
        return [self[name] for name in self.fields if name.startswith("title_")]

    @property
    def plain(self) -> list[forms.BoundField]:
        """Every other field."""
        return [self[name] for name in self.fields if not name.startswith("title_")]

    def filled(self) -> Any:
        """The row as the valid form has it; nothing is saved."""
        row = self.instance
        if hasattr(row, "titles"):
            said = {
                code: " ".join(self.cleaned_data[f"title_{code}"].split()) for code, _n in OTHERS
            }
            row.titles = {code: words for code, words in said.items() if words}
        return row


def dress(field: forms.Field) -> None:
    """The field looks as all fields do."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        look = "form-check-input"
    else:
        look = "form-select" if isinstance(widget, forms.Select) else "form-control"
    widget.attrs["class"] = look


class GroupForm(RowForm):
    """A group."""

    class Meta:
        model = Group
        fields = ["name", "code", "title"]
        labels = {"name": _("Name, as symbols and citations write it")}
        help_texts = {"code": _("Stands in addresses: small letters, digits and hyphens.")}
        error_messages = {"code": {"invalid": _("Use small letters, digits and hyphens alone.")}}


class MeetingForm(RowForm):
    """A meeting."""

    class Meta:
        model = Meeting
        fields = [
            "group", "number", "year", "title", "begins_on", "ends_on", "place", "mode",
            "attendance", "chair", "submission_deadline", "body",
        ]  # fmt: skip
        widgets = {"begins_on": DATE, "ends_on": DATE, "submission_deadline": TIME}
        labels = {"body": _("Body that adopts there")}
        help_texts = {
            "title": _("Left empty, it is told by its group and number."),
            "year": _("Where no number counts the group's meetings, or no day is known."),
        }

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = said.get("begins_on"), said.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day comes before the first."))
        telling = ("number", "year", "title", "begins_on")
        if not any(said.get(name) or name in self.errors for name in telling):
            self.add_error("number", _("Give a number, a year, a title or a first day."))
        return said


class ItemForm(RowForm):
    """An item of an agenda; it is a part of another of the same meeting, if of any."""

    class Meta:
        model = AgendaItem
        fields = ["number", "title", "parent", "order"]
        widgets = {"title": forms.TextInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = AgendaItem.objects.filter(meeting=self.instance.meeting)
        self.fields["parent"].queryset = items.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]


class DocumentForm(RowForm):
    """A document of a meeting. What it follows is one that the user may see."""

    languages = forms.MultipleChoiceField(
        choices=LANGUAGES,
        required=False,
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
    )
    items = forms.ModelMultipleChoiceField(
        AgendaItem.objects.none(),
        required=False,
        label=_("Agenda items"),
        widget=forms.CheckboxSelectMultiple,
    )
    follows_symbol = forms.CharField(
        max_length=120, required=False, label=_("Symbol of the document that it follows")
    )

    class Meta:
        model = Document
        fields = [
            "symbol", "title", "kind", "source", "meeting", "date", "original_language",
            "languages", "follows_symbol", "following", "items", "is_public",
        ]  # fmt: skip
        widgets = {"title": forms.TextInput(), "source": forms.TextInput(), "date": DATE}
        labels = {"is_public": _("Everybody may see it")}

    def __init__(self, *args: Any, visible: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visible = visible
        row: Document = self.instance
        # Hundreds of meetings of a few groups: each group is read once.
        meetings = Meeting.objects.prefetch_related("group")
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        items = AgendaItem.objects.filter(meeting=row.meeting_id)
        self.fields["items"].queryset = items  # type: ignore[attr-defined]
        if row.pk:
            self.initial["items"] = list(row.agenda_items.values_list("pk", flat=True))
        if row.follows is not None:
            self.initial["follows_symbol"] = row.follows.symbol
        kinds = [(code, words) for code, words in DocumentKind.choices if code]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean_symbol(self) -> str:
        """The symbol, unless another document has it; of one that is not seen no more is told."""
        symbol = without_language(self.cleaned_data["symbol"])
        there = Document.objects.exclude(pk=self.instance.pk).filter(symbol__iexact=symbol)
        if not symbol or not (keys := set(there.values_list("pk", flat=True))):
            return symbol
        if self.visible.filter(pk__in=keys).exists():
            raise forms.ValidationError(_("A document with this symbol is here already."))
        raise forms.ValidationError(_("The symbol %s cannot be given.") % symbol)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        symbol = (said.get("follows_symbol") or "").strip()
        found = next((one for one in self.visible.filter(symbol=symbol)), None) if symbol else None
        if symbol and (found is None or found == self.instance):
            self.add_error("follows_symbol", _("There is no such document here."))
        if bool(symbol) != bool(said.get("following")):
            self.add_error("following", _("Say both what it follows and as what, or neither."))
        self.instance.follows = found
        return said


class LinkForm(forms.Form):
    """A link that a person makes: to a resolution, and to one of its clauses if it is about one."""

    resolution = forms.ModelChoiceField(Resolution.objects.none(), label=_("Resolution"))
    address = forms.CharField(
        max_length=1000,
        required=False,
        label=_("Address of the clause"),
        help_text=_("As in the address of the clause: resolves/2. Empty for the whole resolution."),
    )
    relation = forms.ChoiceField(choices=Relation.choices, label=_("Relation"))
    passage = forms.CharField(
        max_length=5000,
        required=False,
        label=_("Passage that shows it"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = resolutions  # type: ignore[attr-defined]
        for field in self.fields.values():
            dress(field)


class ReportSaidForm(forms.Form):
    """What a person says about the report of a meeting; what is left empty, the file says."""

    group = forms.SlugField(
        max_length=40, required=False, label=_("Code of the group"), help_text="cwg-wsis-sdg"
    )
    symbol = forms.CharField(max_length=120, required=False, label=_("Symbol of the report"))
    meeting = forms.RegexField(
        r"^\d{1,4}$", required=False, label=_("Number or year of the meeting")
    )
    language = forms.ChoiceField(
        choices=[("", _("As the text shows")), *LANGUAGES],
        required=False,
        label=_("Language of the text"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)

    def clean_symbol(self) -> str:
        return without_language(self.cleaned_data["symbol"])


class FileForm(forms.Form):
    """A file of a document. Whether it can be taken in, the service says."""

    prefix = "file"

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}),
    )
    language = forms.ChoiceField(
        choices=[("", "–"), *LANGUAGES], required=False, label=_("Language")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)


class ReportForm(ReportSaidForm):
    """A file. What is in it, and whether it is one, the service says."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.md,.txt"}),
    )
