"""The PDF sheets of some projects: what goes into each, and how Typst sets them."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

import pikepdf

from guide import images, typesetting
from guide.locales import written
from guide.model.edition import Edition
from guide.model.guide import Guide
from guide.model.project import Project
from guide.outputs.sheets import content, keeping, pictures, setter
from guide.problems import Place, Problem, Severity
from guide.side import can_fork, side_by_side
from guide.typesetting import fonts, glyphs
from guide.typesetting.parts import Part

_TEMPLATES = Path(__file__).parent / "templates"
# Fewer projects are told sooner than a process begins.
_FEW = 50

_Said = tuple[tuple[str, ...], tuple[Part, ...], str]


@dataclass(frozen=True)
class Page:
    """A PDF to make: a project in one language, or in two on the sides of one sheet."""

    project: Project
    langs: tuple[str, ...]
    sides: tuple[Part, ...]
    key: str

    @property
    def name(self) -> str:
        """The file's name, such as `battery-cases-zh+en.pdf`."""
        return f"{self.project.id}-{'+'.join(map(written, self.langs))}.pdf"

    @property
    def place(self) -> Place:
        return Place(f"projects/{self.project.sector}/{self.project.id}.yml")

    def title(self) -> str:
        return self.project.heading.get(written(self.langs[0]), self.project.id)


class Workshop:
    """What the sheets of a guide have in common: shared content, pictures, the build folder."""

    def __init__(self, guide: Guide, edition: Edition | None, langs: Sequence[str]) -> None:
        self.guide, self.edition, self.langs = guide, edition, tuple(langs)

    def pages(self, projects: Iterable[Project]) -> Iterator[Page]:
        """The sheets of some projects: one in each language, and one in the first two."""
        chosen = list(projects)
        count = os.cpu_count() or 1
        shares = [chosen[at::count] for at in range(count)]
        # Known before processes part: what all sheets share.
        _ = self._shared, self._making
        jobs = [partial(self._said, share) for share in shares]
        said = side_by_side(jobs, forked=can_fork() and len(chosen) > _FEW)
        for at, project in enumerate(chosen):
            for langs, sides, key in said[at % count][at // count]:
                yield Page(project, langs, sides, key)

    def _said(self, projects: Iterable[Project]) -> list[list[_Said]]:
        """For each project the languages, the sides and the key of its sheets."""
        return [list(self._sheets(project)) for project in projects]

    def _sheets(self, project: Project) -> Iterator[_Said]:
        sides = {
            lang: content.sheet(self.guide, project, lang, self.edition) for lang in self.langs
        }
        singles = [(lang,) for lang in self.langs]
        for langs in [*singles, *([self.langs[:2]] if len(self.langs) > 1 else [])]:
            chosen = tuple(sides[lang] for lang in langs)
            yield langs, chosen, self._key(langs, chosen)

    def made(self, pages: Sequence[Page], work: Path) -> tuple[dict[str, bytes], list[Problem]]:
        """The bytes of each sheet by its name, and the problems; `work` is an empty folder."""
        problems = [problem for page in pages for problem in self._unprintable(page)]
        self._furnish(work)
        strips: dict[str, str] = {}
        shown = {p.sides[0]["picture"]["file"]: p.place for p in pages if p.sides[0]["picture"]}
        # Pillow lets other threads run while it works on pixels.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for (name, place), found in zip(
                shown.items(), pool.map(self._strip, shown), strict=True
            ):
                strips[name] = f"picture-{len(strips) + 1}.jpg"
                if isinstance(found, images.Fault):
                    problems.append(Problem(found.code, place, found.args))
                else:
                    (work / strips[name]).write_bytes(found)
        if problems:
            return {}, problems
        orders = [self._order(page, work, strips) for page in pages]
        made = {}
        for page, order, result in zip(pages, orders, setter.run(orders), strict=True):
            if result.message:
                args = {"record": page.title(), "reason": result.message}
                problems.append(Problem("sheet-not-set", page.place, args))
                continue
            data = Path(order.output).read_bytes()
            made[page.name] = data
            with pikepdf.open(order.output) as document:
                if len(document.pages) > len(page.langs):
                    args = {"record": page.title(), "file": page.name}
                    problems.append(Problem("sheet-full", page.place, args, Severity.WARNING))
        return made, problems

    @cached_property
    def _shared(self) -> Mapping[str, Part]:
        return {lang: content.shared(self.guide, lang) for lang in self.langs}

    @cached_property
    def _fonts(self) -> tuple[str, ...]:
        """The same for all sheets, so that one process sets them with one set of fonts."""
        return tuple(dict.fromkeys(str(f) for lang in self.langs for f in fonts.folders(lang)))

    @cached_property
    def _making(self) -> bytes:
        """What goes into every sheet: Typst, the templates, the fonts."""
        files = typesetting.templates(_TEMPLATES)
        digest = hashlib.sha256(version("typst").encode())
        for file in files:
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        for lang in self.langs:
            digest.update("\0".join(map(str, fonts.files(lang))).encode())
        return digest.digest()

    def _key(self, langs: Sequence[str], sides: Sequence[Part]) -> str:
        shared = _text([self._shared[lang] for lang in langs])
        return keeping.key(self._making, shared, _text(sides), self._pictured(sides[0]))

    def _pictured(self, side: Part) -> bytes:
        file = self._file(side["picture"]["file"]) if side["picture"] else None
        return file.read_bytes() if file and file.is_file() else b""

    def _strip(self, name: str) -> bytes | images.Fault:
        return pictures.prepared(self._file(name), self.guide.root / "projects" / "media")

    def _file(self, name: str) -> Path:
        return self.guide.root / "projects" / name

    def _unprintable(self, page: Page) -> Iterator[Problem]:
        for lang, side in zip(page.langs, page.sides, strict=True):
            for char in glyphs.missing("".join(content.texts(side)), fonts.files(lang)):
                args = {
                    "record": page.title(),
                    "character": char if char.isprintable() else "�",
                    "code": f"U+{ord(char):04X}",
                }
                yield Problem("booklet-glyph-missing", page.place, args)

    def _furnish(self, folder: Path) -> None:
        """Templates with the shared content beside them: a folder for each language."""
        for lang in self.langs:
            place = folder / lang
            place.mkdir()
            typesetting.furnish(place, typesetting.templates(_TEMPLATES))
            (place / "book.json").write_bytes(_text(self._shared[lang]))
        typesetting.furnish(folder, [_TEMPLATES / "sides.typ"])
        (folder / "sides").mkdir()

    def _order(self, page: Page, work: Path, strips: Mapping[str, str]) -> setter.Order:
        sides = []
        for lang, side in zip(page.langs, page.sides, strict=True):
            name = f"sides/{page.project.id}-{lang}.json"
            if not (work / name).exists():
                (work / name).write_bytes(_text(_in_print(side, strips)))
            sides.append((lang, name))
        year, month, day = page.sides[0]["iso"]
        return setter.Order(
            folder=str(work),
            sides=tuple(sides),
            fonts=self._fonts,
            output=str(work / page.name),
            timestamp=int(datetime(year, month, day, tzinfo=UTC).timestamp()),
        )


def _in_print(side: Part, strips: Mapping[str, str]) -> Part:
    """A side with its picture's file as it is called in the build folder."""
    picture = side["picture"]
    return side | {"picture": picture and {**picture, "file": strips[picture["file"]]}}


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
