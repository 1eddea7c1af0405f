"""The law of the tables: what is stored is read back the same."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from resolutions.queries import version_text
from resolutions.services.sources import read_source
from resolutions.services.versions import store_version
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText, Span, SpanKind
from tests.shared_texts import shared_files
from tests.trees import secretary

pytestmark = pytest.mark.django_db

# PostgreSQL keeps neither NUL nor lone surrogates; no reader lets them through.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
LABELS = st.sampled_from(["", "a)", "1.2", "–", "（一）"])
KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.NUMBER])


@st.composite
def clauses(draw: st.DrawFn, above: str = "", depth: int = 0) -> tuple[Clause, ...]:
    """A few clauses with unique addresses, and clauses under them."""
    made = []
    for rank in range(draw(st.integers(0, 4 - depth))):
        text = draw(WORDS)
        end = draw(st.integers(0, len(text)))
        spans = (Span(0, end, draw(st.sampled_from(SpanKind)), draw(WORDS)),) if end else ()
        address = f"{above}x{rank}"
        under = draw(clauses(f"{address}/", depth + 1)) if depth < 3 else ()
        made.append(
            Clause(
                kind=draw(KINDS),
                label=draw(LABELS),
                heading=draw(WORDS),
                text=text,
                spans=spans,
                key=f"key-{rank}",
                address=address,
                children=under,
            )
        )
    return tuple(made)


@given(tree=clauses(), action=st.sampled_from(Action), language=st.sampled_from(["en", "ar", "zh"]))
def test_any_tree_is_read_back_the_same(
    tree: tuple[Clause, ...], action: Action, language: str
) -> None:
    edition = Edition(2018, "Dubai", action)
    text = ResolutionText(language, "pp", "resolution", "140", edition, tree)
    with transaction.atomic():
        version = store_version(user=secretary(), text=text, identities={})
        assert version_text(version, language) == text
        transaction.set_rollback(True)


@pytest.mark.parametrize("path", shared_files("texts/pp-1*-2018-en.txt")[:8], ids=lambda p: p.name)
def test_a_real_text_is_read_back_the_same(path: Path) -> None:
    text = read_source(path.read_bytes()).text
    version = store_version(user=secretary(), text=text, identities={})
    assert version_text(version, "en") == text
