"""ZIP files: written so that the same files give the same bytes, and read without trust."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping

from darien.figure_link import shown
from darien.language import translator

# A pack has some twenty files and a few megabytes; more than this is none of ours.
MOST_FILES = 100
MOST_BYTES = 200_000_000
# The first moment a ZIP file knows; the day a pack was made stands in its manifest.
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3
# Length and first signs of the end of a ZIP's directory, where it has no comment.
END, SIGNATURE = 22, b"PK\x05\x06"
# What the library raises for bytes that are no ZIP file, or not one that it can read.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a ZIP, by name, without the time of day."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            item = zipfile.ZipInfo(name, MOMENT)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.external_attr, item.create_system = READABLE, UNIX
            archive.writestr(item, files[name])
    return packed.getvalue()


def unzipped(data: bytes, language: str) -> dict[str, bytes]:
    """Return the files of a stranger's ZIP by name; nothing is written anywhere.

    Raises ValueError, with a sentence in `language`, for what is no ZIP, for names that lead
    elsewhere or stand twice, and for more than a pack can hold.
    """
    _ = translator(language)
    damaged = _("the file is not a ZIP file, or a damaged one")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise ValueError(damaged) from error
    # The end of a ZIP's directory is the end of the file: what follows is none of ours.
    if data[-END:][: len(SIGNATURE)] != SIGNATURE:
        raise ValueError(damaged)
    _refuse_strange(archive.infolist(), language)
    try:
        return {item.filename: archive.read(item) for item in archive.infolist()}
    except DAMAGE as error:
        raise ValueError(damaged) from error


def _refuse_strange(items: list[zipfile.ZipInfo], language: str) -> None:
    _ = translator(language)
    names = [item.filename for item in items]
    if len(items) > MOST_FILES or sum(item.file_size for item in items) > MOST_BYTES:
        raise ValueError(
            _("the file holds more than a pack can: at most {files} files and {size} MB").format(
                files=MOST_FILES, size=MOST_BYTES // 1_000_000
            )
        )
    for item in items:
        name = item.filename
        if names.count(name) > 1:
            raise ValueError(_("the file holds {name} twice").format(name=shown(name)))
        if not name or name.startswith(".") or any(sign in name for sign in "/\\:\0"):
            raise ValueError(
                _("the file holds a name that leads elsewhere: {name}").format(name=shown(name))
            )
        if item.flag_bits & 1:
            raise ValueError(_("the file is encrypted"))
