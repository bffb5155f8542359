"""The site: pages made from the library, clothed by MkDocs, stamped, and swapped in whole."""

from guide.outputs.site.build import Built, build, make

__all__ = ["Built", "build", "make"]
