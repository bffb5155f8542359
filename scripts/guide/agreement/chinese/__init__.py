"""The numbers that a Chinese text says: `scanner` finds them, each other module reads its kind."""

from guide.agreement.chinese.scanner import numbers

__all__ = ["numbers"]
