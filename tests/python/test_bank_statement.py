"""Statements that others made, read by us and by XPath: both find the same."""

import ast
import importlib.util
import json
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

from bank_facts import facts
from bank_packages import ODOO, PAIN001, TRYTON, example

# An account that exists nowhere, for a statement whose own account has wrong check digits.
ACCOUNT = b"CH9300762011623852957"


class BankStatement(unittest.TestCase):
    """What our crate reads."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="herstelboek-statements-")
        self.addCleanup(directory.cleanup)
        self.path = Path(directory.name) / "statement.xml"

    def read(self, xml: bytes) -> list[dict]:
        """What our reader finds."""
        self.path.write_bytes(xml)
        printed = example("camt053", self.path)
        self.assertEqual(printed.returncode, 0, printed.stdout)
        return json.loads(printed.stdout)

    def refused(self, xml: bytes) -> str:
        """Why our reader refuses it."""
        self.path.write_bytes(xml)
        printed = example("camt053", self.path)
        self.assertNotEqual(printed.returncode, 0, printed.stdout)
        return printed.stdout.strip()

    def agree(self, xml: bytes) -> list[dict]:
        """Both find the same; when it was made is left out, because XPath knows no time zones."""
        found = self.read(xml)
        for statement in found:
            del statement["created_at"]
        self.assertEqual(found, facts(xml))
        return found

    def test_returned_direct_debits_in_a_batch(self):
        (statement,) = self.agree(ODOO.read("/test-camt053"))
        self.assertEqual(statement["balances"], {"differ_by_cents": -43416})
        self.assertEqual([entry["return_reason"] for entry in statement["entries"]], [None, "AC06", "AC06", None])
        self.assertEqual(statement["entries"][1]["division"], {"part": 0, "of": 2})

    def test_what_the_makers_of_that_statement_find_in_it(self):
        (ours,) = self.read(ODOO.read("/test-camt053"))
        currency, account, (theirs,) = ast.literal_eval(ODOO.read("/golden-camt053.pydata").decode())
        self.assertEqual((currency, account, theirs["name"]), ("EUR", ours["account"], ours["id"]))
        balances = theirs["balance_start"], theirs["balance_end_real"]
        self.assertEqual([cents(amount) for amount in balances], [ours["opening_cents"], ours["closing_cents"]])
        expected = [
            (cents(one["amount"]), one["ref"], one["partner_name"], one["date"]) for one in theirs["transactions"]
        ]
        found = [
            (signed(entry), entry["end_to_end_id"], entry["counterparty_name"], entry["booked_on"])
            for entry in ours["entries"]
        ]
        self.assertEqual(found, expected)

    def test_a_booking_of_several_transactions(self):
        # The statement of a Swiss account, told in euro.
        xml = ODOO.read("/test-camt053-txdtls").replace(b"CHF", b"EUR")
        (statement,) = self.agree(xml.replace(b"CH1111000000123456789", ACCOUNT))
        self.assertEqual(statement["balances"], "agree")
        self.assertEqual([entry["division"]["of"] for entry in statement["entries"]], [2, 2])

    def test_a_day_without_bookings(self):
        (statement,) = self.agree(ODOO.read("/test-camt053-no-ntry").replace(b"CHF", b"EUR"))
        self.assertEqual((statement["entries"], statement["balances"]), ([], "agree"))

    def test_a_belgian_statement_of_version_02(self):
        (statement,) = self.agree(TRYTON.read("/tests/camt.053.001.02.xml"))
        self.assertEqual((statement["sequence"], statement["balances"]), (128, "agree"))

    def test_a_statement_of_version_08(self):
        (statement,) = self.agree(PAIN001.read("/camt053_sample.xml"))
        self.assertEqual((statement["sequence"], statement["balances"]), (42, "not stated"))

    def test_statements_from_a_generator(self):
        generate = generator()
        bookings = [
            {
                "amount": Decimal(7 * number) / 4,
                "credit_debit_indicator": ("CRDT", "DBIT")[number % 2],
                "status": ("BOOK", "PDNG", "INFO")[number % 3],
                "booking_date": f"2026-11-{number % 28 + 1:02}",
                "entry_reference": f"REF-{number}",
                "remittance_information": f"huur <{number}> & café",
            }
            for number in range(0, 400, 4)
        ]
        for version in ("camt.053.001.02", "camt.053.001.08"):
            with self.subTest(version):
                xml = generate("STMT", "NL91ABNA0417164300", "EUR", bookings, version=version).encode()
                (statement,) = self.agree(xml)
                self.assertEqual(sum(entry["amount_cents"] for entry in statement["entries"]), 3_465_000)

    def test_what_is_not_ours_to_read_is_refused_with_its_place(self):
        swiss = ODOO.read("/test-camt053-no-ntry")
        line = swiss[: swiss.index(b'Ccy="CHF"')].count(b"\n") + 1
        self.assertRegex(self.refused(swiss), rf"^line {line}, column \d+: an amount in CHF ")
        mistyped = ODOO.read("/test-camt053-txdtls")
        line = mistyped[: mistyped.index(b"<IBAN>")].count(b"\n") + 1
        self.assertRegex(self.refused(mistyped), rf"^line {line}, column \d+: the check digits ")
        self.assertIn("camt.054.001.04", self.refused(ODOO.read("/test-camt054")))


def cents(euro: float) -> int:
    """Cents of an amount that the others tell as a float."""
    return int(Decimal(str(euro)) * 100)


def signed(entry: dict) -> int:
    """What an entry does to the balance."""
    return entry["amount_cents"] * (1 if entry["direction"] == "credit" else -1)


def generator():
    """The function of pain001 that writes statements, without the rest of that package."""
    with tempfile.NamedTemporaryFile(suffix=".py") as file:
        file.write(PAIN001.read("/camt053/generator.py"))
        file.flush()
        spec = importlib.util.spec_from_file_location("generator", file.name)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module.build_camt053_statement


if __name__ == "__main__":
    unittest.main()
