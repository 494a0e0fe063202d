"""The server under test: one that runs already, or one of our own on a directory that is thrown away.

HERSTELBOEK_ADDRESS (host:port) and HERSTELBOEK_TOKEN_<KIND> name a running one; kinds are the roles in the stories,
each for an officer of its own and ledger GM0344 (PLATFORM_ENGINEER for all), and the useless EXPIRED, FOREIGN and
FORGED. Without HERSTELBOEK_ADDRESS the binary HERSTELBOEK_BINARY (target/debug/herstelboek) is started, with an
identity provider of the story's own.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from identity_provider import AUDIENCE, ISSUER, IdentityProvider

ROOT = Path(__file__).resolve().parents[2]
LEDGER, HIDDEN = "GM0344", "GM0363"


class Running:
    """A server that runs elsewhere."""

    address = os.environ.get("HERSTELBOEK_ADDRESS", "")

    def token(self, kind: str) -> str:
        """A token of this kind."""
        return os.environ[f"HERSTELBOEK_TOKEN_{kind.upper()}"]

    def stop(self) -> None:
        """It was not ours to start."""


class Own:
    """A server started for this run."""

    def __init__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="herstelboek-python-")
        directory = Path(self.directory.name)
        # The private cluster may run as another user, who has to get here.
        directory.chmod(0o755)
        identities = IdentityProvider(directory, LEDGER)
        self.token = identities.token
        binary = os.environ.get("HERSTELBOEK_BINARY", ROOT / "target/debug/herstelboek")
        settings = {
            "data-dir": directory / "data",
            "listen": "127.0.0.1:0",
            "metrics-listen": "127.0.0.1:0",
            "tokens-jwks": identities.key_set,
            "tokens-issuer": ISSUER,
            "tokens-audience": AUDIENCE,
            "log-level": "warn",
        }
        flags = [f"--{flag}={value}" for flag, value in settings.items()]
        self.process = subprocess.Popen([binary, "serve", *flags], stdout=subprocess.PIPE, text=True)
        self.address = self._listening()

    def _listening(self) -> str:
        for line in self.process.stdout:
            said = json.loads(line)
            if said.get("event") == "listening":
                return said["grpc"]
        raise RuntimeError(f"the server ended with {self.process.wait()} before it listened")

    def stop(self) -> None:
        """Stops it as an operator would, and waits until it is gone."""
        self.process.terminate()
        self.process.wait(timeout=60)
        self.process.stdout.close()
        self.directory.cleanup()


def start() -> Running | Own:
    """The server to test against."""
    return Running() if Running.address else Own()
