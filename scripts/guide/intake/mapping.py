"""A mapping file says which column of somebody else's table means which field of a record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.load import read_tree
from guide.load.bind import closest
from guide.problems import Place, Problem, has_errors
from guide.tree import Tree
from guide.workbook.columns import Column
from guide.workbook.layout import ID, KEY, KINDS, SECTOR, Sheet, sheets

# What a mapping says of a field: where its value comes from, and what is done to it.
SOURCES = ("column", "value", "text")
_STEPS = ("values", "otherwise", "find", "date", "unit")
_TOP = ("kind", "id", "sector", "fields", "items", "skip")
_GRID = ("grid", "easting", "northing")
POINT = "location.point"
NAMED = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a column of the layout gets its value from a row.

    One of `column` (a head of the table), `value` (a constant) and `text` (heads in braces) is
    there. `find` takes the part of a text that a pattern names, `values` translates it, `date` is
    the form of a date, `unit` stands behind a number; `otherwise` is for what `values` lacks.
    """

    target: Column
    place: Place
    column: str = ""
    value: str = ""
    text: str = ""
    values: Mapping[str, str] | None = None
    otherwise: str | None = None
    find: re.Pattern[str] | None = None
    date: str = ""
    unit: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the table that the value is made from."""
        return (self.column,) if self.column else tuple(NAMED.findall(self.text))


@dataclass(frozen=True, slots=True)
class GridPoint:
    """The heads under which a point stands in metres of a national grid."""

    grid: str
    easting: str
    northing: str
    place: Place


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list that each row gives a record: the list's sheet and its rules."""

    sheet: Sheet
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class ForeignMap:
    """A mapping as read: the sheet of its kind, rules, items, heads left out on purpose."""

    sheet: Sheet
    rules: tuple[Rule, ...]
    items: tuple[Item, ...]
    skip: frozenset[str]
    point: GridPoint | None
    places: Mapping[str, Place]

    @property
    def used(self) -> frozenset[str]:
        """Every head that the mapping speaks of."""
        rules = [*self.rules, *(rule for item in self.items for rule in item.rules)]
        points = (self.point.easting, self.point.northing) if self.point else ()
        return frozenset(head for rule in rules for head in rule.heads) | {*points} | self.skip


class _Unsound(Exception):  # noqa: N818  never leaves this module
    """What stands at a place is not what a mapping holds there."""


def read_map(path: Path, languages: tuple[str, ...]) -> tuple[ForeignMap | None, list[Problem]]:
    """Read a mapping file for a library in some languages; all of its problems at once."""
    tree, problems = read_tree(path.name, path)
    if tree is None:
        return None, problems
    reader = _Reader(tree, languages)
    found = reader.read()
    problems += reader.problems
    return (None if has_errors(problems) else found), problems


class _Reader:
    def __init__(self, tree: Tree, languages: tuple[str, ...]) -> None:
        self.tree, self.languages = tree, languages
        self.problems: list[Problem] = []

    def read(self) -> ForeignMap | None:
        top = self._mapping((), _TOP)
        kind = str(top.get("kind") or "")
        if kind not in KINDS:
            self._say("map-kind", ("kind",), kind=kind, known=", ".join(KINDS))
            return None
        own, *lists = sheets(kind, self.languages)
        keys = {ID: "id", SECTOR: "sector"}
        rules = [
            rule
            for column in own.keys
            if (name := keys[column.path[0]]) in top
            for rule in self._rules((name,), column)
        ]
        fields = top.get("fields")
        point = None
        for name in self._mapping(("fields",)) if fields else ():
            if name == POINT:
                point = self._point(("fields", name))
                continue
            column = self._column(own, name, ("fields", name))
            if column is not None:
                rules += self._rules(("fields", name), column)
        items = self._items(kind, lists) if top.get("items") else ()
        skip = top.get("skip") or []
        if not isinstance(skip, list):
            self._say("map-unsound", ("skip",))
            skip = []
        places = {str(head): self.tree.place(("skip", at)) for at, head in enumerate(skip)}
        return ForeignMap(own, tuple(rules), tuple(items), frozenset(map(str, skip)), point, places)

    def _items(self, kind: str, lists: Sequence[Sheet]) -> Iterator[Item]:
        by_name = {sheet.name.removeprefix(f"{kind}."): sheet for sheet in lists}
        for name, entries in self._mapping(("items",)).items():
            sheet = by_name.get(name)
            if sheet is None or not isinstance(entries, list):
                known = ", ".join(by_name)
                self._say("map-list", ("items", name), name=name, known=known)
                continue
            for at in range(len(entries)):
                path = ("items", name, at)
                rules: list[Rule] = []
                for field in self._mapping(path):
                    column = self._column(sheet, field, (*path, field))
                    if column is not None:
                        rules += self._rules((*path, field), column)
                yield Item(sheet, tuple(rules))

    def _column(self, sheet: Sheet, name: str, path: tuple[Any, ...]) -> Column | None:
        known = {".".join(column.path): column for column in sheet.columns}
        for column in sheet.keys:
            if column.path[0] == KEY:
                is_own = column is sheet.keys[-1]
                known["id" if is_own else ".".join(column.path[1:])] = column
        found = known.get(name)
        if found is None:
            self._say("map-field", path, field=name, suggestion=closest(name, known))
        return found

    def _rules(self, path: tuple[Any, ...], target: Column) -> Iterator[Rule]:
        said = self._mapping(path, (*SOURCES, *_STEPS))
        if len([name for name in SOURCES if said.get(name) is not None]) != 1:
            self._say("map-source", path, field=str(path[-1]))
            return
        values = said.get("values")
        if values is not None and not isinstance(values, dict):
            self._say("map-unsound", (*path, "values"))
            return
        try:
            find = re.compile(str(said["find"])) if said.get("find") else None
        except re.error as error:
            self._say("map-pattern", (*path, "find"), reason=str(error))
            return
        yield Rule(
            target,
            self.tree.place(path),
            column=str(said.get("column") or ""),
            value=str(said.get("value") or ""),
            text=str(said.get("text") or ""),
            values={str(k): str(v or "") for k, v in values.items()} if values else None,
            otherwise=None if said.get("otherwise") is None else str(said["otherwise"]),
            find=find,
            date=str(said.get("date") or ""),
            unit=str(said.get("unit") or ""),
        )

    def _point(self, path: tuple[Any, ...]) -> GridPoint | None:
        said = self._mapping(path, _GRID)
        if set(said) != set(_GRID) or said["grid"] != "OSGB36":
            self._say("map-grid", path)
            return None
        place = self.tree.place(path)
        return GridPoint(said["grid"], said["easting"], said["northing"], place)

    def _mapping(self, path: tuple[Any, ...], known: Sequence[str] = ()) -> dict[str, Any]:
        """The mapping at a path; a problem, and nothing, for anything else."""
        found: Any = self.tree.plain()
        for step in path:
            found = found[step]
        if not isinstance(found, dict):
            self._say("map-unsound", path)
            return {}
        for name in found if known else ():
            if name not in known:
                self._say("map-field", (*path, name), field=name, suggestion=closest(name, known))
        return found

    def _say(self, code: str, path: tuple[Any, ...], **args: object) -> None:
        self.problems.append(Problem(code, self.tree.place(path), {"suggestion": "", **args}))
