"""The printed guide: one JSON document made from the guide, set by Typst for screen and press."""

from guide.outputs.booklet.finishing import Press
from guide.outputs.booklet.making import make
from guide.outputs.booklet.volumes import RENDERINGS, Volume, build, planned

__all__ = ["RENDERINGS", "Press", "Volume", "build", "make", "planned"]
