"""What a ASGI server loads: `config.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

from config.garbage import spare_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_asgi_application()
spare_what_is_loaded()
