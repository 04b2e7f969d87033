"""Who the viewer is today, and which rows of the school they may see."""

from parta.school.access.families import (
    ServedClass,
    check_served,
    served_classes,
    served_persons,
)
from parta.school.access.viewer import Child, Viewer, viewer_of

__all__ = [
    "Child",
    "ServedClass",
    "Viewer",
    "check_served",
    "served_classes",
    "served_persons",
    "viewer_of",
]
