import re

from django.utils.translation import override

from amendments.templatetags.oddities import REMARKS, SENTENCES, oddity_words
from resolutions.services.sources import FAULTS
from resolutions.text.clauses import Oddity, OddityKind
from tests.shared_texts import ROOT


def test_every_sentence_of_the_grammar_is_named_to_the_catalogues() -> None:
    assert set(SENTENCES) == {kind.value for kind in OddityKind}


def test_an_oddity_is_said_with_its_detail() -> None:
    oddity = Oddity(3, OddityKind.LABEL_REPEATED, "a)")
    with override("en"):
        assert oddity_words(oddity) == oddity.message


def test_every_remark_about_word_files_is_named_to_the_catalogues() -> None:
    folder = ROOT / "resolutions" / "word"
    sentence = re.compile(r'(?<!")"((?:The file|A field) [^"{]+\.)"(?!")')
    said = {words for path in folder.glob("*.py") for words in sentence.findall(path.read_text())}
    faults = {words for words in said if words not in REMARKS}
    assert set(REMARKS) <= said
    assert faults <= {str(fault) for fault in FAULTS.values()}
