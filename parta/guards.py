"""Register of triggers: collects each room's guards, nothing else."""

from parta.ledger.guards import GUARDS as LEDGER
from parta.people.guards import GUARDS as PEOPLE
from parta.school.guards import GUARDS as SCHOOL

ALL = [*LEDGER, *PEOPLE, *SCHOOL]
