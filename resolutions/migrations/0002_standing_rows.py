"""The bodies that adopt, and the group whose members edit."""

from django.db import migrations

BODIES = (
    ("pp", "Plenipotentiary Conference"),
    ("council", "Council"),
    ("wtsa", "World Telecommunication Standardization Assembly"),
    ("wtdc", "World Telecommunication Development Conference"),
    ("ra", "Radiocommunication Assembly"),
    ("wrc", "World Radiocommunication Conference"),
    ("un", "United Nations General Assembly"),
)


def create(apps, schema_editor):
    body = apps.get_model("resolutions", "Body")
    for order, (code, name) in enumerate(BODIES, start=1):
        body.objects.get_or_create(code=code, defaults={"name": name, "order": order})
    apps.get_model("auth", "Group").objects.get_or_create(name="secretariat")


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
