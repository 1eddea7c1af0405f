"""The meeting that the document has now leaves the contribution: PostgreSQL wants it by itself."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("amendments", "0007_meeting_of_the_document")]

    operations = [
        migrations.RemoveField(
            model_name="contribution",
            name="meeting",
        ),
        migrations.RemoveField(
            model_name="historicalcontribution",
            name="meeting",
        ),
    ]
