"""From a request to a booking at the bank, with a client, a validator and a bank that are not ours."""

import functools
import hashlib
from importlib import resources

import grpc
from lxml import etree

from client import days_ago
from spending import ACCOUNT, IBAN, PAYEE, Fund, Provision, tell
from story import Story

from herstelboek.v1 import payment_pb2

PAIN, CAMT = (f"urn:iso:std:iso:20022:tech:xsd:{name}" for name in ("pain.001.001.09", "camt.053.001.08"))
SMALL = ("family_worker", "work_and_income", "social_counsel")


def statement(reference: str, euro: str) -> bytes:
    """The bank made a transfer, and took fifty euros for something else."""
    day = days_ago(1)
    document = etree.Element("Document", nsmap={None: CAMT})
    on = etree.SubElement(etree.SubElement(document, "BkToCstmrStmt"), "Stmt")
    etree.SubElement(on, "Id").text = reference
    etree.SubElement(etree.SubElement(etree.SubElement(on, "Acct"), "Id"), "IBAN").text = ACCOUNT
    for called, amount, name in ((reference, euro, PAYEE), ("NOTPROVIDED", "50.00", "J. de Onbekende")):
        booking = etree.SubElement(on, "Ntry")
        etree.SubElement(booking, "Amt", Ccy="EUR").text = amount
        etree.SubElement(booking, "CdtDbtInd").text = "DBIT"
        etree.SubElement(etree.SubElement(booking, "Sts"), "Cd").text = "BOOK"
        booked = etree.SubElement(etree.SubElement(booking, "BookgDt"), "Dt")
        booked.text = f"{day.year}-{day.month:02}-{day.day:02}"
        details = etree.SubElement(etree.SubElement(booking, "NtryDtls"), "TxDtls")
        etree.SubElement(etree.SubElement(details, "Refs"), "EndToEndId").text = called
        parties = etree.SubElement(etree.SubElement(details, "RltdPties"), "Cdtr")
        etree.SubElement(etree.SubElement(parties, "Pty"), "Nm").text = name
    return etree.tostring(document, xml_declaration=True, encoding="UTF-8")


class Money(Story):
    """A washing machine of EUR 640.00."""

    def setUp(self):
        super().setUp()
        self.role = functools.cache(self.caller)
        self.fund = Fund(self.role("budget_holder"), self.role("controller")).opened(100_000_00)
        household = self.household().reported()
        household.with_member()
        self.machine = Provision(self.role, household.id, self.fund, 640_00)

    def granted(self):
        self.machine.requested()
        self.machine.put_to_vote()
        for role in SMALL:
            self.machine.vote(role)
        self.machine.decided()
        self.machine.notified()

    def stands(self, **expected: int):
        self.assertEqual(self.fund.stands(), {"granted": 100_000_00} | expected)

    def test_from_a_request_to_a_booking_at_the_bank(self):
        self.granted()
        self.stands(free=100_000_00)
        self.machine.committed()
        self.stands(free=99_360_00, encumbered=640_00)
        self.machine.stated()
        self.machine.invoiced()
        reference = self.machine.ordered()
        self.stands(free=99_360_00, payable=640_00)
        made = self.machine.run()
        self.valid(made, reference)
        self.stands(free=99_360_00, payable=640_00)
        payer, file = self.role("payment_administration"), statement(reference, "640.00")
        taken_in = tell(payer, "ImportStatement", days=1, file=file)
        self.assertEqual([entry.payment_reference for entry in taken_in.matched], [reference])
        (strange,) = taken_in.unmatched
        self.assertEqual(strange.entry.cause, payment_pb2.UNMATCHED_CAUSE_NOT_OURS)
        self.assertEqual((strange.name, list(taken_in.accounts)), ("J. de Onbekende", [ACCOUNT]))
        self.stands(free=99_360_00, paid=640_00)
        exists = grpc.StatusCode.ALREADY_EXISTS
        self.refused("STATEMENT_ALREADY_IMPORTED", exists, tell, payer, "ImportStatement", days=1, file=file)

    def valid(self, made, reference: str):
        """The file is what the schema wants and the server says it is."""
        schema = resources.files("sepaxml").joinpath("schemas/pain.001.001.09.xsd").read_bytes()
        schema, file = etree.XMLSchema(etree.fromstring(schema)), etree.fromstring(made.file)
        self.assertTrue(schema.validate(file), schema.error_log)
        self.assertEqual(hashlib.sha256(made.file).hexdigest(), made.sha256)

        def texts(path: str) -> list[str]:
            return file.xpath(f"//{path}/text()", namespaces={"p": PAIN})

        self.assertEqual(texts("p:EndToEndId"), [reference])
        self.assertEqual((texts("p:InstdAmt"), texts("p:CtrlSum")), (["640.00"], ["640.00"] * 2))
        self.assertEqual((texts("p:Cdtr/p:Nm"), texts("p:CdtrAcct//p:IBAN")), ([PAYEE], [IBAN]))

    def test_a_vote_that_is_not_complete_and_a_cent_too_much(self):
        self.machine.requested()
        self.machine.put_to_vote()
        self.machine.vote("family_worker")
        conflict = grpc.StatusCode.FAILED_PRECONDITION
        refused = self.refused("VOTE_NOT_CARRIED", conflict, self.machine.decided)
        self.assertEqual((refused.values["missing"], refused.values["against"]), ("2", "0"))
        self.refused("ALREADY_VOTED", grpc.StatusCode.ALREADY_EXISTS, self.machine.vote, "family_worker")
        for role in SMALL[1:]:
            self.machine.vote(role)
        self.machine.decided()
        self.machine.notified()
        self.machine.cents += 1
        refused = self.refused("COMMITMENT_OVER_GRANT", conflict, self.machine.committed)
        self.assertEqual(refused.values["granted"], "EUR 640.00")
        self.stands(free=100_000_00)
