"""Records of hostile texts through every text output in memory: text stays text, shapes stay."""

import csv
import io
import json
import re
import time
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from guide.data import files
from guide.load import load
from guide.outputs.booklet.book import book
from guide.outputs.site.opening import open_site
from guide.tree import parse

RECORDS, TRIALS = 20, 20
LANGUAGES = {"zh", "en"}


def texts(node):
    """Every text by language in plain data, and every other text that is a person's own words."""
    if isinstance(node, dict):
        if node and set(node) <= LANGUAGES:
            yield node
        else:
            for each in node.values():
                yield from texts(each)
    elif isinstance(node, list):
        for each in node:
            yield from texts(each)


class Shape(HTMLParser):
    """What a page runs, and where it leads."""

    def __init__(self, html):
        super().__init__()
        self.bad, self.data, self._in = [], [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given_ = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "style", "textarea"):
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.bad.append(name)
            if name in ("href", "src", "action") and re.match(
                r"\s*(javascript|vbscript|data|file):", value or "", re.IGNORECASE
            ):
                self.bad.append(value)
            if name == "src" and re.match(r"\s*(https?:)?//", value or ""):
                self.bad.append(value)
        if tag == "script" and "src" not in given_ and given_.get("type") != "application/ld+json":
            self.bad.append(tag)
        self._in = tag == "script" and given_.get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        self._in = False

    def handle_data(self, data):
        if self._in:
            self.data.append(json.loads(data))


def shape_of(path, data):
    """What must not depend on the texts in a file, or what is wrong with it."""
    text = data.decode("utf-8-sig")
    if path.endswith(".json"):
        json.loads(text)
        return None
    if path.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1, path
        for row in rows[1:]:
            for cell in row:
                formula = cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
                assert not formula or re.fullmatch(r"-[0-9.]+", cell), (path, cell)
        return len(rows)
    if path.endswith((".atom", ".xml")):
        return Counter(element.tag for element in ET.fromstring(text).iter())  # noqa: S314  it is our own
    if path.endswith((".ics", ".vcf")):
        assert "\r\n" in text
        lines = text.split("\r\n")
        assert not [line for line in lines if "\n" in line or "\r" in line], path
        assert not [line for line in lines if len(line.encode()) > 75], path
        return Counter(re.split("[;:]", line)[0] for line in lines if line[:1] not in (" ", ""))
    return None


def test_hostile_records(starter, fuzz):
    file = starter / "projects/agriculture/tea-processing.yml"
    plain = parse("x.yml", file.read_text(encoding="utf-8"))[0].plain()
    for number in range(RECORDS):
        (file.parent / f"p-{number}.yml").write_text("", encoding="utf-8")
    file.unlink()
    started, count, shapes = time.process_time(), 0, {}

    def written(words):
        """The library with each of its texts replaced by the next words."""
        for number in range(RECORDS):
            record = json.loads(json.dumps(plain))
            for text in texts(record):
                for tag in text:
                    text[tag] = next(words)
            (file.parent / f"p-{number}.yml").write_text(
                json.dumps(record, ensure_ascii=False), encoding="utf-8"
            )
        library, problems = load(starter)
        return library, problems

    def made(library):
        guide = library.guide()
        for path, data in files(guide):
            yield path, shape_of(path, data)
        site, _ = open_site(guide)
        for number, entry in enumerate(site.entries):
            # A record's page in one of the languages; the first of each kind of list.
            if entry.kind == "project" and number % 2 == (entry.lang == "en"):
                continue
            if entry.kind in ("project", "projects", "home", "by-sector", "policy"):
                page = site.write(entry)
                html = page.document or f"<main>{page.content}</main>{page.head}"
                shape = Shape(html)
                assert shape.bad == [], (entry.address, shape.bad)
                assert not re.search(r"\b1337\b", html), entry.address
        json.dumps(book(guide, None, guide.languages[count // RECORDS % 2]))

    library, problems = written(iter(lambda: "茶 tea", None))
    assert problems == []
    shapes = dict(made(library))

    @fuzz["trials"](TRIALS)
    @given(st.lists(fuzz["hostile"], min_size=12, max_size=40))
    def poison(words):
        nonlocal count
        usable = [word for word in words if word.strip()]
        turn = iter(usable * 2000 or ["x"] * 2000)
        library, problems = written(turn)
        if library is None or len(library.projects) < RECORDS:
            # Some characters are refused before anything is made of them.
            assert problems
        found = dict(made(library))
        count += len(library.projects)
        if len(library.projects) == RECORDS:
            for path, shape in shapes.items():
                if path != "assets":
                    assert found[path] == shape, path

    poison()
    assert count >= RECORDS * TRIALS
    fuzz["tried"](count, "hostile records through every text output", started)
