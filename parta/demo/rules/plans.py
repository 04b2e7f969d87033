"""КТП of every subject and grade: curated topics spread over the hours of the year.

Hours are the weekly ones × 34 (33 in grade 1). A section may close with a control work and its
analysis; control works take at most a tenth of the hours (письмо СК-228/03, 01-169/08-01).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from parta.demo.content.curriculum import HOURS
from parta.demo.content.lessons import FAMILIES, Family
from parta.demo.content.subjects import SUBJECTS
from parta.demo.content.topics import TOPICS
from parta.demo.rules.shapes import Plan, PlanSection, PlanTopic
from parta.demo.rules.structure import Structure

NUMBERED = ("Л", "ПР")
WEEKS, WEEKS_FIRST = 34, 33
FAMILY_OF = {subject.key: subject.family for subject in SUBJECTS}
ESSAY_FROM = 5


def year_plans(structure: Structure) -> tuple[Plan, ...]:
    """A plan for each subject and grade; subgroups share it, its author is their teacher."""
    courses: dict[tuple[str, int], list[str]] = {}
    for course in structure.courses:
        courses.setdefault((course.subject, course.grade), []).append(course.key)
    teacher = {t.course: t.teacher for t in reversed(structure.course_teachers)}
    return tuple(
        build_plan(subject, grade, teacher[keys[0]], tuple(keys))
        for (subject, grade), keys in courses.items()
    )


def build_plan(subject: str, grade: int, author: str | None, courses: tuple[str, ...]) -> Plan:
    hours = HOURS[grade].get(subject, 1) * (WEEKS if grade > 1 else WEEKS_FIRST)
    writer = _Writer(subject, grade, hours)
    sections = tuple(
        PlanSection(n, title, tuple(writer.lessons(lessons)))
        for n, (title, lessons) in enumerate(writer.sections(), 1)
    )
    return Plan(f"{subject}.{grade}", subject, grade, author, hours, sections, courses)


def parsed_topics(subject: str, grade: int) -> list[tuple[str, list[str]]]:
    """Sections with their topics, as the content module writes them."""
    lines = TOPICS[subject][grade].strip().splitlines()
    pairs = (line.partition(":")[::2] for line in lines)
    return [(title.strip(), [t.strip() for t in rest.split(";")]) for title, rest in pairs]


Line = tuple[str, str]


class _Writer:
    """Numbers lessons, works and homework while it goes through the year."""

    def __init__(self, subject: str, grade: int, hours: int) -> None:
        self.subject, self.grade, self.hours = subject, grade, hours
        self.family: Family = FAMILIES[FAMILY_OF[subject]]
        self.counts: Counter[str] = Counter()
        self.number = 0

    def sections(self) -> Iterator[tuple[str, list[Line]]]:
        """Each section's lessons as (title, code of work), the year's last lesson included."""
        parsed = parsed_topics(self.subject, self.grade)
        controls = self._controls(parsed)
        topics = sum(len(names) for _, names in parsed)
        spare, index = self.hours - 2 * len(controls) - 1, 0
        for n, (title, names) in enumerate(parsed):
            lines: list[Line] = []
            for name in names:
                lines += self._topic(name, spare // topics + (index < spare % topics), index)
                index += 1
            lines += self._control(title) if n in controls else []
            lines += [(self.family.last, "")] if n == len(parsed) - 1 else []
            yield title, lines

    def lessons(self, lines: list[Line]) -> Iterator[PlanTopic]:
        for title, work in lines:
            self.number += 1
            yield PlanTopic(self.number, title, work, self._homework())

    def _controls(self, parsed: list[tuple[str, list[str]]]) -> set[int]:
        """Sections that close with a control work, from the last one back."""
        topics = sum(len(names) for _, names in parsed)
        room = max(0, (self.hours - 1 - topics) // 2)
        if self.family.control is None or self.grade == 1:
            return set()
        most = min(len(parsed), self.hours // 10, room)
        return set(range(len(parsed) - most, len(parsed)))

    def _control(self, section: str) -> list[Line]:
        assert self.family.control is not None  # noqa: S101
        title, code = self.family.control
        if self.subject == "literature" and self.grade >= ESSAY_FROM:
            title, code = "Сочинение № {n}", "СЧ"
        self.counts[code] += 1
        name = title.format(n=self.counts[code])
        analysis = self.family.analysis.format(n=self.counts[code])
        return [(f"{name} по теме «{section}»", code), (analysis, "")]

    def _topic(self, name: str, lessons: int, index: int) -> Iterator[Line]:
        """The topic's lessons: its own name first, then with tails that differ."""
        tails = self.family.tails
        if lessons:
            yield name, ""
        for n in range(lessons - 1):
            tail, work = tails[(index + n) % len(tails)]
            if n >= len(tails):
                tail = f"{tail}, часть {n // len(tails) + 1}"
            yield f"{name}. {self._numbered(tail, work)}", work

    def _numbered(self, tail: str, work: str) -> str:
        if work not in NUMBERED:
            return tail
        self.counts[work] += 1
        return f"{tail} № {self.counts[work]}"

    def _homework(self) -> str:
        """What the plan sets for home; nothing in grade 1 (no homework there by default)."""
        patterns = self.family.homework
        if self.grade == 1:
            return ""
        n, paragraph = self.number, 1 + self.number * 40 // self.hours
        exercise = 4 + n * 600 // self.hours
        return patterns[n % len(patterns)].format(
            s=paragraph, e=exercise, f=exercise + 2, p=6 + n * 150 // self.hours,
            a=1 + n % 4, b=3 + n % 4,
        )  # fmt: skip
