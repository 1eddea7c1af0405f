from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_demonstration_documents"),
        ("resolutions", "0004_reports_previewed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="link",
            name="links_by_state",
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["state", "id"], name="links_by_state"),
        ),
    ]
