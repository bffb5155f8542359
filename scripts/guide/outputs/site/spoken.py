"""What the scripts of every page say, as data in one language."""

from guide.locales import Locale
from guide.outputs.site.data import assignment
from guide.outputs.site.outline import folder

# The words that scripts ask for by name; placeholders are filled in the browser.
SPOKEN = (
    *("pick-shortlist", "pick-compare", "pick-of", "compare-full", "compare-these"),
    *("section-shortlist", "section-compare", "section-projects", "section-parks", "section-units"),
    *("project-one", "project-many", "space-one", "space-many"),
    *("searched-for", "remove-filter", "take-away", "clear-filters"),
    *("show-results", "show-more", "save-csv"),
    *("no-match", "not-loaded", "try-again"),
    *("page-address", "labelled", "link-copied", "steps-done"),
    *("compare-empty", "compare-differs", "not-stated-here"),
    *("shortlist-empty", "shortlist-lost", "space-unit", "space-plot", "list-comma"),
)


def spoken(words: Locale) -> tuple[str, bytes]:
    """The file of a language's words: path from the site's root, and content."""
    found = {key: words.words[key] for key in SPOKEN}
    path = f"assets/words.{folder(words.tag)}.js"
    return path, assignment("GUIDE_WORDS", {"language": words.html, **found})
