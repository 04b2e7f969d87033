"""The КТП of every subject and grade, and their topics laid over the lessons of the year."""

from __future__ import annotations

from collections.abc import Iterator

from parta.demo.actions.bench import Bench, Sitting
from parta.demo.rules.facts import NotHeld
from parta.demo.rules.shapes import Lesson as PaperLesson
from parta.demo.rules.shapes import Plan as PaperPlan
from parta.demo.rules.village import VillageSchool
from parta.journal.models import LaidTopic
from parta.lib.bulk import insert
from parta.plan.models import CoursePlan, Plan, PlanSection, PlanTopic
from parta.plan.recorded import COURSE_PLAN, PLAN, SECTION, TOPIC


def enter_plans(sitting: Sitting) -> None:
    """Plans with sections and topics, and which course follows which."""
    bench = sitting.bench
    plans = {plan.key: _plan(bench, plan) for plan in bench.school.plans}
    sitting.enter(PLAN, list(plans.values()))
    sections = _enter_sections(sitting, plans)
    _enter_topics(sitting, plans, sections)
    rows = [
        CoursePlan(course=bench.courses[course], plan=plans[plan.key])
        for plan in bench.school.plans
        for course in plan.courses
    ]
    sitting.enter(COURSE_PLAN, rows)


def _plan(bench: Bench, paper: PaperPlan) -> Plan:
    subject = bench.subjects[paper.subject]
    return Plan(
        subject=subject,
        grade=paper.grade,
        title=f"{subject.name_ru}, {paper.grade} класс",
        author_id=bench.person(paper.author),
        hours=paper.hours,
    )


Sections = dict[tuple[str, int], PlanSection]


def _enter_sections(sitting: Sitting, plans: dict[str, Plan]) -> Sections:
    found = {
        (plan.key, section.number): PlanSection(
            plan=plans[plan.key],
            number=section.number,
            title=section.title,
            hours=len(section.topics),
        )
        for plan in sitting.bench.school.plans
        for section in plan.sections
    }
    sitting.enter(SECTION, list(found.values()))
    return found


def _enter_topics(sitting: Sitting, plans: dict[str, Plan], sections: Sections) -> None:
    bench = sitting.bench
    found = {
        plan.key: list(_topics(plan, plans[plan.key], sections)) for plan in bench.school.plans
    }
    sitting.enter(TOPIC, [topic for topics in found.values() for topic in topics])
    for plan in bench.school.plans:
        for course in plan.courses:
            bench.topics[course] = [topic.pk for topic in found[plan.key]]


def _topics(paper: PaperPlan, plan: Plan, sections: Sections) -> Iterator[PlanTopic]:
    for section in paper.sections:
        for topic in section.topics:
            yield PlanTopic(
                plan_id=plan.pk,
                section_id=sections[paper.key, section.number].pk,
                number=topic.number,
                title=topic.title,
                homework=topic.homework,
                work=topic.work,
            )


def lay_topics(bench: Bench) -> None:
    """Topics over all lessons that took place or will, in their order; no entry of the ledger."""
    rows = [
        LaidTopic(lesson_id=bench.lessons[lesson.key].pk, topic_id=topic)
        for course, lessons in _taking_place(bench.school).items()
        for lesson, topic in zip(lessons, bench.topics[course], strict=False)
    ]
    insert(rows)


def _taking_place(school: VillageSchool) -> dict[str, list[PaperLesson]]:
    fallen_out = {fact.lesson for fact in school.facts if isinstance(fact, NotHeld)}
    found: dict[str, list[PaperLesson]] = {}
    for lesson in sorted(school.lessons, key=lambda one: (one.day, one.number)):
        if lesson.key not in fallen_out:
            found.setdefault(lesson.course, []).append(lesson)
    return found
