"""What comes in as an edition and looks like a proposal to change one."""

import pytest

from amendments.services.plans import plan_import
from amendments.services.semblance import looks_like_contribution
from tests.trees import secretary

pytestmark = pytest.mark.django_db

UNITED = """Resolution adopted by the General Assembly on 2 March 2031
99/12. Masts in the countryside
The General Assembly,
Recalling its earlier words,
1. Decides to inspect the masts;
2. Requests the Secretary-General to report.
"""
PROPOSED = """MOD ABC/1A1/1
RESOLUTION 901 (Rev. Doha, 2031)
Masts in the countryside
The Plenipotentiary Conference (Doha, 2031),
resolves
to inspect the masts.
"""


def test_the_cover_of_the_united_nations_makes_no_contribution() -> None:
    assert not looks_like_contribution(
        plan_import(user=secretary(), data=UNITED.encode(), name="masts.txt")
    )


def test_what_stands_before_the_number_elsewhere_does() -> None:
    assert looks_like_contribution(
        plan_import(user=secretary(), data=PROPOSED.encode(), name="masts.txt")
    )
