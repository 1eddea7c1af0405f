"""Generated resolutions: trees that a source could have, with texts that try to confuse."""

from functools import partial

from hypothesis import strategies as st

from resolutions.text.addresses import assign
from resolutions.text.clauses import (
    Action,
    Clause,
    Edition,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
)
from resolutions.text.labels import read_label
from resolutions.text.numerals import roman

# Words that look like labels, headings, markup, notes and quantities.
TRAPS = (
    "a)", "b)", "1", "2", "ii)", "–", "recalling", "resolves", "invites Member States", "*", "**",
    "[x](y)", "[^1]", "<sup>", "#", "|", "ANNEX", "\\", "_____", "§ 35 a);", "and", "2018", "第1号",
    "忆及", "The Council,", "RESOLUTION 1 (DUBAI, 2018)", "[bookmark: x]", "<!-- x -->", ";", ":",
)  # fmt: skip
PLAIN = ("telecommunication", "role", "of", "the", "Union", "电信", "发展", "دور", "союз", "été")
words = (
    st.sampled_from(PLAIN)
    | st.sampled_from(TRAPS)
    # A hyphen that does not break is read as a hyphen.
    | st.text(
        st.characters(exclude_categories=("C", "Z"), exclude_characters="\u2011"),
        min_size=1,
        max_size=6,
    )
)
HEADINGS = {
    "recalling": Kind.PREAMBLE,
    "considering": Kind.PREAMBLE,
    "recognizing further": Kind.PREAMBLE,
    "resolves": Kind.OPERATIVE,
    "instructs the Secretary-General": Kind.OPERATIVE,
    "invites Member States": Kind.OPERATIVE,
}
KEYS = {heading: heading.lower().replace(" ", "-") for heading in HEADINGS}


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Spans that do not touch each other, with no blank at their edges."""
    found, start = [], 0
    for piece in text.split(" "):
        end = start + len(piece)
        kinds = [SpanKind.ITALIC, SpanKind.BOLD, SpanKind.SUPERSCRIPT]
        if piece.isalnum() and draw(st.integers(0, 5)) == 0:
            found.append(Span(start, end, draw(st.sampled_from(kinds))))
        start = end + 1
    return tuple(found)


@st.composite
def said(draw: st.DrawFn, *, plain: bool = False) -> tuple[str, tuple[Span, ...]]:
    """A text of a few words and the spans in it."""
    source = st.sampled_from(PLAIN) if plain else words
    text = " ".join(draw(st.lists(source, min_size=1, max_size=8)))
    text = " ".join(text.split()) or "x"
    return text, draw(spans(text))


def stands_behind(label: str, words: tuple[str, tuple[Span, ...]]) -> bool:
    """Whether a label ends where these words begin: a bracket or `bis` there would be its own."""
    found = read_label(f"{label} {words[0]} ")
    return found is not None and found[0].text.strip() == label


@st.composite
def labelled(draw: st.DrawFn, depth: int = 0) -> tuple[Clause, ...]:
    """A list of clauses in one style, some with a list below."""
    style = draw(st.sampled_from(["a)", "1", "i)", "–"]))
    clauses = []
    for rank in range(1, draw(st.integers(1, 4)) + 1):
        label = {"a)": f"{chr(96 + rank)})", "1": str(rank), "i)": f"{roman(rank)})"}.get(
            style, "–"
        )
        text, inside = draw(said().filter(partial(stands_behind, label)))
        below = draw(labelled(depth + 1)) if depth < 2 and draw(st.integers(0, 3)) == 0 else ()
        kind = Kind.DASH if style == "–" else Kind.CLAUSE
        clauses.append(Clause(kind, label=label, text=text, spans=inside, children=below))
    return tuple(clauses)


@st.composite
def sections(draw: st.DrawFn) -> Clause:
    """A section with a text of its own, a list, or both."""
    heading = draw(st.sampled_from(sorted(HEADINGS)))
    text, inside = draw(said()) if draw(st.booleans()) else ("", ())
    children = draw(labelled()) if not text or draw(st.booleans()) else ()
    return Clause(
        HEADINGS[heading],
        heading=heading,
        key=KEYS[heading],
        text=text,
        spans=inside,
        children=children,
    )


@st.composite
def resolutions(draw: st.DrawFn) -> ResolutionText:
    """A resolution of the Council in English with everything that a tree can hold."""
    title, _ = draw(said(plain=True))
    front = (
        Clause(Kind.NUMBER, text="RESOLUTION 1332 (MODIFIED 2019)"),
        Clause(Kind.TITLE, text=f"Title {title}"),
        Clause(Kind.OPENING, text="The Council,"),
    )
    body = tuple(draw(st.lists(sections(), min_size=1, max_size=4)))
    annex = ()
    if draw(st.booleans()):
        heading = "ANNEX TO RESOLUTION 1332 (MODIFIED 2019)"
        annex = (
            Clause(Kind.ANNEX, heading=heading, key="annex", text=title, children=draw(labelled())),
        )
    return assign(
        ResolutionText(
            language="en",
            body="council",
            kind="resolution",
            number="1332",
            edition=Edition(2019, "", Action.MODIFIED),
            clauses=(*front, *body, *annex),
        )
    )
