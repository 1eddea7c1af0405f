"""A collection as large as the house's own: 300 resolutions, 3,000 documents and 30,000 links.

`python -m bench.collection sqlite:////tmp/collection.sqlite3` makes it in that database from the
demonstration data: the same texts, contributions and mandates over and over, under numbers of their
own, and meetings that have to do with them. Made anew, it is the same but for identities. Without
an address nothing is made. `bench.pages` measures what is there.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from bench.copies import FIRST, Copies, amend, bulk, copy_resolutions

RESOLUTIONS, DOCUMENTS, LINKS = 300, 3_000, 30_000
GROUPS, MEETINGS = 10, 300
PASSAGES = (
    "The group looked at what Resolution 140 asks for and noted the progress made.",
    "Under this clause three activities were reported to members.",
    "Several members asked that the wording of the clause be made clearer.",
)


def hold_meetings() -> list[Any]:
    """Groups that meet every few weeks, each meeting with an agenda."""
    from meetings.models import AgendaItem, Group, Meeting, Mode

    groups = bulk(
        [Group(code=f"group-{n}", name=f"WG-{n}", title=f"Group {n}") for n in range(GROUPS)]
    )
    meetings = []
    for n in range(MEETINGS):
        begins = date(2015, 1, 12) + timedelta(days=14 * n)
        meetings.append(
            Meeting(
                group=groups[n % GROUPS],
                number=n // GROUPS + 1,
                year=begins.year,
                begins_on=begins,
                ends_on=begins + timedelta(days=2),
                mode=Mode.HYBRID,
                attendance=60 + n % 90,
                place="Geneva",
            )
        )
    held = bulk(meetings)
    bulk(
        [
            AgendaItem(meeting=one, number=str(n), title=f"Matter {n} of the agenda", order=n)
            for one in held
            for n in range(1, 6)
        ]
    )
    return held


def lay_documents(held: Sequence[Any]) -> list[Any]:
    """Documents of the meetings, ten to each: a contribution, a report, and papers."""
    from meetings.models import AgendaEntry, Document, DocumentKind

    kinds = [DocumentKind.CONTRIBUTION, DocumentKind.REPORT, *[DocumentKind.INFORMATION] * 8]
    rows = []
    for n in range(DOCUMENTS - Document.objects.count()):
        meeting, number = held[n % len(held)], n // len(held) + 1
        prefix = f"{meeting.group.name}-{meeting.number}"
        rows.append(
            Document(
                symbol=f"{prefix}/{number}",
                prefix=prefix,
                number=number,
                meeting=meeting,
                title=f"Paper {number} on what the group follows",
                kind=kinds[(number - 1) % len(kinds)],
                source="The secretariat",
                original_language="en",
                languages=["en", "zh"],
                date=meeting.begins_on - timedelta(days=number),
                is_public=n % 20 != 19,
                is_demonstration=True,
            )
        )
    documents = bulk(rows)
    items = {one.pk: list(one.agenda.all()) for one in held}
    bulk(
        [AgendaEntry(document=one, item=items[one.meeting_id][one.number % 5]) for one in documents]
    )
    return documents


def add_files(documents: Sequence[Any], user: Any) -> None:
    """A small file of every other document."""
    from meetings.models import DocumentFile

    rows = []
    for one in documents[::2]:
        content = f"The words of {one.symbol}.".encode()
        named = sha256(content).hexdigest()
        rows.append(
            DocumentFile(
                document=one,
                language="en",
                name=f"{one.number}.txt",
                sha256=named,
                content=content,
                size=len(content),
                uploaded_by=user,
            )
        )
    bulk(rows)


def recommend(documents: Sequence[Any]) -> list[Any]:
    """Four recommendations in every report."""
    from meetings.models import DocumentKind, Recommendation

    return bulk(
        [
            Recommendation(
                meeting=one.meeting,
                document=one,
                number=f"{one.number}.{n}",
                order=10 * one.number + n,
                language="en",
                texts={"en": f"That the Secretary-General looks at matter {n} once more."},
                addressees=["secretary-general"],
                deadline=str(one.date.year + 1),
            )
            for one in documents
            if one.kind == DocumentKind.REPORT
            for n in range(1, 5)
        ]
    )


def link(documents: Sequence[Any], recommendations: Sequence[Any], user: Any, count: int) -> None:
    """So many links, a quarter of them to the demonstration's own texts."""
    from meetings.models import Link, LinkState, Relation
    from resolutions.models import Clause, Provision, Resolution

    chance = random.Random(3)
    states = [LinkState.CONFIRMED] * 14 + [LinkState.SUGGESTED] * 5 + [LinkState.DISMISSED]
    said = Clause.objects.filter(kind__in=("clause", "operative", "preamble"))
    rows = Provision.objects.filter(clauses__in=said).distinct().order_by("pk")
    places = list(rows.values_list("resolution_id", "pk"))
    known = set(Resolution.objects.filter(number_order__lt=FIRST).values_list("pk", flat=True))
    home = [place for place in places if place[0] in known]
    sources = [
        *(("document_id", one.pk) for one in documents),
        *(("recommendation_id", one.pk) for one in recommendations),
    ]
    links: dict[Any, Link] = {}
    while len(links) < count:
        n = len(links)
        field, source = sources[n % len(sources)]
        resolution, provision = chance.choice(home if n % 4 == 0 else places)
        whole = None if n % 20 == 0 else provision
        relation = chance.choice(Relation.values)
        start = PASSAGES[n % 3].find(" ") + 1
        links[field, source, resolution, whole, relation] = Link(
            **{field: source},
            resolution_id=resolution,
            provision_id=whole,
            relation=relation,
            passage=PASSAGES[n % 3],
            start=start,
            end=start + 20,
            language="en",
            state=chance.choice(states),
            rule="clause",
            confidence=chance.choice((0.5, 0.7, 0.9)),
            made_by=user,
        )
    bulk(list(links.values()))


def fill(note: Callable[[str], None]) -> None:
    """Make the collection out of the demonstration data that are loaded."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from meetings.models import Link
    from resolutions.models import Permit, Resolution, permitted
    from resolutions.services.accounts import system_user

    user, copies = system_user(), Copies()
    with transaction.atomic(), permitted(Permit.LANGUAGE):
        copy_resolutions(copies, RESOLUTIONS - Resolution.objects.count())
        note("resolutions")
        documents = lay_documents(hold_meetings())
        add_files(documents, user)
        note("meetings and documents")
        amend(copies, documents, user)
        note("contributions")
        link(documents, recommend(documents), user, LINKS - Link.objects.count())
        note("links")
    call_command("build_citations", verbosity=0)
    note("citations")
    # Without it SQLite knows nothing of how large which table is, and asks the wrong one first.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make(address: str) -> None:
    """The collection in the database at this address, unless it is there already."""
    os.environ |= {"DATABASE_URL": address}
    os.environ.setdefault("DEBUG", "true")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    from meetings.models import Document

    began = time.monotonic()

    def note(what: str) -> None:
        print(f"{what}: {time.monotonic() - began:.0f} s", flush=True)

    call_command("migrate", verbosity=0)
    call_command("load_demo", force=True)
    note("demonstration")
    if Document.objects.count() < DOCUMENTS:
        fill(note)


if __name__ == "__main__":
    for address in sys.argv[1:]:
        make(address)
