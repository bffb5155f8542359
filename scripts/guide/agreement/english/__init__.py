"""The numbers that an English text says: `scanner` finds them, each other module reads its kind."""

from guide.agreement.english.scanner import numbers

__all__ = ["numbers"]
