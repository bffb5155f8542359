"""Internal files are read apart, into their own types: nothing public imports this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.load import read_tree
from guide.load.bind import bind
from guide.load.files import internal_files
from guide.model.internal import InternalNote, InternalProject
from guide.problems import Problem
from guide.tree import Tree


@dataclass(frozen=True, slots=True)
class Internal:
    """What the library says for staff only: by kind and id, with the trees that know the places."""

    projects: Mapping[str, InternalProject]
    notes: Mapping[tuple[str, str], InternalNote]
    trees: Mapping[tuple[str, str], Tree]


def load_internal(root: Path) -> tuple[Internal, list[Problem]]:
    """Read `projects/_internal/`; a library may come without it."""
    found, problems = internal_files(root)
    projects: dict[str, InternalProject] = {}
    notes: dict[tuple[str, str], InternalNote] = {}
    trees: dict[tuple[str, str], Tree] = {}
    for file in found:
        tree, more = read_tree(file.file, file.path)
        problems += more
        if tree is None:
            continue
        trees[file.kind, file.id] = tree
        if file.kind == "projects":
            project, more = bind(InternalProject, tree)
            if project is not None:
                projects[file.id] = project
        else:
            note, more = bind(InternalNote, tree)
            if note is not None:
                notes[file.kind, file.id] = note
        problems += more
    return Internal(projects, notes, trees), problems
