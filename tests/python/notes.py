"""Signed checkpoints, read and checked: C2SP signed-note, tlog-checkpoint and tlog-cosignature, and Ed25519."""

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LEDGER, WITNESS = 1, 4


class Spoilt(Exception):
    """A key or note that cannot be relied on."""


@dataclass(frozen=True)
class Key:
    """A public key: who has it, its id, what it signs, and its 32 bytes."""

    name: str
    id: bytes
    kind: int
    public: bytes


@dataclass(frozen=True)
class Checkpoint:
    """What a ledger was when it was signed."""

    origin: str
    size: int
    root: bytes
    signers: tuple[str, ...]
    witnesses: tuple[str, ...]


def decoded(text: str) -> bytes:
    """Base64 with padding, written the one way it can be."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Spoilt(f"{text!r} is not base64") from error
    if base64.b64encode(data).decode() != text:
        raise Spoilt(f"{text!r} is not base64 as it is written")
    return data


def key(text: str, kind: int = LEDGER) -> Key:
    """A key as `NAME+ID+BASE64`; its id is made of the rest."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Spoilt(f"{text!r} is not a key")
    name, said, data = parts[0], parts[1], decoded(parts[2])
    identity = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    if len(data) != 33 or data[0] != kind or identity.hex() != said:
        raise Spoilt(f"{text!r} is not a key of kind {kind} with the id of its bytes")
    return Key(name, identity, kind, data[1:])


def signed_bytes(text: str, key: Key, signature: bytes) -> tuple[bytes, bytes]:
    """What this key signed, and its 64 bytes: a witness signs the time along."""
    if key.kind == LEDGER:
        return text.encode(), signature
    (seconds,) = struct.unpack(">Q", signature[:8].rjust(8, b"\0"))
    return f"cosignature/v1\ntime {seconds}\n{text}".encode(), signature[8:]


def signers(text: str, signatures: list[str], keys: list[Key]) -> list[Key]:
    """Whose signatures the note bears, of these keys; one that does not fit spoils it."""
    found = []
    for line in signatures:
        dash, _, rest = line.partition(" ")
        name, _, data = rest.partition(" ")
        if dash != "\u2014" or not data:
            raise Spoilt(f"{line!r} is not a signature")
        signature = decoded(data)
        for one in keys:
            if (one.name, one.id) != (name, signature[:4]):
                continue
            message, sixty_four = signed_bytes(text, one, signature[4:])
            try:
                Ed25519PublicKey.from_public_bytes(one.public).verify(sixty_four, message)
            except InvalidSignature:
                raise Spoilt(f"the signature of {name} does not fit") from None
            found.append(one)
    return found


def opened(note: str, keys: list[Key]) -> Checkpoint:
    """The checkpoint in a note, if one of the ledger's keys signed it."""
    text, separator, tail = note.rpartition("\n\n")
    if not separator or not tail.endswith("\n"):
        raise Spoilt("it is not a signed note")
    text += "\n"
    found = signers(text, tail[:-1].split("\n"), keys)
    ours = [one.name for one in found if one.kind == LEDGER]
    if not ours:
        raise Spoilt("no key that was given signed it")
    lines = text.split("\n")
    if len(lines) < 4 or not lines[1].isdecimal() or str(int(lines[1])) != lines[1]:
        raise Spoilt("it is not a checkpoint")
    root = decoded(lines[2])
    if len(root) != 32:
        raise Spoilt("its root is not 32 bytes")
    witnesses = tuple(one.name for one in found if one.kind == WITNESS)
    return Checkpoint(lines[0], int(lines[1]), root, tuple(ours), witnesses)
