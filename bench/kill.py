"""Twenty kill -9 of a server while it saves and imports: what it acknowledged and kept."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["DEBUG"] = "true"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

import django

django.setup()

from tests.killing import kill_often  # noqa: E402
from tests.serving import Server  # noqa: E402

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        try:
            said = kill_often(server, rounds=20)
        finally:
            server.kill()
    print(f"20 kills: {len(said.words)} saves and {len(said.imports)} imports kept")
