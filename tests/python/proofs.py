"""What an auditor needs to check a ledger without us: SHA-256 and thirty lines (RFC 9162, section 2.1)."""

import hashlib


def leaf_hash(line: str) -> bytes:
    """The hash of one record."""
    return hashlib.sha256(b"\x00" + line.encode()).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: list[bytes]) -> bytes:
    """The root of the tree over these leaves."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(root(leaves[:split]), root(leaves[split:]))


def included(leaf: bytes, position: int, size: int, proof: list[bytes]) -> bytes:
    """The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2)."""
    first, second, computed = position, size - 1, leaf
    for sibling in proof:
        if first & 1 or first == second:
            computed = node_hash(sibling, computed)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            computed = node_hash(computed, sibling)
        first, second = first >> 1, second >> 1
    return computed if second == 0 else b""
