"""What was read once within a batch of writes need not be read again.

Only inside ``remembering()``, and only under the write lock: nobody else can change it there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Keep answers of ``remembered`` until the end of the block, then forget them all."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """The answer for ``key``, made at the first asking; outside ``remembering`` made anew."""
    memory = _memory.get()
    if memory is None:
        return make()
    if key not in memory:
        memory[key] = make()
    answer: T = memory[key]
    return answer


def forget(*keys: Hashable) -> None:
    """Forget answers that an action has just made wrong; with no key, forget everything."""
    memory = _memory.get()
    if memory is None:
        return
    for key in keys or tuple(memory):
        memory.pop(key, None)
