"""A file of the data package: where it stands, what it holds, its bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

# Gives a text about a project that may have been made before: (what it is, the project's id, make).
Keep = Callable[[str, str, Callable[[], str]], str]


def made(_name: str, _id: str, make: Callable[[], str]) -> str:
    """A text made now, which is what `Keep` means where nothing is kept."""
    return make()


@dataclass(frozen=True, slots=True)
class Resource:
    """A file with what the package says of it; `schema` is a Table Schema, empty for JSON."""

    name: str
    path: str
    title: str
    media_type: str
    data: bytes
    schema: Mapping[str, Any] = field(default_factory=dict)
