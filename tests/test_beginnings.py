"""What every test may rely on, whichever ran before it."""

import pytest
from django.conf import settings
from django.utils.translation import activate, get_language


@pytest.mark.parametrize("_turn", ["first", "second"])
def test_it_begins_in_the_language_of_the_settings(_turn: str) -> None:
    assert get_language() == settings.LANGUAGE_CODE
    activate("zh-hans")  # and leaves another one behind, as a page does
