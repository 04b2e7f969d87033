"""Register of tables: imports each room's models, nothing else."""

from parta.journal.models import *  # noqa: F403
from parta.ledger.models import *  # noqa: F403
from parta.people.models import *  # noqa: F403
from parta.plan.models import *  # noqa: F403
from parta.results.models import *  # noqa: F403
from parta.school.models import *  # noqa: F403
from parta.timetable.models import *  # noqa: F403
