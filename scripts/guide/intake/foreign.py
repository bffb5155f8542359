"""Somebody else's table, read by a mapping, becomes entries as a workbook's rows do."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from guide.intake import files
from guide.intake.entry import Entry, Given
from guide.intake.grid import Grid
from guide.intake.identity import slug
from guide.intake.mapping import NAMED, POINT, ForeignMap, GridPoint, Item, Rule, read_map
from guide.intake.nationalgrid import degrees_of
from guide.intake.preview import Preview, of_records
from guide.intake.records import Records
from guide.load.bind import closest
from guide.model.guide import Library
from guide.model.references import MAX_ID
from guide.problems import Problem, Severity, has_errors
from guide.workbook.columns import is_long
from guide.workbook.layout import ID, Sheet
from guide.workbook.names import Names
from guide.workbook.reading import CellError, Raw, take

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")
_DIGITS, _DEGREES = 6, "WGS-84"


@dataclass(slots=True)
class _Table:
    """A table with its heads: where each column stands, and what is wrong so far."""

    grid: Grid
    head: int
    columns: Mapping[str, int]
    names: Names
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def text(self, row: int, head: str) -> str:
        """A cell as one line of text without what cannot be seen."""
        return tidy(self.grid.cell(row, self.columns[head]))


def of_files(
    library: Library, mapping: Path, paths: Sequence[Path], *, partial: bool = False
) -> Preview:
    """The preview of foreign tables; every record in them comes in as a draft."""
    found, problems = read_map(mapping, library.languages)
    records = Records(library)
    if found is None:
        preview = of_records(records)
        preview.problems[:0] = problems
        return preview
    for path in paths:
        grids, wrong = files.read(path)
        problems += wrong
        for grid in grids:
            entries, wrong = read(grid, found, Names.of(library))
            problems += wrong
            for entry in entries:
                records.lay(entry)
    # Another body's list says nothing of what it does not hold, so no kind counts as listed.
    preview = of_records(records, partial=partial, unsure=has_errors(problems))
    preview.problems[:0] = problems
    return preview


def read(grid: Grid, mapping: ForeignMap, names: Names) -> tuple[list[Entry], list[Problem]]:
    """The entries of a table, and its problems: heads that are absent, columns not mapped."""
    head = next((at for at, row in enumerate(grid.rows) if any(map(tidy, row))), None)
    if head is None:
        return [], [Problem("table-empty", grid.place(0, 0))]
    columns = {tidy(cell): at for at, cell in enumerate(grid.rows[head]) if tidy(cell)}
    table = _Table(grid, head, columns, names)
    table.problems += _absent(table, mapping)
    if table.problems:
        return [], table.problems
    table.problems += [
        Problem("column-unmapped", grid.place(head, at), {"column": name}, Severity.WARNING)
        for name, at in columns.items()
        if name not in mapping.used
    ]
    entries = [
        entry
        for row in range(head + 1, len(grid.rows))
        if any(map(tidy, grid.rows[row]))
        for entry in _entries(table, row, mapping)
    ]
    return entries, table.problems


def tidy(raw: Raw) -> str:
    """A cell's text without control characters and with single spaces; a whole number as one."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = "" if raw is None else str(raw)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _absent(table: _Table, mapping: ForeignMap) -> Iterator[Problem]:
    """The heads that the mapping names and the table does not have."""
    rules = [*mapping.rules, *(rule for item in mapping.items for rule in item.rules)]
    wanted = {head: rule.place for rule in rules for head in rule.heads} | dict(mapping.places)
    if mapping.point:
        wanted |= dict.fromkeys(
            (mapping.point.easting, mapping.point.northing), mapping.point.place
        )
    for head, place in wanted.items():
        if head not in table.columns:
            args = {"column": head, "suggestion": closest(head, table.columns)}
            yield Problem("column-absent", place, {**args, "file": table.grid.file})


def _entries(table: _Table, row: int, mapping: ForeignMap) -> Iterator[Entry]:
    """A row as its record, then as the items of the record's lists."""
    own = _entry(table, row, mapping.sheet, mapping.rules)
    if mapping.point is not None:
        own.values += _point(table, row, mapping.sheet, mapping.point)
    yield own
    for item in mapping.items:
        if _says_something(table, row, item):
            entry = _entry(table, row, item.sheet, item.rules)
            entry.keys[:0] = own.keys[:1]
            yield entry


def _says_something(table: _Table, row: int, item: Item) -> bool:
    """Whether the row fills any field of an item that is not the same for all rows."""
    heads = [head for rule in item.rules for head in rule.heads]
    return not heads or any(table.text(row, head) for head in heads)


def _entry(table: _Table, row: int, sheet: Sheet, rules: Sequence[Rule]) -> Entry:
    entry = Entry(sheet, table.grid.place(row, 0))
    for rule in rules:
        at = table.columns[rule.heads[0]] if rule.heads else 0
        place = table.grid.place(row, at)
        text = _text(table, row, rule)
        if not text:
            continue
        if rule.target.path == (ID,):
            entry.keys.append(Given(rule.target, _id(table, text), place))
            continue
        try:
            value = take(rule.target, text, table.names)
        except CellError as error:
            table.problems.append(Problem(error.code, place, error.args_))
            entry.broken = True
            continue
        if value is not None and value != []:
            given = Given(rule.target, value, place)
            (entry.keys if rule.target in sheet.keys else entry.values).append(given)
    return entry


def _id(table: _Table, text: str) -> str:
    """An id made of a text; a second row of the same words gets a number."""
    plain = unicodedata.normalize("NFKD", text.replace("_", " ")).encode("ascii", "ignore").decode()
    made = slug(plain) or "record"
    id, number = made, 1
    while id in table.ids:
        number += 1
        id = f"{made[: MAX_ID - 4].rstrip('-')}-{number}"
    table.ids.add(id)
    return id


def _text(table: _Table, row: int, rule: Rule) -> str:
    """What a rule makes of a row; empty where the row does not say."""
    if rule.value:
        return rule.value
    if rule.column:
        text = table.text(row, rule.column)
    else:
        parts = {head: table.text(row, head) for head in rule.heads}
        text = NAMED.sub(lambda name: parts[name[1]], rule.text) if all(parts.values()) else ""
    if rule.find is not None and text:
        match = rule.find.search(text)
        text = (match[1] if match.re.groups else match[0]) if match else ""
    if rule.values is not None:
        text = _translated(table, row, rule, text)
    if rule.date and text:
        text = _day(table, row, rule, text)
    if rule.unit and text:
        text = f"{text} {rule.unit}"
    return _MARKUP.sub(r"\\\1", text) if is_long(rule.target) else text


def _translated(table: _Table, row: int, rule: Rule, text: str) -> str:
    """A value in the library's words; one that the mapping lacks is named and left out."""
    values = rule.values or {}
    if text in values:
        return values[text]
    if rule.otherwise is not None:
        return rule.otherwise
    if text:
        place = table.grid.place(row, table.columns[rule.heads[0]])
        args = {"value": text, "column": rule.heads[0]}
        table.problems.append(Problem("value-unmapped", place, args, Severity.WARNING))
    return ""


def _day(table: _Table, row: int, rule: Rule, text: str) -> str:
    with suppress(ValueError):
        return datetime.strptime(text, rule.date).date().isoformat()  # noqa: DTZ007  a day
    place = table.grid.place(row, table.columns[rule.heads[0]])
    args = {"text": text, "form": rule.date}
    table.problems.append(Problem("date-unmapped", place, args, Severity.WARNING))
    return ""


def _point(table: _Table, row: int, sheet: Sheet, point: GridPoint) -> Iterator[Given]:
    """Latitude and longitude of a point of a national grid."""
    texts = (table.text(row, point.easting), table.text(row, point.northing))
    if not all(texts):
        return
    place = table.grid.place(row, table.columns[point.easting])
    try:
        found = degrees_of(*map(float, texts))
    except ValueError:
        args = {"text": ", ".join(texts)}
        table.problems.append(Problem("point-outside", place, args, Severity.WARNING))
        return
    by_path = {".".join(column.path): column for column in sheet.columns}
    said = (*(f"{number:.{_DIGITS}f}" for number in found), _DEGREES)
    for name, text in zip(("lat", "lon", "crs"), said, strict=True):
        yield Given(by_path[f"{POINT}.{name}"], text, place)
