"""A page of the site before the theme clothes it: its address, language, head and content."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Entry:
    """An address of the site and what stands there; the outline of a site is a tuple of these.

    `address` is the path from the site's root without a leading slash and without escapes
    (`zh/projects/cell-cases.html`). `kind` is what is shown: `home`, `place`, `contacts`, a kind's
    list (`projects`, `parks`, ...), a record (`project`, `park`, `policy`, `chain`, `event`,
    `organisation`), a shorter list (`by-sector`, `by-park`, `by-township`), a chapter of policies
    (`by-audience`, `by-tier`), the policy `finder`, the finder of `units`, what a visitor puts
    together (`compare`, `shortlist`), what changed since an edition (`changes`), `gone`
    (withdrawn) or `moved` (renamed; `subject` is the new id). `section` is the part of the site
    that the navigation marks. `part` counts the sheets of a long list from 1 to `parts`.
    """

    address: str
    lang: str
    kind: str
    subject: str = ""
    section: str = "home"
    part: int = 1
    parts: int = 1

    @property
    def inner(self) -> str:
        """The address within its language: `projects/cell-cases.html`."""
        return self.address.split("/", 1)[1]

    @property
    def depth(self) -> int:
        """How many folders lie between the site's root and the page."""
        return self.address.count("/")

    @property
    def listed(self) -> bool:
        """Whether search engines may know this page: not a goodbye, not a visitor's own list."""
        return self.kind not in ("gone", "moved", "compare", "shortlist", "changes")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in full. `title` and `description` are plain text, the rest is finished HTML.

    `content` stands inside <main>; `head` holds what only this page's head needs beside title,
    description and the links to its other languages (structured data, share cards). A page that
    is a document of its own has all its HTML in `document` and takes nothing from the theme.
    `image` is the address of the picture that stands for the page where somebody shares it.
    """

    entry: Entry
    title: str
    description: str
    content: str
    head: str = ""
    document: str = ""
    image: str = ""


def relative(target: str, here: str) -> str:
    """The href from one address of the site to another; a fragment or query of the target stays.

    Both count from the site's root; the result is percent-encoded and opens from a USB stick.
    """
    return _way(target, here.rpartition("/")[0])


@lru_cache(maxsize=20_000)
def _way(target: str, folder: str) -> str:
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    to, at = path.split("/"), folder.split("/") if folder else []
    common = 0
    while common < min(len(at), len(to) - 1) and at[common] == to[common]:
        common += 1
    climbed = "../" * (len(at) - common) + "/".join(to[common:])
    return quote(climbed) + target[len(path) :]
