"""What the public pages and lists cost with 300 resolutions, 3,000 documents and 30,000 links.

`python -m bench.pages sqlite:////tmp/collection.sqlite3` measures a database that
`bench.collection` made; without an address one is made in a folder of its own. Each page is
asked as in production, without DEBUG. Printed are the processor time and the time by the clock of
the best of five answers in milliseconds, and the number of queries: of the page with most on it and
of a quiet one of its kind, which have to be equal. Pages over `LIMIT` are marked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LIMIT = 100
TIMES = 5
SERVED = {
    "DEBUG": "false",
    "HTTPS": "false",
    "SECRET_KEY": "a key of this measurement alone, which nobody keeps",
    "ALLOWED_HOSTS": "testserver",
    "CACHE_URL": "locmemcache://",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}

Asked = tuple[str, list[str]]
"""A kind of page, and the addresses of its busiest and of a quiet one."""


def busiest(rows: Any, *counted: str) -> list[Any]:
    """The row that has most of what is counted, and the one that has least."""
    from django.db.models import Count, F, Value

    total = sum((Count(name, distinct=True) for name in counted), Value(0))
    ordered = rows.annotate(much=total).order_by(F("much").desc(), "pk")
    return [ordered.first(), ordered.last()]


def public() -> Iterator[Asked]:
    """The pages that everybody reads."""
    from django.urls import reverse

    from amendments.models import Contribution
    from meetings.models import Document, Group, Mandate, Meeting, Recommendation
    from resolutions.models import Provision, Resolution, Version

    yield "home", [reverse("resolutions:home")]
    yield "resolutions", [reverse("resolutions:resolution_list")]
    resolutions = busiest(Resolution.objects.filter(versions__isnull=False), "links")
    yield "text", [one.get_absolute_url() for one in resolutions]
    versions = busiest(Version.objects.all(), "clauses")
    yield "text of an edition", [one.get_absolute_url() for one in versions]
    provisions = busiest(Provision.objects.filter(clauses__kind="clause"), "links")
    yield "provision", [_provision(one) for one in provisions]
    yield "contributions", [reverse("amendments:contribution_list")]
    contributions = busiest(Contribution.objects.all(), "proposals__changes")
    yield "contribution", [reverse("amendments:contribution", args=[one]) for one in contributions]
    yield "meetings", [reverse("meetings:meeting_list")]
    meetings = busiest(Meeting.objects.all(), "documents", "recommendations")
    yield "meeting", [reverse("amendments:meeting", args=[one.pk]) for one in meetings]
    groups = busiest(Group.objects.all(), "meetings")
    yield "group", [reverse("meetings:group", args=[one.code]) for one in groups]
    documents = busiest(Document.objects.filter(contribution=None, is_public=True), "links")
    yield "document", [reverse("amendments:document", args=[one.pk]) for one in documents]
    said = busiest(Recommendation.objects.all(), "links")
    yield "recommendation", [reverse("meetings:recommendation", args=[one.pk]) for one in said]
    register = reverse("meetings:mandate_list")
    yield "mandates", [register]
    yield "overdue mandates", [f"{register}?state=overdue&actor=the-secretary-general"]
    yield "mandates by words", [f"{register}?search=report+council"]
    asked = "actor=the-secretary-general&recipient=the-council&year=2026"
    yield "reports of a year", [f"{reverse('meetings:mandate_reports')}?{asked}"]
    mandates = busiest(Mandate.objects.all(), "clause__provision__links")
    yield "mandate", [reverse("amendments:mandate", args=[one.pk]) for one in mandates]
    yield "calendar", [reverse("meetings:calendar_all")]


def citing() -> Iterator[Asked]:
    """The pages of citations, which everybody reads."""
    from django.urls import reverse

    from resolutions.models import Resolution

    cited = busiest(Resolution.objects.filter(versions__isnull=False), "incoming")
    yield "citations", [_of(one, "citations") for one in cited]
    some = busiest(Resolution.objects.all(), "versions__clauses__texts__citations")
    yield "stale citations", [_of(one, "stale") for one in some]
    radar = reverse("resolutions:radar")
    yield "radar", [radar, f"{radar}?page=9999"]
    yield "radar of one", [f"{radar}?cited={one.body_id}/{one.designator}" for one in cited]


def _of(one: Any, page: str) -> str:
    from django.urls import reverse

    return reverse(f"resolutions:{page}", args=[one.body_id, one.designator])


def _provision(one: Any) -> str:
    from django.urls import reverse

    resolution = one.resolution
    return reverse(
        "amendments:provision", args=[resolution.body_id, resolution.designator, one.uid]
    )


def registers() -> Iterator[Asked]:
    """The pages of the secretariat alone."""
    from django.urls import reverse

    from meetings.models import Document, Meeting

    yield "register", [reverse("meetings:register")]
    meetings = busiest(Meeting.objects.all(), "documents", "recommendations")
    yield "meeting's register", [reverse("meetings:meeting_enter", args=[m.pk]) for m in meetings]
    documents = busiest(Document.objects.filter(contribution=None), "links")
    yield (
        "document's register",
        [reverse("meetings:document_enter", args=[d.pk]) for d in documents],
    )
    queue = reverse("meetings:link_queue")
    yield "link queue", [queue, f"{queue}?group=group-1", f"{queue}?sure=90&relation=cites"]
    yield "link queue, last page", [f"{queue}?page=9999", f"{queue}?state=confirmed&page=300"]


def ask(client: Any, address: str) -> tuple[float, float, int]:
    """Milliseconds of the processor and by the clock of the best answer, and the queries."""
    from django.db import connection

    asked: list[str] = []

    def count(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, parameters, many, context)

    client.get(address)
    with connection.execute_wrapper(count):
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    best = (float("inf"), float("inf"))
    for _ in range(TIMES):
        processor, clock = time.process_time(), time.perf_counter()
        client.get(address)
        spent = (time.process_time() - processor, time.perf_counter() - clock)
        best = min(best, spent)
    return 1000 * best[0], 1000 * best[1], len(asked)


def show(who: str, client: Any, pages: Iterator[Asked]) -> None:
    """Print a line for each address."""
    for kind, addresses in pages:
        for address in addresses:
            processor, clock, queries = ask(client, address)
            over = "  over" if processor > LIMIT else ""
            said = f"{kind:<24}{processor:6.0f} ms {clock:6.0f} ms {queries:4} queries{over}"
            print(f"{who:<12}{said}  {address}", flush=True)


def measure() -> None:
    """Every page, asked by a reader and, with the registers, by the secretariat."""
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.test import Client

    show("anybody", Client(), public())
    show("anybody", Client(), citing())
    clerk = User.objects.get(email="secretariat@example.org")
    client = Client()
    client.force_login(clerk, backend="allauth.account.auth_backends.AuthenticationBackend")
    show("secretariat", client, public())
    show("secretariat", client, citing())
    show("secretariat", client, registers())


def main(addresses: list[str]) -> None:
    """Measure what is at the address, or what is made for it."""
    with tempfile.TemporaryDirectory() as folder:
        address = addresses[0] if addresses else f"sqlite:///{Path(folder) / 'made.sqlite3'}"
        if not addresses:
            subprocess.run([sys.executable, "-m", "bench.collection", address], check=True)
        os.environ |= SERVED | {"DATABASE_URL": address, "STATIC_ROOT": f"{folder}/static"}
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
        subprocess.run(command, check=True)
        measure()


if __name__ == "__main__":
    main(sys.argv[1:])
