"""Reports for meetings: the projects grouped and added up, as a workbook to print.

Those that read internal data stand in `internal`, are named 内部 and say so on every page; public
outputs come before this layer and cannot reach it.
"""

from collections.abc import Callable, Mapping

from guide.model.guide import Library
from guide.reports import grouped, internal

REPORTS: Mapping[str, Callable[[Library], bytes]] = {
    "township": grouped.by_township,
    "department": grouped.by_department,
    "sector": grouped.by_sector,
    "amount": grouped.by_amount,
    "readiness": grouped.by_readiness,
    "stage": internal.by_stage,
    "dispatch": internal.dispatch,
}
INTERNAL = frozenset({"stage", "dispatch"})


def file_name(name: str) -> str:
    """The name of a report's file; an internal one says what it is."""
    return f"内部-{name}.xlsx" if name in INTERNAL else f"report-{name}.xlsx"
