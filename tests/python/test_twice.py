"""The same request again, another one under the same id, and a change in between."""

import grpc

from caseload import WORDS
from client import new_id
from story import Story


class Twice(Story):
    """Retries, races and mix-ups."""

    def test_a_retry_gets_the_first_receipt(self):
        household = self.household().reported()
        request = household.request("AddNote", note_id=new_id(), text=WORDS)
        first, again = self.coordinator.AddNote(request), self.coordinator.AddNote(request)
        self.assertEqual(first, again)
        self.assertEqual(first.receipt.revision, 2)

    def test_a_request_id_stands_for_one_request(self):
        household = self.household().reported()
        request = household.request("AddNote", note_id=new_id(), text=WORDS)
        self.coordinator.AddNote(request)
        request.text = "iets anders"
        code = grpc.StatusCode.ALREADY_EXISTS
        refused = self.refused("REQUEST_ID_REUSED", code, self.coordinator.AddNote, request)
        self.assertEqual(refused.values["request_id"], request.request_id)

    def test_who_read_an_old_revision_decides_again(self):
        household = self.household().reported()
        household.need()
        request = household.request("AddNote", note_id=new_id(), text=WORDS, expected_revision=1)
        refused = self.refused("REVISION_CONFLICT", grpc.StatusCode.ABORTED, self.coordinator.AddNote, request)
        self.assertEqual((refused.values["expected"], refused.values["actual"]), ("1", "2"))
        request.expected_revision = 2
        self.assertEqual(self.coordinator.AddNote(request).receipt.revision, 3)

    def test_a_household_is_reported_once(self):
        household = self.household().reported()
        self.refused("HOUSEHOLD_ALREADY_REPORTED", grpc.StatusCode.ALREADY_EXISTS, household.reported)
