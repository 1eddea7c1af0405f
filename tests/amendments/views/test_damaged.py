"""A thousand damaged Word files at both doors: each gets a result or one sentence."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from amendments.models import Contribution
from amendments.services import imports, previews
from amendments.services.contributions import Said
from amendments.services.imports import ImportProblem
from meetings.models import Document, DocumentFile
from resolutions.models import Clause, Provision, Resolution, SourceFile, Version
from resolutions.services.sources import read_source
from resolutions.word.layout import lay_out
from resolutions.word.writer import write
from tests.amendments.contributed import store_base, tracked
from tests.amendments.papers import as_file, base, item, paper
from tests.resolutions.word.packages import mutated
from tests.trees import chinese, make_text, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HANGING = 60  # seconds after which a file is given up; what one costs, bench/word.py measures
TABLES = (Resolution, Version, Clause, Provision, SourceFile, Contribution, Document, DocumentFile)
ERRORS = re.compile(r'<ul class="field-errors"[^>]*>(.*?)</ul>', re.DOTALL)
SHARE = 100
ONE_IN = 10  # goes through the pages, the whole way; 9 ways of damage come by in turn
NOTED = make_text(footnote="A note.")
RESOLUTIONS = [write(lay_out(text)) for text in (NOTED, read_source(chinese()).text)]
CONTRIBUTIONS = [tracked(), as_file(paper(item(base(), NOTED)))]
SERVICES = {
    "": imports.start_preview,
    "contribution_": partial(previews.start_preview, said=Said()),
}
"""What the page of each door calls with the file."""


@contextmanager
def never_hanging() -> Iterator[None]:
    """Fail instead of waiting for ever."""

    def give_up(_signal: int, _frame: object) -> None:
        pytest.fail("the file hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(HANGING)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def rows() -> list[int]:
    return [table.objects.count() for table in TABLES]


def take(clerk: User, door: str, data: bytes) -> bool:
    """Hand the file to the service, as the page does; whether it could be read."""
    before = rows()
    try:
        source = SERVICES[door](user=clerk, data=data, name="file.docx")
    except ImportProblem as problem:
        assert str(problem.message).endswith(".")
        assert rows() == before
        return False
    source.delete()
    return True


def upload(client: Client, door: str, data: bytes) -> bool:
    """Upload, preview and confirm as a person would; whether the file could be read."""
    before = rows()
    file = SimpleUploadedFile("file.docx", data)
    answer = client.post(reverse(f"amendments:{door}upload"), {"file": file})
    if answer.status_code == 200:
        (errors,) = ERRORS.findall(answer.content.decode())
        assert errors.count("<li>") == 1 and errors.count(".</li>") == 1, errors
        assert rows() == before
        return False
    assert answer.status_code == 302
    previewed = client.get(answer["Location"])
    assert previewed.status_code == 200
    kept = SourceFile.objects.latest("pk")
    form = previewed.context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    saved = client.post(reverse(f"amendments:{door}confirm", args=[kept.pk]), filled)
    if SourceFile.objects.filter(pk=kept.pk, version=None).exists():
        page = saved if saved.status_code == 200 else client.get(saved["Location"])
        said = [str(message) for message in page.context["messages"]]
        said += [error for errors in page.context["form"].errors.values() for error in errors]
        assert said and all(sentence.endswith(".") for sentence in said)
        client.post(reverse(f"amendments:{door}cancel", args=[kept.pk]))
        assert rows() == before
    return True


@pytest.mark.parametrize("start", range(0, 1000, SHARE))
@pytest.mark.parametrize(
    ("door", "files"), [("", RESOLUTIONS), ("contribution_", CONTRIBUTIONS)], ids=["text", "paper"]
)
def test_each_damaged_file_gets_a_result_or_one_sentence(
    client: Client, door: str, files: list[bytes], start: int
) -> None:
    store_base()
    clerk = secretary()
    client.force_login(clerk)
    read = 0
    for seed in range(start, start + SHARE):
        data = mutated(files[seed // 9 % 2], seed)
        with never_hanging():
            whole_way = seed % ONE_IN == 0
            read += upload(client, door, data) if whole_way else take(clerk, door, data)
    assert 0 < read < SHARE
