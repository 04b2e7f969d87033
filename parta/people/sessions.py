"""Sessions in our own table, so that they can be listed and ended."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions


class SessionStore(DatabaseSessions):
    """Django's database sessions over ``people.Session``, which knows account and browser."""

    @classmethod
    def get_model_class(cls) -> Any:
        from parta.people.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.account_id = data.get("account")
        row.started = _moment(data.get("started"))
        row.address, row.browser = data.get("address", ""), data.get("browser", "")
        return row


def _moment(text: str | None) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(text) if text else None
