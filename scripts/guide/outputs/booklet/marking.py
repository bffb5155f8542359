"""The mark of a tagged PDF, as every reader takes it."""

import re
from pathlib import Path

# Typst says that nothing is suspect, which is so by default; Poppler takes the word for an error.
_SUSPECTS = re.compile(rb"(/MarkInfo\s*<<[^<>]*?)(/Suspects\s+false)")


def unsuspected(pdf: Path) -> None:
    """Blank the word out in place, so that nothing in the file moves."""
    data = pdf.read_bytes()
    made = _SUSPECTS.sub(lambda found: found[1] + b" " * len(found[2]), data, count=1)
    if made != data:
        pdf.write_bytes(made)
