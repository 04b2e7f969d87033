"""The one Django application: its label owns every table, so a room may be moved freely."""

from django.apps import AppConfig


class PartaConfig(AppConfig):
    """All rooms share the label ``parta`` (one linear migration history)."""

    name = "parta"
    label = "parta"
    verbose_name = "Parta"
    default_auto_field = "django.db.models.BigAutoField"
