"""What a server has loaded is no longer looked through for garbage."""

import os
import subprocess
import sys

import pytest

ASKED = """
import gc, sys
import config.{server}
loaded = sys.modules["resolutions.views.home"]
print(gc.get_freeze_count() > 50_000, any(one is loaded for one in gc.get_objects()))
"""


@pytest.mark.parametrize("server", ["wsgi", "asgi"])
def test_a_server_spares_what_it_has_loaded(server: str) -> None:
    environment = {**os.environ, "DEBUG": "true", "DATABASE_URL": "sqlite://:memory:"}
    command = [sys.executable, "-c", ASKED.format(server=server)]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "False"]
