"""What a page's <head> says of this page alone: description, canonical address, other languages."""

from collections.abc import Mapping

from markupsafe import Markup, escape

_META = Markup('<meta name="{}" content="{}">')
_LINK = Markup('<link rel="{}" href="{}">')
_ALTERNATE = Markup('<link rel="alternate" hreflang="{}" href="{}">')


def head(
    description: str,
    *,
    canonical: str | None,
    alternates: Mapping[str, str],
    listed: bool = True,
    more: str = "",
) -> Markup:
    """The lines of a head, one element each.

    `alternates` maps hreflang values, this page's own included, to addresses; `more` is finished
    HTML. Without `listed` the page asks search engines to leave it out.
    """
    lines = []
    if description:
        lines.append(_META.format("description", " ".join(description.split())))
    if not listed:
        lines.append(_META.format("robots", "noindex"))
    elif canonical:
        lines.append(_LINK.format("canonical", canonical))
    if listed:
        lines += [_ALTERNATE.format(tag, href) for tag, href in alternates.items()]
    if more:
        lines.append(Markup(more))
    return Markup("\n").join(lines)


def safe(value: str) -> Markup:
    """Plain text as HTML, on one line, for an element or a quoted attribute."""
    return escape(" ".join(value.split()))
