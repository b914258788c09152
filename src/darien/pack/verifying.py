"""Is a pack as it was made? Its files against its manifest, and against the same pack made anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from darien.figure_link import shown
from darien.folder import data_version
from darien.language import translator
from darien.pack.archive import unzipped
from darien.pack.making import MANIFEST, pack_files
from darien.pack.manifest import Manifest, entry, read_manifest, redrawn_from, software
from darien.tables import Tables

# What a manifest repeats of itself and must agree with.
REPEATED = ("title", "map_id", "link", "view", "edition")


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a pack, a sentence each; nothing where it is as it was made.

    `tampered` are differences between the files and their manifest, `differing` those between the
    pack and the same pack made here and now, `reasons` why the latter may be.
    """

    map_id: str
    tampered: tuple[str, ...]
    differing: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def is_verified(self) -> bool:
        """Whether every file is as the manifest says and as it is made again."""
        return not self.tampered and not self.differing

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything there is to say."""
        return (*self.tampered, *self.differing, *self.reasons)


def verify(tables: Tables, data: bytes, language: str = "en") -> Verdict:
    """Return whether a pack is as it was made, in sentences of `language`.

    Raises ValueError, with one sentence, for bytes that are no pack at all.
    """
    _ = translator(language)
    files = unzipped(data, language)
    if MANIFEST not in files:
        raise ValueError(_("the file holds no manifest.json and is no report pack"))
    stated = read_manifest(files.pop(MANIFEST), language)
    view, edition, created, address = redrawn_from(tables, stated, language)
    again = pack_files(tables, view, edition, created=created, address=address)
    expected = read_manifest(again.pop(MANIFEST), language)
    tampered = _tampered(stated, files, language)
    differing = (
        *_astray(stated, expected, language),
        *_differing(files, again, {*files, *again} - {*tampered}, language),
    )
    return Verdict(
        map_id=stated.map_id,
        tampered=tuple(tampered.values()),
        differing=differing,
        reasons=tuple(_reasons(stated, language)) if differing else (),
    )


def _tampered(stated: Manifest, files: Mapping[str, bytes], language: str) -> dict[str, str]:
    """What is not as the manifest says, a sentence by the name of the file."""
    _ = translator(language)
    found = {}
    for name in sorted({*stated.files, *files}):
        if name not in files:
            text = _("{name} is in the manifest, but not in the pack.")
        elif name not in stated.files:
            text = _("{name} is in the pack, but not in the manifest.")
        elif entry(name, files[name]) != stated.files[name]:
            text = _("{name} was changed: it is not as the manifest states it.")
        else:
            continue
        found[name] = text.format(name=shown(name))
    return found


def _astray(stated: Manifest, expected: Manifest, language: str) -> list[str]:
    """What a manifest repeats and says otherwise than what it repeats."""
    _ = translator(language)
    text = _("The manifest's {part} is not what its own link gives here.")
    return [
        text.format(part=part)
        for part in REPEATED
        if getattr(stated, part) != getattr(expected, part)
    ]


def _differing(
    files: Mapping[str, bytes], again: Mapping[str, bytes], names: Collection[str], language: str
) -> list[str]:
    """What of these files is not as it is made again."""
    _ = translator(language)
    found = []
    for name in sorted(names):
        if name not in files:
            text = _("{name} is missing.")
        elif name not in again:
            text = _("{name} is no file of such a pack.")
        elif files[name] != again[name]:
            text = _("{name} comes out otherwise when made again.")
        else:
            continue
        found.append(text.format(name=shown(name)))
    return found


def _reasons(stated: Manifest, language: str) -> list[str]:
    """Why the same link may give another pack here."""
    _ = translator(language)
    found = []
    if stated.data_version != data_version():
        found.append(
            _("It was made from other data: {there}, here {here}.").format(
                there=shown(stated.data_version), here=data_version()
            )
        )
    here = software()
    other = [
        f"{name} {shown(stated.software.get(name, '–'))} ({version})"
        for name, version in here.items()
        if stated.software.get(name) != version
    ]
    if other:
        found.append(
            _("It was made with other versions (here in brackets): {list}.").format(
                list=", ".join(other)
            )
        )
    if not found:
        found.append(_("Data and software are the same: the pack was changed after it was made."))
    return found
