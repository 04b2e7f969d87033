"""What the school may set: every norm with its default and the clause it comes from."""

from __future__ import annotations

from parta.school.rules.norm import OWN_ACT, Norm, NormError
from parta.school.rules.norms import REGISTRY, Norms

__all__ = ["OWN_ACT", "REGISTRY", "Norm", "NormError", "Norms"]
