"""What the matrix of many proposals costs a server, from the database to the page.

`python -m bench.matrix`. Budget: 150 ms at 60 clauses and 40 proposals, at as many queries as for
one. Printed are the least of several runs, in milliseconds of processor time and by the clock: of a
page of which nothing is remembered, of one whose plan is, of one that was asked for before, and of
the clauses that a big table's page fetches after the first ones.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from time import perf_counter, process_time

os.environ.update(
    DEBUG="true",
    SECRET_KEY="a key of this measurement alone, which nobody keeps",
    ALLOWED_HOSTS="testserver",
    HTTPS="false",
    DATABASE_URL="sqlite://:memory:",
    CACHE_URL="locmemcache://",
    DJANGO_SETTINGS_MODULE="config.settings",
)

import django

django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from amendments.matrix import placing  # noqa: E402
from amendments.matrix.exports import MEDIA_TYPES, export_matrix  # noqa: E402
from amendments.matrix.table import lay  # noqa: E402
from amendments.services.proposalplans import plan_changes  # noqa: E402
from amendments.services.records import store_changes  # noqa: E402
from bench.consolidation import proposal  # noqa: E402
from bench.redline import resolution, sentence  # noqa: E402
from config.garbage import spare_what_is_loaded  # noqa: E402
from resolutions import queries  # noqa: E402
from resolutions.models import Version  # noqa: E402
from resolutions.text.addresses import assign  # noqa: E402
from resolutions.text.clauses import ResolutionText  # noqa: E402
from tests.amendments import desked  # noqa: E402
from tests.amendments.editions import store  # noqa: E402
from tests.trees import make_text, secretary  # noqa: E402

CASES = ((10, 60), (20, 60), (40, 60), (80, 60), (40, 120))
RATE = 0.3
"""So many of all clauses each proposal rewords."""


def measure(work: Callable[[], object], runs: int = 5) -> str:
    """The fastest run, as its row prints it."""
    took = []
    for _ in range(runs):
        wall, start = perf_counter(), process_time()
        work()
        took.append((process_time() - start, perf_counter() - wall))
    processor, clock = (1000 * min(one) for one in zip(*took, strict=True))
    return f"{processor:7.0f} / {clock:5.0f}"


def fill(number: str, clauses: int) -> Version:
    """A resolution of so many clauses, published."""
    chance = random.Random(140)
    sections = resolution([sentence(chance, 25) for _ in range(clauses)]).clauses
    front = make_text(year=2022, number=number)
    return store(assign(ResolutionText("en", "pp", "resolution", number, front.edition, sections)))


def propose(version: Version, number: int) -> None:
    """One more published contribution on it; every third says what another says."""
    text = queries.version_text(version, "en")
    chance = random.Random(number - number % 3 if number % 3 == 1 else number)
    after = proposal(text, chance, number, RATE).text
    assert after is not None
    made = desked.contribution(f"member{number}", version, after, identifier=f"M/{number}/1")
    row = made.proposals.get()
    store_changes(secretary(), row, plan_changes(row.before, row.after, is_drafted=True))


def report(version: Version, proposals: int, clauses: int) -> None:
    """Print what one case costs."""
    address = f"/resolutions/pp/{version.resolution.number}/matrix/"
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    assert page.status_code == 200, page.status_code
    number = len(asked)

    def laid() -> object:
        return lay(AnonymousUser(), version.resolution, "en")

    found = lay(AnonymousUser(), version.resolution, "en")
    assert found is not None
    files = "".join(
        f"  .{form} {measure(lambda form=form: export_matrix(found, form), runs=1)}"  # type: ignore[misc]
        for form in MEDIA_TYPES
    )

    told = re.search(r'data-rest="(\w+)"', page.content.decode())
    asked_then = {"rows": "rest", "of": told[1] if told else ""}

    def rest() -> object:
        caches["redlines"].clear()
        return client.get(address, asked_then)

    def anew() -> object:
        caches["redlines"].clear()
        return client.get(address)

    def afresh() -> object:
        placing.place.cache_clear()
        placing._placed.cache_clear()
        placing._laid_out.cache_clear()
        return anew()

    print(
        f"{proposals:>3} x {clauses:<4} values {measure(laid)}  page {measure(afresh)}"
        f"  set anew {measure(anew)}"
        f"  again {measure(lambda: client.get(address))}"
        f"  rest {measure(rest) if told else '-':>15}"
        f"  {number} queries  {len(page.content) // 1024} KB{files}"
    )


def main() -> None:
    """Print all figures: processor / clock."""
    call_command("migrate", verbosity=0)
    spare_what_is_loaded()
    for number, (proposals, clauses) in enumerate(CASES, start=900):
        with transaction.atomic():
            version = fill(str(number), clauses)
            for one in range(proposals):
                propose(version, one)
        report(version, proposals, clauses)


if __name__ == "__main__":
    main()
