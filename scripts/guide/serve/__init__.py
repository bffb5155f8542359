"""The site on this machine while somebody writes: pages as the library is now, with its problems.

A saved file is read alone, and a page is made when somebody looks at it. What all records say
against one another takes longer: it is checked behind the pages, and told in them.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from guide import LIBRARY, checks, report
from guide.load.internal import load_internal
from guide.load.shelf import ChangedError
from guide.locales import locale
from guide.model.guide import Library
from guide.outputs.site.hook import PARTS
from guide.problems import Problem, has_errors
from guide.serve.living import Living
from guide.serve.showing import Showing, kinds
from guide.serve.watching import Watch
from guide.serve.web import HOST, News, server
from guide.translation.keeping import read
from guide.translation.page import ADDRESS, page
from guide.translation.states import standings

# Pages come first: the checks wait so many seconds after a change.
_FIRST = 0.5


class Serving:
    """A library that is served: what it is, how it looks, what is wrong with it."""

    def __init__(
        self, root: Path, on: date | None, into: Path, url: str, langs: Sequence[str]
    ) -> None:
        self._root, self._langs = root, langs
        self.news = News()
        self._living = Living(root, on)
        self._showing = Showing(root, into, url)
        self._unchecked = threading.Event()
        self._found: list[Problem] = []  # by the checks, of the library as it was a moment ago
        self._site: list[Problem] = []
        self._failed: Exception | None = None
        self._said = ""
        self.check()
        self._show(None)

    @property
    def problems(self) -> list[Problem]:
        """What is known to be wrong now."""
        return [*self._living.problems, *self._found, *self._site]

    def renew(self, changed: Sequence[Path]) -> None:
        """Take up files that changed, and tell the pages that are open."""
        alone = self._living.renew(changed)
        self._show(kinds(changed, self._root) if alone else None)

    def check(self) -> None:
        """Hold the library as it is now against all checks, and tell what they find."""
        library = self._living.library
        if library is None:
            return
        internal, found = load_internal(self._root)
        found = [*found, *checks.run(library, internal)]
        if self._living.library is not library:
            return
        self._found = found
        if not has_errors(self.problems):
            if self._failed is not None:
                raise self._failed  # a sound library that cannot be shown: a bug
            self._showing.approve()
        self._tell(pages=False)

    def check_on(self) -> None:
        """Check after each change, for as long as the process lives."""
        while True:
            self._unchecked.wait()
            time.sleep(_FIRST)
            self._unchecked.clear()
            try:
                self.check()
            except ChangedError:
                self._unchecked.set()  # saved this moment: it is taken up, then checked again

    def answer(self, address: str) -> bytes | None:
        """What stands at an address."""
        if address == ADDRESS:
            return translations(self._root, self._living.library, self._langs[0])
        return self._showing.answer(address)

    def _show(self, changed: frozenset[str] | None) -> None:
        library = self._living.library
        if library is not None:
            try:
                self._site, self._failed = self._showing.show(library, changed), None
            except Exception as error:  # noqa: BLE001  raised again where the checks find no reason
                self._failed = error
        self._tell(pages=True)
        self._unchecked.set()

    def _tell(self, *, pages: bool) -> None:
        text = report.as_text(self.problems, self._root, self._langs)
        title = escape(_said("problems-while-serving", self._langs))
        html = f"<p>{title}</p>\n<pre>{escape(text)}</pre>" if self.problems else ""
        self.news.tell(html, pages=pages)
        if text and text != self._said:
            print(text, file=sys.stderr, flush=True)
        self._said = text


def translations(root: Path, library: Library | None, lang: str) -> bytes | None:
    """The page that lists the translations that are wanting; no built site has it.

    None where the library or what is kept of its translations cannot be read.
    """
    kept, problems = read(root)
    if library is None or problems:
        return None
    try:
        return page(standings(library, kept), lang)
    except ChangedError:
        return None


def serve(root: Path, on: date | None, port: int, langs: Sequence[str]) -> None:
    """Serve the site of a library until somebody interrupts; exits with 2 where the port is taken.

    A problem stands in every page, with its place and its remedy, until it is mended.
    """
    url = f"http://{HOST}:{port}/"
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        serving = Serving(root, on, Path(folder, "site"), url, langs)
        try:
            web = server(port, serving.answer, serving.news)
        except OSError:
            print(_said("port-taken", langs, port=port), file=sys.stderr)
            raise SystemExit(2) from None
        watch = Watch((root / LIBRARY, root / "docs", *PARTS))
        threading.Thread(target=web.serve_forever, daemon=True).start()
        threading.Thread(target=serving.check_on, daemon=True).start()
        print(_said("serving", langs, url=url), file=sys.stderr, flush=True)
        print(_said("serving-staff", langs, url=url + ADDRESS), file=sys.stderr, flush=True)
        try:
            while True:
                serving.renew(watch.wait())
        except KeyboardInterrupt:
            pass
        finally:
            watch.close()
            web.shutdown()


def _said(key: str, langs: Sequence[str], **args: object) -> str:
    return " ".join(locale(lang).word(key, **args) for lang in langs)
