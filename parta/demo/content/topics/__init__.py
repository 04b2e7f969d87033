"""Lesson topics by subject and grade: what the curriculum of each stage is made of.

Each module holds ``TOPICS``: subject → grade → text; a line of the text is a section,
``Section: topic; topic; \
…``. A topic lasts one lesson or several: ``rules.plans`` spreads them over
the hours of the year and adds the control works.
"""

from parta.demo.content.topics import (
    arts,
    english,
    humanities,
    kazakh,
    literature,
    mathematics,
    primary,
    russian,
    science,
)

#: Subject → grade → text.
TOPICS: dict[str, dict[int, str]] = {
    **primary.TOPICS,
    **russian.TOPICS,
    **literature.TOPICS,
    **kazakh.TOPICS,
    **english.TOPICS,
    **mathematics.TOPICS,
    **science.TOPICS,
    **humanities.TOPICS,
    **arts.TOPICS,
}
