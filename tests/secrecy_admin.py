"""The rows of the admin: what each table lets those who run the site do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from tests.secrecy import (
    NOBODY,
    Args,
    Row,
    Rule,
    administrators,
    everybody,
    refused,
    remembering_administrators,
    seeing_administrators,
)
from tests.secrecy_site import Site

WHOLE = dict.fromkeys(("changelist", "add", "change", "history", "delete"), administrators)
KEPT = WHOLE | {"delete": refused}
SHOWN = KEPT | {"add": refused}
SECRET = SHOWN | {
    "change": seeing_administrators,
    "delete": refused,
    "history": remembering_administrators,
}
ADMIN: dict[str, dict[str, Rule]] = {
    "auth_group": WHOLE,
    "account_emailaddress": WHOLE,
    "socialaccount_socialaccount": WHOLE,
    "auth_user": KEPT | {"password_change": administrators},
    "resolutions_body": WHOLE,
    "resolutions_resolution": SHOWN,
    "resolutions_version": SHOWN,
    "resolutions_clause": SHOWN,
    "resolutions_clausetext": SHOWN,
    "resolutions_sourcefile": SHOWN,
    "meetings_group": KEPT,
    "meetings_meeting": KEPT,
    "meetings_agendaitem": KEPT,
    "meetings_recommendation": SHOWN,
    "meetings_conclusion": SHOWN,
    "meetings_link": SHOWN,
    "meetings_delegation": SHOWN,
    "meetings_membership": SHOWN,
    "meetings_invitation": SHOWN,
    "meetings_document": SECRET,
    "meetings_documentfile": SECRET,
    "amendments_contribution": SECRET,
    "amendments_proposal": SECRET,
    "amendments_change": SECRET,
}
"""Each table of the admin, and who gets to which of its pages; the page of one record of the
history goes with the history."""


def _first(table: str) -> Args:
    def args(site: Site) -> tuple[Any, ...]:
        rows = apps.get_model(*table.split("_", 1)).objects.order_by("pk")
        if table.startswith("amendments") or table.startswith("meetings_document"):
            return (_secret(rows, table, site).pk,)
        return (rows.first().pk,)

    return args


def _secret(rows: Any, table: str, site: Site) -> Any:
    """The row of the table that belongs to the contribution."""
    path = {
        "amendments_contribution": "pk",
        "amendments_proposal": "contribution",
        "amendments_change": "proposal__contribution",
        "meetings_document": "contribution",
        "meetings_documentfile": "document__contribution",
    }[table]
    assert site.contribution is not None
    return rows.filter(**{path: site.contribution.pk}).first()


def _record(table: str) -> Args:
    def args(site: Site) -> tuple[Any, ...]:
        key = _first(table)(site)[0]
        model = apps.get_model(*table.split("_", 1))
        record = model.history.filter(**{model._meta.pk.name: key}).first()
        return (key, record.history_id if record else 1)

    return args


def _on_site(site: Site) -> tuple[Any, ...]:
    return ContentType.objects.get_for_model(site.version).pk, site.version.pk


def admin_rows() -> Iterator[Row]:
    """A row for every page of every table, and for those of the admin as a whole."""
    for table, rules in ADMIN.items():
        for page, rule in rules.items():
            args, missing = _first(table), lambda site: (NOBODY,)
            if page in ("changelist", "add"):
                yield Row(f"admin:{table}_{page}", rule)
            else:
                yield Row(f"admin:{table}_{page}", rule, args, missing)
        if hasattr(apps.get_model(*table.split("_", 1)), "history"):
            name = f"admin:{table}_simple_history"
            yield Row(name, rules["history"], _record(table), lambda site: (NOBODY, 1))
    for page in ("index", "password_change", "password_change_done", "jsi18n"):
        yield Row(f"admin:{page}", administrators)
    yield Row("admin:login", administrators)
    yield Row("admin:autocomplete", refused)
    yield Row("admin:view_on_site", administrators, _on_site)
    yield Row("admin:app_list", administrators, lambda site: ("amendments",))
    yield Row("admin:logout", everybody, methods=("POST",))
