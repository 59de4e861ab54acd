"""The commands in docs/reference/rest.md work as they stand there, in their order."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rest.md"
SECONDS_MAX = 60

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed here")


@needs_curl
def test_the_walk_through_of_a_birth_ends_with_the_certificate(running: Any) -> None:
    commands = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    script = "set -eu\nserver=" + running.url.rstrip("/") + "\n" + "\n".join(commands)
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, timeout=SECONDS_MAX, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "/api/problems/" not in done.stdout, done.stdout
    assert done.stdout.rstrip().endswith("}")
    assert "Medical certificate" in done.stdout
    assert '"state":"issued"' in done.stdout
