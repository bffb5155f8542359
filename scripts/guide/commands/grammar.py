"""The grammar: every command with its options, and the function that carries it out.

It is read at each call, so it names functions instead of importing them: what a command works with
is loaded when it is known that the command is to do something.
"""

from pathlib import Path

from guide.commands.parsing import Verbs
from guide.outputs import OUTPUTS


def add(verbs: Verbs) -> None:
    """All commands, in the order of the help."""
    _library(verbs)
    _making(verbs)
    _publishing(verbs)
    _editions(verbs)
    _tables(verbs)
    _translating(verbs)


def _library(verbs: Verbs) -> None:
    verbs.add("check", "checking.check").add("--strict", action="store_true")
    verbs.add("new", "library.new").add("folder", type=Path, metavar="DIR")
    verbs.add("schema", "library.schema")
    verbs.add("doctor", "library.doctor")


def _making(verbs: Verbs) -> None:
    build = verbs.add("build", "making.build")
    build.add("output", nargs="*", metavar="OUTPUT", of=", ".join(OUTPUTS))
    build.add("--edition", metavar="ID")
    build.add("--all", action="store_true")
    build.add("--strict", action="store_true")
    build.add("--adopt", action="store_true")
    build.add("--icc", type=Path, metavar="FILE")
    build.add("--pdfx", choices=("x-4", "x-1a"), default="x-4")


def _publishing(verbs: Verbs) -> None:
    verbs.add("verify", "publishing.verify").add("site", type=Path, metavar="DIR")
    verbs.add("serve", "publishing.serve").add("--port", type=int, default=8000)
    publish = verbs.add("publish", "publishing.publish")
    publish.add("name", nargs="?", metavar="NAME")
    publish.add("--dry-run", action="store_true")
    publish.add("--adopt", action="store_true")


def _editions(verbs: Verbs) -> None:
    verbs.add("freeze", "editions.freeze").add("edition", metavar="ID")
    verbs.add("changes", "editions.changes").add("--since", required=True, metavar="ID")


def _tables(verbs: Verbs) -> None:
    form = verbs.add("template", "tables.template")
    form.add("part", metavar="KIND")
    form.add("--owner", default="", metavar="ID")
    form.add("--township", default="", metavar="ID")
    verbs.add("report", "tables.report").add("name", metavar="NAME")
    bring = verbs.add("import", "tables.bring")
    bring.add("file", nargs="*", type=Path, metavar="FILE")
    bring.add("--dry-run", action="store_true")
    bring.add("--partial", action="store_true")
    bring.add("--map", type=Path, metavar="MAP.yml")
    bring.add("--undo", action="store_true")


def _translating(verbs: Verbs) -> None:
    actions = verbs.add("i18n", "translating.status").verbs("action", "ACTION")
    actions.add("status", "translating.status")
    send = actions.add("export", "translating.export")
    back = actions.add("import", "translating.bring")
    back.add("file", type=Path, metavar="FILE")
    back.add("--dry-run", action="store_true")
    by_machine = actions.add("machine", "translating.by_machine")
    by_machine.add("--command", required=True)
    read = actions.add("review", "translating.review")
    read.add("record", nargs="*", metavar="RECORD")
    for verb in (send, back, by_machine, read):
        verb.add("--to", required=True, metavar="LANGUAGE")
    for verb in (send, by_machine):
        verb.add("--state", default="missing,stale", metavar="STATES")
    for verb in (back, read):
        verb.add("--by", required=True, metavar="NAME")
