"""The WSGI application that granian serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parta.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from parta.people.collector import COLLECTOR  # noqa: E402 - its tables need the settings

COLLECTOR.start()
