"""For which meeting a contribution is, its document says, as every document does."""

from django.db import migrations
from django.utils import timezone


def hand_over(apps, schema_editor):
    """Each document has the meeting of its contribution, with a row of history that says so."""
    documents = apps.get_model("meetings", "Document")
    kept = apps.get_model("meetings", "HistoricalDocument")
    names = [field.attname for field in documents._meta.concrete_fields]
    for row in apps.get_model("amendments", "Contribution").objects.exclude(meeting=None):
        document = documents.objects.get(pk=row.document_id)
        document.meeting_id = row.meeting_id
        document.save(update_fields=["meeting"])
        said = {name: getattr(document, name) for name in names}
        kept.objects.create(
            **said,
            history_date=timezone.now(),
            history_type="~",
            history_change_reason="the meeting of the contribution",
        )


def take_back(apps, schema_editor):
    """Each contribution has the meeting of its document again."""
    for row in apps.get_model("amendments", "Contribution").objects.select_related("document"):
        if row.document.meeting_id is not None:
            row.meeting_id = row.document.meeting_id
            row.save(update_fields=["meeting"])


class Migration(migrations.Migration):
    dependencies = [
        ("amendments", "0006_desks"),
        ("meetings", "0005_meetings"),
    ]

    operations = [
        migrations.RunPython(hand_over, take_back),
    ]
