#!/usr/bin/env python3
"""Django's command line for this project; docs/commands.md names every command."""

import os
import secrets
import sys

# The product's own commands sign nothing and serve nobody; whatever serves needs a real secret.
NEED_NO_SECRET = {
    "parse",
    "compare",
    "citations",
    "inspect_docx",
    "import_resolution",
    "export_resolution",
    "import_contribution",
    "export_contribution",
    "load_demo",
}


def main() -> None:
    """Run the command that the arguments name; wrong settings end it with one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) > 1 and sys.argv[1] in NEED_NO_SECRET and "DEBUG" not in os.environ:
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(64))
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not here: run `make environment`, then `.venv/bin/python manage.py`.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
