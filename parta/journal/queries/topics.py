"""Topics of the КТП as they are laid over lessons."""

from __future__ import annotations

from collections.abc import Iterable

from parta.journal.models import LaidTopic


def laid_topic(lesson: int) -> str:
    """The topic that the КТП offers for a lesson; "" when nothing is laid there."""
    return laid_topics([lesson]).get(lesson, ("", ""))[0]


def laid_topics(lessons: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(topic, homework) of the КТП by lesson; merged topics are joined with a full stop."""
    rows = LaidTopic.objects.filter(lesson_id__in=list(lessons)).order_by("topic__number")
    found: dict[int, tuple[str, str]] = {}
    for lesson, title, homework in rows.values_list("lesson_id", "topic__title", "topic__homework"):
        topic, task = found.get(lesson, ("", ""))
        found[lesson] = (_joined(topic, title), _joined(task, homework))
    return found


def _joined(first: str, second: str) -> str:
    return ". ".join(part.rstrip(". ") for part in (first, second) if part)
