"""MkDocs' events, answered: MkDocs clothes a few specimens, our own functions do the rest."""

import logging
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from guide import LIBRARY
from guide.locales import locale, staff
from guide.outputs import target
from guide.outputs.site.docs import PAGES, docs_problem, written_files
from guide.outputs.site.finish import finish
from guide.outputs.site.leaf import LeafPage, SiteFiles
from guide.outputs.site.links import Broken
from guide.outputs.site.outline import DOCUMENTS, NAVIGATION, folder, shown
from guide.outputs.site.page import Entry
from guide.outputs.site.policy import Inline, inline_of, together
from guide.outputs.site.shell import Shell
from guide.outputs.site.shells import (
    blank_shell,
    entry_shell,
    form_of,
    lost_shell,
    prose_shell,
)
from guide.outputs.site.site import ADDRESSES, Prose, Site, base_path
from guide.outputs.site.stamp import Form, Slots, cut
from guide.problems import Place, Problem, Severity
from guide.words.borrowed import borrowed, clothed

LOGGER = "mkdocs.plugins.guide"

_PACKAGE = Path(str(resources("guide.outputs.site")))
_THEME = _PACKAGE / "theme"

# How Markdown aligns a cell of a table.
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')

# What a server watches beside the library: a change there is a change in the site.
PARTS = (_THEME, _PACKAGE / "templates", PAGES)


class Hook:
    """What MkDocs calls in the course of a build, and what a build keeps from call to call.

    `make_site` opens and checks the library below a folder; it raises PluginError where the
    library cannot be published. `root` is that folder; without it, it is the one of mkdocs.yml.
    `say` puts a problem into a sentence for MkDocs' log. Without `stamped` every page goes through
    MkDocs, slow as that is: the bytes are the same. Unless `guarded`, pages go without their
    content security policy, since a server adds a script to each; unless `whole`, none is made from
    the library: `dressing` is what a server makes those from that somebody looks at.
    """

    def __init__(
        self,
        make_site: Callable[[Path], tuple[Site, list[Problem]]],
        *,
        root: Path | None = None,
        say: Callable[[Problem], str] = str,
        adopt: bool = False,
        stamped: bool = True,
        guarded: bool = True,
        whole: bool = True,
    ) -> None:
        self._make_site = make_site
        self._given_root = root
        self._say = say
        self._adopt = adopt
        self._stamped = stamped
        self._guarded = guarded
        self._whole = whole
        self._serving = False
        self._building: target.Building | None = None
        self._log = logging.getLogger(LOGGER)
        self.problems: list[Problem] = []
        self.outcome: target.Outcome | None = None
        self.inline = Inline()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """While serving, MkDocs owns the folder and throws it away at the end."""
        self._serving = command == "serve"

    def on_shutdown(self) -> None:
        """Also reached when somebody interrupts a build."""
        self._abandon()

    def on_build_error(self, *, error: Exception) -> None:
        """The published site stays as it was."""
        self._abandon()

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> None:
        """A change in the library is a change in the site."""
        server.watch(str(self._root / LIBRARY))
        for part in PARTS:
            server.watch(str(part))

    def on_config(self, config: MkDocsConfig) -> None:
        """Open the library, point MkDocs at a new folder beside the published one."""
        self._abandon()
        self._root = self._given_root or Path(config.config_file_path).resolve().parent
        self.problems = []
        site, problems = self._make_site(self._root)
        for problem in problems:
            self._warn(problem)
        settings = site.guide.settings
        config.site_name = settings.title[settings.source]
        config.site_url = config.site_url or settings.site_url
        config.use_directory_urls = False
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
        config.theme.static_templates = {"404.html"}
        self._site = replace(
            site,
            base=base_path(config.site_url),
            guarded=self._guarded and not self._serving,
        )
        self._slots = Slots.draw()
        self._forms: dict[Entry, Form] = {}
        self._inline: list[Inline] = []
        self._scratch = tempfile.TemporaryDirectory(prefix="guide-")
        self._published = config.site_dir
        if not self._serving:
            try:
                self._building = target.begin(
                    Path(config.site_dir),
                    adopt=self._adopt,
                    protect=[self._root / LIBRARY, Path(config.docs_dir)],
                )
            except target.TargetError as error:
                words = (locale(tag).word(error.code, **error.args_) for tag in staff())
                raise PluginError(" / ".join(words)) from error
            config.site_dir = str(self._building.folder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Sort the hand-written pages, add the package's own and the specimens."""
        written = written_files(files, config, self._site)
        for problem in written.problems:
            self._warn(problem)
        self._borrowed = written.borrowed
        leaves = self._specimens(config) if self._stamped else self._leaves(config)
        addresses = set(self._site.by_address)
        return SiteFiles([*written.files, *(leaf.file for leaf in leaves)], addresses, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """A navigation for each language; MkDocs' own knows nothing of languages."""
        self._sections: dict[tuple[str, str], MkDocsPage] = {}
        self._navigations = {
            tag: self._navigation(tag, config, files) for tag in self._site.guide.languages
        }
        return self._navigations[self._site.guide.settings.source]

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """The titles of hand-written pages are known by now, and every foot lists them."""
        prose: dict[str, list[Prose]] = {}
        sources: dict[str, str] = {}
        for file in files.documentation_pages():
            if file.page is not None and not isinstance(file.page, LeafPage):
                tag, inner = self._split(file.dest_uri)
                title = self._marked(Markup(file.page.title or inner).striptags(), file)
                prose.setdefault(tag, []).append(Prose(inner, title))
                sources.setdefault(inner, file.src_uri)
        self._site = replace(self._site, prose=prose)
        for inner, source in sources.items():
            there = self._site.languages_of(inner)
            for tag in self._site.guide.languages:
                if tag not in there:
                    name = locale(tag).name
                    self._warn(docs_problem("site-page-alone", source, language=name))

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Name the language of a page that is borrowed.

        Markdown aligns the cells of tables by a style, which the policy does not let through.
        """
        html = _ALIGNED.sub(r'\1 class="align-\2"', html)
        lender = self._borrowed.get(page.file.dest_uri)
        if lender is None:
            return html
        own, other = locale(self._split(page.file.dest_uri)[0]), locale(lender)
        note = escape(own.word("borrowed-page", language=other.name))
        lent = f'<div class="borrowed" lang="{other.html}">\n{html}\n</div>'
        return f'<p class="borrowed-page">{note}</p>\n{lent}'

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme the page's shell and its language's navigation."""
        if isinstance(page, LeafPage):
            lang, shell = page.entry.lang, self._leaf_shell(page)
            page.parent = self._sections.get((lang, page.entry.section))  # type: ignore[assignment]
            page.active = True
        else:
            lang, inner = self._split(page.file.dest_uri)
            description = str(page.meta.get("description") or "")
            held = self._held(page)
            title = self._marked(str(page.title or inner), page.file)
            shell = prose_shell(self._site, lang, inner, title, description, held)
        config.theme["language"] = lang
        context["nav"] = self._navigations[lang]
        context["shell"] = shell  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for unknown addresses speaks every language."""
        config.theme["language"] = self._site.guide.settings.source
        context["nav"] = self._navigations[self._site.guide.settings.source]
        context["shell"] = lost_shell(self._site)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """A specimen becomes a form; what is borrowed from another language is marked."""
        if self._stamped and isinstance(page, LeafPage):
            self._forms[page.entry] = cut(output, self._slots)
        return clothed(output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp the records, check the links, and publish unless a strict build has warned."""
        into = Path(config.site_dir)
        tree = self._building or target.Building(into, into, {})
        self.inline = together(self._inline)
        if self._whole:
            made = self._stamped
            faults = finish(self._site, self._forms, tree, inline=self.inline, stamped=made)
            for problem in _dead_links(faults):
                self._warn(problem)
        if self._building is not None and not (config.strict and _warned()):
            self.outcome = target.commit(self._building)
            for path in self.outcome.aside:
                place = Place(path)
                self._warn(Problem("site-file-aside", place, {"file": path}, Severity.WARNING))
            self._log.info(
                "Published to directory: %s (%d files written, %d unchanged, %d removed)",
                self._published,
                len(self.outcome.written),
                len(self.outcome.unchanged),
                len(self.outcome.removed),
            )
        config.site_dir = self._published
        self._abandon()

    @property
    def dressing(self) -> tuple[Site, Mapping[Entry, Form]]:
        """The site with its pages written by hand, and the form of each kind of page."""
        return self._site, self._forms

    def _held(self, page: MkDocsPage) -> Inline:
        """The scripts and styles in a page written by hand; what is blocked is told."""
        held = inline_of(page.content or "")
        self._inline.append(held)
        if held.blocked:
            args = {"text": held.blocked[0], "count": len(held.blocked)}
            self._warn(docs_problem("site-page-blocked", page.file.src_uri, **args))
        return held

    def _marked(self, title: str, file: File) -> str:
        """A page's title, with its language where the page is borrowed."""
        lender = self._borrowed.get(file.dest_uri)
        return borrowed(title, lender) if lender else title

    def _warn(self, problem: Problem) -> None:
        self.problems.append(problem)
        self._log.warning("%s", self._say(problem))

    def _abandon(self) -> None:
        if self._building is not None:
            target.discard(self._building)
            self._building = None
        scratch = getattr(self, "_scratch", None)
        if scratch is not None:
            scratch.cleanup()

    def _split(self, address: str) -> tuple[str, str]:
        first, _, inner = address.partition("/")
        return next(t for t in self._site.guide.languages if folder(t) == first), inner

    def _specimens(self, config: MkDocsConfig) -> list[LeafPage]:
        forms = {form_of(e): None for e in self._site.entries if e.kind not in DOCUMENTS}
        return [
            LeafPage(
                form,
                self._slots.plain("title"),
                self._slots.heading("content"),
                config,
                source=form.address.removesuffix("-.html") + f"{number}.md",
                into=self._scratch.name,
            )
            for number, form in enumerate(forms)
        ]

    def _leaves(self, config: MkDocsConfig) -> list[LeafPage]:
        self._pages = {
            e: self._site.write(e) for e in self._site.entries if e.kind not in DOCUMENTS
        }
        return [
            LeafPage(entry, entry_shell(self._site, entry, page).title, page.content, config)
            for entry, page in self._pages.items()
        ]

    def _leaf_shell(self, page: LeafPage) -> Shell:
        if self._stamped:
            return blank_shell(self._site, page.entry, self._slots)
        return entry_shell(self._site, page.entry, self._pages[page.entry])

    def _navigation(self, tag: str, config: MkDocsConfig, files: Files) -> Navigation:
        """The parts of the site, then the hand-written pages: MkDocs pages that nobody renders."""
        words = locale(tag)
        pages: dict[str, MkDocsPage] = {}
        for key in ("home", *NAVIGATION):
            if key == "home" or shown(self._site.guide, key):
                entry = self._site.by_address[f"{folder(tag)}/{ADDRESSES[key]}"]
                pages[key] = LeafPage(entry, Markup(words.word(f"section-{key}")), "", config)
        self._sections |= {(tag, key): page for key, page in pages.items()}
        written = [
            file.page or MkDocsPage(None, file, config)
            for file in files.documentation_pages()
            if file.dest_uri.startswith(f"{folder(tag)}/") and not isinstance(file.page, LeafPage)
        ]
        items = [*pages.values(), *written]
        navigation = Navigation(items, items)
        navigation.homepage = pages["home"]
        return navigation


def _warned() -> bool:
    """Whether a strict build has counted a warning and is about to end in failure."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(h, CountHandler) and h.get_counts() for h in handlers)


def _dead_links(faults: Iterable[Broken]) -> Iterator[Problem]:
    """One problem for each thing that links lead to in vain, with the first page that does."""
    found: dict[tuple[str, str], list[Broken]] = {}
    for fault in faults:
        found.setdefault((fault.target, fault.why), []).append(fault)
    for (goal, why), same in found.items():
        count = sum(each.count for each in same)
        args = {"page": same[0].page, "link": same[0].link, "goal": goal, "count": count}
        yield Problem(f"site-link-{why}", Place(same[0].page), args, Severity.WARNING)


def events(
    make_site: Callable[[Path], tuple[Site, list[Problem]]], say: Callable[[Problem], str] = str
) -> dict[str, Callable[..., Any]]:
    """The events by name, for the file that mkdocs.yml names under `hooks`."""
    hook = Hook(make_site, say=say)
    return {name: getattr(hook, name) for name in dir(hook) if name.startswith("on_")}
