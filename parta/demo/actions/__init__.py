"""The invented school as rows: one verb that fills an empty database."""

from parta.demo.actions.filling import SIZES, Filled, fill
from parta.demo.actions.guide import Tip
from parta.demo.actions.slips import Sheet, Slip

__all__ = ["SIZES", "Filled", "Sheet", "Slip", "Tip", "fill"]
