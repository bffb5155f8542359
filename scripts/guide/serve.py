"""The site on this machine while somebody writes: rebuilt at each change, with its problems."""

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from guide import cache as caches
from guide import checks, report
from guide.load import load
from guide.load.files import LIBRARY
from guide.locales import locale
from guide.outputs.site.build import build_site
from guide.outputs.site.hook import PARTS
from guide.outputs.site.opening import open_site
from guide.problems import Problem, has_errors
from guide.translation.keeping import read
from guide.translation.page import ADDRESS, page
from guide.translation.states import standings

HOST = "127.0.0.1"

# Shown in place of every page while the library has errors; it asks until the page is back.
_PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<title>{title}</title>
<style>body{{font:1rem/1.6 sans-serif;margin:2rem}}pre{{white-space:pre-wrap}}</style>
<h1>{title}</h1>
<pre>{problems}</pre>
<script>
setInterval(function () {{
  fetch(location.href).then(function (answer) {{
    if (answer.ok) {{ location.reload(); return; }}
    answer.text().then(function (text) {{
      if (text !== last && last) {{ location.reload(); }}
      last = text;
    }});
  }});
}}, 700);
var last = "";
</script>
"""


def serve(root: Path, on: date | None, port: int, langs: Sequence[str]) -> None:
    """Serve the site of a library until somebody interrupts; exits with 2 where the port is taken.

    While the library has errors, every page shows them instead of itself.
    """
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        site, empty = Path(folder, "site"), Path(folder, "empty")
        empty.mkdir()
        url = f"http://{HOST}:{port}/"

        def build() -> None:
            problems = rebuild(root, on, site, url)
            problems += translations(root, on, site, langs[0])
            if problems and (text := report.as_text(problems, root, langs)):
                print(text, file=sys.stderr, flush=True)
            stopped = has_errors(problems)
            page = problem_page(problems, root, langs) if stopped else None
            server.root = str(empty if stopped else site)
            server.error_handler = lambda code: page or _lost(site, code)

        server = LiveReloadServer(builder=build, host=HOST, port=port, root=str(site))
        build()
        for path in (root / LIBRARY, root / "docs", *PARTS):
            if path.is_dir():
                server.watch(str(path))
        try:
            print(_said("serving", langs, url=url), file=sys.stderr, flush=True)
            print(_said("serving-staff", langs, url=url + ADDRESS), file=sys.stderr, flush=True)
            server.serve()  # type: ignore[no-untyped-call]
        except OSError:
            print(_said("port-taken", langs, port=port), file=sys.stderr)
            raise SystemExit(2) from None
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def rebuild(root: Path, on: date | None, into: Path, url: str) -> list[Problem]:
    """Load, check and, where there are no errors, build; every problem found on the way."""
    library, problems = checks.examine(root, on)
    if library is not None and not has_errors(problems):
        site, found = open_site(library.guide(), caches.folder("pictures"))
        problems += build_site(site, root, into, problems=found, url=url).problems
    return problems


def translations(root: Path, on: date | None, into: Path, lang: str) -> list[Problem]:
    """Write the page that lists the translations that are wanting; what is wrong with their files.

    It stands in the served copy of the site only, in a folder that no built site has.
    """
    kept, problems = read(root)
    library, _ = load(root, on)
    if library is None or problems or not into.is_dir():
        return problems
    file = into / ADDRESS
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(page(standings(library, kept), lang))
    return []


def problem_page(problems: Sequence[Problem], root: Path, langs: Sequence[str]) -> bytes:
    """A page that says what is wrong, where, and what to do."""
    title = escape(_said("problems-stop-site", langs))
    text = escape(report.as_text(problems, root, langs))
    return _PAGE.format(lang=locale(langs[0]).html, title=title, problems=text).encode()


def _lost(site: Path, code: int) -> bytes | None:
    file = site / f"{code}.html"
    return file.read_bytes() if file.is_file() else None


def _said(key: str, langs: Sequence[str], **args: object) -> str:
    return " ".join(locale(lang).word(key, **args) for lang in langs)
