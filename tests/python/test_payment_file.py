"""A payment file as the bank checks it first: against the schema of the standard, by somebody else's validator.

HERSTELBOEK_PAYMENT_FILES (target/payment-files) is a folder with files of ours that are checked too, if there are any.
"""

import os
import unittest
from decimal import Decimal
from importlib import resources
from pathlib import Path

from lxml import etree

from bank_packages import PAIN001, ROOT, example

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
FOLDER = Path(os.environ.get("HERSTELBOEK_PAYMENT_FILES", ROOT / "target/payment-files"))


class PaymentFile(unittest.TestCase):
    """What our crate writes."""

    @classmethod
    def setUpClass(cls):
        # The same schema as two parties publish it, who write such files themselves.
        of_sepaxml = resources.files("sepaxml").joinpath("schemas/pain.001.001.09.xsd").read_bytes()
        sources = of_sepaxml, PAIN001.read("/pain.001.001.09.xsd")
        cls.schemas = [etree.XMLSchema(etree.fromstring(source)) for source in sources]
        printed = example("pain001")
        if printed.returncode:
            raise AssertionError(printed.stdout)
        cls.file = printed.stdout.strip().encode()

    def valid(self, xml: bytes) -> bool:
        """Whether both schemas accept it; they never differ."""
        first, second = (schema.validate(etree.fromstring(xml)) for schema in self.schemas)
        self.assertEqual(first, second)
        return first

    def test_the_file_is_valid(self):
        self.assertTrue(self.valid(self.file), [schema.error_log for schema in self.schemas])

    def test_a_file_with_a_mistake_is_not(self):
        for right, wrong in (
            (b"<BtchBookg>false", b"<BtchBookg>nee"),
            (b"NL91ABNA0417164300", b"91ABNA0417164300"),
            (b"<PmtMtd>TRF</PmtMtd>", b""),
            (b'Ccy="EUR"', b'Ccy="euro"'),
            (NAMESPACE.encode(), NAMESPACE.encode()[:-1] + b"3"),
        ):
            with self.subTest(wrong):
                self.assertIn(right, self.file)
                self.assertFalse(self.valid(self.file.replace(right, wrong)))

    def test_the_files_of_the_demonstration_are_valid(self):
        for path in sorted(FOLDER.glob("*.xml")):
            with self.subTest(path.name):
                self.assertTrue(self.valid(path.read_bytes()), [schema.error_log for schema in self.schemas])

    def test_the_file_says_what_is_to_be_paid(self):
        root = etree.fromstring(self.file)

        def texts(path: str) -> list[str]:
            return root.xpath(f"//{path}/text()", namespaces={"p": NAMESPACE})

        amounts = [Decimal(amount) for amount in texts("p:InstdAmt")]
        self.assertEqual(amounts, [Decimal("800.00"), Decimal("0.01"), Decimal("999999999.99")])
        self.assertEqual([Decimal(total) for total in texts("p:CtrlSum")], [sum(amounts)] * 2)
        self.assertEqual(texts("p:NbOfTxs"), ["3", "3"])
        self.assertEqual(texts("p:Cdtr/p:Nm")[0], "Jose Muller-Celik")
        self.assertEqual(texts("p:Ustrd")[0], "Bijdrage inrichting + verhuizing")
        self.assertEqual([len(text) for text in (texts("p:Cdtr/p:Nm")[2], texts("p:Ustrd")[1])], [70, 140])
        currencies = root.xpath("//p:InstdAmt/@Ccy", namespaces={"p": NAMESPACE})
        self.assertEqual(currencies, ["EUR"] * 3)


if __name__ == "__main__":
    unittest.main()
