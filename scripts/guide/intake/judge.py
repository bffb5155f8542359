"""Drafts are bound and checked like files of the library, each problem at the cell it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from guide import checks
from guide.edit import edited_bytes, fresh
from guide.intake.draft import Draft
from guide.intake.draft import Path as FieldPath
from guide.load import bind_record
from guide.load.internal import load_internal
from guide.load.shelf import with_trees
from guide.model.base import Step
from guide.model.guide import COLLECTIONS, Library, changed
from guide.model.record import Record
from guide.problems import Place, Problem, Severity, has_errors
from guide.tree import Tree, decode, parse
from guide.workbook.names import folded


@dataclass(frozen=True)
class CellTree(Tree):
    """A tree that knows the cells of what was typed into them, instead of its lines."""

    cells: Mapping[FieldPath, Place] = field(default_factory=dict)
    row: Place | None = None

    def place(self, path: Sequence[Step], *, key: bool = False) -> Place:
        """The cell of a path, or the nearest one around or within; else the row or the line."""
        here = tuple(path)
        for length in range(len(here), 0, -1):
            if here[:length] in self.cells:
                return self.cells[here[:length]]
            within = [p for p in self.cells if p[:length] == here[:length]]
            if within and length == len(here):
                return self.cells[min(within, key=lambda p: [str(step) for step in p])]
        # What is missing, or a sum of several cells: a cell of the same part is the nearest.
        for length in range(len(here) - 1, 0, -1):
            within = [p for p in self.cells if p[:length] == here[:length]]
            if within:
                return self.cells[within[0]]
        if self.row is not None:
            return self.row
        return super().place(path, key=key)


@dataclass(slots=True)
class Judged:
    """The drafts that say something new, as files; what is wrong; which of them may be written."""

    drafts: list[Draft]
    files: dict[str, bytes]
    problems: list[Problem]
    sound: list[Draft]

    @property
    def writable(self) -> dict[str, bytes]:
        """The files of the drafts without errors."""
        return {draft.file: self.files[draft.file] for draft in self.sound}


def judge(library: Library, drafts: Iterable[Draft], *, partial: bool) -> Judged:
    """Bind and check all drafts that change anything, over the library as it stands.

    With `partial`, drafts with errors are set aside until the others are sound among themselves.
    """
    changing = [each for each in drafts if not each.is_unchanged]
    files: dict[str, bytes] = {}
    trees: dict[tuple[str, str], Tree] = {}
    problems: list[Problem] = []
    for draft in changing:
        if draft.is_new or draft.differences:
            data, tree, found = _file(library.root, draft)
            problems += found
            if tree is None:
                draft.broken = True
                continue
            files[draft.file] = data
            trees[draft.kind, draft.id] = tree
    problems += near_duplicates(library, changing)
    first = _checked(library, changing, trees)
    problems += first
    by_place = _owners(changing)
    waiting = {id(each) for each in changing if each.broken}
    waiting |= {id(d) for p in problems if p.severity is Severity.ERROR for d in by_place(p)}
    sound = [each for each in changing if id(each) not in waiting]
    if partial and waiting:
        while sound:
            left = {key: trees[key] for key in ((d.kind, d.id) for d in sound)}
            errors = [p for p in _checked(library, sound, left) if p.severity is Severity.ERROR]
            bad = {id(d) for p in errors for d in by_place(p)}
            problems += [p for p in errors if p not in problems]
            if not errors:
                break
            sound = [each for each in sound if id(each) not in bad] if bad else []
    return Judged(changing, files, problems, sound)


def _file(root: Path, draft: Draft) -> tuple[bytes, Tree | None, list[Problem]]:
    """The bytes that a draft's file would have, and their tree with the cells' places."""
    model: Any = COLLECTIONS[draft.kind]
    if draft.tree is None:
        data = fresh(draft.target, model).encode()
    else:
        data = edited_bytes((root / draft.file).read_bytes(), draft.target, model)
    text, problems = decode(draft.file, data)
    tree, found = parse(draft.file, text) if not problems else (None, [])
    problems = [replace(p, place=draft.place) for p in (*problems, *found)]
    if tree is None or has_errors(problems):
        return data, None, problems
    row = draft.place if draft.is_new else None
    return data, CellTree(tree.file, tree.source, tree.root, draft.cells, row), problems


def _checked(
    library: Library, drafts: Sequence[Draft], trees: Mapping[tuple[str, str], Tree]
) -> list[Problem]:
    """What is wrong with drafts in the library that they would make."""
    problems: list[Problem] = []
    records: dict[str, dict[str, Record | None]] = {kind: {} for kind in COLLECTIONS}
    names = {kind: set(ids) for kind, ids in library.names.items()}
    for draft in drafts:
        key = (draft.kind, draft.id)
        names[draft.kind].add(draft.id)
        if key not in trees:
            continue
        record, found = bind_record(draft.kind, draft.id, draft.sector, trees[key])
        problems += found
        records[draft.kind][draft.id] = record
    if not trees:
        return problems
    with_drafts = replace(
        library,
        trees=with_trees(library.trees, trees),
        names={kind: frozenset(ids) for kind, ids in names.items()},
        **cast(
            "dict[str, Any]",
            {kind: changed(library.collection(kind), new) for kind, new in records.items()},
        ),
    )
    internal, _ = load_internal(library.root)
    ours = {draft.file for draft in drafts}
    return problems + [
        p for p in checks.run(with_drafts, internal) if p.place.cell or p.place.file in ours
    ]


def _owners(drafts: Sequence[Draft]) -> Any:
    """Which drafts a problem holds back."""
    by_file: dict[str, list[Draft]] = {}
    by_cell: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        by_file.setdefault(draft.file, []).append(draft)
        for place in (draft.place, *draft.cells.values()):
            by_cell.setdefault((place.file, place.cell), []).append(draft)

    def of(problem: Problem) -> list[Draft]:
        place = problem.place
        found = by_cell.get((place.file, place.cell), []) if place.cell else []
        return found or by_file.get(place.file, [])

    return of


def near_duplicates(library: Library, drafts: Iterable[Draft]) -> list[Problem]:
    """New projects of a promoter who already has one of the same amount; errors, for a person.

    A row that names its own id says that it is another project: then a warning is enough.
    """
    known: dict[tuple[str, str], str] = {}
    for project in library.projects.values():
        if project.investment is not None and project.promoter is not None:
            total = project.investment.total
            known[_promoter(project.promoter), f"{total.minor} {total.currency}"] = project.id
    problems = []
    for draft in drafts:
        if draft.kind != "projects" or not draft.is_new:
            continue
        record, _ = bind_record(draft.kind, draft.id, draft.sector, _plain_tree(draft))
        investment, promoter = (
            getattr(record, "investment", None),
            getattr(record, "promoter", None),
        )
        if investment is None or promoter is None:
            continue
        key = (_promoter(promoter), f"{investment.total.minor} {investment.total.currency}")
        other = known.setdefault(key, draft.id)
        if other != draft.id:
            severity = Severity.WARNING if draft.has_own_id else Severity.ERROR
            place = draft.cells.get(("title", "zh"), draft.place)
            args = {"id": draft.id, "other": other}
            problems.append(Problem("near-duplicate", place, args, severity))
    return problems


def _promoter(of: Any) -> str:
    return folded(str(of)) if isinstance(of, str) else folded(next(iter(of.values()), ""))


def _plain_tree(draft: Draft) -> Tree:
    tree, _ = parse(draft.file, fresh(draft.target, COLLECTIONS[draft.kind]))
    if tree is None:
        raise ValueError(draft.file)
    return tree
