"""Building the site: MkDocs is configured in memory and run with the guide's hook."""

import contextlib
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from guide import cache as caches
from guide.model.guide import Guide
from guide.outputs import Made, Request
from guide.outputs.site.docs import PAGES
from guide.outputs.site.headers import files as header_files
from guide.outputs.site.headers import headers
from guide.outputs.site.hook import LOGGER, Hook
from guide.outputs.site.opening import open_site
from guide.outputs.site.page import Entry
from guide.outputs.site.policy import Inline
from guide.outputs.site.site import Site
from guide.outputs.site.stamp import Form
from guide.outputs.target import Outcome, TargetError, building, claim
from guide.problems import Place, Problem, RefusedError, Severity

# What mkdocs.yml says too, for people who type `mkdocs`; a test holds the two together.
SETTINGS: dict[str, Any] = {
    "theme": {"name": "material", "font": False},
    "use_directory_urls": False,
    "plugins": [],
    "exclude_docs": "/manual/\n",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `outcome` is None where nothing was published: `problems` say why.

    `inline` is what the pages written by hand hold, for the headers that a server sends.
    """

    outcome: Outcome | None
    problems: tuple[Problem, ...]
    inline: Inline


def make(request: Request) -> Made:
    """The site in `site/` below the root, the headers for its server in `dist/headers/`."""
    destination = request.root / "site"
    built = build(
        request.guide,
        request.root,
        destination,
        adopt=request.adopt,
        cache=caches.folder("pictures"),
        sheets=request.sheets,
    )
    if not built.outcome:
        return Made((), built.problems)
    lines = request.root / "dist" / "headers"
    claim(lines.parent)
    with building(lines, adopt=request.adopt) as new:
        for name, data in header_files(headers(built.inline)):
            new.write(name, data)
    return Made((destination / "index.html", lines), built.problems)


def build(
    guide: Guide,
    root: Path,
    destination: Path,
    *,
    adopt: bool = False,
    strict: bool = False,
    cache: Path | None = None,
    sheets: Path | None = None,
) -> Built:
    """Build the site of a guide into a folder; `root` may hold hand-written pages in docs/.

    All problems are warnings, such as a dead link or a page that one language lacks; with `strict`
    any of them leaves the target as it was. `cache` is a folder for pictures once made,
    `sheets` one with the projects' one-page sheets, which the site then offers.
    Raises TargetError for a target that must not be touched, OSError for a full disk and the like.
    """
    site, problems = open_site(guide, cache, sheets)
    return build_site(site, root, destination, adopt=adopt, strict=strict, problems=problems)


def build_site(
    site: Site,
    root: Path,
    destination: Path,
    *,
    adopt: bool = False,
    strict: bool = False,
    stamped: bool = True,
    problems: Sequence[Problem] = (),
    url: str | None = None,
) -> Built:
    """Build a site that was put together already; see `build`.

    Without `stamped` every page goes through MkDocs: the same bytes, much later. `url` is where a
    server shows the site, if it is not where guide.yml says.
    """
    _no_circle(root / "docs")
    hook = Hook(
        lambda _: (site, list(problems)),
        root=root,
        adopt=adopt,
        stamped=stamped,
        guarded=url is None,
    )
    return _run(hook, configuration(root, destination, strict=strict, url=url))


def dress(
    site: Site, root: Path, destination: Path, url: str
) -> tuple[Site, Mapping[Entry, Form], Built]:
    """Put what MkDocs makes into a folder, but no page from the library.

    Returns the site with its pages written by hand, and the forms of pages for `page_bytes`.
    """
    hook = Hook(lambda _: (site, []), root=root, guarded=False, whole=False)
    built = _run(hook, configuration(root, destination, strict=False, url=url))
    return *hook.dressing, built


def _run(hook: Hook, config: MkDocsConfig) -> Built:
    config.plugins["guide"] = hook  # type: ignore[assignment]  # as MkDocs does with hooks
    with _heard() as said:
        try:
            mkdocs_build(config)
        except Abort as error:
            cause = error.__context__
            if isinstance(cause, PluginError) and isinstance(cause.__cause__, TargetError):
                raise cause.__cause__ from None
            if not (hook.problems or said):
                raise
        finally:
            hook.on_shutdown()
    engine = (
        Problem("site-engine", Place("docs"), {"text": text}, Severity.WARNING) for text in said
    )
    return Built(hook.outcome, (*hook.problems, *engine), hook.inline)


def _no_circle(docs: Path) -> None:
    """RefusedError for a link that leads back to a folder around it: MkDocs follows links."""
    for folder, names, _ in os.walk(docs):
        for name in names:
            link = Path(folder, name)
            if link.is_symlink() and Path(folder).resolve().is_relative_to(link.resolve()):
                raise RefusedError("docs-link-circle", link=link)


def configuration(
    root: Path, destination: Path, *, strict: bool, url: str | None = None
) -> MkDocsConfig:
    """MkDocs' configuration for a library, without a file. Raises ValueError, which is a bug."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    docs = root / "docs"
    config = MkDocsConfig()
    config.load_dict(
        {
            **SETTINGS,
            "site_name": "guide",  # the hook takes the true one from guide.yml
            "docs_dir": str((docs if docs.is_dir() else PAGES).resolve()),
            "site_dir": str(destination.absolute()),
            "site_url": url,
            "strict": strict,
        }
    )
    errors, warnings = config.validate()
    if errors or warnings:
        raise ValueError([*errors, *warnings])
    return config


@contextlib.contextmanager
def _heard() -> Iterator[list[str]]:
    """Take MkDocs' own warnings down instead of printing them; the hook keeps those of ours."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name != LOGGER:
                heard.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    listener = Listener(logging.WARNING)
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagated
