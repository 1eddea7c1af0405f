"""Small Word files made of markup, and damaged ones."""

from __future__ import annotations

import io
import random
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts(body: str, **others: str) -> dict[str, str]:
    """The files of a Word file with this body; `styles='<w:style…'` adds a part of that name."""
    links = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in others
    )
    links += f'<Relationship Id="web" Type="{OFFICE}/hyperlink" TargetMode="External"'
    links += ' Target="https://example.org/"/>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}'
        "</Relationships>",
    }
    for name, content in others.items():
        files[f"word/{name}.xml"] = f"<w:{name} {SPACES}>{content}</w:{name}>"
    return files


def docx(body: str, **others: str) -> bytes:
    """A Word file with this body."""
    return zipped(parts(body, **others))


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes damaged in one of several ways, the same way for the same seed."""
    chance = random.Random(seed)
    way = seed % 9
    if way == 0:
        return data[: chance.randrange(len(data))]
    if way == 1:
        cut = sorted(chance.sample(range(len(data)), 2))
        return data[: cut[0]] + data[cut[1] :]
    if way == 2:
        changed = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    INSIDE[way](files, chance)
    return zipped(dict(files))


def _any_part(files: dict[str, bytes], chance: random.Random) -> str:
    return chance.choice(sorted(name for name, content in files.items() if content))


def _shuffle(files: dict[str, bytes], chance: random.Random) -> None:
    """Elements in any order, or one tag missing."""
    name = _any_part(files, chance)
    tags = files[name].split(b"<")
    chance.shuffle(tags) if chance.random() < 0.5 else tags.pop(chance.randrange(len(tags)))
    files[name] = b"<".join(tags)


def _overwrite(files: dict[str, bytes], chance: random.Random) -> None:
    """Bytes of a part replaced by any others."""
    name = _any_part(files, chance)
    content = bytearray(files[name])
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    files[name] = bytes(content)


def _truncate(files: dict[str, bytes], chance: random.Random) -> None:
    """A part that ends too early."""
    name = _any_part(files, chance)
    files[name] = files[name][: chance.randrange(len(files[name]))]


def _mistype(files: dict[str, bytes], chance: random.Random) -> None:
    """Parts that are said to be something else, or of which nothing is said."""
    types = "[Content_Types].xml"
    others = (b"", MAIN.replace("wordprocessing", "sheet").encode(), b"image/png", b"\xff", b"&")
    files[types] = files[types].replace(
        chance.choice((MAIN.encode(), b"application/xml", b"PartName", b"wordprocessingml")),
        chance.choice(others),
    )


def _misplace(files: dict[str, bytes], chance: random.Random) -> None:
    """Two parts that changed places, or one that is missing."""
    one, other = _any_part(files, chance), _any_part(files, chance)
    files[one], files[other] = files[other], files[one]
    if one == other:
        del files[one]


def _move_tags(files: dict[str, bytes], chance: random.Random) -> None:
    """Well-formed XML whose elements stand where they do not belong."""
    name = "word/document.xml"
    tree = etree.fromstring(files[name])
    for _ in range(chance.randint(1, 20)):
        elements = list(tree.iter())
        moved, place = chance.choice(elements[1:]), chance.choice(elements)
        if moved not in place.iterancestors() and moved is not place:
            place.append(moved)
    files[name] = etree.tostring(tree)


INSIDE = dict(
    enumerate((_shuffle, _overwrite, _truncate, _mistype, _misplace, _move_tags), start=3)
)
