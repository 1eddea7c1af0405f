"""Language: told by script, or by the commonest words."""

from pathlib import Path

import pytest

from resolutions.text.language import detect

SAMPLES = Path(__file__).parent / "samples"
SENTENCES = {
    "ar": "أن المكتبات مفتوحة للجميع في كل يوم",
    "en": "that the libraries of this quarter are open to all on each day of the week, as is right",
    "es": "que las bibliotecas del barrio se abren para todos en los días de la semana, y es justo",
    "fr": "que les bibliothèques du quartier sont ouvertes à tous et qui y lit est le bienvenu",
    "ru": "что библиотеки открыты для всех каждый день",
    "zh": "社区图书馆每天向所有居民开放",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_is_enough(language: str) -> None:
    assert detect(SENTENCES[language]) == (language, True)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.name)
def test_a_whole_text_is_told(path: Path) -> None:
    assert detect(path.read_text(encoding="utf-8")) == (path.stem[-2:], True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("关于WSIS和ICT以及ITU-D的第30号决议", "zh"),
        ("بشأن ITU-D و WSIS والقرار 30 للمؤتمر", "ar"),
        ("О роли ITU-D и WSIS в библиотеках", "ru"),
    ],
)
def test_latin_acronyms_do_not_mislead(text: str, language: str) -> None:
    assert detect(text)[0] == language


@pytest.mark.parametrize("text", ["", "12 (3)", "RESOLUTION 9"])
def test_too_little_text_is_english_and_unsure(text: str) -> None:
    assert detect(text) == ("en", False)
