"""What a record says in one language, as plain values that a page or a booklet lays out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Another record: its kind, id and title in the reader's language."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `note` stands under it in smaller type."""

    key: str
    label: str
    value: str
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """A label and several records."""

    key: str
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; numbers are set flush right with tabular figures.

    `key` is the field it shows, where it shows one.
    """

    label: str
    numeric: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; `note` stands under the text in smaller type."""

    text: str
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns."""

    key: str
    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in CommonMark without raw HTML."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short items under a label."""

    key: str
    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of preliminary work with its state."""

    key: str
    label: str
    state: str
    state_label: str
    date: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """Preliminary work, step by step."""

    key: str
    label: str
    steps: tuple[Step, ...]


Item = Fact | Links | Table | Prose | Bullets | Steps


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading, such as investment or site."""

    key: str
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure set large: its number, its unit in smaller type, its label, and a note.

    A figure that counts the days until a date has that date, ISO, in `until`.
    """

    number: str
    unit: str
    label: str
    note: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A short mark beside a title, such as the offer state; `value` is the enumeration's value.

    A mark that holds on some days only has its first and last day, ISO, in `since` and `until`.
    """

    key: str
    value: str
    label: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the library: `file` is its path below `projects/`."""

    file: str
    alt: str
    credit: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call. Empty where the library does not say; the ids find the visiting card."""

    organisation: str
    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    languages: str = ""
    hotline: str = ""
    address: str = ""
    mobile: str = ""
    wechat: str = ""
    organisation_id: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A project that meets a clause: its facts, the sum step by step, the result, the instalments.

    The figures are the engine's; every line is whole in itself.
    """

    profile: tuple[str, ...]
    steps: tuple[str, ...]
    result: str
    payout: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A policy's clause: what one gets first, then who, how and until when.

    `latest` is the last day to apply as of the guide's date, `latest_day` the same in ISO;
    `counter` is whom to call. `example` is there where the document is in force and a plain project
    gets a sum.
    """

    id: str
    number: str
    title: str
    headline: str
    plain: str
    text: str
    audience: str
    conditions: tuple[str, ...]
    exclusions: tuple[str, ...]
    benefits: tuple[str | Table, ...]
    caps: tuple[str, ...]
    payout: tuple[str, ...]
    stacking: tuple[str, ...]
    obligations: tuple[str, ...]
    documents: tuple[str, ...]
    window: str
    channel: str
    time_limit: str
    notes: str
    latest: str = ""
    latest_day: str = ""
    department: str = ""
    counter: str = ""
    example: WorkedExample | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two versions of a clause: lines before and after."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of a clause; `state` is new, changed, same or dropped.

    `id` is that of the present clause, or of the one dropped; a number is empty where there is no
    clause.
    """

    state: str
    id: str
    number_before: str
    number_after: str
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """A document against the former one that it supersedes, clause by clause."""

    former: Link
    clauses: tuple[ClauseChange, ...]


@dataclass(frozen=True, slots=True)
class LinkWords:
    """A link of a chain with the projects that would fill or strengthen it."""

    id: str
    name: str
    stream: str
    stream_label: str
    state: str
    state_label: str
    text: str
    firms: str
    parks: tuple[Link, ...]
    projects: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RecordWords:
    """A record ready to print in one language; `sector` is an id for its mark and colour.

    `related` are records that name each other by hand, `by_rule` those that a policy's scope and
    conditions bring together.
    """

    kind: str
    id: str
    language: str
    title: str
    subtitle: str
    summary: str
    badges: tuple[Badge, ...]
    figures: tuple[KeyFigure, ...]
    groups: tuple[Group, ...]
    contacts: tuple[Contact, ...]
    pictures: tuple[Picture, ...]
    provenance: tuple[Fact, ...]
    related: tuple[Group, ...] = ()
    sector: str = ""
    clauses: tuple[ClauseWords, ...] = ()
    links: tuple[LinkWords, ...] = ()
    versions: tuple[Versions, ...] = ()
    by_rule: tuple[Group, ...] = ()
