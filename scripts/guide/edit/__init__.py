"""Editing changes what files of the library say: by single characters."""

from guide.edit.change import edited, edited_bytes, pruned
from guide.edit.fresh import fresh
from guide.edit.writing import Plain

__all__ = [
    "Plain",
    "edited",
    "edited_bytes",
    "fresh",
    "pruned",
]
