"""Eight editors at one draft over HTTP: no save is lost, none meets an error."""

import os
import re
from pathlib import Path

import pytest
from django.db import connection

from tests.hammering import hammer
from tests.migrated import template
from tests.serving import Server


@pytest.mark.django_db(transaction=True)
def test_eight_editors_hammer_one_draft(tmp_path: Path, kept_database: Path) -> None:
    """On the engine of the run, in a database of its own."""
    url = ""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE hammered TEMPLATE "{template(kept_database)}"')
        url = re.sub(r"/[^/?]*\?", "/hammered?", os.environ["DATABASE_URL"], count=1)
    server = Server(tmp_path, url, kept=kept_database)
    server.begin()
    try:
        outcome = hammer(server, editors=8, seconds=5, most=25)
    finally:
        server.kill()
    outcome.check()
    assert outcome.saves > 0
