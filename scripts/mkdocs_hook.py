"""The hook that mkdocs.yml names: MkDocs makes the site from the library in projects/."""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from guide import cache as caches
from guide import checks, report
from guide.locales import known
from guide.outputs.site.hook import events
from guide.outputs.site.opening import open_site
from guide.outputs.site.site import Site
from guide.problems import Problem, has_errors


def _languages() -> tuple[str, ...]:
    system = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    return tuple(tag for tag in known() if system.startswith(tag)) or known()


def _say(problem: Problem) -> str:
    said = (report.sentence(problem, tag) for tag in _languages())
    return f"{problem.place}: " + " / ".join(" ".join(filter(None, parts)) for parts in said)


def _open(root: Path) -> tuple[Site, list[Problem]]:
    library, problems = checks.examine(root)
    if library is None or has_errors(problems):
        raise PluginError(report.as_text(problems, root, _languages()))
    return open_site(library.guide(), caches.folder("pictures"))


globals().update(events(_open, _say))
