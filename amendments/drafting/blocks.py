"""Which parts the head of a drafted contribution has, by body: the data beside this module says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from amendments.submissions.labels import BlockKind
from amendments.submissions.labels.words import load_words
from amendments.submissions.values import Block, Paragraph


def blocks_of(body: str) -> tuple[BlockKind, ...]:
    """The blocks that contributions to this body have, in the order in which they are printed."""
    known = _load()
    return known.get(body) or known["other"]


def make_blocks(said: Mapping[BlockKind, str], body: str, language: str) -> tuple[Block, ...]:
    """What was said of each block, labelled in the language; those that say nothing are left out.

    Blocks that the body's contributions do not have come last, so that nothing is lost.
    """
    order = [*blocks_of(body), *(kind for kind in said if kind not in blocks_of(body))]
    words = load_words(language)
    return tuple(
        Block(kind, words.blocks.get(kind.value, ""), paragraphs, 0)
        for kind in order
        if (paragraphs := _paragraphs(said.get(kind, "")))
    )


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(Paragraph(line, 0) for line in lines if line)


@cache
def _load() -> dict[str, tuple[BlockKind, ...]]:
    text = (files(__package__) / "blocks.toml").read_text(encoding="utf-8")
    return {body: tuple(map(BlockKind, kinds)) for body, kinds in tomllib.loads(text).items()}
