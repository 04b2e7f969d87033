"""How the plans stand in the ledger."""

from parta.ledger.recorded import Recorded
from parta.plan.models import CoursePlan, Plan, PlanSection, PlanTopic

PLAN = Recorded(
    "plan", Plan, {"s": "subject_id", "g": "grade", "t": "title", "a": "author_id", "h": "hours"}
)
SECTION = Recorded(
    "section", PlanSection, {"p": "plan_id", "n": "number", "t": "title", "h": "hours"}
)
TOPIC = Recorded(
    "topic",
    PlanTopic,
    {
        "p": "plan_id",
        "s": "section_id",
        "n": "number",
        "t": "title",
        "h": "hours",
        "d": "homework",
        "w": "work",
    },
)
COURSE_PLAN = Recorded("courseplan", CoursePlan, {"c": "course_id", "p": "plan_id"})

RECORDED = [PLAN, SECTION, TOPIC, COURSE_PLAN]
EXEMPT: dict[str, str] = {}
