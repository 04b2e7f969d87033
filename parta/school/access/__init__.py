"""Who the viewer is today, and which rows of the school they may see."""

from parta.school.access.viewer import Child, Viewer, viewer_of

__all__ = ["Child", "Viewer", "viewer_of"]
