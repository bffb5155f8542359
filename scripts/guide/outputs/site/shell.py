"""What the theme's templates know of a page beside MkDocs' variables, under the name `shell`."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the site, seen from a page: `href` leads to the same page in it."""

    tag: str  # BCP 47, as in guide.yml: zh
    html: str  # for the attributes lang and hreflang: zh-Hans
    name: str  # its own name: 中文
    href: Markup
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the site, or a page written by hand, as navigation and foot name it."""

    key: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Hotline:
    """The number to call, when it is answered and what is promised."""

    number: str
    hours: str = ""
    promise: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The person or office to call; `card` is the visiting card's path from the site's root."""

    organisation: str
    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class Legal:
    """A line of the imprint: the issuer, a registration number; `href` may be empty."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page of a language; plain text but for the imprint."""

    hotline: Hotline | None
    contact: Call | None
    notice: str
    imprint: Markup  # paragraphs of HTML; may be empty
    date: str
    legal: tuple[Legal, ...]
    pages: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """What the page for unknown addresses says in one language."""

    html: str
    title: str
    text: str
    link: str
    href: str


@dataclass(frozen=True, slots=True)
class Shell:
    """A page's own values for the theme. What is Markup is escaped and ready to print, no other is.

    A template prints `head` and `title` once, in <head>; it may print `title` elsewhere, as text
    or in a quoted attribute. It must not filter or measure them, nor branch on them: a record's
    page is poured into a form that was rendered once, so templates may branch on `lang`, `section`,
    `kind` and `languages` only. `page.content` is printed once and unfiltered. `page.toc` and
    `page.meta` are empty for pages made from records.
    """

    lang: str
    folder: str  # of the language in addresses: zh-hant
    html: str
    site: Markup  # the guide's title in this language
    title: Markup  # the page's title
    head: Markup  # description, canonical address, alternates, structured data
    section: str  # home, or a key of `sections`
    kind: str  # Entry.kind, `prose` for a page written by hand, `lost` for the page of a 404
    home: str  # href of this language's first page
    search: str  # of the list of projects, which answers what the header's field asks
    shortlist: str  # of the visitor's own list
    sections: tuple[Section, ...]
    languages: tuple[Tongue, ...]
    foot: Foot
    policy: str  # the content security policy; empty while a server adds scripts of its own
    word: Callable[..., Markup] = field(compare=False)  # word("key", name=...) in this language
    lost: tuple[Lost, ...] = ()
