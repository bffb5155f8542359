"""One-page sheets: each project as PDF in every language and bilingual, and as a Word table."""

from guide.outputs.sheets.making import make

__all__ = ["make"]
