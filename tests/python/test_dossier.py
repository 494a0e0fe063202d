"""An auditor has a dossier, its README and a key, and checks it with a page of Python; nothing of ours is needed."""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import figures
import notes
import proofs
import server
import verify_dossier
from client import Herstelboek
from dossier_story import LAST, THIS, YearEnd, day, exported, run
from verify_dossier import Wrong, verify

from herstelboek.v1 import ledger_service_pb2

RAW = serialization.Encoding.Raw, serialization.PublicFormat.Raw


class Forger:
    """Somebody with a copy of a dossier, a text editor, and a key of his own."""

    def __init__(self, name: str, kind: int = notes.LEDGER):
        self.name, self.secret = name, Ed25519PrivateKey.generate()
        public = bytes([kind]) + self.secret.public_key().public_bytes(*RAW)
        self.id = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
        self.key = f"{name}+{self.id.hex()}+{base64.b64encode(public).decode()}"

    def signed(self, text: str) -> str:
        """A note with his signature."""
        return f"{text}\n{self.line(self.secret.sign(text.encode()))}"

    def cosigned(self, text: str, seconds: int) -> str:
        """The line of a witness."""
        signature = self.secret.sign(f"cosignature/v1\ntime {seconds}\n{text}".encode())
        return self.line(seconds.to_bytes(8, "big") + signature)

    def line(self, signature: bytes) -> str:
        return f"\u2014 {self.name} {base64.b64encode(self.id + signature).decode()}\n"


def entries(path: Path) -> dict[str, str]:
    """What is in a dossier."""
    with zipfile.ZipFile(path) as file:
        return {entry.filename: file.read(entry).decode() for entry in file.infolist()}


def forged(original: Path, **changed) -> Path:
    """A copy in which entries were rewritten: `events_jsonl` is a function of the lines, and so on."""
    texts, path = entries(original), original.with_name("forged.zip")
    for name, rewrite in changed.items():
        name = name.replace("_", ".")
        texts[name] = "".join(f"{line}\n" for line in rewrite(texts[name].split("\n")[:-1]))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in texts.items():
            file.writestr(name, text)
    return path


def hashes_of(lines: list[str]) -> list[str]:
    """What hashes.txt says of these events."""
    stack, told = [], []
    for position, line in enumerate(lines):
        leaf = proofs.leaf_hash(line)
        nodes = proofs.completed(stack, position, leaf)
        told.append(" ".join([leaf.hex(), *([",".join(node.hex() for node in nodes)] if nodes else [])]))
    return told


def proof_between(size: int, leaves: list[bytes], is_whole: bool = True) -> list[bytes]:
    """A consistency proof as a log makes it (RFC 9162, section 2.1.4.1)."""
    if size == len(leaves):
        return [] if is_whole else [proofs.root(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = leaves[:split], leaves[split:]
    if size <= split:
        return [*proof_between(size, left, is_whole), proofs.root(right)]
    return [*proof_between(size - split, right, False), proofs.root(left)]


class Dossiers(unittest.TestCase):
    """The story of the demo: EUR 1,120.00 delivered, EUR 80.00 came back, EUR 480.00 was marked as uncertain."""

    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory(prefix="herstelboek-dossier-")
        cls.addClassCleanup(directory.cleanup)
        cls.directory = Path(directory.name)
        # The private cluster may run as another user, who has to get here.
        cls.directory.chmod(0o755)
        data, ports = cls.directory / "data", ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]
        run(data, "demo", "--exit", "--households", "3", *ports)
        cls.account = exported(data, cls.directory / "account.zip", 2025)
        cls.figure = exported(data, cls.directory / "figure.zip", 2025, "--figure", "HB/13")
        # The auditor got it from the municipality; here nobody forged anything yet.
        cls.key = entries(cls.account)["keys.txt"].strip()

    def refused(self, path: Path, place: str, why: str, key: str | None = None, **asked) -> None:
        """It is refused at this place, for this reason."""
        with self.assertRaises(Wrong) as caught:
            verify(path, key or self.key, **asked)
        self.assertRegex(str(caught.exception), f"^{place}: .*{why}")

    def stated(self) -> int:
        """The position of the first performance statement: of EUR 640.00."""
        lines = entries(self.account)["events.jsonl"].split("\n")
        return next(index for index, line in enumerate(lines) if '"event_type":"PerformanceStated"' in line)

    # As it was exported --------------------------------------------------------------------------------------------

    def test_an_account_is_what_it_says(self):
        proved = "\n".join(verify(self.account, self.key))
        self.assertRegex(proved, r"proved: this is the report of AccountDrafted at position \d+")
        self.assertRegex(proved, r"proved: this is the report of AccountSubmitted at position \d+")
        self.assertIn("proved: the ledger only grew: 2 checkpoints that were given before fit", proved)
        self.assertIn("HB/13 is EUR 560.00: EUR 1040.00 of 3 amounts, less EUR 480.00 left out (uncertain)", proved)
        self.assertIn("not proved: figure HB/11", "\n".join(verify(self.account, self.key, wanted="HB/11")))

    def test_a_figure_is_what_it_says(self):
        proved = "\n".join(verify(self.figure, self.key, wanted="HB/13"))
        self.assertIn("proved: figure HB/13 is EUR 560.00, the sum of 2 lines; 2 have their event's amount", proved)
        self.refused(self.figure, "figure.json", "it is of figure HB/13", wanted="HB/14")

    def test_what_was_kept_from_before_still_holds(self):
        proved = verify(self.account, self.key, before=[self.figure])
        self.assertIn("proved: the ledger only grew: 3 checkpoints that were given before fit", proved)
        self.refused(self.figure, ".*account.zip", "already", before=[self.account])

    def test_a_copy_made_with_other_software_is_as_good(self):
        self.assertEqual(verify(forged(self.account), self.key), verify(self.account, self.key))

    def test_the_command_line_tells_and_exits_with_3(self):
        def told(path: Path) -> subprocess.CompletedProcess:
            command = [sys.executable, verify_dossier.__file__, path, "--key", self.key, "--figure", "HB/13"]
            return subprocess.run(command, capture_output=True, text=True)

        good, bad = told(self.account), told(forged(self.account, events_jsonl=lambda lines: lines[1:]))
        self.assertEqual((good.returncode, good.stderr), (0, ""))
        self.assertEqual((bad.returncode, bad.stdout), (3, ""))
        self.assertIn("WRONG: events.jsonl line 1 (position 1): it should have position 0", bad.stderr)

    # Forged --------------------------------------------------------------------------------------------------------

    def test_one_bit_of_an_event(self):
        at = self.stated()

        def flip(lines: list[str]) -> list[str]:
            index = next(i for i, line in enumerate(lines) if '"event_type":"PerformanceStated"' in line)
            flipped = lines[index].replace('"amount":64000', f'"amount":{chr(ord("6") ^ 1)}4000')
            self.assertNotEqual(flipped, lines[index])
            return [*lines[:index], flipped, *lines[index + 1 :]]

        self.refused(forged(self.account, events_jsonl=flip), f"position {at}", "the event was changed")
        self.refused(forged(self.figure, events_jsonl=flip), f"position {at}", "does not lead to the root")
        # A forger who hashes again what he changed still has no signature.
        lines = flip(entries(self.account)["events.jsonl"].split("\n")[:-1])
        hashed = forged(self.account, events_jsonl=flip, hashes_txt=lambda _: hashes_of(lines))
        self.refused(hashed, "checkpoint.txt", "not the one that was signed")

    def test_one_event_dropped(self):
        at = self.stated()

        def drop(lines: list[str]) -> list[str]:
            return [*lines[:at], *lines[at + 1 :]]

        copy = forged(self.account, events_jsonl=drop, hashes_txt=drop)
        self.refused(copy, rf"events.jsonl line {at + 1} .*", f"it should have position {at}")
        last = forged(self.account, events_jsonl=lambda lines: lines[:-1], hashes_txt=lambda lines: lines[:-1])
        self.refused(last, "events.jsonl", "were signed")
        figure = forged(self.figure, events_jsonl=lambda x: x[:-1], proofs_jsonl=lambda x: x[:-1])
        self.refused(figure, ".*", "no account of fund .* was opened")

    def test_two_events_swapped(self):
        at = self.stated()

        def swap(lines: list[str]) -> list[str]:
            return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]

        copy = forged(self.account, events_jsonl=swap, hashes_txt=swap)
        self.refused(copy, rf"events.jsonl line {at + 1} .*", f"it should have position {at}")
        copy = forged(self.figure, events_jsonl=lambda lines: [lines[1], lines[0], *lines[2:]])
        self.refused(copy, "events.jsonl line 2 .*", "recorded before|does not ascend")

    def test_one_cent_in_the_report(self):
        def dearer(lines: list[str]) -> list[str]:
            return [lines[0].replace('"HB/13","kind":"cents","value":56000', '"HB/13","kind":"cents","value":56001')]

        copy = forged(self.account, report_json=dearer)
        self.refused(copy, "report.json", r"HB/13 is EUR 560.01, .* EUR 560.00")

        def other(lines: list[str]) -> list[str]:
            return [lines[0].replace('"HB/17","kind":"cents","value":', '"HB/17","kind":"cents","value":1')]

        copy = forged(self.account, report_json=other)
        self.refused(copy, "report.json", "HB/17 is .*, the figures it is made of come to")

        def unmarked(lines: list[str]) -> list[str]:
            report = json.loads(lines[0])
            (figure,) = (one for one in report["figures"] if one["id"] == "HB/13")
            figure["value"], report["left_out"] = 104000, []
            return [json.dumps(report, separators=(",", ":"))]

        copy = forged(self.account, report_json=unmarked)
        self.refused(copy, "report.json", r"for marks, the events say {'uncertain': 48000}")

    def test_one_cent_in_a_figure(self):
        def dearer(lines: list[str]) -> list[str]:
            return [lines[0].replace("56000", "56001").replace("64000", "64001")]

        self.refused(forged(self.figure, figure_json=dearer), "figure.json", r"EUR 640.01 here, and EUR 640.00")

        def only(lines: list[str]) -> list[str]:
            return [lines[0].replace('"value":56000', '"value":56001')]

        self.refused(forged(self.figure, figure_json=only), "figure.json", "shares do not add up")

    def test_the_key_of_somebody_else(self):
        forger = Forger("herstelboek.local")
        self.refused(self.account, "checkpoint.txt", "no key that was given signed it", key=forger.key)
        # His own key in the file, and all of it signed again: the key from elsewhere shows it.
        text = entries(self.account)["checkpoint.txt"].rpartition("\n\n")[0] + "\n"
        signed = forger.signed(text)[:-1].split("\n")
        copy = forged(self.account, checkpoint_txt=lambda _: signed, keys_txt=lambda _: [forger.key])
        self.refused(copy, "checkpoint.txt", "no key that was given signed it")

    def test_the_proof_of_another_event(self):
        def exchanged(lines: list[str]) -> list[str]:
            first, second = (json.loads(line) for line in lines[:2])
            first["path"], second["path"] = second["path"], first["path"]
            return [*(json.dumps(one, separators=(",", ":")) for one in (first, second)), *lines[2:]]

        self.refused(forged(self.figure, proofs_jsonl=exchanged), "position 0", "does not lead to the root")

    def test_something_around_the_zip(self):
        for before, after in ((b"#!/bin/sh\n", b""), (b"", b"PS: alles klopt")):
            path = self.directory / "around.zip"
            path.write_bytes(before + self.account.read_bytes() + after)
            self.refused(path, ".*", "something is (before|after)|zip")


class Years(unittest.TestCase):
    """Delivered and corrected last year, corrected again when that year was closed: a correction T-1."""

    @classmethod
    def setUpClass(cls):
        own = server.Own()
        cls.addClassCleanup(own.stop)
        engineer = Herstelboek(own.address, own.token("platform_engineer"))
        engineer.OpenLedger(ledger_service_pb2.OpenLedgerRequest(ledger=server.LEDGER, title="Utrecht"))
        cls.known, cls.late = (YearEnd(own).play(joined).fund.id for joined in (day(2, 1), day(1, 1, THIS)))
        own.process.terminate()
        own.process.wait(timeout=60)
        cls.data = Path(own.directory.name) / "data"

    def exported(self, fund: str, year: int, *figure: str) -> Path:
        """A dossier made now."""
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        asked = ["--fund", fund, *(("--figure", *figure) if figure else ())]
        return exported(self.data, Path(directory.name) / "dossier.zip", year, *asked)

    def told(self, fund: str, year: int, *figure: str) -> str:
        """The last the script says of a dossier made now."""
        path = self.exported(fund, year, *figure)
        return verify(path, entries(path)["keys.txt"].strip(), wanted=next(iter(figure), None))[-1]

    def test_a_year_is_what_was_delivered_in_it_and_known_when_it_was_closed(self):
        whole = "proved: figure HB/13 is EUR 490.00: EUR 490.00 of 3 amounts, less EUR 0.00 left out (nothing)"
        self.assertEqual(self.told(self.known, LAST), whole)
        lines = "is EUR 490.00, the sum of 3 lines; 3 have their event's amount"
        self.assertEqual(self.told(self.known, LAST, "HB/13"), f"proved: figure HB/13 {lines}")

    def test_what_is_found_out_later_counts_in_the_next_year(self):
        whole = "proved: figure HB/13 is EUR -20.00: EUR -20.00 of 1 amounts, less EUR 0.00 left out (nothing)"
        self.assertEqual(self.told(self.known, THIS), whole)
        lines = "is EUR -20.00, the sum of 1 lines; 1 have their event's amount"
        self.assertEqual(self.told(self.known, THIS, "HB/20"), f"proved: figure HB/20 {lines}")

    def test_the_ledger_only_grew_since_the_submission_of_the_year_before(self):
        for figure in ((), ("HB/13",)):
            path = self.exported(self.known, THIS, *figure)
            texts = entries(path)
            key, (size, *proof) = texts["keys.txt"].strip(), texts["consistency.txt"].split("\n")[:-1]
            since = f"proved: the ledger only grew since the submission before, of {size} events"
            self.assertIn(since, verify(path, key))
            other = forged(path, consistency_txt=lambda lines: [lines[0], lines[2], lines[1], *lines[3:]])
            self.assertGreater(len(proof), 1)
            with self.assertRaisesRegex(Wrong, f"^consistency.txt: the proof does not lead from {size} events"):
                verify(other, key)

    def test_what_a_rule_left_out_of_a_closed_year_may_count_in_the_next(self):
        whole = "proved: figure HB/13 is EUR 0.00: EUR 490.00 of 3 amounts, less EUR 490.00 left out (not_eligible)"
        self.assertEqual(self.told(self.late, LAST), whole)
        told = self.told(self.late, THIS)
        closed = "not proved: figure HB/13 is EUR 470.00, of which EUR 490.00 is of years that were closed"
        self.assertTrue(told.startswith(closed), told)
        told = self.told(self.late, THIS, "HB/13")
        self.assertEqual(told, "not proved: the amount of 3 lines that no single event has")


class Rules(unittest.TestCase):
    """What the dossiers of the demo have no example of."""

    def test_a_tree_only_grew(self):
        leaves = [proofs.leaf_hash(str(number)) for number in range(20)]
        for new in range(1, 20):
            for old in range(1, new + 1):
                proof, roots = proof_between(old, leaves[:new]), [proofs.root(leaves[:n]) for n in (old, new)]
                self.assertTrue(proofs.grew(old, roots[0], new, roots[1], proof), (old, new))
                self.assertFalse(proofs.grew(old, leaves[19], new, roots[1], proof), (old, new))
                self.assertFalse(proofs.grew(old, roots[0], new, roots[1], [*proof, leaves[0]]), (old, new))

    def test_a_year_that_was_closed_does_not_change(self):
        closed = {2025: 100, 2026: 300}
        told = [figures.counts_in(position, 2025, closed) for position in (99, 100, 299, 300)]
        self.assertEqual(told, [2025, 2026, 2026, 2027])
        self.assertEqual(figures.counts_in(100, 2024, closed), 2026, "a year without a closing of its own")

    def test_a_payment_that_was_moved_is_less_on_one_line_and_more_on_another(self):
        lines = {"from": {"year": 2026, "component": "c"}, "to": {"year": 2025, "component": "d"}}
        payload = {"PaymentCorrected": {"on": "2026-03-02", "amount": 800_00, **lines}}
        moved = verify_dossier.Event("", "GM0344", 7, ("provision", "p"), 9, "PaymentCorrected", "", payload)
        amounts = figures.worth(moved, {"component": "c", "activity": None})
        told = [(one.id, one.component, one.concerns, str(one.on), one.cents) for one in amounts]
        self.assertEqual(told, [("7", "c", 2026, "2026-03-02", -800_00), ("7.1", "d", 2025, "2025-12-31", 800_00)])

    def test_a_witness_counts_beside_the_ledger_and_not_instead(self):
        ledger, witness = Forger("ledger.example"), Forger("witness.example", notes.WITNESS)
        text = "ledger.example/GM0344\n0\n" + base64.b64encode(proofs.root([])).decode() + "\n"
        line = witness.cosigned(text, 1_700_000_000)
        keys = [notes.key(ledger.key), notes.key(witness.key, notes.WITNESS)]
        found = notes.opened(ledger.signed(text) + line, keys)
        self.assertEqual((found.signers, found.witnesses), (("ledger.example",), ("witness.example",)))
        self.assertEqual(notes.opened(ledger.signed(text) + line, keys[:1]).witnesses, (), "nobody trusts the witness")
        for note in (f"{text}\n{line}", ledger.signed(text) + witness.cosigned("other\n", 1_700_000_000)):
            with self.assertRaises(notes.Spoilt):
                notes.opened(note, keys)

    def test_a_key_is_named_by_its_bytes(self):
        key = Forger("example.nl").key
        self.assertEqual(notes.key(key).name, "example.nl")
        with self.assertRaises(notes.Spoilt):
            notes.key(key.replace("example", "elsewhere"))


if __name__ == "__main__":
    unittest.main()
