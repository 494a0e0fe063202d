"""What an auditor needs to check a ledger without us: SHA-256 and a page of code (RFC 9162, section 2.1)."""

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
    """The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2); none when it does not fit."""
    first, second, computed = position, size - 1, leaf
    for sibling in proof:
        if second == 0:
            return b""
        if first & 1 or first == second:
            computed = node_hash(sibling, computed)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            computed = node_hash(computed, sibling)
        first, second = first >> 1, second >> 1
    return computed if second == 0 else b""


def grew(size: int, old_root: bytes, new_size: int, new_root: bytes, proof: list[bytes]) -> bool:
    """Whether a consistency proof shows that the new tree begins with the old one (RFC 9162, section 2.1.4.2)."""
    if size in (0, new_size):
        return not proof and (size == 0 or old_root == new_root)
    first, second = size - 1, new_size - 1
    while first & 1:
        first, second = first >> 1, second >> 1
    # The old tree is itself a node of the new one when its size is a power of two: the proof leaves it out.
    hashes = proof if size & (size - 1) else [old_root, *proof]
    if not hashes:
        return False
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if second == 0:
            return False
        if first & 1 or first == second:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            new = node_hash(new, sibling)
        first, second = first >> 1, second >> 1
    return second == 0 and old == old_root and new == new_root


def completed(stack: list[bytes], position: int, leaf: bytes) -> list[bytes]:
    """Lays a leaf on the stack and returns the nodes it completes: one for each binary one that ends its position."""
    stack.append(leaf)
    nodes = []
    while position & 1:
        right, left = stack.pop(), stack.pop()
        nodes.append(node_hash(left, right))
        stack.append(nodes[-1])
        position >>= 1
    return nodes
