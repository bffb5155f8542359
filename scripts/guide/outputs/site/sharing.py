"""What a page looks like where somebody shares it: Open Graph, and the feed it belongs to."""

from markupsafe import Markup

from guide.data.places import feed_place
from guide.outputs.site.outline import folder
from guide.outputs.site.share import SIZE
from guide.outputs.site.site import Site
from guide.words.voice import Voice

_PROPERTY = Markup('<meta property="{}" content="{}">')
_META = Markup('<meta name="{}" content="{}">')
# By name: the W3C checker refuses it as a header's twin, and servers may send the header itself.
_LANGUAGE = Markup('<meta name="content-language" content="{}">')
_FEED = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">')

# A language as engines name it that want a region too.
_REGIONS = {
    "zh": "zh-CN",
    "zh-Hant-HK": "zh-HK",
    "zh-Hant-TW": "zh-TW",
    "en": "en-GB",
    "ja": "ja-JP",
    "ko": "ko-KR",
}


def region(lang: str) -> str:
    """A language's tag with a region, such as zh-CN; without one where none is known."""
    return _REGIONS.get(lang, lang)


def tags(
    site: Site, lang: str, inner: str, title: str, description: str, *, kind: str, image: str = ""
) -> Markup:
    """The lines of a head, one element each; addresses need the site's own.

    `image` is the address of a picture within the site.
    """
    voice = Voice(site.guide, lang)
    lines = [_LANGUAGE.format(region(lang))]
    if site.url:
        name = voice.text(site.guide.settings.title)
        said = {
            "og:type": "website" if kind == "home" else "article",
            "og:title": title,
            "og:description": description,
            "og:url": f"{site.url}{folder(lang)}/{inner}",
            "og:site_name": name,
            "og:locale": region(lang).replace("-", "_"),
        }
        for tag in site.languages_of(inner):
            if tag != lang:
                said[f"og:locale:alternate {tag}"] = region(tag).replace("-", "_")
        if image:
            said["og:image"] = site.url + image
            said["og:image:width"], said["og:image:height"] = map(str, SIZE)
            said["og:image:alt"] = title
        lines += [
            _PROPERTY.format(key.split()[0], " ".join(each.split()))
            for key, each in said.items()
            if each
        ]
        lines.append(_META.format("twitter:card", "summary_large_image" if image else "summary"))
        feed = voice.word("feed-title", guide=name)
        up = "../" * (inner.count("/") + 1)
        lines.append(_FEED.format(feed, f"{up}data/{feed_place(lang)}"))
    return Markup("\n").join(lines)


def is_shared(kind: str) -> bool:
    """Whether pages of a kind are worth sharing: not goodbyes."""
    return kind not in ("gone", "moved", "chooser", "lost")
