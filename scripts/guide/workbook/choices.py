"""What a cell of a template offers: a drop-down of choices and a hint in the schema's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from guide.locales import locale, spoken_to
from guide.workbook.book import Book
from guide.workbook.columns import Column
from guide.workbook.heads import LANGUAGES
from guide.workbook.layout import ID, KEY, SECTOR, Sheet
from guide.workbook.names import Names

_LONGEST_HINT = 255


def write_lists(
    book: Book, chosen: Iterable[Sheet], names: Names, tag: str
) -> Mapping[tuple[str, str], str]:
    """The hidden sheet of choices; where each list stands, for the drop-downs to point at."""
    title = locale(tag).word("sheet-lists")
    page = book.sheet(title)
    page.hide()
    found: dict[tuple[str, str], str] = {}
    for sheet in chosen:
        for column in sheet.all:
            key = list_key(column)
            if key is None or key in found:
                continue
            offered = _offered(column, names, tag)
            if not offered:
                continue
            place = len(found)
            for row, text in enumerate(offered):
                page.write_string(row, place, text)
            letters = xl_col_to_name(place)
            found[key] = f"='{title}'!${letters}$1:${letters}${len(offered)}"
    return found


def list_key(column: Column) -> tuple[str, str] | None:
    """What names a column's list of choices; None where anything may be typed."""
    if column.sort == "enum":
        return "enum", column.of.__name__
    if column.sort == "ref" and column.path[0] not in (ID, KEY) and column.of.kind:
        return "ref", column.of.kind
    return ("boolean", "") if column.sort == "boolean" else None


def _offered(column: Column, names: Names, tag: str) -> list[str]:
    words = locale(tag)
    if column.sort == "enum":
        return [words.enum(column.of.__name__, each.value) for each in column.of]
    if column.sort == "boolean":
        return [words.word("yes-word"), words.word("no-word")]
    return list(names.listed(column.of.kind))


def hint(column: Column, tag: str) -> str:
    """What a column wants: the help of its field, its unit, whether it may hold several."""
    words = spoken_to(tag)
    said = []
    if column.owners and column.path[0] not in (ID, SECTOR, KEY):
        said.append(words.help(column.owners[-1].__name__, column.fields[-1]))
    elif column.path == (ID,):
        said.append(words.word("template-hint-id"))
    elif column.path[0] == KEY:
        said.append(words.word("template-hint-key"))
    if column.many:
        said.append(words.word("template-hint-many"))
    if column.sort in ("money", "area"):
        said.append(words.word("template-hint-unit", unit=column.unit))
    return " ".join(each for each in said if each)


def validate(
    page: Worksheet,
    index: int,
    rows: tuple[int, int],
    column: Column,
    lists: Mapping[tuple[str, str], str],
    source: str,
) -> None:
    """A drop-down and an input hint, from a first row to a last.

    What is typed beside the list is asked about, not refused.
    """
    key = list_key(column)
    other = next((tag for tag in LANGUAGES if tag != source), source)
    message = "\n".join(each for each in (hint(column, source), hint(column, other)) if each)
    options: dict[str, Any] = {"validate": "any"}
    first, last = rows
    if key is not None and key in lists:
        options = {
            "validate": "list",
            "source": lists[key],
            "error_type": "information" if column.many else "warning",
            "error_message": spoken_to(source).word("template-not-listed"),
        }
    if message:
        options["input_message"] = message[:_LONGEST_HINT]
        options["input_title"] = ""
    if options != {"validate": "any"}:
        page.data_validation(first, index, last, index, options)
