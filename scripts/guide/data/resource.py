"""A file of the data package: where it stands, what it holds, its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Resource:
    """A file with what the package says of it; `schema` is a Table Schema, empty for JSON."""

    name: str
    path: str
    title: str
    media_type: str
    data: bytes
    schema: Mapping[str, Any] = field(default_factory=dict)
