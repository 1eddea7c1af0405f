from django.urls import reverse, set_script_prefix

from resolutions.addresses import address


def test_an_address_is_the_one_of_the_site_and_of_the_place_where_it_is_served() -> None:
    said = ("pp", "140")
    assert address("resolutions:resolution", *said) == "/resolutions/pp/140/"
    set_script_prefix("/tracker/")
    try:
        assert address("resolutions:resolution", *said) == "/tracker/resolutions/pp/140/"
    finally:
        set_script_prefix("/")
    assert address("resolutions:citations", *said) == reverse("resolutions:citations", args=said)
