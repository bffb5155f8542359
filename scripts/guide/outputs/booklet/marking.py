"""The mark of a tagged PDF, as every reader takes it, in a file that is written anew and whole."""

from pathlib import Path

import pikepdf


def marked(pdf: Path, target: Path) -> None:
    """Write a typeset file for the screen; the same bytes for the same pages and pictures."""
    with pikepdf.open(pdf, access_mode=pikepdf.AccessMode.stream) as document:
        # Typst says that nothing is suspect, which is so by default; Poppler takes the word for an
        # error.
        if "/MarkInfo" in document.Root and "/Suspects" in document.Root.MarkInfo:
            del document.Root.MarkInfo.Suspects
        document.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            deterministic_id=True,
        )
