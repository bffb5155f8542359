"""Building booklets: from the guide to PDF files, all of them or none."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from guide.cache import put
from guide.images import Fault
from guide.locales import written
from guide.model.edition import Edition
from guide.model.enumerations import Layout
from guide.model.guide import Guide
from guide.outputs.booklet import furnishing, recall, shelf, standins, typesetter
from guide.outputs.booklet.book import book
from guide.outputs.booklet.contents import Name, in_print, pictures_of, projects_in
from guide.outputs.booklet.desk import WHOLE
from guide.outputs.booklet.facing import laid
from guide.outputs.booklet.finishing import Pages, Press, finished, usual
from guide.outputs.booklet.fitting import PICTURE_WIDTH, Plan
from guide.outputs.booklet.marking import marked
from guide.outputs.booklet.pictures import Room, all_prepared, room
from guide.outputs.booklet.plans import NotSetError, plans
from guide.outputs.booklet.preflight.verdict import Source
from guide.outputs.booklet.printable import file_of, title_of, unprintable
from guide.outputs.booklet.typesetter import Order, Result
from guide.problems import Place, Problem, Severity, has_errors, in_order
from guide.typesetting import fonts

RENDERINGS = ("screen", "press")
# A spread has so many.
_SIDES = 2
# What is asked of a book when it is set; the rest of many volumes would fill the memory till then.
_KEPT = ("lang", "meta", "tokens", "format", "bleed")


@dataclass(frozen=True, slots=True)
class Volume:
    """One file to make: an edition (None: the whole guide) in its languages and a rendering.

    Several languages share the pages as `layout` says.
    """

    edition: Edition | None
    langs: tuple[str, ...]
    rendering: str
    layout: Layout = Layout.SINGLE

    @property
    def id(self) -> str:
        """The edition's id."""
        return self.edition.id if self.edition else WHOLE

    @property
    def name(self) -> str:
        """The file's name, such as `guide-screen-zh.pdf` or `fair-press-zh+en.pdf`."""
        return f"{self.id}-{self.rendering}-{'+'.join(map(written, self.langs))}.pdf"


@dataclass(slots=True)
class _Job:
    """A volume on its way: a book for each language, the key of all that goes in, the files.

    `sources` are its pictures by the digest of their data as they are printed, `pictures` the files
    of that data by the digest of what stands in for them.
    """

    volume: Volume
    books: tuple[dict[str, Any], ...]
    key: str
    files: list[Path] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    pictures: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def planned(
    guide: Guide, editions: Iterable[str] = (WHOLE,), renderings: Iterable[str] = RENDERINGS
) -> list[Volume]:
    """The files of some editions; KeyError for an edition that the guide does not have.

    The edition `guide` is the whole guide, whether or not the library describes it.
    """
    found = []
    for id in editions:
        edition = guide.editions.get(id)
        if edition is None and id != WHOLE:
            raise KeyError(id)
        langs = guide.languages_of(edition)
        layout = edition.layout if edition and len(langs) > 1 else Layout.SINGLE
        shared = [(lang,) for lang in langs] if layout is Layout.SINGLE else [langs]
        found += [Volume(edition, each, kind, layout) for each in shared for kind in renderings]
    return found


def build(
    guide: Guide,
    destination: Path,
    *,
    editions: Iterable[str] = (WHOLE,),
    renderings: Iterable[str] = RENDERINGS,
    press: Press | None = None,
    cache: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> list[Problem]:
    """Write the files of every edition and rendering into a folder.

    The rendering `press` gives what the edition's binding asks for, the pages and the cover, with
    its sheets imposed where it is stitched, each with its preflight; `press` says for which press,
    by default for most.

    With an error among the problems nothing is written; otherwise the files appear one by one,
    each whole. `cache` is a folder that keeps finished PDFs by everything that went into them; it
    may be deleted at any time; `say` hears the name of each file as it is set. Raises KeyError for
    an unknown edition, OSError.
    """
    wanted = planned(guide, editions, renderings)
    press = press or usual()
    lacking = fonts.missing(lang for volume in wanted for lang in volume.langs)
    if lacking:
        fault = {"fonts": ", ".join(lacking)}
        return [Problem("booklet-fonts-missing", Place("projects/guide.yml"), fault)]
    with tempfile.TemporaryDirectory(prefix="guide-booklet-") as work:
        ready = _Ready(guide, Path(work), press, cache)
        jobs = list(_jobs(guide, wanted, press, cache))
        waiting = [job for job in jobs if not job.files]
        for job in waiting:
            job.problems += _refusals(guide, job)
        orders = [] if _failed(jobs) else [ready.order(job) for job in waiting]
        for job in waiting:
            job.books = tuple({key: each[key] for key in _KEPT} for each in job.books)
        if not _failed(jobs):
            for job, order, result in _compiled(waiting, orders):
                say(job.volume.name)
                _finish(guide, job, order, result, ready)
                if not has_errors(job.problems):
                    shelf.keep(cache, job.key, job.files, job.problems)
        if not _failed(jobs):
            destination.mkdir(parents=True, exist_ok=True)
            for job in jobs:
                for file in job.files:
                    _hand_over(file, destination / file.name, made_in=Path(work))
    return in_order(problem for job in jobs for problem in job.problems)


def _hand_over(file: Path, target: Path, made_in: Path) -> None:
    """Move a file that was made just now, copy one that the cache keeps; whole in either case."""
    if file.is_relative_to(made_in):
        with contextlib.suppress(OSError):  # another file system
            file.replace(target)
            return
    put(file, target)


def _jobs(
    guide: Guide, wanted: Iterable[Volume], press: Press, cache: Path | None
) -> Iterator[_Job]:
    """Every volume with what the shelf has of it; only new ones need their books."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    looked = recall.look(guide) if cache else ""
    for volume in wanted:
        names = (volume.name, volume.layout, press.standard, press.profile.digest)
        key = recall.recalled(cache, looked, *names)
        files, problems = shelf.found(cache, key) if key else ([], [])
        if key and files:
            yield _Job(volume, (), key, files, problems=problems)
            continue
        for lang in volume.langs:
            if (volume.id, lang) not in known:
                known[volume.id, lang] = book(guide, volume.edition, lang)
        books = tuple(known[volume.id, lang] for lang in volume.langs)
        pictures = {p["file"]: None for each in books for _, p in pictures_of(each)}
        sources = [guide.root / "projects" / file for file in pictures]
        key = shelf.key(books, volume.edition, sources, volume.rendering, volume.layout, press)
        files, problems = shelf.found(cache, key)
        # Kept or not: a key says what the volume is to be, the shelf whether it has it.
        recall.note(cache, key, looked, *names)
        yield _Job(volume, books, key, files, problems=problems)


def _refusals(guide: Guide, job: _Job) -> list[Problem]:
    """What keeps a volume from being set at all."""
    volume = job.volume
    if volume.layout is Layout.FACING and len(volume.langs) > _SIDES:
        place = Place(f"projects/editions/{volume.id}.yml")
        args = {"edition": volume.id, "count": len(volume.langs)}
        return [Problem("booklet-facing-languages", place, args)]
    found = [p for each in job.books for p in unprintable(guide, each, each["lang"])]
    if volume.edition is not None and guide.projects and not projects_in(job.books[0]):
        place = Place(f"projects/editions/{volume.id}.yml")
        found.append(Problem("booklet-nothing-selected", place, {"edition": volume.id}))
    return found


class _Ready:
    """The build folders, with what several volumes share: prepared pictures, plans of pages."""

    def __init__(self, guide: Guide, work: Path, press: Press, cache: Path | None) -> None:
        self.guide, self.work, self.press, self.cache = guide, work, press, cache
        self.plans: dict[str, dict[str, Plan]] = {}

    def order(self, job: _Job) -> Order:
        """Write book.json, the templates and the pictures into a build folder."""
        volume = job.volume
        folder = self.work / volume.name.removesuffix(".pdf")
        aside = folder / "pictures"
        aside.mkdir(parents=True)
        made = [self.plan(job, each) for each in job.books]
        files: dict[str, str] = {}
        for (kind, id), file, data in self._pictures(job, made):
            place = file_of(self.guide, kind, id)
            if isinstance(data, Fault):
                job.problems.append(Problem(data.code, place, data.args))
            elif file not in files:
                files[file] = f"picture-{len(files) + 1}.jpg"
                tiny = standins.standin(data)
                (folder / files[file]).write_bytes(tiny)
                own = job.pictures[sha256(tiny).hexdigest()] = aside / files[file]
                own.write_bytes(data)
                title = title_of(self.guide, kind, id, volume.langs[0])
                job.sources[sha256(data).hexdigest()] = Source(file, title, place)
        if not has_errors(job.problems):
            by_id = [{id: asdict(each) for id, each in found.items()} for found in made]
            furnishing.furnish(
                folder,
                [in_print(book, files, own) for book, own in zip(job.books, by_id, strict=True)],
            )
        day = self.guide.date
        return Order(
            folder=str(folder),
            output=str(folder / "typeset.pdf"),
            rendering=volume.rendering,
            langs=volume.langs,
            layout=volume.layout,
            fonts=tuple(
                dict.fromkeys(str(each) for lang in volume.langs for each in fonts.folders(lang))
            ),
            timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
        )

    def plan(self, job: _Job, book: dict[str, Any]) -> dict[str, Plan]:
        """The plans of a book's pages; a problem of the job where they cannot be made."""
        name = f"{job.volume.id}-{book['lang']}"
        if name not in self.plans:
            try:
                self.plans[name] = plans(
                    book, self.work / f"{name}.plans", self.cache, name, job.volume.layout
                )
            except NotSetError as refused:
                job.problems.append(_not_set(job.volume, str(refused)))
                return {}
        return self.plans[name]

    def _pictures(
        self, job: _Job, made: Sequence[Mapping[str, Plan]]
    ) -> Iterator[tuple[Name, str, bytes | Fault]]:
        """The record, the file and the prepared picture, or its fault, of every picture."""
        library = self.guide.root / "projects"
        by_file = {p["file"]: name for each in job.books for name, p in pictures_of(each)}
        shown = [(name, file) for file, name in by_file.items()]
        profile = self.press.profile if job.volume.rendering == "press" else None
        kept = self.cache / "pictures" if self.cache else None
        rooms = {library / file: wanted for file, wanted in _rooms(job.books, made).items()}
        files = [library / file for _, file in shown]
        found = all_prepared(
            files, library / "media", profile, kept, rooms if profile is not None else None
        )
        for (name, file), picture in zip(shown, found, strict=True):
            yield name, file, picture


def _rooms(books: Sequence[dict[str, Any]], plans: Sequence[Mapping[str, Plan]]) -> dict[str, Room]:
    """What the planned pages ask of their pictures; nothing of those that others show as well."""
    found: dict[str, Room] = {}
    elsewhere = set()
    for each, made in zip(books, plans, strict=True):
        for (kind, id), picture in pictures_of(each):
            file, plan = picture["file"], made.get(id) if kind == "projects" else None
            if plan is None:
                elsewhere.add(file)
                continue
            across, down = room(PICTURE_WIDTH, plan.picture)
            known = found.get(file, (0, 0))
            found[file] = (max(across, known[0]), max(down, known[1]))
    return {file: wanted for file, wanted in found.items() if file not in elsewhere}


def _compiled(jobs: list[_Job], orders: list[Order]) -> Iterator[tuple[_Job, Order, Result]]:
    """Compile as many volumes at once as there are processors."""
    size = os.cpu_count() or 1
    for start in range(0, len(jobs), size):
        batch = slice(start, start + size)
        yield from zip(jobs[batch], orders[batch], typesetter.run(orders[batch]), strict=True)


def _finish(guide: Guide, job: _Job, order: Order, result: Result, ready: _Ready) -> None:
    """Take over what Typst said; a sound PDF is completed for its rendering."""
    volume = job.volume
    if not result.sound:
        job.problems.append(_not_set(volume, result.messages[0]))
        return
    planned_pages = {
        (book["lang"], id): plan for book in job.books for id, plan in ready.plan(job, book).items()
    }
    last = {(lang, id): page for lang, _, id, page in result.ends}
    for lang, kind, id, page in result.pages:
        made = planned_pages.get((lang, id)) if kind == "projects" else None
        if made and (made.over or last[lang, id] - page >= made.pages):
            args = {"record": title_of(guide, kind, id, lang), "lines": max(made.over, 1)}
            place = file_of(guide, kind, id)
            job.problems.append(Problem("booklet-page-full", place, args, Severity.WARNING))
    pdf = Path(order.output)
    laid(pdf, result.turns)
    standins.replaced(pdf, job.pictures)
    folder = pdf.parent / "finished"
    folder.mkdir()
    if volume.rendering == "press":
        pages = Pages(volume.id, volume.langs, volume.edition, job.books[0], pdf, job.sources)
        job.files, found = finished(guide, pages, ready.press, folder)
        job.problems += found
    else:
        job.files = [folder / volume.name]
        marked(pdf, *job.files)


def _not_set(volume: Volume, reason: str) -> Problem:
    place = Place(f"projects/editions/{volume.id}.yml" if volume.edition else "projects/guide.yml")
    return Problem("booklet-not-set", place, {"edition": volume.id, "reason": reason})


def _failed(jobs: Iterable[_Job]) -> bool:
    return any(has_errors(job.problems) for job in jobs)
