"""Editing changes what files of the library say: by single characters, and safely on the disk."""

from guide.edit.change import edited, edited_bytes, pruned
from guide.edit.files import Undone, UnfinishedError, undo, write
from guide.edit.fresh import fresh
from guide.edit.writing import Plain

__all__ = [
    "Plain",
    "Undone",
    "UnfinishedError",
    "edited",
    "edited_bytes",
    "fresh",
    "pruned",
    "undo",
    "write",
]
