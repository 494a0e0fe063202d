"""Checks a dossier of Herstelboek as its README.md says, with nothing of Herstelboek.

    python verify_dossier.py FILE --key KEY [--figure HB/13] [--earlier FILE] [--witness KEY]

KEY is the one the municipality gave you, never the one in the file. Prints what it proved and exits with 0; exits
with 3 and the place when something is wrong. One figure is computed again from the events when it is a sum of cents: of
an account the one that is asked for, or what was spent on component c. See figures.py for what that proves.
"""

import argparse
import hashlib
import json
import re
import sys
import zipfile
import zlib
from dataclasses import dataclass

import figures
import notes
import proofs

KIB, MIB = 1 << 10, 1 << 20
ALL, WHOLE, COUNTED = ("ledger", "account", "figure"), ("ledger", "account"), ("account", "figure")
# The entries in their order: which kinds have them, and at most how many bytes (or None: of a line, below).
ENTRIES = {
    "manifest.json": (ALL, 64 * KIB),
    "README.md": (ALL, 256 * KIB),
    "keys.txt": (ALL, 64 * KIB),
    "witnesses.txt": (ALL, 64 * KIB),
    "checkpoint.txt": (ALL, 256 * KIB),
    "checkpoints.jsonl": (ALL, None),
    "consistency.txt": (ALL, 16 * KIB),
    "definition.json": (COUNTED, 64 * KIB),
    "report.json": (("account",), 4 * MIB),
    "figure.json": (("figure",), 16 * MIB),
    "hashes.txt": (WHOLE, None),
    "proofs.jsonl": (("figure",), None),
    "events.jsonl": (ALL, None),
}
LINE_LIMITS = {"checkpoints.jsonl": MIB, "hashes.txt": 4094, "proofs.jsonl": 8506, "events.jsonl": MIB}
MANIFEST = "format kind ledger size origin created_at software".split()
MADE_OF = {
    "report.json": (
        "format ledger fund fund_name sisa_code year position effective_on final_account indicators rules figures "
        "left_out problems"
    ).split(),
    "figure.json": "format question indicators rules figure shares lines positions".split(),
}

# A text with no more escapes than JSON needs, and a number without leading zeroes.
TEXT = r'"(?:[^"\\\x00-\x1f]|\\["\\bfnrt]|\\u00(?:0[0-7be-f]|1[0-9a-f]))*"'
NUMBER = r"(?:0|[1-9][0-9]*)"
HEAD = re.compile(
    rf'\{{"ledger":({TEXT}),"position":({NUMBER}),"aggregate_type":({TEXT}),"aggregate_id":({TEXT}),'
    rf'"sequence":({NUMBER}),"event_type":({TEXT}),"event_version":({TEXT}),'
    r'"recorded_at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)","payload":'
)


class Wrong(Exception):
    """Something does not hold: the place, and what is the matter there."""

    def __init__(self, place: str, what: str):
        super().__init__(f"{place}: {what}")


def hold(condition: bool, place: str, what: str) -> None:
    """It holds, or the dossier is wrong here."""
    if not condition:
        raise Wrong(place, what)


@dataclass(frozen=True)
class Event:
    """A line of events.jsonl."""

    line: str
    ledger: str
    position: int
    stream: tuple[str, str]
    sequence: int
    type: str
    recorded_at: str
    payload: dict


# JSON ---------------------------------------------------------------------------------------------------------------


def once(members: list) -> dict:
    """An object in which each member is there once."""
    made = dict(members)
    if len(made) != len(members):
        raise ValueError("a member is there twice")
    return made


def no_number(text: str):
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(f"{text} is not JSON")


DECODER = json.JSONDecoder(object_pairs_hook=once, parse_constant=no_number)


def parsed(text: str, place: str):
    """The JSON value of a text."""
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise Wrong(place, f"it is not JSON: {error}") from error


def event(line: str, place: str) -> Event:
    """The event of a canonical line; what the payload is made of is never written again."""
    head = HEAD.match(line)
    hold(head is not None, place, "the line is not canonical before its payload")
    try:
        payload, end = DECODER.raw_decode(line, head.end())
        hold(line.startswith(',"metadata":', end), place, "the line is not canonical after its payload")
        _, end = DECODER.raw_decode(line, end + len(',"metadata":'))
    except (ValueError, RecursionError) as error:
        raise Wrong(place, f"payload or metadata is not JSON: {error}") from error
    hold(line[end:] == "}", place, "the line does not end after its metadata")
    ledger, kind, of, name, _ = (json.loads(head[group]) for group in (1, 3, 4, 6, 7))
    return Event(line, ledger, int(head[2]), (kind, of), int(head[5]), name, head[8], payload)


# The file -----------------------------------------------------------------------------------------------------------


def entries(path: str) -> dict[str, str]:
    """The texts of the zip, which has the entries of its kind in their order, and nothing else."""
    try:
        with zipfile.ZipFile(path) as file:
            hold(not file.comment, path, "the zip has a comment")
            found = [entry.filename for entry in file.infolist()]
            hold(len(set(found)) == len(found) and set(found) <= set(ENTRIES), path, f"it has the entries {found}")
            adjoining(path, file)
            return {entry.filename: text(file, entry) for entry in file.infolist()}
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise Wrong(path, f"it cannot be read as a zip: {error}") from error


def adjoining(path: str, file: zipfile.ZipFile) -> None:
    """Nothing is before, between or after the entries (4.3.7, 4.3.12, 4.3.16 of the zip specification)."""
    with open(path, "rb") as raw:
        whole = raw.read()
    at = 0
    for entry in file.infolist():
        hold(entry.header_offset == at, path, f"something is before {entry.filename}")
        hold(entry.flag_bits in (0, 0x800), path, f"{entry.filename} is encrypted, or its length comes after it")
        hold(entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED), path, f"{entry.filename} is packed")
        name, extra = (int.from_bytes(whole[at + start : at + start + 2], "little") for start in (26, 28))
        at += 30 + name + extra + entry.compress_size
    hold(file.start_dir == at, path, "something is before the directory")
    for entry in file.infolist():
        at += 46 + len(entry.filename.encode()) + len(entry.extra) + len(entry.comment)
    # Of a zip64 file two more records are between the directory and its end.
    ends = whole.startswith(b"PK\5\6", at) or whole.startswith(b"PK\6\6", at)
    hold(ends and len(whole) - at in (22, 22 + 56 + 20), path, "something is after the directory")


def text(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """The text of one entry, no longer than it may be, every line ended."""
    name, (_, limit) = entry.filename, ENTRIES[entry.filename]
    hold(limit is None or entry.file_size <= limit, name, "it is too long")
    data = file.read(entry)
    hold(not data or data.endswith(b"\n"), name, "its last line has no end")
    if name in LINE_LIMITS:
        longest = max(map(len, data.split(b"\n")))
        hold(longest <= LINE_LIMITS[name], name, "it has a line that is too long")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Wrong(name, "it is not UTF-8") from error


def lines(files: dict[str, str], name: str) -> list[str]:
    """The lines of an entry."""
    return files[name].split("\n")[:-1]


def manifest(files: dict[str, str]) -> dict:
    """What the dossier is, which is not signed; its kind has these entries in this order."""
    hold("manifest.json" in files, "manifest.json", "it is missing")
    said = parsed(files["manifest.json"], "manifest.json")
    hold(isinstance(said, dict) and set(said) == set(MANIFEST), "manifest.json", f"it does not have {MANIFEST}")
    hold(said["format"] == "herstelboek-dossier/2", "manifest.json", f"the format {said['format']!r} is not known")
    hold(type(said["size"]) is int and 0 <= said["size"] < 1 << 63, "manifest.json", "the size is not a number")
    wanted = [name for name, (kinds, _) in ENTRIES.items() if said["kind"] in kinds]
    hold(list(files) == wanted, "the zip", f"its entries are {list(files)}, not {wanted}")
    return said


# Checkpoints --------------------------------------------------------------------------------------------------------


def checkpoint(note: str, keys: list[notes.Key], said: dict, place: str) -> notes.Checkpoint:
    """A checkpoint of this ledger that is signed by a key that was given."""
    try:
        found = notes.opened(note, keys)
    except notes.Spoilt as error:
        raise Wrong(place, str(error)) from error
    hold(found.origin == said["origin"], place, f"it is of {found.origin}, not of {said['origin']}")
    return found


def earlier(files: dict[str, str], keys: list[notes.Key], said: dict) -> list[notes.Checkpoint]:
    """The checkpoints given before, in ascending order."""
    found = []
    for number, line in enumerate(lines(files, "checkpoints.jsonl"), 1):
        place = f"checkpoints.jsonl line {number}"
        member = parsed(line, place)
        is_both = isinstance(member, dict) and list(member) == ["size", "note"] and isinstance(member["note"], str)
        hold(is_both, place, "it is not a size and a note")
        one = checkpoint(member["note"], keys, said, place)
        hold(one.size == member["size"] <= said["size"], place, "it is not of the size it says")
        hold(not found or found[-1].size < one.size, place, "it does not ascend")
        found.append(one)
    return found


def kept(paths: list[str], keys: list[notes.Key], said: dict) -> list[notes.Checkpoint]:
    """The checkpoints the reader kept from dossiers before."""
    found = [checkpoint(entries(path)["checkpoint.txt"], keys, said, path) for path in paths]
    for path, one in zip(paths, found):
        hold(one.size <= said["size"], path, f"it had {one.size} events already, this dossier has {said['size']}")
    return found


def consistent(files: dict[str, str], now: notes.Checkpoint, before: list[notes.Checkpoint]) -> list[str]:
    """The ledger only grew since the earlier submission, if there was one."""
    name = "consistency.txt"
    said = lines(files, name)
    if not said:
        return []
    hold(re.fullmatch(NUMBER, said[0]) is not None, name, "its first line is not a size")
    size = int(said[0])
    old = next((one for one in before if one.size == size), None)
    hold(old is not None, name, f"checkpoints.jsonl has no checkpoint over {size} events")
    fits = proofs.grew(size, old.root, now.size, now.root, [hashed(one, name) for one in said[1:]])
    hold(fits, name, f"the proof does not lead from {size} events to {now.size}")
    return [f"proved: the ledger only grew since the submission before, of {size} events"]


# The events ---------------------------------------------------------------------------------------------------------


def hashed(text: str, place: str) -> bytes:
    """A SHA-256 in lower-case hexadecimal."""
    hold(isinstance(text, str) and re.fullmatch("[0-9a-f]{64}", text) is not None, place, f"{text!r} is no hash")
    return bytes.fromhex(text)


def events(files: dict[str, str], said: dict) -> list[Event]:
    """Every line, canonical, of this ledger, in order of position, recording and its stream."""
    found, sequences = [], {}
    for number, line in enumerate(lines(files, "events.jsonl")):
        place = f"events.jsonl line {number + 1}"
        one = event(line, place)
        place += f" (position {one.position})"
        hold(one.ledger == said["ledger"], place, f"it is of ledger {one.ledger}")
        last, counted = found[-1] if found else None, sequences.get(one.stream, 0)
        hold(last is None or last.recorded_at <= one.recorded_at, place, "it was recorded before the one before it")
        if said["kind"] == "figure":
            hold(last is None or last.position < one.position, place, "its position does not ascend")
            hold(counted < one.sequence, place, "the sequence of its stream does not ascend")
        else:
            hold(one.position == number, place, f"it should have position {number}")
            hold(one.sequence == counted + 1, place, f"its sequence should be {counted + 1}")
        sequences[one.stream] = one.sequence
        found.append(one)
    return found


def whole_tree(files: dict[str, str], found: list[Event], now: notes.Checkpoint) -> list[bytes]:
    """Every event is in the tree that was signed, with the hashes that were stored; returns the leaves."""
    stored = lines(files, "hashes.txt")
    leaves, stack = [], []
    for position, (one, line) in enumerate(zip(found, stored)):
        leaf = proofs.leaf_hash(one.line)
        nodes = proofs.completed(stack, position, leaf)
        hashes = ",".join(node.hex() for node in nodes)
        place = f"position {position}"
        hold(line[:64] == leaf.hex(), place, "the event was changed: its line does not hash to what was stored")
        hold(line[64:] == (" " + hashes if nodes else ""), place, "the stored nodes are not those of the events")
        leaves.append(leaf)
    hold(len(found) == now.size, "events.jsonl", f"it has {len(found)} events, {now.size} were signed")
    hold(len(stored) == now.size, "hashes.txt", f"it has {len(stored)} lines, {now.size} events were signed")
    hold(proofs.root(leaves) == now.root, "checkpoint.txt", "the root of the events is not the one that was signed")
    return leaves


def grown(leaves: list[bytes], before: list[notes.Checkpoint]) -> None:
    """The first events are the ones that were signed earlier."""
    for one in before:
        place = f"the checkpoint over {one.size} events"
        hold(proofs.root(leaves[: one.size]) == one.root, place, "the ledger did not only grow since")


def some_leaves(files: dict[str, str], found: list[Event], now: notes.Checkpoint) -> None:
    """Each event has a proof that it is in the tree that was signed."""
    said = lines(files, "proofs.jsonl")
    hold(len(said) == len(found), "proofs.jsonl", f"it has {len(said)} lines for {len(found)} events")
    for number, (line, one) in enumerate(zip(said, found), 1):
        place = f"proofs.jsonl line {number}"
        member = parsed(line, place)
        is_both = isinstance(member, dict) and list(member) == ["position", "path"] and isinstance(member["path"], list)
        hold(is_both, place, "it is not a position and a path")
        hold(member["position"] == one.position < now.size, place, f"it is not of position {one.position}")
        path = [hashed(text, place) for text in member["path"]]
        leads = proofs.included(proofs.leaf_hash(one.line), one.position, now.size, path)
        hold(leads == now.root, f"position {one.position}", "its proof does not lead to the root that was signed")


# What was made of them ----------------------------------------------------------------------------------------------


def adopted(files: dict[str, str], made: dict, found: list[Event]) -> dict:
    """The definition is the one the report or figure names, and one the ledger adopted."""
    place, definition = "definition.json", files["definition.json"]
    digest = hashlib.sha256(definition.encode()).hexdigest()
    hold(made["indicators"] == digest, place, "it is not the one the figures were made with")
    question = made.get("question", made)
    asked = question["fund"], question["year"]
    streams = figures.accounts(found, *asked)
    hold(bool(streams), place, f"no account of fund {asked[0]} for {asked[1]} was opened")
    adopting = [e for e in found if e.stream in streams and e.type in ("AccountOpened", "IndicatorSetAdopted")]
    texts = [figures.body(e)["indicators"]["text"] for e in adopting]
    hold(definition in texts, place, "no event adopted it")
    return parsed(definition, place)


def stood_by(files: dict[str, str], found: list[Event], leaves: list[bytes]) -> list[str]:
    """Which events say that the municipality drew up, or submitted, this report."""
    digest, names = hashlib.sha256(files["report.json"].encode()).hexdigest(), []
    for one in found:
        if one.type not in ("AccountDrafted", "AccountSubmitted") or one.payload[one.type]["report"] != digest:
            continue
        pin, place = one.payload[one.type]["pin"], f"position {one.position}"
        report = parsed(files["report.json"], "report.json")
        hold(pin["position"] == report["position"], place, "it pins another position")
        hold(pin["root"] == proofs.root(leaves[: pin["position"]]).hex(), place, "it pins another tree")
        hold(pin["indicators"] == report["indicators"], place, "it pins another definition")
        names.append(f"proved: this is the report of {one.type} at position {one.position}")
    return names or ["not proved: that the municipality stands by this report: no event names it"]


def made_of(files: dict[str, str], said: dict, found: list[Event], wanted: str | None) -> list[str]:
    """The figure that was asked for follows from the events; returns what that proves."""
    name = f"{'report' if said['kind'] == 'account' else 'figure'}.json"
    made = parsed(files[name], name)
    try:
        hold(list(made) == MADE_OF[name], name, f"it does not have {MADE_OF[name]}")
        hold(made["format"] == f"herstelboek-{name.removesuffix('.json')}/1", name, "its format is not known")
        question = made.get("question", made)
        hold(question["ledger"] == said["ledger"], name, f"it is of ledger {question['ledger']}")
        hold(question["position"] <= said["size"], name, "it is of a position the ledger had not reached")
        definition = adopted(files, made, found)
        if said["kind"] == "account":
            return figures.of_report(made, definition, found, wanted)
        hold(question["position"] == said["size"], name, "it is not of the position of the checkpoint")
        return figures.of_figure(made, definition, found, wanted)
    except figures.Differs as error:
        raise Wrong(name, str(error)) from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise Wrong(name, f"it is not as the README says: {error!r}") from error


# All of it ----------------------------------------------------------------------------------------------------------


def verify(
    path: str, key: str, witnesses: list[str] = (), wanted: str | None = None, before: list[str] = ()
) -> list[str]:
    """Everything the README says, in its order; returns what was proved, and what was not."""
    try:
        keys = [notes.key(key), *(notes.key(text, notes.WITNESS) for text in witnesses)]
    except notes.Spoilt as error:
        raise Wrong("the key", str(error)) from error
    files = entries(path)
    said = manifest(files)
    now = checkpoint(files["checkpoint.txt"], keys, said, "checkpoint.txt")
    hold(now.size == said["size"], "checkpoint.txt", f"it is over {now.size} events, the manifest over {said['size']}")
    proved = [
        f"proved: it is a dossier of kind {said['kind']} of ledger {said['ledger']}, with its {len(files)} entries",
        f"proved: the checkpoint over {now.size} events was signed by {', '.join(now.signers)}",
        *(f"proved: the witness {name} saw it" for name in now.witnesses),
    ]
    found = events(files, said)
    given = earlier(files, keys, said) + kept(before, keys, said)
    proved.append("proved: the events are in the order of their recording, and each stream is in its own")
    if said["kind"] == "figure":
        some_leaves(files, found, now)
        proved.append(f"proved: each of the {len(found)} events is in the ledger, as it was signed")
        proved.append("not proved: that no event is missing which should count; the account shows that")
    else:
        leaves = whole_tree(files, found, now)
        proved.append(f"proved: the {now.size} events are the ones that were signed, as their stored hashes are")
        grown(leaves, given)
        proved.append(f"proved: the ledger only grew: {len(given)} checkpoints that were given before fit")
    proved += consistent(files, now, given)
    if said["kind"] == "account":
        proved += stood_by(files, found, leaves)
    if said["kind"] != "ledger":
        proved += made_of(files, said, found, wanted)
    return proved


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("file")
    arguments.add_argument("--key", required=True, help="the key the municipality gave you")
    arguments.add_argument("--witness", action="append", default=[], help="the key of a witness you trust")
    arguments.add_argument("--figure", help="the figure to compute again, when it is a sum of cents")
    arguments.add_argument("--earlier", action="append", default=[], help="a dossier you kept from before")
    given = arguments.parse_args()
    try:
        for line in verify(given.file, given.key, given.witness, given.figure, given.earlier):
            print(line)
        return 0
    except Wrong as error:
        print(f"WRONG: {error}", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
