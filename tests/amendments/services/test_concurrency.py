"""Two people import at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection

from amendments.services.imports import carry_out, plan_import
from resolutions.models import Body, ClauseText, SourceFile, Version
from resolutions.services.problems import ImportProblem
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer, and in tests one connection"
)
@pytest.mark.parametrize(
    "files", [(b"", b""), (b"", b"\n"), (b"", b"3 to stop,\n")], ids=["same", "again", "another"]
)
def test_one_of_two_imports_of_an_edition_wins_and_the_other_is_told(
    files: tuple[bytes, bytes],
) -> None:
    Body.objects.get_or_create(code="pp", defaults={"name": "Plenipotentiary Conference"})
    user = secretary()
    start = Barrier(2)

    def take_in(ending: bytes, user: User = user) -> str:
        try:
            plan = plan_import(user=user, data=markdown() + ending, name="file.md")
            start.wait(timeout=30)
            carry_out(user=user, plan=plan)
        except ImportProblem as problem:
            return problem.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(take_in, files))
    assert outcomes in (["done", "duplicate"], ["done", "same"], ["correction", "done"])
    assert (Version.objects.count(), SourceFile.objects.count()) == (1, 1)
    assert ClauseText.objects.count() in (9, 10)
