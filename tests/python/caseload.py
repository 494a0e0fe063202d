"""A household in the hands of a coordinator: sends commands with the ids, dates and revisions they need."""

from google.type.date_pb2 import Date

from client import Herstelboek, days_ago, new_id
from server import LEDGER

from herstelboek.v1 import (
    case_service_pb2,
    common_pb2,
    contact_pb2,
    ending_pb2,
    finding_pb2,
    intake_pb2,
    plan_pb2,
    support_pb2,
)

STEPS = (finding_pb2, contact_pb2, intake_pb2, plan_pb2, support_pb2, ending_pb2)
NAME, ADDRESS, PHONE = "Sanne van der Kolk", "Kanaalstraat 12, Utrecht", "06 8765 4321"
WORDS = "huurachterstand van drie maanden"
OPENING = case_service_pb2.OpenPersonalData(processing_activity="https://utrecht.example/verwerkingen/herstel")


class Household:
    """One household. `tell` records a fact; the receipt of the last one is kept."""

    def __init__(self, client: Herstelboek):
        self.client, self.id, self.receipt = client, new_id(), None

    def request(self, command: str, days: int = 30, **fields):
        """A request with everything but its specific fields filled in."""
        module = next(step for step in STEPS if hasattr(step, f"{command}Request"))
        common = {"ledger": LEDGER, "request_id": new_id(), "household_id": self.id, "happened_on": days_ago(days)}
        return getattr(module, f"{command}Request")(**(common | fields))

    def tell(self, command: str, days: int = 30, **fields):
        """Records a fact and returns the answer."""
        answer = getattr(self.client, command)(self.request(command, days, **fields))
        self.receipt = answer.receipt
        return answer

    def reported(self) -> "Household":
        """The household, known to the municipality."""
        self.tell("ReportHousehold", days=60, source=finding_pb2.REPORT_SOURCE_UHT_HANDOVER)
        return self

    def with_member(self, bsn: str = "") -> str:
        """Somebody joins; returns who."""
        answer = self.tell(
            "AddMember",
            days=59,
            person_id=new_id(),
            ground=finding_pb2.GROUND_APPLICANT,
            victim_status=finding_pb2.VICTIM_STATUS_RECOGNISED,
            identity=finding_pb2.Identity(
                name=NAME,
                bsn=bsn,
                date_of_birth=Date(year=1984, month=2, day=29),
                address=ADDRESS,
                contact_details=PHONE,
            ),
        )
        return answer.person_id

    def need(self, life_domain=common_pb2.LIFE_DOMAIN_FINANCE, text: str = WORDS) -> str:
        """A need is put forward; returns which."""
        need = new_id()
        self.tell("RecordNeed", days=40, need_id=need, life_domain=life_domain, text=text)
        return need

    def now(self, **fields):
        """The household as it is, with at least what was last told."""
        position = self.receipt.last_position
        request = {"ledger": LEDGER, "household_id": self.id, "at_least_position": position}
        return self.client.GetHousehold(case_service_pb2.GetHouseholdRequest(**(request | fields)))
