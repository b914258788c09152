"""Imports point one way, foreign libraries have one place each, and files stay short."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"

# A module may import from its own layer and from those before it; a package's name stands for
# all modules below it.
LAYERS = (
    (
        "darien.folder",
        "darien.period",
        "darien.vocabulary",
        "darien.verdicts",
        "darien.paper",
        "darien.survivors",
    ),
    ("darien.language", "darien.titles"),
    ("darien.guard",),
    ("darien.guard_rows",),
    ("darien.schemas", "darien.view", "darien.references", "darien.figure_id"),
    ("darien.edition",),
    ("darien.figure_link",),
    ("darien.tables", "darien.rows"),
    ("darien.provenance", "darien.presence"),
    ("darien.flows", "darien.routes", "darien.sites", "darien.events", "darien.fact"),
    ("darien.positions",),
    (
        "darien.standing",
        "darien.timeline",
        "darien.chains",
        "darien.comparison",
        "darien.breakdowns",
        "darien.facts",
        "darien.support",
        "darien.freshness",
        "darien.changes",
    ),
    (
        "darien.care_gap",
        "darien.itineraries",
        "darien.fares",
        "darien.hazards",
        "darien.evidence_search",
        "darien.evidence_found",
        "darien.uploads",
    ),
    ("darien.claims",),
    ("darien.render",),
    ("darien.assets", "darien.datapackage"),
    ("darien.pack",),
    ("darien.datasets",),
    ("darien.atelier",),
    ("darien.ui",),
    ("pages", "app"),
)
# Tools that write data and are run by hand; they may use everything below the drawing.
TOOLS = ("darien.commands", "darien.courses", "darien.__main__")

HOMES = {
    "folium": ("darien.render.web_map",),
    "branca": ("darien.render.web_map",),
    "streamlit": ("darien.ui", "pages", "app"),
    "streamlit_folium": ("darien.ui",),
    "starlette": ("darien.ui",),
    "matplotlib": ("darien.render.figure",),
    "geopandas": ("darien.render.figure.ground", "darien.datasets.geo"),
    "pyogrio": ("darien.datasets.geo",),
    "pyarrow": ("darien.datasets.flat",),
    "textalloc": ("darien.render.figure.room",),
    "pybtex": ("darien.render.citing",),
    "rispy": ("darien.render.citing",),
    "xlsxwriter": ("darien.pack.sheets",),
}
LONGEST = {"pages": 60, "app": 60}
LINES = 250
FUNCTION_LINES = 40


def module_of(path: Path) -> str:
    parts = path.relative_to(SOURCE if SOURCE in path.parents else ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = [*sorted(SOURCE.rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]
MODULES = {module_of(path): ast.parse(path.read_text("utf-8")) for path in FILES}


def imports_of(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found.update(name if name in MODULES else node.module for name in names)
    return found


def belongs(module: str, homes: tuple[str, ...]) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def layer_of(module: str) -> int | None:
    return next((rank for rank, layer in enumerate(LAYERS) if belongs(module, layer)), None)


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"darien"}))
def test_every_module_has_a_layer_and_imports_no_later_one(module: str) -> None:
    if belongs(module, TOOLS):
        return
    own = layer_of(module)
    assert own is not None, f"{module} has no layer: name it in LAYERS"
    for imported in imports_of(module):
        if imported.startswith("darien."):
            rank = layer_of(imported)
            assert rank is not None and rank <= own, f"{module} imports {imported}"


def test_no_import_goes_in_a_circle() -> None:
    TopologicalSorter({module: imports_of(module) & set(MODULES) for module in MODULES}).prepare()


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_is_spoken_only_where_it_belongs(library: str) -> None:
    speakers = {
        module
        for module in MODULES
        if any(name.split(".")[0] == library for name in imports_of(module))
    }
    assert not {module for module in speakers if not belongs(module, HOMES[library])}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_file_fits_on_a_few_screens(path: Path) -> None:
    limit = LONGEST.get(module_of(path).split(".")[0], LINES)
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_function_fits_on_one_screen(module: str) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(MODULES[module])
        if isinstance(node, functions)
        and node.end_lineno
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long
