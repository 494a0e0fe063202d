"""The main road: from report to a measure that is done, and how a household is shown meanwhile."""

import grpc

from caseload import NAME, OPENING, WORDS, Household
from client import days_ago, new_id
from server import LEDGER
from story import Story, bsn

from herstelboek.v1 import case_service_pb2, common_pb2, contact_pb2, household_pb2, household_work_pb2, plan_pb2


class FiveSteps(Story):
    """The main road, from report to a measure that is done."""

    def test_a_household_goes_through_the_five_steps(self):
        household = self.household().reported()
        anna, bram = household.with_member(bsn()), household.with_member()
        self.first_contact(household)
        needs = self.intake(household, anna, bram)
        measure = self.plan(household, needs, anna, bram)
        household.tell("StartMeasure", days=20, measure_id=measure)
        household.tell("HoldThreeWayTalk", days=15, person_ids=[anna])
        household.tell("CompleteMeasure", days=10, measure_id=measure, text="de huur is betaald")
        self.shown(household, anna, bram)

    def first_contact(self, household: Household):
        phone = common_pb2.CONTACT_CHANNEL_PHONE
        household.tell("RecordContactAttempt", days=58, channel=phone, outcome=contact_pb2.CONTACT_OUTCOME_NO_ANSWER)
        household.tell("RecordFirstContact", days=57, channel=phone, text=WORDS)
        household.tell("AssessThreat", days=57, situations=[])
        household.tell(
            "AssignCoordinator",
            days=56,
            coordinator_id="u-coordinator",
            organisation_id="buurtteam-west",
            reason=contact_pb2.COORDINATOR_REASON_FIRST_ASSIGNMENT,
        )

    def intake(self, household: Household, *persons: str) -> list[str]:
        household.tell("HoldFirstConversation", days=50, person_ids=persons, text=WORDS)
        household.tell("HoldIntakeConversation", days=45, person_ids=persons)
        household.tell("HoldIntakeConversation", days=43, person_ids=persons[:1])
        domains = (common_pb2.LIFE_DOMAIN_FINANCE, common_pb2.LIFE_DOMAIN_HOUSING, common_pb2.LIFE_DOMAIN_WORK)
        return [household.need(domain) for domain in domains]

    def plan(self, household: Household, needs: list[str], *persons: str) -> str:
        goals = [
            plan_pb2.PlanGoal(goal_id=new_id(), life_domain=common_pb2.LIFE_DOMAIN_FINANCE, need_id=need, text=WORDS)
            for need in needs
        ]
        measures = [
            plan_pb2.PlanMeasure(measure_id=new_id(), goal_id=goal.goal_id, due_on=days_ago(-90), text=WORDS)
            for goal in goals
        ]
        household.tell("DrawUpPlan", days=35, goals=goals, measures=measures)
        household.tell("AgreePlan", days=34, version=1, person_ids=persons)
        return measures[0].measure_id

    def shown(self, household: Household, *persons: str):
        shown = household.now().household
        self.assertEqual(shown.revision, household.receipt.revision)
        self.assertEqual(shown.stage, household_pb2.HOUSEHOLD_STAGE_SUPPORTED)
        self.assertEqual({member.person_id for member in shown.members}, set(persons))
        self.assertEqual(len(shown.needs), 3)
        self.assertEqual({agreed.person_id for agreed in shown.plan.agreements}, set(persons))
        self.assertEqual(shown.plan.measures[0].state, household_work_pb2.MEASURE_STATE_COMPLETED)
        met = [one.term for one in shown.deadlines if one.state == household_pb2.DEADLINE_STATE_MET]
        self.assertEqual(met[:2], [common_pb2.TERM_FIRST_CONVERSATION, common_pb2.TERM_PLAN])

    def test_personal_data_is_shown_only_when_opened_for_a_purpose(self):
        household = self.household().reported()
        number = bsn()
        household.with_member(number)
        sealed = household.now().household.members[0]
        self.assertTrue(sealed.HasField("name") and not sealed.name.HasField("opened"))
        opened = household.now(open_personal_data=OPENING).household.members[0]
        self.assertEqual((opened.name.opened, opened.bsn.opened), (NAME, number))
        self.assertEqual(opened.date_of_birth.opened, "1984-02-29")

    def test_a_household_is_shown_as_it_was(self):
        household = self.household().reported()
        then = household.receipt.last_position
        household.with_member()
        earlier = household.now(as_of_position=then)
        self.assertEqual((earlier.position, earlier.household.revision, len(earlier.household.members)), (then, 1, 0))

    def test_the_events_of_a_household_come_in_pages(self):
        household = self.household().reported()
        for _ in range(4):
            household.need()
        request = case_service_pb2.ListHouseholdEventsRequest(ledger=LEDGER, household_id=household.id, page_size=2)
        positions = []
        while True:
            page = self.coordinator.ListHouseholdEvents(request)
            positions += [record.position for record in page.records]
            if not page.next_page_token:
                break
            request.page_token = page.next_page_token
        self.assertEqual(len(positions), 5)
        self.assertEqual(positions, sorted(set(positions)))

    def test_a_person_is_found_by_bsn(self):
        household, number = self.household().reported(), bsn()
        person = household.with_member(number)
        request = case_service_pb2.FindPersonByBsnRequest(
            ledger=LEDGER, bsn=number, processing_activity=OPENING.processing_activity
        )
        found = self.coordinator.FindPersonByBsn(request)
        self.assertEqual((found.person_id, found.household_id), (person, household.id))
        request.bsn = bsn()
        self.refused("PERSON_NOT_FOUND", grpc.StatusCode.NOT_FOUND, self.coordinator.FindPersonByBsn, request)

    def test_one_person_belongs_to_one_household(self):
        number = bsn()
        self.household().reported().with_member(number)
        other = self.household().reported()
        reason = "PERSON_IN_OTHER_HOUSEHOLD"
        self.refused(reason, grpc.StatusCode.FAILED_PRECONDITION, other.with_member, number)
