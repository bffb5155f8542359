"""Doctor tells what this machine has for the guide's work, and what is missing."""

import importlib.util
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import yaml

from guide import __version__


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing looked at: its name, what was found, and whether that is enough."""

    name: str
    found: str
    sound: bool
    extra: str = ""


# What each part of the guide needs: module, distribution, and the extra that brings it.
PARTS = (
    ("yaml", "PyYAML", ""),
    ("pydantic", "pydantic", ""),
    ("mkdocs", "mkdocs", ""),
    ("material", "mkdocs-material", ""),
    ("PIL", "pillow", ""),
    ("typst", "typst", "booklet"),
    ("justmytype_intl_cjk", "justmytype-intl-cjk", "booklet"),
    ("justmytype_western_core", "justmytype-western-core", "booklet"),
    ("pikepdf", "pikepdf", "booklet"),
    ("xlsxwriter", "XlsxWriter", "office"),
    ("python_calamine", "python-calamine", "office"),
    ("docx", "python-docx", "office"),
    ("opencc", "opencc", "traditional"),
    ("requests_aws4auth", "requests-aws4auth", "publish"),
)


def examine(root: Path) -> Iterator[Symptom]:
    """Everything worth knowing when something does not work."""
    yield Symptom("guide", __version__, sound=True)
    python = platform.python_version()
    yield Symptom("Python", f"{python} ({platform.system()})", sys.version_info >= (3, 11))
    for module, distribution, extra in PARTS:
        found = importlib.util.find_spec(module) is not None
        try:
            number = version(distribution) if found else ""
        except PackageNotFoundError:
            number = ""
        yield Symptom(distribution, number, found, extra)
    yield Symptom("libyaml", *_libyaml())
    folder = root / "projects"
    yield Symptom("projects/", str(folder), folder.is_dir())


def _libyaml() -> tuple[str, bool]:
    # The pure parser gives the same tree, only ten times slower: not a fault.
    return ("yes" if hasattr(yaml, "CBaseLoader") else "no", True)
