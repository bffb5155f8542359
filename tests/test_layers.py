"""The order of the package's layers: a module imports from its own layer and from earlier ones."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "scripts"

# From the bottom to the top; this is the package's table of contents.
LAYERS = (
    *("problems", "cache", "lock", "side", "whole", "journal", "clock", "encodings"),
    *(
        "colours",
        "simplified",
        "traditional",
        "locales",
        "quantities",
        "romanised",
        "tree",
        "skim",
        "model",
        "load",
    ),
    *("terms", "agreement", "policy", "selection", "images", "checks", "words", "data"),
    *("changes", "typesetting", "workbook", "outputs", "report", "edit"),
    *(
        "intake",
        "translation",
        "reports",
        "verify",
        "builds",
        "publish",
        "serve",
        "schema",
        "new",
        "doctor",
        "freeze",
    ),
    *("again", "commands", "cli", "reference", "__main__"),
)
INTERNAL = "guide.model.internal"

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.glob("guide/**/*.py"))
}
PACKAGES = {name for name, path in MODULES.items() if path.name == "__init__.py"}
OUTPUTS = {name for name in PACKAGES if name.startswith("guide.outputs.") and name.count(".") == 2}


@cache
def imports(module: str) -> set[str]:
    """The modules of the package that a module names in import statements, wherever they stand."""
    base = module if module in PACKAGES else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            anchor = base.split(".")[: -(node.level - 1) or None] if node.level else []
            source = ".".join([*anchor, *([node.module] if node.module else [])])
            names = {f"{source}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else source for name in names}
    return {name for name in found if name.split(".")[0] == "guide"}


def reachable(module: str) -> set[str]:
    """What a module names, the packages around that, and so on; but not what lists all outputs."""
    seen: set[str] = set()
    ahead = {module}
    while ahead:
        name = ahead.pop()
        seen.add(name)
        around = {name.rsplit(".", count)[0] for count in range(1, name.count(".") + 1)}
        ahead |= ((imports(name) | around) - {"guide.outputs"}) & set(MODULES) - seen
    return seen


def layer(module: str) -> int:
    """The place of a module's layer; the package itself stands under all of them."""
    return -1 if module == "guide" else LAYERS.index(module.split(".")[1])


def output_of(module: str) -> str | None:
    """The output whose folder a module stands in, if any."""
    return next((name for name in OUTPUTS if f"{module}.".startswith(f"{name}.")), None)


def test_every_module_has_a_layer():
    assert {name.split(".")[1] for name in MODULES if name != "guide"} <= set(LAYERS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module):
    upward = {name for name in imports(module) if layer(name) > layer(module)}
    assert not upward


def test_nothing_hides_an_import():
    texts = {module: path.read_text("utf-8") for module, path in MODULES.items()}
    hidden = {m for m, text in texts.items() if "import_module" in text or "__import__" in text}
    # Commands are found by name when they are called; they stand above all that is published.
    assert hidden == {"guide.commands"}


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("guide.outputs")])
def test_no_output_reaches_internal_data(module):
    assert INTERNAL not in reachable(module)


@pytest.mark.parametrize("module", [name for name in MODULES if output_of(name)])
def test_no_output_reads_another(module):
    others = {name for name in reachable(module) if output_of(name)}
    assert {output_of(name) for name in others} == {output_of(module)}
