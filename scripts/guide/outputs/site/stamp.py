"""Stamping: a page that was rendered once becomes a form, and records are poured into it."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Slots:
    """Marks that no text can contain, because they are drawn anew for every build."""

    mark: str

    @classmethod
    def draw(cls) -> "Slots":
        """Fresh marks; they are cut out again, so what is built does not depend on them."""
        return cls("s" + secrets.token_hex(16))

    def plain(self, name: str) -> Markup:
        """The mark for a value that stands in text, in a quoted attribute or in an address."""
        return Markup(f"{self.mark}-{name}-")

    def heading(self, name: str) -> Markup:
        """The mark for a page's content; themes look there for a heading before they add one."""
        return Markup(f"<!--<h1 {self.mark}-{name}-->")


@dataclass(frozen=True, slots=True)
class Form:
    """The HTML of a page with gaps: `pieces` is one longer than `names`."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    def pour(self, values: Mapping[str, str]) -> bytes:
        """A whole page. Values are finished HTML, escaped for where they stand."""
        parts = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            parts += values[name], piece
        return "".join(parts).encode("utf-8", errors="xmlcharrefreplace")


def cut(html: str, slots: Slots) -> Form:
    """Cut a rendered specimen at its marks."""
    mark = re.compile(rf"<!--<h1 {slots.mark}-([a-z]+)-->|{slots.mark}-([a-z]+)-")
    pieces, names, end = [], [], 0
    for found in mark.finditer(html):
        pieces.append(html[end : found.start()])
        names.append(found[1] or found[2])
        end = found.end()
    return Form((*pieces, html[end:]), tuple(names))
