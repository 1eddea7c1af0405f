"""Small Word files made of markup, and damaged ones."""

from __future__ import annotations

import io
import random
import zipfile

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
    way = seed % 5
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
    return _inside(data, chance, shuffled=way == 3)


def _inside(data: bytes, chance: random.Random, *, shuffled: bool) -> bytes:
    """A sound zip whose parts are damaged: stretches swapped, or bytes overwritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name, content in files.items() if content))
    content = bytearray(files[name])
    if shuffled:
        tags = content.split(b"<")
        chance.shuffle(tags) if chance.random() < 0.5 else tags.pop(chance.randrange(len(tags)))
        files[name] = b"<".join(tags)
    else:
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        files[name] = bytes(content)
    return zipped(dict(files))
