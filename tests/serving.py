"""A server of one's own in another process, on the loopback, with a database of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tests.shared_texts import ROOT

PASSWORD = "a word that nobody guesses"
SEED = """
from tests.amendments.drafts import base, draft
from tests.meetings.people import PASSWORD, delegation, member
from tests.trees import secretary
from meetings.models import Role
from meetings.services.accounts import confirm_address
from django.core.management import call_command
from django.db import transaction
with transaction.atomic():
    proposal = draft(member("dana", delegation(), Role.HEAD), base())
    for number in range({people}):
        member(f"person{{number}}", delegation())
clerk = secretary()
clerk.set_password(PASSWORD)
clerk.email = "clerk@example.org"
clerk.save()
confirm_address(clerk)
print("SEEDED", proposal.pk, proposal.contribution.document_id)
"""


class Server:
    """gunicorn on a free port with the database at `url`; `begin` after `kill` is a restart.

    Without `url` the database is a file of its own, which starts from `kept` where that is there:
    to migrate takes longer than the rest.
    """

    def __init__(
        self, folder: Path, url: str = "", people: int = 8, kept: Path | None = None
    ) -> None:
        self.folder = folder
        if not url and kept is not None and kept.exists():
            shutil.copy(kept, folder / "served.sqlite3")
        self.environment = {
            **os.environ,
            "DEBUG": "true",
            "SECRET_KEY": "insecure-key-of-the-tests",
            "DATABASE_URL": url or f"sqlite:///{folder / 'served.sqlite3'}",
            "DATA_DIR": str(folder),
            "PYTHONPATH": str(ROOT),
            "LOG_LEVEL": "ERROR",
            "CACHE_URL": "locmemcache://",
        }
        self.process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.manage("migrate", "--verbosity=0")
        seeded = self.manage("shell", "--no-imports", "-c", SEED.format(people=people))
        found = re.search(r"SEEDED (\d+) (\d+)", seeded)
        assert found, seeded
        self.proposal, self.document = int(found[1]), int(found[2])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def editor(self) -> str:
        """Where the seeded draft is edited."""
        return f"/contributions/document-{self.document}/proposals/1/edit/"

    def manage(self, *arguments: str) -> str:
        """What a command of the project says."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def begin(self, threads: int = 8) -> None:
        """The server answers."""
        options = [
            "--bind",
            f"127.0.0.1:{self.port}",
            "--threads",
            str(threads),
            "--log-level=error",
        ]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, "config.wsgi"],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _attempt in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=5).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """The server and its workers are gone at once, whatever they were at."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Visitor:
    """Somebody at the server with a browser's cookies; redirects are answers."""

    def __init__(self, server: Server) -> None:
        self.server = server
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self.jar = jar.cookiejar
        self.opener = urllib.request.build_opener(_Stay(), jar)

    def log_in(self, name: str) -> None:
        """Through the form."""
        self.send("/accounts/login/")
        status, _place, _body = self.send(
            "/accounts/login/", {"login": f"{name}@example.org", "password": PASSWORD}
        )
        assert status == 302, status

    def send(
        self, path: str, fields: dict[str, str] | None = None, file: bytes = b"", **headers: str
    ) -> tuple[int, str, str]:
        """Status, place and body; a broken connection raises OSError."""
        url, data = self.server.url + path, None
        if fields is not None:
            token = next((c.value for c in self.jar if c.name == "csrftoken"), "") or ""
            data, kind = _encode({**fields, "csrfmiddlewaretoken": token}, file)
            headers = {"Content-Type": kind, **headers}
        request = urllib.request.Request(url, data, headers)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers.get("Location", ""), error.read().decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def _encode(fields: dict[str, str], file: bytes) -> tuple[bytes, str]:
    if not file:
        return urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
    edge = "edge-of-a-part"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{said}\r\n'.encode()
        for name, said in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="f.md"\r\n'
    parts.append(f"{head}Content-Type: text/markdown\r\n\r\n".encode() + file + b"\r\n")
    return b"".join((*parts, f"--{edge}--\r\n".encode())), f"multipart/form-data; boundary={edge}"
