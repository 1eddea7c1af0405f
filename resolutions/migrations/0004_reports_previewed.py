from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0003_contributions_previewed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalsourcefile",
            name="state",
            field=models.CharField(
                choices=[
                    ("previewed", "previewed"),
                    ("submitted", "previewed as a contribution"),
                    ("reported", "previewed as a report of a meeting"),
                    ("imported", "imported"),
                ],
                default="previewed",
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="sourcefile",
            name="state",
            field=models.CharField(
                choices=[
                    ("previewed", "previewed"),
                    ("submitted", "previewed as a contribution"),
                    ("reported", "previewed as a report of a meeting"),
                    ("imported", "imported"),
                ],
                default="previewed",
                max_length=20,
                verbose_name="state",
            ),
        ),
    ]
