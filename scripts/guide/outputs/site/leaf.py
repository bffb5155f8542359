"""MkDocs' objects for pages that come from the library: a page with ready HTML, a set of files."""

from collections.abc import Collection, Iterable
from pathlib import PurePath

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from guide.outputs.site.page import Entry


class LeafPage(MkDocsPage):
    """A page whose HTML is there already: MkDocs only puts the theme around it."""

    def __init__(
        self,
        entry: Entry,
        title: Markup,
        html: str,
        config: MkDocsConfig,
        *,
        source: str = "",
        into: str | None = None,
    ) -> None:
        """`source` is the path that MkDocs knows the page by, `into` the folder to write to."""
        file = File(
            source or entry.address.removesuffix(".html") + ".md",
            src_dir=None,
            dest_dir=into or config.site_dir,
            use_directory_urls=False,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.generated_by = "guide"
        super().__init__(title, file, config)
        self.entry = entry
        self.html = html

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to render."""
        self.content = self.html
        self.toc = TableOfContents([])


class SiteFiles(Files):
    """MkDocs' files, in which pages from the library can be found though no file holds them.

    So a page written by hand may link to `projects/cell-cases.html` (or `.md`), and a strict build
    says when there is no such project.
    """

    def __init__(
        self, files: Iterable[File], addresses: Collection[str], config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self._addresses = addresses
        self._site_dir = config.site_dir

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a path, a page from the library included."""
        found = super().get_file_from_path(path)
        if found is None:
            address = PurePath(path).as_posix().removesuffix(".md").removesuffix(".html") + ".html"
            if address in self._addresses:
                found = File(address, None, self._site_dir, use_directory_urls=False)
        return found
