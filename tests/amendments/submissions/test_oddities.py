from amendments.submissions.oddities import Oddity, OddityKind


def test_every_oddity_is_one_sentence() -> None:
    for kind in OddityKind:
        assert kind[0].isupper()
        assert kind.endswith((".", "{}"))


def test_the_detail_stands_in_the_sentence() -> None:
    assert Oddity(3, OddityKind.NO_SUCH_DATE, "31 June").message.endswith("date: 31 June")
