"""Pin what config/*.in ask for, with hashes and without a download address; `make lock`.

pip-tools does it, in an environment of its own that is thrown away.
"""

import subprocess
import tempfile
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
OPTIONS = (
    "--quiet --upgrade --generate-hashes --strip-extras --no-header --no-emit-options "
    "--no-emit-index-url --no-emit-trusted-host --no-emit-find-links"
).split()


def main() -> None:
    """Both lock files are new; the second one includes the first."""
    with tempfile.TemporaryDirectory() as folder:
        print("» make an environment with pip-tools", flush=True)
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-tools"], check=True)
        for name in ("requirements", "requirements-dev"):
            print(f"» pin config/{name}.txt", flush=True)
            command = [python, "-m", "piptools", "compile", *OPTIONS, f"{name}.in"]
            subprocess.run([*command, "-o", f"{name}.txt"], check=True, cwd=FOLDER)


if __name__ == "__main__":
    main()
