"""An accountant reads the ledger and checks every hash without us."""

import grpc

import proofs
from caseload import ADDRESS, NAME, PHONE, WORDS
from server import LEDGER
from story import Story, bsn

from herstelboek.v1 import ledger_service_pb2


class Auditor(Story):
    """An accountant reads everything, sees nobody, and recomputes the tree."""

    def test_the_ledger_is_what_its_checkpoint_says(self):
        household, number = self.household().reported(), bsn()
        household.with_member(number)
        household.need()
        accountant = self.caller("accountant")
        messages = accountant.ReadEvents(ledger_service_pb2.ReadEventsRequest(ledger=LEDGER))
        records, end = [record for message in messages for record in message.records], messages[-1].end
        self.assertEqual([record.position for record in records], list(range(end.tree_size)))
        self.assertEqual((end.count, end.last_position), (len(records), len(records) - 1))

        leaves = [proofs.leaf_hash(record.line) for record in records]
        self.assertEqual(leaves, [record.leaf_hash for record in records])
        self.assertEqual(proofs.root(leaves), end.root)
        self.assertIn(f"\n{end.tree_size}\n", end.signed_checkpoint)
        for personal in (NAME, number, ADDRESS, PHONE, WORDS):
            self.assertFalse(any(personal in record.line for record in records))

    def test_one_event_is_proved_without_the_others(self):
        position = self.household().reported().receipt.last_position
        accountant = self.caller("accountant")
        request = ledger_service_pb2.GetInclusionProofRequest(ledger=LEDGER, position=position)
        proof = accountant.GetInclusionProof(request)
        self.assertEqual(proofs.included(proof.leaf_hash, position, proof.tree_size, proof.proof), proof.root)

    def test_a_reading_goes_on_where_it_stopped(self):
        self.household().reported()
        accountant = self.caller("accountant")
        whole = accountant.ReadEvents(ledger_service_pb2.ReadEventsRequest(ledger=LEDGER))
        token = whole[-1].resume_token
        position = self.household().reported().receipt.last_position
        rest = accountant.ReadEvents(ledger_service_pb2.ReadEventsRequest(ledger=LEDGER, resume_token=token))
        self.assertEqual([record.position for message in rest for record in message.records][-1], position)
        request = ledger_service_pb2.ReadEventsRequest(ledger=LEDGER, resume_token="bm9uc2Vuc2U")
        self.refused("PAGE_TOKEN_INVALID", grpc.StatusCode.INVALID_ARGUMENT, accountant.ReadEvents, request)

    def test_nobody_reads_past_the_end(self):
        accountant = self.caller("accountant")
        request = ledger_service_pb2.GetInclusionProofRequest(ledger=LEDGER, position=1 << 40)
        self.refused("POSITION_NOT_REACHED", grpc.StatusCode.OUT_OF_RANGE, accountant.GetInclusionProof, request)
