"""Known faults of the dependencies, where the list of them can be reached; and that the locks are whole, always.

Ends with status 1 where a fault is known, a requirement is not pinned with its hash, or packages do not fit together.
It never waits for the network longer than PATIENCE.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt")
PATIENCE, ANSWER_WITHIN = 90, 5  # seconds, for all and for one answer
PINNED = re.compile(r"[\w.\[\],-]+==[\w.+!-]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")


def main() -> int:
    faults = [*loose(), *misfits(), *known_faults()]
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def loose() -> Iterator[str]:
    """Yield what stands in a lock and is not pinned with a hash."""
    for name in LOCKS:
        left, pinned = PINNED.subn("", (ROOT / name).read_text(encoding="utf-8"))
        yield from (f"{name}: not pinned with a hash: {line.strip()}" for line in left.split("\n") if line.strip())
        print(f"audit: {name}: {pinned} requirements are pinned with their hashes")


def misfits() -> Iterator[str]:
    """Yield what `pip check` says of packages that do not fit together."""
    checked = _run("pip", "--disable-pip-version-check", "check")
    if checked.returncode:
        yield checked.stdout.strip() or checked.stderr.strip()


def known_faults() -> Iterator[str]:
    """Yield the known faults of what is locked; say so where they cannot be asked for."""
    options = ["--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
    try:
        told = _run("pip_audit", *options, "--timeout", str(ANSWER_WITHIN), "--requirement", LOCKS[-1]).stdout
        packages = json.loads(told)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError):
        packages = []
    asked = [one for one in packages if "vulns" in one]
    if not asked:
        print("audit: the list of known faults was NOT reached; only the locks were checked")
    else:
        print(f"audit: {len(asked)} of {len(packages)} packages were looked up in the list of known faults")
    for one in asked:
        yield from (f"{one['name']} {one['version']}: {fault['id']}" for fault in one["vulns"])


def _run(module: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)


if __name__ == "__main__":
    sys.exit(main())
