from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMMANDS = sorted(
    path for path in ROOT.glob("*/management/commands/*.py") if path.stem != "__init__"
)


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_every_command_and_its_options_are_documented(path: Path) -> None:
    documented = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = documented.partition(f"\n## {path.stem}\n")[2].partition("\n## ")[0]
    source = path.read_text(encoding="utf-8")
    options = {part.split('"')[0] for part in source.split('add_argument("')[1:]}
    options |= {
        line.split('"')[1] for line in source.splitlines() if line.strip().startswith('"--')
    }
    assert section
    for option in options:
        assert option in section or option.upper() in section, option
