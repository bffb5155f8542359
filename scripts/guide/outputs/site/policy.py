"""The content security policy of pages: what a browser may load and run for them, and no more.

The guide's own pages hold no script, style, handler or style attribute of their own, so they need
no exception. A page written by hand may hold scripts and styles: the policy then names the SHA-256
of each. What no hash can allow is told.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

# What stands in a script element and is data, not a program: browsers do not run it.
_DATA = ("application/json", "application/ld+json", "text/plain")


@dataclass(frozen=True, slots=True)
class Inline:
    """What stands in a page itself: the sources of its scripts and styles, as CSP hashes.

    `blocked` holds what the policy will not let through, as it is written: event handlers, style
    attributes and what is loaded from another host.
    """

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


def policy(inline: Inline = Inline(), *, framed: bool = False) -> str:
    """The policy for a page that holds `inline`.

    `framed` adds who may show the site in a frame, which a header can say and a page cannot.
    """
    parts = [
        "default-src 'none'",
        " ".join(("script-src 'self'", *inline.scripts)),
        " ".join(("style-src 'self'", *inline.styles)),
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        # The pages fetch nothing; what audits them from within asks for robots.txt.
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
    if framed:
        parts.append("frame-ancestors 'self'")
    return "; ".join(parts)


def inline_of(html: str) -> Inline:
    """What a page holds that a policy has to name, or will block."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Inline(_once(reader.scripts), _once(reader.styles), _once(reader.blocked))


def together(all_: Iterable[Inline]) -> Inline:
    """What several pages hold, for the one header that a server sends with each."""
    found = tuple(all_)
    return Inline(
        tuple(sorted({each for one in found for each in one.scripts})),
        tuple(sorted({each for one in found for each in one.styles})),
    )


def hashed(text: str) -> str:
    """The CSP source that allows exactly this script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _once(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.blocked: list[str] = []
        self._within: list[str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.blocked.append(f'{name}="{value or ""}"')
        is_loaded = "stylesheet" in (given.get("rel") or "") or "icon" in (given.get("rel") or "")
        loaded = given.get("src") or (given.get("href") if is_loaded else "") or ""
        if tag in ("iframe", "object", "embed") or (
            tag in ("script", "img", "source", "video", "audio", "link")
            and loaded.lower().lstrip().startswith(("http:", "https:", "//", "data:"))
        ):
            self.blocked.append(f"<{tag}> {loaded}".rstrip())
        if tag == "style":
            self._within = self.styles
        elif tag == "script" and "src" not in given and (given.get("type") or "") not in _DATA:
            self._within = self.scripts

    def handle_data(self, data: str) -> None:
        if self._within is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if self._within is not None and tag in ("script", "style"):
            self._within.append(hashed(self._text))
            self._within, self._text = None, ""
