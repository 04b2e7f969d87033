"""Sign-in slips: «Памятка с логином и паролем», cut from a printed page."""

from parta.papers.slips.sheet import Slip, sheet

__all__ = ["Slip", "sheet"]
