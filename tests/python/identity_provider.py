"""An identity provider: an Ed25519 key, its public half as a JWK set in a file, and tokens signed with it."""

import json
import time
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

ISSUER, AUDIENCE, KEY_ID = "https://id.utrecht.example", "herstelboek", "2026-1"
HOUR = 3600


class IdentityProvider:
    """Issues tokens for one ledger, and for all of them to who keeps the installation running."""

    def __init__(self, directory: Path, ledger: str):
        self.key, self.ledger = Ed25519PrivateKey.generate(), ledger
        public = json.loads(OKPAlgorithm.to_jwk(self.key.public_key()))
        self.key_set = directory / "jwks.json"
        self.key_set.write_text(json.dumps({"keys": [public | {"kid": KEY_ID, "use": "sig", "alg": "EdDSA"}]}))

    def token(self, kind: str) -> str:
        """A token for a role, or for a coordinator one that is `expired`, `foreign` or `forged`."""
        useless = kind in ("expired", "foreign", "forged")
        claims = {
            "sub": f"u-{kind}",
            "iss": "https://id.elsewhere.example" if kind == "foreign" else ISSUER,
            "aud": AUDIENCE,
            "exp": int(time.time()) + (-HOUR if kind == "expired" else HOUR),
            "roles": ["coordinator" if useless else kind],
            "ledgers": ["*" if kind == "platform_engineer" else self.ledger],
        }
        key = Ed25519PrivateKey.generate() if kind == "forged" else self.key
        return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": KEY_ID})
