"""The pages written by hand: which files of docs/ belong to the site, and the package's own."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files as resources
from pathlib import Path
from typing import NamedTuple

import material
import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from guide.load.files import is_left_behind
from guide.locales import CONVERTED, known, written
from guide.outputs.site.outline import folder
from guide.outputs.site.site import Site
from guide.problems import Place, Problem, Severity
from guide.tree import decode

# The package's own pages, one folder a language.
PAGES = Path(str(resources("guide.outputs.site"))) / "pages"

# The theme brings what it needs: of Material only icons, of MkDocs nothing.
_NOT_OURS = {Path(material.__file__).parent, Path(mkdocs.__file__).parent}

# Folders of docs/ that are not the investors' site.
_APART = ("manual",)
_EXCLUDED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class Written(NamedTuple):
    """The files of the site that people wrote, and what is wrong with others.

    `borrowed` gives, by its address, the language of each page that stands in for a missing one.
    """

    files: list[File]
    problems: list[Problem]
    borrowed: dict[str, str]


def written_files(files: Files, config: MkDocsConfig, site: Site) -> Written:
    """What docs/ and the theme hold for this site, then the package's pages that docs/ lacks.

    A page must stand in the folder of one of the guide's languages, and where the guide makes no
    page itself; any other is left out and is a problem. Nothing is taken through links that lead
    out of docs/. A language that lacks a page has it converted, or borrows it where guide.yml
    allows that.
    """
    taken: list[File] = []
    problems: list[Problem] = []
    docs = Path(config.docs_dir).resolve()
    for file in files:
        if _is_apart(file, site):
            continue
        if unread := _unread(file):
            problems += unread
            continue
        code = _fault(file, config, docs, site)
        if code:
            problems.append(docs_problem(code, file.src_uri))
            continue
        if file.is_documentation_page():
            file.inclusion = InclusionLevel.NOT_IN_NAV
        first, slash, rest = file.dest_uri.partition("/")
        if first.lower() in _folders(site):
            file.dest_uri = f"{first.lower()}{slash}{rest}"
        taken.append(file)
    taken += _spare(files, config, site)
    taken += list(_converted(taken, config, site))
    lent = dict(_lent(taken, config, site))
    return Written([*taken, *lent], problems, {f.dest_uri: tag for f, tag in lent.items()})


def _unread(file: File) -> list[Problem]:
    """What keeps a file from being read: a pipe that nobody fills, a page in another encoding."""
    if file.abs_src_path is None:
        return []
    path, place = Path(file.abs_src_path), Place(f"docs/{file.src_uri}")
    if not path.is_file():
        return [Problem("not-a-file", place, severity=Severity.WARNING)]
    if not file.is_documentation_page():
        return []
    text, problems = decode(place.file, path.read_bytes())
    return [] if text else [replace(each, severity=Severity.WARNING) for each in problems]


def docs_problem(code: str, source: str, **args: object) -> Problem:
    """A warning about a file of docs/."""
    return Problem(code, Place(f"docs/{source}"), args, Severity.WARNING)


def _folders(site: Site) -> set[str]:
    return {folder(tag) for tag in site.guide.languages}


def _is_apart(file: File, site: Site) -> bool:
    """Whether a file is not for this site: Material's, the manual's, another language's."""
    if file.src_dir is not None and _NOT_OURS & set(Path(file.src_dir).parents):
        return True
    first = file.src_uri.split("/", 1)[0].lower()
    other = {folder(tag) for tag in known()} - _folders(site)
    left = is_left_behind(file.src_uri.rpartition("/")[2])
    return left or file.inclusion in _EXCLUDED or first in _APART or first in other


def _fault(file: File, config: MkDocsConfig, docs: Path, site: Site) -> str:
    """The code of what is wrong with a file; empty for a sound one."""
    if not file.src_uri.isprintable():  # of another system's characters: no address can be made
        return "site-page-name"
    if file.src_dir == config.docs_dir and not _is_inside(file, docs):
        return "site-page-outside"
    first, slash, rest = file.dest_uri.partition("/")
    in_language = bool(slash) and first.lower() in _folders(site)
    if file.is_documentation_page() and not in_language:
        return "site-page-homeless"
    address = f"{first.lower()}/{rest}" if in_language else file.dest_uri
    taken = address in site.by_address or address in ("index.html", "404.html")
    return "site-page-taken" if taken else ""


def _spare(files: Files, config: MkDocsConfig, site: Site) -> Iterator[File]:
    """The package's own pages, where docs/ has none of that name in any language."""
    if Path(config.docs_dir) == PAGES:
        return
    there = {file.src_uri.partition("/")[2] for file in files.documentation_pages()}
    for tag in site.guide.languages:
        for page in sorted((PAGES / tag).glob("*.md")):
            if page.name not in there:
                yield File(
                    f"{tag}/{page.name}",
                    str(PAGES),
                    config.site_dir,
                    use_directory_urls=False,
                    dest_uri=f"{folder(tag)}/{page.stem}.html",
                    inclusion=InclusionLevel.NOT_IN_NAV,
                )


def _converted(taken: list[File], config: MkDocsConfig, site: Site) -> Iterator[File]:
    """The pages of a language that is converted, where nobody wrote them, and what they show."""
    there = {file.dest_uri for file in taken}
    for tag, convert in site.guide.converters.items():
        for file in _lacking(taken, folder(CONVERTED[written(tag)]), folder(tag), there):
            page = file.is_documentation_page()
            content = convert(file.content_string) if page else file.content_bytes
            yield _again(file, folder(tag), content, config)


def _lent(taken: list[File], config: MkDocsConfig, site: Site) -> Iterator[tuple[File, str]]:
    """The pages, and what they show, that a language borrows; with the language that lends them."""
    there = {file.dest_uri for file in taken}
    settings = site.guide.settings
    for fallback in settings.fallbacks:
        if {fallback.from_, fallback.to} <= {*settings.languages}:
            into = folder(fallback.from_)
            for file in _lacking(taken, folder(fallback.to), into, there):
                lent = _again(file, into, file.content_bytes, config)
                there.add(lent.dest_uri)
                yield lent, settings.full_tag(fallback.to)


def _lacking(taken: list[File], source: str, into: str, there: set[str]) -> Iterator[File]:
    """The files of one language's folder of which another's has none of that name."""
    for file in taken:
        first, _, inner = file.dest_uri.partition("/")
        if first == source and f"{into}/{inner}" not in there:
            yield file


def _again(file: File, into: str, content: str | bytes, config: MkDocsConfig) -> File:
    """A file once more, in another language's folder."""
    _, _, rest = file.src_uri.partition("/")
    made = File.generated(config, f"{into}/{rest}", content=content)
    if file.is_documentation_page():
        made.inclusion = InclusionLevel.NOT_IN_NAV
    made.dest_uri = f"{into}/{file.dest_uri.partition('/')[2]}"
    return made


def _is_inside(file: File, docs: Path) -> bool:
    return file.abs_src_path is None or docs in Path(file.abs_src_path).resolve().parents
