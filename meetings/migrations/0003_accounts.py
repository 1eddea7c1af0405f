"""Accounts are found by their e-mail address: one account to an address, whatever its capitals.

The accounts that are there came from an administrator, so that their addresses count as confirmed;
who edits for the secretariat already belongs to its delegation. Limits are counted in a table.
"""

from django.core.management import call_command
from django.db import migrations

UNIQUE = (
    "CREATE UNIQUE INDEX one_account_to_an_address ON auth_user (lower(email)) WHERE email <> ''"
)


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def confirm_addresses(apps, schema_editor):
    address = apps.get_model("account", "EmailAddress")
    known = address.objects.values("user")
    for user in apps.get_model("auth", "User").objects.exclude(email="").exclude(pk__in=known):
        address.objects.create(user=user, email=user.email.lower(), verified=True, primary=True)


def seat_secretariat(apps, schema_editor):
    people = apps.get_model("auth", "User").objects.filter(groups__name="secretariat")
    people = people.exclude(username="system")
    if not people.exists():
        return
    office, _created = apps.get_model("meetings", "Delegation").objects.get_or_create(
        code="secretariat",
        defaults={"name": "Secretariat", "names": {"zh": "秘书处"}, "kind": "secretariat"},
    )
    for user in people:
        apps.get_model("meetings", "Membership").objects.get_or_create(
            user=user, delegation=office, defaults={"role": "head", "is_acting": True}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("meetings", "0002_delegations"),
    ]

    operations = [
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
        migrations.RunSQL(UNIQUE, "DROP INDEX one_account_to_an_address"),
        migrations.RunPython(confirm_addresses, migrations.RunPython.noop),
        migrations.RunPython(seat_secretariat, migrations.RunPython.noop),
    ]
