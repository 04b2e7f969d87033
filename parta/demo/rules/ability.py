"""How well each student learns, so that marks look like a real class's.

A profile gives the mean of a student's marks and their spread; every subject moves it a little,
some subjects are easier for all. The profiles are dealt like a deck, so that each kind of student
of the reports (отличник, с одной «3», неуспевающий) is there for any seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from parta.demo.content.cast import PROFILES as CAST_PROFILES

#: Profile → (share in a hundred, mean, spread, lowest mark, weak subjects).
PROFILES: dict[str, tuple[int, float, float, int, int]] = {
    "excellent": (9, 5.1, 0.32, 4, 0),
    "one_four": (4, 5.0, 0.32, 3, 1),
    "good": (30, 4.45, 0.45, 3, 0),
    "one_three": (12, 4.4, 0.4, 2, 1),
    "ordinary": (30, 3.85, 0.6, 2, 0),
    "weak": (12, 3.3, 0.55, 2, 0),
    "failing": (3, 2.9, 0.5, 2, 3),
}
WEAK_DROP = 1.0
EASY = frozenset(("art", "music", "technology", "pe", "safety", "project", "kazakh_reading"))
EASY_GAIN = 0.45
SUBJECT_SPREAD = 0.17


@dataclass(frozen=True, slots=True)
class Learner:
    mean: float
    spread: float
    lowest: int
    weak: frozenset[str]


class Abilities:
    """Marks drawn for students; the same seed deals the same abilities.

    ``subjects``: what each student is marked in; nothing in grade 1.
    """

    def __init__(self, seed: str, subjects: dict[str, tuple[str, ...]]) -> None:
        rng = Random(f"{seed}:ability")  # noqa: S311
        marked = [student for student, own in subjects.items() if own]
        deck = _deck(len(marked))
        rng.shuffle(deck)
        chosen = {s: CAST_PROFILES.get(s, p) for s, p in zip(marked, deck, strict=True)}
        self._learners = {s: _learner(chosen[s], subjects[s], rng) for s in marked}
        self._gain = {
            (s, subject): rng.gauss(EASY_GAIN if subject in EASY else 0, SUBJECT_SPREAD)
            for s in marked
            for subject in subjects[s]
        }

    def mark(self, student: str, subject: str, rng: Random, harder: float = 0.0) -> int:
        """One mark, 2–5; ``harder`` lowers it (control works are harder than answers)."""
        learner = self._learners[student]
        mean = learner.mean + self._gain[student, subject] - harder
        if subject in learner.weak:
            mean -= WEAK_DROP
        return min(5, max(learner.lowest, 2, int(mean + rng.gauss(0, learner.spread) + 0.5)))


def _deck(size: int) -> list[str]:
    """Profiles in their shares, at least one of each."""
    deck = [
        profile
        for profile, (share, *_) in PROFILES.items()
        for _ in range(max(1, share * size // 100))
    ]
    return (deck + ["good"] * size)[:size]


def _learner(profile: str, subjects: tuple[str, ...], rng: Random) -> Learner:
    _, mean, spread, lowest, weak = PROFILES[profile]
    serious = [s for s in subjects if s not in EASY]
    return Learner(mean, spread, lowest, frozenset(rng.sample(serious, weak)))
