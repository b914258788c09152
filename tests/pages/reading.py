"""The pages without a browser: opening one with a link, and reading what stands on it."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from darien.view import View

ROOT = Path(__file__).parents[2]
SHELL = ROOT / "src" / "darien" / "ui" / "shell.py"
ANSWERS_WITHIN = 60  # seconds; a busy machine answers late


def opened(page: str = "map", **query: str | list[str]) -> AppTest:
    """Open the atlas with a link's query, then go to a page of the folder pages."""
    at = AppTest.from_file(str(SHELL), default_timeout=ANSWERS_WITHIN)
    for name, value in query.items():
        at.query_params[name] = value
    without_exception(at.run())
    return at if page == "map" else turned_to(at, page)


def turned_to(at: AppTest, page: str) -> AppTest:
    """Go to a page as a reader does who takes the view along."""
    return without_exception(at.switch_page(str(ROOT / "pages" / f"{page}.py")).run())


def part(at: AppTest, key: str, name: str) -> AppTest:
    """Choose a part of a page at the control that offers its parts."""
    return without_exception(at.button_group(key=key).set_value(name).run())


def without_exception(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def html(at: AppTest) -> str:
    """Return the HTML of the page that is ours."""
    return " ".join(one.proto.body for one in at.get("html"))


def words(at: AppTest) -> str:
    """Return the text of that HTML, without its tags."""
    in_a_line = re.sub(r"</?(a|span)\b[^>]*>", "", html(at))
    return unescape(re.sub(r"<[^>]+>", " ", in_a_line))


def messages(at: AppTest) -> list[dict[str, Any]]:
    """Return the messages that reach the maps of the page."""
    found = []
    for component in at.get("component_instance"):
        arguments = json.loads(component.proto.json_args)
        called = re.search(r"DarienAtlas\.draw\(map_div, (.*)\);", arguments["feature_group"])
        assert called is not None
        found.append(json.loads(called[1]))
    return found


def address(at: AppTest) -> View:
    """Return the view that the address states."""
    said = {name: at.query_params[name] for name in at.query_params}
    return View.from_query(
        {name: [value] if isinstance(value, str) else value for name, value in said.items()}
    )
