"""What every kind of record says, line by line, against texts that an editor has read."""

from pathlib import Path

import pytest

from guide.load import load
from guide.words import guide_contacts, place_words, record_words
from guide.words.types import Bullets, Fact, Links, Prose, Steps

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
LIBRARY = load(HERE / "library")[0].guide()
RECORDS = [r for r in LIBRARY.all() if r.collection != "editions"]


def lines(words):
    """A record as plain lines: one a value, in reading order."""
    yield f"# {words.title}"
    yield from (text for text in (words.subtitle, words.summary) if text)
    yield from (f"[{badge.label}]" for badge in words.badges)
    for figure in words.figures:
        yield f"{figure.number} | {figure.unit} | {figure.label} | {figure.note}"
    for group in (*words.groups, *words.related, *words.by_rule):
        yield f"\n## {group.label}"
        for item in group.items:
            yield from item_lines(item)
    for clause in words.clauses:
        yield from clause_lines(clause)
    for link in words.links:
        yield f"\n## {link.stream_label} | {link.name} | {link.state_label} | {link.firms}"
        yield from (text for text in (link.text,) if text)
        yield from (f"→ {each.title}" for each in (*link.parks, *link.projects))
    yield "\n---"
    yield from (f"{contact}" for contact in map(contact_line, words.contacts))
    for fact in words.provenance:
        yield from item_lines(fact)


def item_lines(item):
    if isinstance(item, Fact):
        arrow = " →" if item.link else ""
        yield f"{item.label}: {item.value}{arrow}" + (f"  ({item.note})" if item.note else "")
    elif isinstance(item, Links):
        yield f"{item.label}:" + "".join(f" → {link.title}" for link in item.links)
    elif isinstance(item, Prose):
        yield f"{item.label} ¶ {item.text}"
    elif isinstance(item, Bullets):
        yield f"{item.label}"
        yield from (f"  · {each}" for each in item.items)
    elif isinstance(item, Steps):
        yield f"{item.label}"
        for step in item.steps:
            parts = (step.label, step.state_label, step.date, step.document)
            yield "  · " + " | ".join(part for part in parts if part)
    else:
        yield from table_lines(item)


def table_lines(table):
    yield table.label + (f"  ({table.note})" if table.note else "")
    yield "  | " + " | ".join(column.label + "#" * column.numeric for column in table.columns)
    for row in table.rows:
        cells = (cell.text + (f" ({cell.note})" if cell.note else "") for cell in row)
        yield "  | " + " | ".join(cells)


def clause_lines(clause):
    yield f"\n## {clause.number} {clause.title}".rstrip()
    yield f"> {clause.headline}"
    for part in ("audience", "window", "channel", "time_limit"):
        if getattr(clause, part):
            yield f"{part}: {getattr(clause, part)}"
    for part in ("conditions", "exclusions", "benefits", "caps", "payout", "stacking"):
        for each in getattr(clause, part):
            if isinstance(each, str):
                yield f"{part}: {each}"
            else:
                yield from table_lines(each)
    for part in ("obligations", "documents"):
        yield from (f"{part}: {each}" for each in getattr(clause, part))


def contact_line(contact):
    parts = (getattr(contact, name) for name in type(contact).__slots__ if not name.endswith("_id"))
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda r: f"{r.collection}-{r.id}")
def test_records_read_as_an_editor_left_them(record, lang, golden):
    text = "\n".join(lines(record_words(record, LIBRARY, lang))) + "\n"
    golden(text, GOLDENS / f"{record.collection}-{record.id}.{lang}.txt")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_place_reads_as_an_editor_left_it(lang, golden):
    golden("\n".join(lines(place_words(LIBRARY, lang))) + "\n", GOLDENS / f"place.{lang}.txt")


def test_no_golden_is_left_over():
    names = {f"{record.collection}-{record.id}" for record in RECORDS} | {"place"}
    assert {path.name for path in GOLDENS.iterdir()} == {
        f"{name}.{lang}.txt" for name in names for lang in ("zh", "en")
    }


def test_chinese_has_no_western_comma_and_english_no_han_punctuation():
    """A template of one language must not leak into the other."""
    for record in RECORDS:
        english = "\n".join(lines(record_words(record, LIBRARY, "en")))
        assert not set(english) & set("，。；：、（）"), record.id


def test_personal_numbers_show_only_with_consent():
    (contact,) = guide_contacts(LIBRARY, "en")
    assert contact.name == "Chen Jing"
    assert contact.mobile == ""
    commerce = record_words(LIBRARY.organisations["yunling-bureau-of-commerce"], LIBRARY, "en")
    assert commerce.contacts[0].wechat == "li-min-sample"
