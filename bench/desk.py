"""A large desk: what its pages and a decision cost, in milliseconds of processor time.

Run it by `python -m bench.desk`. 40 contributions on 60 clauses, each of which rewords a part of
them, deletes or moves a few and adds some. Printed are the first run, with nothing remembered, and
the least and the median of the others. Budget: a decision is saved within 300 ms.
"""

from __future__ import annotations

import random
import re
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

from tests.serving import Server

RUNS = 5
PROPOSALS, CLAUSES = 40, 60
SERVED = {
    "DEBUG": "false",
    "HTTPS": "false",
    "SECRET_KEY": "a key of this measurement alone, which nobody keeps",
    "ALLOWED_HOSTS": "testserver",
}


def seed() -> tuple[int, str]:
    """A desk with everything on it, and its chair's address; needs a database of its own."""
    from amendments.redline.identities import inherit
    from amendments.services.desks import open_desk
    from bench.consolidation import base_of, proposal
    from resolutions import queries
    from resolutions.text.clauses import Edition
    from tests.amendments.desked import chair_of, contribution
    from tests.amendments.editions import store
    from tests.amendments.sponsored import meeting

    chance = random.Random(140)
    edition = Edition(2022, "Geneva")
    base = replace(base_of(chance, CLAUSES), body="pp", number="141", edition=edition)
    version = store(base)
    text = queries.version_text(version, "en")
    for number in range(PROPOSALS):
        proposed = inherit(text, proposal(text, chance, number, 0.3).text or text)
        contribution(f"state-{number}", version, proposed, identifier=f"S{number}/1/1")
    at = meeting()
    chair = chair_of(at)
    desk = open_desk(user=chair, meeting=at, language="en", resolution=version.resolution)
    return desk.pk, chair.email


def figures(work: Callable[[], object]) -> str:
    """What some runs of it cost."""
    took = []
    for _ in range(RUNS + 1):
        start = process_time()
        work()
        took.append(1000 * (process_time() - start))
    first, rest = took[0], took[1:]
    return f"{first:7.0f} first {min(rest):7.0f} least {statistics.median(rest):7.0f} median"


def measure() -> None:
    """Print all figures; runs within the project, see `main`."""
    from django.contrib.auth.models import User
    from django.test import Client

    from amendments.models import Desk
    from tests.amendments.desked import now

    pk, email = seed()
    client = Client()
    client.force_login(User.objects.get(email=email))
    sitting = now(Desk.objects.get(pk=pk))
    print(f"{len(sitting.plan.edits)} edits, {len(sitting.consolidated.collisions)} collisions")
    keys = iter([*sitting.open_edits, *sitting.plan.edits])
    shown = ""

    def get(path: str = "") -> str:
        answer = client.get(f"/desks/{pk}/{path}")
        assert answer.status_code == 200, answer.content
        return answer.content.decode()

    def decide(*, follow: bool) -> None:
        nonlocal shown
        fields = {"about": next(keys), "choice": "leave", "seen": "0", "since": shown}
        answer = client.post(f"/desks/{pk}/rule", fields, follow=follow)
        assert answer.status_code == (200 if follow else 302), answer.content
        if follow:
            shown = _shown(answer.content.decode())

    for view in ("work", "open", "brackets", "base", "clean"):
        print(f"page, {view:<24}{figures(lambda view=view: get(f'?view={view}'))}")
    at = next(iter(sitting.plan.edits.values())).provision
    print(f"one clause of it              {figures(lambda: get(f'clause/at-{at}/'))}")
    print(f"a decision saved              {figures(lambda: decide(follow=False))}")
    shown = _shown(get())
    print(f"… and what it changes shown   {figures(lambda: decide(follow=True))}")
    print(f"decisions                     {figures(lambda: get('history/'))}")
    print(f"adoption                      {figures(lambda: get('adoption/'))}")


def _shown(page: str) -> str:
    found = re.search(r'data-shown="([^"]+)"', page)
    assert found is not None
    return found[1]


def main() -> None:
    """Print all figures, of a database of their own."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), people=1)
        server.environment |= SERVED
        server.manage("collectstatic", "--no-input", "--verbosity=0")
        said = "from bench.desk import measure; measure()"
        print(server.manage("shell", "--no-imports", "-c", said), end="")


if __name__ == "__main__":
    main()
