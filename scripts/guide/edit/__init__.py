"""Editing changes what files of the library say: by single characters, and safely on the disk."""

from guide.edit.change import edited, edited_bytes, pruned
from guide.edit.files import JOURNAL, BusyError, JournalError, Undone, recover, undo, write
from guide.edit.fresh import fresh
from guide.edit.writing import Plain

__all__ = [
    "JOURNAL",
    "BusyError",
    "JournalError",
    "Plain",
    "Undone",
    "edited",
    "edited_bytes",
    "fresh",
    "pruned",
    "recover",
    "undo",
    "write",
]
