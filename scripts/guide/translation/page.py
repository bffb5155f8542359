"""The page for staff that lists the translations that are wanting, while the site is served."""

from collections.abc import Iterator, Sequence
from html import escape

from guide.locales import Locale, locale
from guide.translation import status
from guide.translation.states import Standing, State

# Where it stands under the served site; no built site has such a folder.
ADDRESS = "_staff/translations.html"

_PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
:root{{color-scheme:light dark}}
body{{font:1rem/1.6 sans-serif;margin:1rem auto;padding:0 1rem;max-width:70rem}}
.wide{{overflow-x:auto}}
table{{border-collapse:collapse;margin-bottom:1.5rem}}
th,td{{padding:.25rem .6rem;border-bottom:1px solid #8886;text-align:left;vertical-align:top}}
td.n,th.n{{text-align:right;font-variant-numeric:tabular-nums}}
section{{border-top:1px solid #8886;padding:.6rem 0}}
th{{white-space:nowrap}}
summary{{font-weight:bold;padding:.6rem 0;cursor:pointer}}
h2{{font-size:1rem;margin:0;overflow-wrap:anywhere}}
p{{margin:.2rem 0}}
</style>
<h1>{title}</h1>
{texts}
<div class="wide"><table>{table}</table></div>
</html>
"""


def page(standings: Sequence[Standing], lang: str) -> bytes:
    """The page in a language of staff."""
    words = locale(lang)
    texts = "\n".join(_groups(standings, words)) or f"<p>{words.word('i18n-none')}</p>"
    return _PAGE.format(
        lang=words.html,
        title=escape(words.word("i18n-staff")),
        table=_table(standings, words),
        texts=texts,
    ).encode()


def _groups(standings: Sequence[Standing], words: Locale) -> Iterator[str]:
    """What is out of date stands first; what nobody has translated yet is long and folded."""
    for state in (State.STALE, State.MACHINE, State.MISSING):
        for tag in dict.fromkeys(each.language for each in standings):
            found = [e for e in standings if e.state is state and e.language == tag]
            if found:
                head = f"{escape(words.word(f'i18n-state-{state}'))} · {tag} · {len(found):,}"
                shown = "" if state is State.MISSING else " open"
                said = "\n".join(_text(each, words) for each in found)
                yield f"<details{shown}><summary>{head}</summary>\n{said}\n</details>"


def _table(standings: Sequence[Standing], words: Locale) -> str:
    heads = [words.word(f"i18n-{key}") for key in ("kind", "sector", "language")]
    counts = [words.word(f"i18n-state-{state}") for state in State]
    counts.append(words.word("i18n-characters"))
    lines = ["".join(f"<th>{escape(h)}</th>" for h in heads)]
    lines[0] += "".join(f'<th class="n">{escape(h)}</th>' for h in counts)
    for row in status.table(standings):
        kind = words.words.get(f"section-{row.kind}", row.kind)
        names = (kind, row.sector, row.language)
        numbers = [*(row.texts[state] for state in State), row.characters]
        line = "".join(f"<td>{escape(name)}</td>" for name in names)
        lines.append(line + "".join(f'<td class="n">{number:,}</td>' for number in numbers))
    return "\n".join(f"<tr>{line}</tr>" for line in lines)


def _text(each: Standing, words: Locale) -> str:
    state = escape(words.word(f"i18n-state-{each.state}"))
    name = escape(f"{each.field.record} {each.field.key}")
    head = f"<h2>{name} · {each.language} · {state}</h2>"
    parts = [("before", each.before), ("source", each.source), ("current", each.text)]
    said = "\n".join(
        f"<p><b>{escape(words.word(f'i18n-column-{key}'))}</b> {escape(text)}</p>"
        for key, text in parts
        if text
    )
    return f"<section>{head}\n{said}</section>"
