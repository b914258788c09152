"""The commands `figure` and `pack` write files, check them, and refuse in one sentence."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from darien.__main__ import main
from darien.commands import drawing, figure, pack
from darien.edition import map_id, read_edition
from darien.folder import data_version
from darien.tables import load
from darien.view import View

TABLES = load()
SMALL = ["--template", "square", "--dpi", "96"]
YEAR = ["--from", "2025-01", "--to", "2025-12", "--direction", "southbound"]
MADE = ["--created", "2026-11-26"]
LINK = "?period=2025-01&period=2025-12&direction=southbound&template=square&dpi=96"


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every call of a command reads the same tables; reading them takes longer than the rest."""
    for command in (figure, pack):
        monkeypatch.setattr(command, "load", lambda: TABLES)


@pytest.fixture(autouse=True)
def on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (drawing, pack):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 26))


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence of an error."""
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and said.err.endswith(".\n")
    assert "Traceback" not in said.err
    return said.err


def test_a_figure_is_written_as_its_options_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.png"
    page = [*SMALL, "--tone", "greyscale", "--lang", "es"]
    assert main(["figure", *YEAR, *page, *MADE, "-o", str(file)]) == 0
    with Image.open(file) as picture:
        assert picture.size == (691, 691)
        assert round(picture.info["dpi"][0]) == 96
    edition, _ = read_edition({"template": ["square"], "dpi": ["96"], "tone": ["greyscale"]})
    view = View.from_query(
        {"period": ["2025-01", "2025-12"], "direction": ["southbound"], "lang": ["es"]}
    )
    said = capsys.readouterr().out
    assert map_id(view, edition, data_version()) in said and "out.png" in said


def test_a_format_may_be_said_or_be_the_end_of_the_name(tmp_path: Path) -> None:
    said, named = tmp_path / "figure", tmp_path / "figure.pdf"
    assert main(["figure", *YEAR, *SMALL, *MADE, "--format", "pdf", "-o", str(said)]) == 0
    assert main(["figure", *YEAR, *SMALL, *MADE, "-o", str(named)]) == 0
    assert said.read_bytes() == named.read_bytes()
    assert said.read_bytes().startswith(b"%PDF")


def test_a_moving_figure_has_a_frame_a_month(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.gif"
    months = ["--from", "2025-01", "--to", "2025-03"]
    assert main(["figure", *months, *SMALL, *MADE, "-o", str(file)]) == 0
    with Image.open(file) as picture:
        assert (picture.format, getattr(picture, "n_frames", 1)) == ("GIF", 3)
    assert "out.gif" in capsys.readouterr().out
    long = ["--from", "2019-01", "--to", "2026-01"]
    for wrong in (long, [*months, "--panels", "years"]):
        assert main(["figure", *wrong, *SMALL, "--format", "gif", "-o", str(tmp_path / "b")]) == 2
        assert "in an animation" in told(capsys)


def test_a_link_gives_the_same_file_as_the_filters(tmp_path: Path) -> None:
    by_link, by_filter, by_address = (tmp_path / f"{n}.png" for n in range(3))
    dated = f"https://atlas.example/{LINK}&created=2026-11-26"
    assert main(["figure", "--link", LINK, *MADE, "-o", str(by_link)]) == 0
    assert main(["figure", *YEAR, *SMALL, *MADE, "-o", str(by_filter)]) == 0
    assert main(["figure", "--link", dated, "-o", str(by_address)]) == 0
    assert by_link.read_bytes() == by_filter.read_bytes() == by_address.read_bytes()


def test_a_pack_is_written_and_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.zip"
    assert main(["pack", *YEAR, *SMALL, *MADE, "-o", str(file)]) == 0
    assert "DA-2025-01-2025-12-southbound" in capsys.readouterr().out
    assert main(["pack", "--verify", str(file)]) == 0
    assert "is as it was made" in capsys.readouterr().out

    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("note.txt", "added")
    assert main(["pack", "--verify", str(file)]) == 1
    assert "“note.txt” is in the pack, but not in the manifest." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        (["--from", "2025-13", "--to", "2025-12"], ["period", "2025-13", "2026-12"]),
        (["--from", "2025-12", "--to", "2025-01"], ["period", "2025-12"]),
        (["--from", "2025-01"], ["period"]),
        ([], ["--from", "--link"]),
        ([*YEAR, "--extent", "mars"], ["extent", "mars", "isthmus"]),
        ([*YEAR, "--layer", "sites", "--layer", "x\x1b[2J"], ["layer", "incidents"]),
        ([*YEAR, "--dpi", "9999"], ["dpi", "9999", "300"]),
        ([*YEAR, "--part", "all"], ["part", "caution"]),
        ([*YEAR, "--lang", "fr"], ["lang", "fr", "es"]),
        ([*YEAR, "--created", "yesterday"], ["created", "yesterday", "YYYY-MM-DD"]),
        ([*YEAR, "--address", "file:///etc"], ["file:///etc", "https"]),
        (["--link", "?period=2025-01"], ["period", "2025-01"]),
        ([*YEAR, "--created", "2026-11-28"], ["created", "2026-11-28", "2026-11-27"]),
        ([*YEAR, "--template", "square", "--part", "legs"], ["part", "legs", "none"]),
        ([*YEAR, "--layer", "sites", "--layer", "sites"], ["layer", "each value once"]),
        ([*YEAR, "--panels", "compare"], ["panels", "compare", "second period"]),
        (["--from", "2010-01", "--to", "2026-12", "--panels", "quarters"], ["panels", "20"]),
        (["--link", "?colour=red"], ["colour", "template"]),
        (["--link", "?extent=darien&extent=isthmus"], ["extent", "darien"]),
        (["--link", "?created=2026-01-01&created=2026-01-02"], ["created"]),
        (["--link", "?northbound=no-series"], ["northbound", "snm-darien-north"]),
        (["--link", "?period=%ff&period=%fe"], ["link"]),
        (["--link", "no link"], ["link"]),
        (["--link", "?" + "extent=darien&" * 500], ["4000"]),
        (["--link", LINK, "--extent", "darien"], ["--link"]),
    ],
)
def test_what_means_nothing_is_refused_with_what_is_possible(
    options: list[str], parts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, file in (("figure", tmp_path / "a.png"), ("pack", tmp_path / "a.zip")):
        assert main([command, *options, "-o", str(file)]) == 2
        said = told(capsys)
        assert all(part in said for part in parts) and "\x1b" not in said
        assert not file.exists()


def test_a_format_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in (["--format", "bmp", "-o", "a.png"], ["-o", "a.docx"], ["-o", "a"]):
        assert main(["figure", *YEAR, *options]) == 2
        assert "png, svg, pdf, gif" in told(capsys)


def test_a_path_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "no" / "where.png"
    assert main(["figure", *YEAR, *SMALL, "-o", str(nowhere)]) == 2
    assert "where.png" in told(capsys)
    assert main(["pack", "--verify", str(tmp_path / "none.zip")]) == 2
    assert "none.zip" in told(capsys)
    assert main(["pack", "--verify", str(tmp_path)]) == 2
    assert "cannot read" in told(capsys)


def test_a_file_that_is_no_pack_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("not a pack", "utf-8")
    assert main(["pack", "--verify", str(file)]) == 2
    assert "not a ZIP file" in told(capsys)
