"""Reading the whole school beside its ledger."""

from parta.archive.queries.verification import (
    AnchorFound,
    Difference,
    FaultFound,
    Verification,
    verified,
)

__all__ = ["AnchorFound", "Difference", "FaultFound", "Verification", "verified"]
