"""What a sheet says: a project's words in one language as the JSON that its template lays out."""

from collections.abc import Iterator, Mapping
from typing import Any

from guide.data.places import page_url
from guide.model.edition import Edition
from guide.model.guide import Guide
from guide.model.project import Project
from guide.typesetting import codes, colours, fonts, parts, tables
from guide.typesetting.glyphs import RAISED
from guide.typesetting.parts import Part
from guide.typesetting.type import width
from guide.words import Voice, record_words

# What a full sheet leaves to the web page that its code leads to, the first of these first.
_YIELDING = (
    "events",
    "encouraged_basis",
    "social",
    "support_needed",
    "risks",
    "environment.note",
    "policies",
    "conditions",
    "background",
    "cooperation_note",
    "returns.note",
    "market",
)
# Above these weights, in Latin characters, a project surely needs the next tighter setting.
_LOOSE = {"han": (1500.0, 2500.0), "latin": (2600.0, 4200.0)}
_HAN = ("zh", "ja")


def shared(guide: Guide, lang: str) -> Part:
    """What all sheets of a language have in common: fonts, colours, fixed words, the hotline."""
    voice, settings = Voice(guide, lang), guide.settings
    before, after = voice.word("picture-credit", name="\0").split("\0")
    hotline = settings.hotline
    return {
        "lang": lang,
        "second": _second(guide, lang),
        "format": "a4",
        "fonts": list(fonts.families(lang)),
        "tokens": colours.of_guide(guide),
        "raised": False,
        "words": {
            "scan": voice.word("booklet-scan"),
            "more-online": voice.word("booklet-more-online"),
            "comma": voice.word("list-comma"),
            "hotline": voice.word("hotline"),
            "credit-before": before,
            "credit-after": after,
            "page-before": "",
            "page-after": "",
        },
        "hotline": hotline
        and {
            "number": str(hotline.number),
            "hours": voice.text(hotline.hours),
            "promise": voice.text(hotline.promise),
        },
    }


def _second(guide: Guide, lang: str) -> str:
    """The language in which titles are repeated; its own if there is none."""
    return next((tag for tag in guide.languages if tag != lang), lang)


def sheet(guide: Guide, project: Project, lang: str, edition: Edition | None) -> Part:
    """A project's sheet in a language. The picture is named by its path below `projects/`."""
    voice = Voice(guide, lang)
    words = record_words(project, guide, lang)
    second = project.heading.get(_second(guide, lang), "")
    made = parts.record(words, second, voice, tables.COLUMN)
    made["groups"] = [_ranked(group) for group in made["groups"]]
    settings = guide.settings
    issuer = guide.organisations.get((edition.issuer if edition else settings.issuer) or "")
    first = words.pictures[0] if words.pictures else None
    day = project.as_of or guide.date
    address = page_url(guide, lang, project.collection, project.id)
    if address and edition:
        address += f"?edition={edition.id}"
    script = "han" if lang.startswith(_HAN) else "latin"
    weight = sum(width(text) for text in texts([made["summary"], made["groups"]]))
    made |= {
        "sector_name": voice.title("sectors", project.sector),
        "guide": voice.text(edition.title if edition else settings.title),
        "issuer": voice.text(issuer.name) if issuer else "",
        "iso": [day.year, day.month, day.day],
        "qr": codes.qr(address) if address else None,
        "density": sum(weight > limit for limit in _LOOSE[script]),
        "picture": first
        and {
            "file": first.file,
            "alt": first.alt,
            "credit": first.credit,
            "caption": first.caption,
        },
    }
    return made | {"raised": any(RAISED.intersection(text) for text in texts(made))}


def texts(value: Any) -> Iterator[str]:
    """Every text of a part that is set, without the keys and marks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key not in ("t", "key", "to", "state", "kind", "id", "file", "address"):
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def _ranked(group: Part) -> Part:
    """A group whose items know when they give way; no line leads to a page of a book."""
    items = []
    for item in group["items"]:
        key = item["key"]
        rank = len(_YIELDING) - _YIELDING.index(key) if key in _YIELDING else 0
        lines = [line | {"to": None} for line in item.get("lines", ())]
        items.append(item | {"rank": rank} | ({"lines": lines} if lines else {}))
    return group | {"items": items}
