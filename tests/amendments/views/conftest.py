"""What was remembered of one test's versions must not answer for the next one's."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    caches["redlines"].clear()
    yield
    caches["redlines"].clear()
