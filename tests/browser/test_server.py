"""What the server answers: headers, files, other paths, and a refusal to start on broken tables."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from atlas_page import legs, open_view
from playwright.sync_api import Browser, Page
from serving import ROOT, free_port, start_server, wait_for_health


def test_every_answer_carries_security_headers(page: Page, server: str) -> None:
    component = "/component/streamlit_folium.st_folium/index.html"
    for path in ("/", "/sheet", "/evidence", "/atlas/none.js", "/_stcore/health", component):
        headers = page.request.get(server + path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert "frame-ancestors 'self'" in headers["content-security-policy"], path
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert headers["referrer-policy"] and headers["permissions-policy"], path
    page_policy = page.request.get(f"{server}/").headers["content-security-policy"]
    assert "unsafe-eval" not in page_policy and "https:" not in page_policy
    script = re.search(r"script-src ([^;]*)", page_policy)
    assert script is not None and "unsafe-inline" not in script[1]
    sheet_policy = page.request.get(f"{server}/sheet").headers["content-security-policy"]
    assert "script-src 'self';" in sheet_policy and "http" not in sheet_policy
    frame_policy = page.request.get(server + component).headers["content-security-policy"]
    assert set(re.findall(r"https?://[^ ;]+", frame_policy)) == {"https://tile.openstreetmap.org"}


def test_files_named_by_their_content_may_be_kept_for_ever(page: Page, server: str) -> None:
    fetched: dict[str, str] = {}
    page.on(
        "response",
        lambda got: (
            fetched.update({got.url: got.headers.get("cache-control", "")})
            if "/atlas/" in got.url
            else None
        ),
    )
    open_view(page, server)
    assert len(fetched) > 10
    assert set(fetched.values()) == {"public, max-age=31536000, immutable"}
    assert all(re.search(r"-[0-9a-f]{12}\.\w+$", url) for url in fetched)
    land = next(url for url in fetched if "/land-" in url and "far" not in url)
    assert page.request.get(land).headers["content-encoding"] == "gzip"
    lost = page.request.get(f"{server}/atlas/land-000000000000.geojson")
    assert lost.status == 404 and "Reload the page" in lost.text()


def test_the_atlas_works_below_another_path(browser: Browser, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    with log.open("w") as output:
        process = start_server(port, output, STREAMLIT_SERVER_BASE_URL_PATH="atlas-of-darien")
    context = browser.new_context()
    try:
        page = context.new_page()
        server = f"http://127.0.0.1:{port}/atlas-of-darien"
        wait_for_health(server, process, log)
        assert legs(open_view(page, server))
        page.goto(f"{server}/sheet")
        page.locator("html[data-atlas-ready]").wait_for(state="attached")
    finally:
        context.close()
        process.terminate()
        process.wait(timeout=20)


def test_a_broken_table_stops_the_start_with_one_plain_message(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    series = (data / "series.csv").read_text("utf-8").replace("southbound", "sideways", 1)
    (data / "series.csv").write_text(series, "utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.address", "127.0.0.1", "--server.port", str(free_port())]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DARIEN_DATA": str(data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ended.returncode == 1
    assert "data/series.csv, row" in ended.stderr and "column direction" in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
