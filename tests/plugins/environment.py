"""The environment of a test run, set before Django reads its settings.

Loaded by `-p` (pyproject.toml): a conftest comes too late, pytest-django has read them by then.
"""

import os

os.environ["DEBUG"] = "true"  # plain http and plain static files; pytest-django turns it off again
os.environ["SECRET_KEY"] = "insecure-key-of-the-tests"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
