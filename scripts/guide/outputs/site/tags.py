"""Tags for the head of a page that needs a script or a style of its own."""

from collections.abc import Mapping

from markupsafe import Markup

from guide.locales import locale
from guide.model.guide import Guide
from guide.outputs.site.page import Entry, relative
from guide.policy import EXPIRING_DAYS
from guide.quantities import unit_label
from guide.quantities.labels import formats_of


def script(entry: Entry, name: str, data: Mapping[str, str] | None = None) -> Markup:
    """A script of the site, run once the page is there; `data` becomes its data- attributes."""
    href = relative(f"assets/{name}", entry.address)
    more = Markup("").join(
        Markup(' data-{}="{}"').format(key, value) for key, value in (data or {}).items()
    )
    return Markup('<script defer src="{}"{}></script>').format(href, more)


def style(entry: Entry, name: str) -> Markup:
    """A style sheet of the site."""
    return Markup('<link rel="stylesheet" href="{}">').format(
        relative(f"assets/{name}", entry.address)
    )


def validity_tag(guide: Guide, entry: Entry) -> Markup:
    """What marks policies that lapse after the build on the visitor's day."""
    words = locale(entry.lang)
    states = ("not-yet", "in-force", "expiring", "expired")
    data = {
        "zone": guide.settings.timezone or "",
        "soon": str(EXPIRING_DAYS),
        "day": unit_label("d", entry.lang, "one"),
        "days": unit_label("d", entry.lang),
        "group": formats_of(entry.lang)["number"]["group"],
        "left": words.words["deadline-left"],
        "last": words.words["deadline-last"],
        "passed": words.words["deadline-passed"],
        **{state: words.enum("Validity", state) for state in states},
    }
    return script(entry, "validity.js", data)
