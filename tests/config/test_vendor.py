"""The libraries of others that pages load."""

from config.vendor import LIBRARIES, TARGET, describe, without_source_map


def test_each_file_is_listed_and_each_listed_file_is_there() -> None:
    listed = {name.rsplit("/", 1)[-1] for library in LIBRARIES for name in library.files}
    assert {path.name for path in TARGET.iterdir()} == listed | {"README.md"}


def test_the_readme_is_that_of_these_versions() -> None:
    assert (TARGET / "README.md").read_text() == describe()


def test_the_files_are_of_these_versions() -> None:
    for library in LIBRARIES:
        for name in library.files:
            assert library.version in (TARGET / name.rsplit("/", 1)[-1]).read_text()


def test_no_file_asks_for_a_source_map_that_is_not_there() -> None:
    assert without_source_map("a{}\n/*# sourceMappingURL=a.css.map */\n") == "a{}\n"
    assert not any("sourceMappingURL" in path.read_text() for path in TARGET.iterdir())
