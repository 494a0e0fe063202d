"""Many commands over one call."""

import grpc
from google.protobuf.any_pb2 import Any
from google.rpc.error_details_pb2 import ErrorInfo

from caseload import WORDS
from client import new_id
from story import Story

from herstelboek.v1.command_service_pb2 import CarryOutRequest
from herstelboek.v1.support_pb2 import AddNoteResponse


def packed(request) -> CarryOutRequest:
    """A command as it goes into a stream."""
    command = Any()
    command.Pack(request)
    return CarryOutRequest(command=command)


class Stream(Story):
    """A caseload that is brought in."""

    def test_each_command_gets_its_own_answer(self):
        household = self.household().reported()
        notes = [household.request("AddNote", note_id=new_id(), text=WORDS) for _ in range(300)]
        notes[7].note_id = "seven"
        answers = self.coordinator.CarryOut(packed(note) for note in notes)
        self.assertEqual(sorted(answer.number for answer in answers), list(range(300)))
        positions = set()
        for answer in answers:
            if answer.number == 7:
                self.assertEqual(answer.refusal.code, grpc.StatusCode.INVALID_ARGUMENT.value[0])
                info = ErrorInfo()
                self.assertTrue(answer.refusal.details[0].Unpack(info))
                self.assertEqual((info.domain, info.reason), ("herstelboek", "ID_INVALID"))
                continue
            response = AddNoteResponse()
            self.assertTrue(answer.response.Unpack(response))
            positions.add(response.receipt.first_position)
        self.assertEqual(len(positions), 299)
        again = self.coordinator.CarryOut(packed(note) for note in notes[:7])
        self.assertTrue({self.position(answer) for answer in again} <= positions)

    @staticmethod
    def position(answer) -> int:
        """Where a command stands that was recorded."""
        response = AddNoteResponse()
        assert answer.response.Unpack(response)
        return response.receipt.first_position
