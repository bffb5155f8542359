"""The workbook for an agency: a row a text, with what it needs to translate it."""

import datetime
from collections.abc import Iterable, Sequence

from guide.locales import locale
from guide.terms import Termbase
from guide.translation.keeping import digest
from guide.translation.memory import Memory
from guide.translation.states import Standing
from guide.workbook.book import LIGHT, RULE, book

# Their order is that of the sheet; staff and agency read the heads in both languages.
COLUMNS = ("record", "field", "source", "before", "current", "new", "memory", "terms", "check")
_WIDTHS = (24, 22, 48, 36, 48, 48, 40, 36, 12)
_OPEN = COLUMNS.index("new")


def heads() -> list[str]:
    """The heads of the columns, in Chinese and English."""
    zh, en = locale("zh"), locale("en")
    return [f"{zh.word(f'i18n-column-{c}')} / {en.word(f'i18n-column-{c}')}" for c in COLUMNS]


def fingerprint(*parts: str) -> str:
    """What tells whether the cells of a row still belong together."""
    return digest("\x1f".join(parts))[:12]


def rows(standings: Iterable[Standing], memory: Memory, terms: Termbase) -> list[tuple[str, ...]]:
    """The cells of each row."""
    out: list[tuple[str, ...]] = []
    for each in standings:
        record, key = each.field.record, each.field.key
        suggestion = memory.suggest(each.source)
        remembered = ""
        if suggestion is not None:
            remembered = f"{suggestion.likeness:.0%} {suggestion.text}"
            if suggestion.likeness < 1:
                remembered += f"\n({suggestion.source})"
        named = "\n".join(f"{term.zh} = {term.en}" for term in terms.within(each.source))
        mark = fingerprint(record, key, each.source, each.text)
        out.append((record, key, each.source, each.before, each.text, "", remembered, named, mark))
    return out


def workbook(lines: Sequence[tuple[str, ...]], language: str, day: datetime.date) -> bytes:
    """The bytes of the workbook; only the column for the new text is open."""
    with book(day) as (made, stream):
        sheet = made.sheet(language)
        head = made.format(bold=True, text_wrap=True, bg_color=LIGHT, border=1, border_color=RULE)
        shut = made.format(text_wrap=True, valign="top", num_format="@", font_color="#555555")
        open_ = made.format(
            text_wrap=True, valign="top", num_format="@", locked=False, border=1, border_color=RULE
        )
        for column, (text, width) in enumerate(zip(heads(), _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, head)
        for number, line in enumerate(lines, 1):
            for column, text in enumerate(line):
                sheet.write_string(number, column, text, open_ if column == _OPEN else shut)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(lines)), len(COLUMNS) - 1)
        sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    return stream.getvalue()
