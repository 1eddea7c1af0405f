"""What a server loads once is never garbage: nobody who waits has it looked through again."""

from __future__ import annotations

import gc
from importlib import import_module

from django.conf import settings

ALLOCATIONS = 10_000
"""How many objects a process makes before it looks for garbage: about a page's worth."""


def spare_what_is_loaded() -> None:
    """After this call the collector looks only at what requests make.

    The code, the models and the addresses, some 200,000 objects, are loaded first and then left
    out. A full collection that looks at them all keeps a page waiting for 0.2 s, and the default
    of 700 allocations starts a small one ten times for each page.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS)
