from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_meetings"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="is_demonstration",
            field=models.BooleanField(default=False, verbose_name="written for demonstration"),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="is_demonstration",
            field=models.BooleanField(default=False, verbose_name="written for demonstration"),
        ),
    ]
