"""What is not there, what is not for this caller, and callers nobody knows."""

import grpc

from caseload import Household
from client import new_id
from server import HIDDEN, LEDGER
from story import Story, running

from herstelboek.v1 import case_service_pb2, common_pb2, contact_pb2, ledger_service_pb2


class Unknown(Story):
    """What is not there, and what is not for this caller."""

    def test_an_unknown_household(self):
        household = self.household()
        source = contact_pb2.CONTACT_OUTCOME_NO_ANSWER
        code = grpc.StatusCode.NOT_FOUND
        channel = common_pb2.CONTACT_CHANNEL_PHONE
        self.refused(
            "HOUSEHOLD_NOT_REPORTED", code, household.tell, "RecordContactAttempt", channel=channel, outcome=source
        )
        request = case_service_pb2.GetHouseholdRequest(ledger=LEDGER, household_id=household.id)
        refused = self.refused("HOUSEHOLD_NOT_FOUND", code, self.coordinator.GetHousehold, request)
        self.assertEqual(refused.values["household_id"], household.id)

    def test_a_ledger_one_may_not_see_is_like_one_that_is_not_there(self):
        told = []
        for ledger in (HIDDEN, "GM9999"):
            request = case_service_pb2.GetHouseholdRequest(ledger=ledger, household_id=new_id())
            code = grpc.StatusCode.NOT_FOUND
            refused = self.refused("LEDGER_NOT_FOUND", code, self.coordinator.GetHousehold, request)
            told.append((refused.message.replace(ledger, ""), refused.told.replace(ledger, ""), refused.values.keys()))
        self.assertEqual(*told)
        seen = self.coordinator.ListLedgers(ledger_service_pb2.ListLedgersRequest()).ledgers
        self.assertEqual([(ledger.name, ledger.title) for ledger in seen], [(LEDGER, "Utrecht")])

    def test_no_token_a_bad_one_an_old_one_and_somebody_elses(self):
        request = ledger_service_pb2.ListLedgersRequest()
        code = grpc.StatusCode.UNAUTHENTICATED
        good = running().token("coordinator")
        broken = good[:-4] + ("AAAA" if good[-4:] != "AAAA" else "BBBB")
        tokens = (
            ("TOKEN_MISSING", None),
            ("TOKEN_INVALID", "geen token"),
            ("TOKEN_INVALID", broken),
            ("TOKEN_INVALID", running().token("forged")),
            ("TOKEN_FOREIGN", running().token("foreign")),
            ("TOKEN_EXPIRED", running().token("expired")),
        )
        for reason, token in tokens:
            caller = self.bearing(token)
            self.refused(reason, code, caller.ListLedgers, request)

    def test_a_role_that_may_not(self):
        accountant = Household(self.caller("accountant"))
        refused = self.refused("ROLE_NOT_ALLOWED", grpc.StatusCode.PERMISSION_DENIED, accountant.reported)
        self.assertIn("coordinator", refused.values["roles"])
