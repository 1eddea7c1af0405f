"""Meetings have agendas, recommendations and links; a document belongs to one.

What a symbol begins with gives its name up to the meeting itself.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_desks"),
        ("resolutions", "0003_contributions_previewed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("document", "meeting", "prefix"),
        migrations.RenameField("historicaldocument", "meeting", "prefix"),
        migrations.AlterModelOptions(
            name="document",
            options={
                "ordering": ["prefix", "series", "number", "symbol"],
                "verbose_name": "document",
                "verbose_name_plural": "documents",
            },
        ),
        migrations.AlterModelOptions(
            name="meeting",
            options={
                "ordering": [
                    models.OrderBy(models.F("begins_on"), descending=True, nulls_last=True),
                    "group",
                    "-number",
                    "-year",
                ],
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
            },
        ),
        migrations.AddField(
            model_name="document",
            name="following",
            field=models.CharField(
                blank=True,
                choices=[
                    ("revision", "revision"),
                    ("addendum", "addendum"),
                    ("corrigendum", "corrigendum"),
                ],
                max_length=20,
                verbose_name="follows it as",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followers",
                to="meetings.document",
                verbose_name="follows",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="languages",
            field=models.JSONField(blank=True, default=list, verbose_name="languages"),
        ),
        migrations.AddField(
            model_name="document",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="meetings.meeting",
                verbose_name="meeting",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="series",
            field=models.CharField(blank=True, max_length=20, verbose_name="series"),
        ),
        migrations.AddField(
            model_name="document",
            name="titles",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="titles in other languages"
            ),
        ),
        migrations.AddField(
            model_name="group",
            name="title",
            field=models.CharField(blank=True, max_length=300, verbose_name="full name in English"),
        ),
        migrations.AddField(
            model_name="group",
            name="titles",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="titles in other languages"
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="following",
            field=models.CharField(
                blank=True,
                choices=[
                    ("revision", "revision"),
                    ("addendum", "addendum"),
                    ("corrigendum", "corrigendum"),
                ],
                max_length=20,
                verbose_name="follows it as",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.document",
                verbose_name="follows",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="languages",
            field=models.JSONField(blank=True, default=list, verbose_name="languages"),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.meeting",
                verbose_name="meeting",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="series",
            field=models.CharField(blank=True, max_length=20, verbose_name="series"),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="titles",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="titles in other languages"
            ),
        ),
        migrations.AddField(
            model_name="historicalgroup",
            name="title",
            field=models.CharField(blank=True, max_length=300, verbose_name="full name in English"),
        ),
        migrations.AddField(
            model_name="historicalgroup",
            name="titles",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="titles in other languages"
            ),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="attendance",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="attendance"),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="chair",
            field=models.CharField(blank=True, max_length=200, verbose_name="chair"),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in-person", "in person"),
                    ("virtual", "virtual"),
                    ("hybrid", "in person and virtual"),
                ],
                max_length=20,
                verbose_name="mode",
            ),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="titles",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="titles in other languages"
            ),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="year",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1865),
                    django.core.validators.MaxValueValidator(2999),
                ],
                verbose_name="year",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="attendance",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="attendance"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="chair",
            field=models.CharField(blank=True, max_length=200, verbose_name="chair"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in-person", "in person"),
                    ("virtual", "virtual"),
                    ("hybrid", "in person and virtual"),
                ],
                max_length=20,
                verbose_name="mode",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="titles",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="titles in other languages"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="year",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1865),
                    django.core.validators.MaxValueValidator(2999),
                ],
                verbose_name="year",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contribution", "contribution"),
                    ("report", "report"),
                    ("information", "information document"),
                    ("administrative", "administrative document"),
                    ("temporary", "temporary document"),
                    ("limited", "limited document"),
                    ("other", "other document"),
                ],
                default="contribution",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="prefix",
            field=models.CharField(
                blank=True, max_length=60, verbose_name="beginning of the symbol"
            ),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contribution", "contribution"),
                    ("report", "report"),
                    ("information", "information document"),
                    ("administrative", "administrative document"),
                    ("temporary", "temporary document"),
                    ("limited", "limited document"),
                    ("other", "other document"),
                ],
                default="contribution",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="prefix",
            field=models.CharField(
                blank=True, max_length=60, verbose_name="beginning of the symbol"
            ),
        ),
        migrations.AlterField(
            model_name="historicalmeeting",
            name="title",
            field=models.CharField(blank=True, max_length=300, verbose_name="title"),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="title",
            field=models.CharField(blank=True, max_length=300, verbose_name="title"),
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "titles",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="titles in other languages"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("title", models.TextField(blank=True, verbose_name="title")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="meetings.agendaitem",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ["meeting", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgendaEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="meetings.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
            ],
            options={
                "verbose_name": "document under an agenda item",
                "verbose_name_plural": "documents under agenda items",
                "ordering": ["item", "document"],
            },
        ),
        migrations.AddField(
            model_name="document",
            name="agenda_items",
            field=models.ManyToManyField(
                related_name="documents",
                through="meetings.AgendaEntry",
                to="meetings.agendaitem",
                verbose_name="agenda items",
            ),
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, verbose_name="number")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("texts", models.JSONField(default=dict, verbose_name="texts by language")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="meetings.document",
                        verbose_name="report",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "conclusion",
                "verbose_name_plural": "conclusions",
                "ordering": ["meeting", "order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgendaEntry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical document under an agenda item",
                "verbose_name_plural": "historical documents under agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgendaItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "titles",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="titles in other languages"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("title", models.TextField(blank=True, verbose_name="title")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agenda item",
                "verbose_name_plural": "historical agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConclusion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, verbose_name="number")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("texts", models.JSONField(default=dict, verbose_name="texts by language")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.document",
                        verbose_name="report",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical conclusion",
                "verbose_name_plural": "historical conclusions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, verbose_name="number")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("texts", models.JSONField(default=dict, verbose_name="texts by language")),
                (
                    "addressees",
                    models.JSONField(blank=True, default=list, verbose_name="addressees"),
                ),
                (
                    "deadline",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{4}(-\\d{2}(-\\d{2})?)?$")
                        ],
                        verbose_name="deadline",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("under-way", "under way"),
                            ("done", "done"),
                            ("overtaken", "overtaken by events"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="meetings.document",
                        verbose_name="report",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="meetings.recommendation",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "recommendation",
                "verbose_name_plural": "recommendations",
                "ordering": ["meeting", "order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("cites", "cites"),
                            ("reports on", "reports on"),
                            ("discusses", "discusses"),
                            ("proposes to change", "proposes to change"),
                            ("implements", "implements"),
                            ("mandated by", "mandated by"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="edition"),
                ),
                ("passage", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ar", "العربية"),
                            ("zh", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("start", models.PositiveIntegerField(default=0, verbose_name="start")),
                ("end", models.PositiveIntegerField(default=0, verbose_name="end")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "suggested"),
                            ("confirmed", "confirmed"),
                            ("dismissed", "dismissed"),
                        ],
                        default="suggested",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("rule", models.CharField(max_length=40, verbose_name="rule")),
                (
                    "confidence",
                    models.FloatField(
                        default=1.0,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="confidence",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_decided",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="meetings.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "found_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_found",
                        to="meetings.document",
                        verbose_name="found in",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_made",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="resolutions.provision",
                        verbose_name="provision",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="meetings.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, verbose_name="number")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("texts", models.JSONField(default=dict, verbose_name="texts by language")),
                (
                    "addressees",
                    models.JSONField(blank=True, default=list, verbose_name="addressees"),
                ),
                (
                    "deadline",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{4}(-\\d{2}(-\\d{2})?)?$")
                        ],
                        verbose_name="deadline",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("under-way", "under way"),
                            ("done", "done"),
                            ("overtaken", "overtaken by events"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.document",
                        verbose_name="report",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.recommendation",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("cites", "cites"),
                            ("reports on", "reports on"),
                            ("discusses", "discusses"),
                            ("proposes to change", "proposes to change"),
                            ("implements", "implements"),
                            ("mandated by", "mandated by"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="edition"),
                ),
                ("passage", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ar", "العربية"),
                            ("zh", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("start", models.PositiveIntegerField(default=0, verbose_name="start")),
                ("end", models.PositiveIntegerField(default=0, verbose_name="end")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "suggested"),
                            ("confirmed", "confirmed"),
                            ("dismissed", "dismissed"),
                        ],
                        default="suggested",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("rule", models.CharField(max_length=40, verbose_name="rule")),
                (
                    "confidence",
                    models.FloatField(
                        default=1.0,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="confidence",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="made at"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "found_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.document",
                        verbose_name="found in",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="resolutions.provision",
                        verbose_name="provision",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical link",
                "verbose_name_plural": "historical links",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="one_item_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaentry",
            constraint=models.UniqueConstraint(
                fields=("document", "item"), name="once_under_an_item"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("meeting", "number"),
                name="one_recommendation_of_a_number",
            ),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["state", "resolution"], name="links_by_state"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", None), ("recommendation", None), _connector="XOR"),
                name="a_link_has_one_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lte", models.F("end"))), name="evidence_has_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("document__isnull", False), ("provision__isnull", False)),
                fields=("document", "resolution", "provision", "relation"),
                name="one_link_of_a_document_clause",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("document__isnull", False), ("provision__isnull", True)),
                fields=("document", "resolution", "relation"),
                name="one_link_of_a_document_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("recommendation__isnull", False), ("provision__isnull", False)),
                fields=("recommendation", "resolution", "provision", "relation"),
                name="one_link_of_a_recommendation_clause",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("recommendation__isnull", False), ("provision__isnull", True)),
                fields=("recommendation", "resolution", "relation"),
                name="one_link_of_a_recommendation_whole",
            ),
        ),
    ]
