import re

from django.utils.translation import override

from amendments.services.plans import Conflict
from amendments.templatetags.oddities import (
    REMARKS,
    SENTENCES,
    oddity_words,
    said_by_person,
    said_in_file,
)
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


def test_where_a_person_disagrees_with_the_file_both_are_said_in_words() -> None:
    with override("zh-hans"):
        assert said_in_file(Conflict("body", "pp", "council")) == "全权代表大会"
        assert said_by_person(Conflict("body", "pp", "council")) == "理事会"
        assert said_by_person(Conflict("year", "2018", "2022")) == "2022"
        assert said_in_file(Conflict("kind", "no-such-kind", "")) == "no-such-kind"


def test_a_remark_about_a_word_file_is_translated_inside_its_sentence() -> None:
    oddity = Oddity(0, OddityKind.WORD_REMARK, REMARKS[0])
    with override("zh-hans"):
        assert oddity_words(oddity) == "关于Word文件：文件含有宏，已忽略。"


def test_a_place_in_dispute_has_its_name_in_the_language_of_the_interface() -> None:
    with override("zh-hans"):
        assert said_in_file(Conflict("place", "Kigali", "Dubai")) == "基加利"
