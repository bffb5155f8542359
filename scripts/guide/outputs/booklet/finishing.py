"""The press's files of a volume, each with its preflight: pages, cover, folded sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from guide.locales import written
from guide.model.edition import Edition
from guide.model.enumerations import Binding, Format
from guide.model.guide import Guide
from guide.outputs.booklet.preflight import reporting
from guide.outputs.booklet.preflight.measuring import measured
from guide.outputs.booklet.preflight.sheet import sheet
from guide.outputs.booklet.preflight.verdict import Source, Wanted, verdict
from guide.outputs.booklet.press import assembly, binding
from guide.outputs.booklet.press.assembly import Job
from guide.outputs.booklet.press.intent import X4, Title
from guide.outputs.booklet.press.lettering import Spine
from guide.outputs.booklet.press.profile import Profile, standard
from guide.outputs.booklet.press.sheet import MM, SIZES
from guide.problems import Place, Problem, Severity, has_errors

_STANDARDS = {"x-4": "PDF/X-4", "x-1a": "PDF/X-1a:2003"}


@dataclass(frozen=True, slots=True)
class Press:
    """What the press asks for: the profile of its printing condition and a kind of PDF/X."""

    profile: Profile
    standard: str = X4


def usual() -> Press:
    """What most presses take: FOGRA39, PDF/X-4."""
    return Press(standard())


@dataclass(frozen=True, slots=True)
class Pages:
    """A typeset volume: its PDF, the book of its first language, its pictures by their digest."""

    id: str
    langs: tuple[str, ...]
    edition: Edition | None
    book: Mapping[str, Any]
    pdf: Path
    sources: Mapping[str, Source]

    def name(self, kind: str) -> str:
        """A file's name, such as `guide-cover-zh.pdf`."""
        return f"{self.id}-{kind}-{'+'.join(map(written, self.langs))}.pdf"

    @property
    def place(self) -> Place:
        """Where problems of the volume as a whole stand."""
        return Place(f"projects/editions/{self.id}.yml" if self.edition else "projects/guide.yml")


def finished(
    guide: Guide, pages: Pages, press: Press, folder: Path
) -> tuple[list[Path], list[Problem]]:
    """Write the files into a folder; with an error among the problems they are not to be used."""
    total = assembly.count(pages.pdf)
    problems = list(_unbindable(pages, total))
    if has_errors(problems):
        return [], problems
    paths: list[Path] = []
    for file, wanted in _made(guide, pages, press, folder, total):
        found = measured(file)
        said = verdict(found, wanted)
        known = {(each.code, each.place, each.args.get("picture")) for each in problems}
        problems += [
            each
            for each in said
            if (each.code, each.place, each.args.get("picture")) not in known
            or "picture" not in each.args
        ]
        reports = {
            ".txt": reporting.text(found, wanted, said).encode(),
            ".json": reporting.data(found, wanted, said).encode(),
            ".pdf": sheet(found, wanted, said, _edition(pages), guide.date),
        }
        paths.append(file)
        for ending, data in reports.items():
            report = file.with_name(f"{file.stem}.preflight{ending}")
            report.write_bytes(data)
            paths.append(report)
    return paths, problems


def _unbindable(pages: Pages, total: int) -> Iterator[Problem]:
    if pages.edition is None:
        return
    for each in binding.objections(pages.edition, total):
        severity = Severity.ERROR if each.stops else Severity.WARNING
        yield Problem(each.code, pages.place, each.args, severity)


def _made(
    guide: Guide, pages: Pages, press: Press, folder: Path, total: int
) -> Iterator[tuple[Path, Wanted]]:
    """The files that the binding asks for, with what each is to be."""
    edition = pages.edition
    if edition is None or edition.binding is None:
        file = folder / pages.name("press")
        assembly.singles(_job(guide, pages, press, "press"), file, 1, total)
        yield file, _wanted(pages, press, "press")
        return
    file = folder / pages.name("press")
    assembly.singles(_job(guide, pages, press, "press"), file, 3, total - 2)
    yield file, _wanted(pages, press, "press", multiple=binding.FOLD)
    file = folder / pages.name("cover")
    job = _job(guide, pages, press, "cover")
    if edition.binding is Binding.SADDLE:
        assembly.outer(job, file)
        yield file, _wanted(pages, press, "cover", multiple=binding.COVER)
        file = folder / pages.name("imposed")
        assembly.imposed(_job(guide, pages, press, "imposed"), file, *_creep(edition))
        yield file, _wanted(pages, press, "imposed", across=2, multiple=2)
        return
    width = binding.spine(edition, total - binding.COVER)
    if width is not None:
        assembly.spread(job, file, _spine(pages, float(width)))
        how = binding.spine_sum(edition, total - binding.COVER)
        yield file, _wanted(pages, press, "cover", across=2, multiple=2, spine=(float(width), how))


def _job(guide: Guide, pages: Pages, press: Press, kind: str) -> Job:
    meta = pages.book["meta"]
    name = pages.name(kind).removesuffix(".pdf")
    parts = [name, meta["edition"], press.profile.name, guide.date.isoformat()]
    return Job(
        source=pages.pdf,
        profile=press.profile,
        standard=press.standard,
        title=Title(_edition(pages), meta["issuer"], guide.date, name),
        line=" · ".join(part for part in parts if part),
        lang=pages.langs[0],
    )


def _edition(pages: Pages) -> str:
    return str(pages.book["meta"]["title"])


def _creep(edition: Edition) -> tuple[Decimal, Decimal]:
    """By how much the sheets below the cover and those below the text stick out."""
    papers = edition.paper
    if not edition.creep or papers is None:
        return Decimal(0), Decimal(0)
    text = binding.caliper(papers.text) or Decimal(0)
    return binding.caliper(papers.cover) or text, text


def _spine(pages: Pages, width: float) -> Spine:
    meta, tokens = pages.book["meta"], pages.book["tokens"]
    trim, bleed = SIZES[Format(pages.book["format"])], pages.book["bleed"]
    return Spine(
        width=width * MM,
        height=(trim[1] + 2 * bleed) * MM,
        bleed=bleed * MM,
        fill=tokens["primary"]["cmyk"],
        ink=tokens["paper"]["cmyk"],
        lettered=width >= float(binding.LETTERED),
        upright=pages.langs[0].startswith(("zh", "ja")),
        title=meta["title"],
        note=meta["year_number"],
        foot=meta["issuer"],
    )


def _wanted(
    pages: Pages,
    press: Press,
    kind: str,
    *,
    across: int = 1,
    multiple: int = 1,
    spine: tuple[float, str] | None = None,
) -> Wanted:
    edition = pages.edition
    width, height = SIZES[Format(pages.book["format"])]
    return Wanted(
        place=pages.place,
        kind=kind,
        standard=_STANDARDS[press.standard],
        width=across * width + (spine[0] if spine else 0.0),
        height=height,
        bleed=pages.book["bleed"],
        multiple=multiple,
        binding=str(edition.binding) if edition and edition.binding else "",
        spine=spine[0] if spine else None,
        spine_sum=spine[1] if spine else "",
        sources=pages.sources,
    )
