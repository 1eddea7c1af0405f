from django.utils.translation import override

from amendments.templatetags.oddities import SENTENCES, oddity_words
from resolutions.text.clauses import Oddity, OddityKind


def test_every_sentence_of_the_grammar_is_named_to_the_catalogues() -> None:
    assert set(SENTENCES) == {kind.value for kind in OddityKind}


def test_an_oddity_is_said_with_its_detail() -> None:
    oddity = Oddity(3, OddityKind.LABEL_REPEATED, "a)")
    with override("en"):
        assert oddity_words(oddity) == oddity.message
