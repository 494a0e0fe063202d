"""Whatever is wrong with a request is named, in the language of the caller."""

import grpc

from client import Refused, new_id
from story import Story

from herstelboek.v1 import common_pb2, finding_pb2, plan_pb2


class WrongInput(Story):
    """Everything that is wrong is named, in the caller's language, and nothing is recorded."""

    def setUp(self):
        super().setUp()
        self.known = self.household().reported()
        self.revision = self.known.receipt.revision

    def tearDown(self):
        self.assertEqual(self.known.now().household.revision, self.revision, "nothing was recorded")

    def wrong(self, command: str, **fields) -> Refused:
        with self.assertRaises(Refused) as caught:
            self.known.tell(command, **fields)
        self.assertEqual(caught.exception.code, grpc.StatusCode.INVALID_ARGUMENT)
        return caught.exception

    def test_every_wrong_field_is_named_at_once(self):
        identity = finding_pb2.Identity(bsn="123456789", address="x" * 401)
        refused = self.wrong("AddMember", person_id="12", identity=identity)
        self.assertEqual(
            [(one.field, one.reason) for one in refused.fields],
            [
                ("person_id", "ID_INVALID"),
                ("ground", "FIELD_REQUIRED"),
                ("victim_status", "FIELD_REQUIRED"),
                ("identity.name", "FIELD_REQUIRED"),
                ("identity.bsn", "BSN_INVALID"),
                ("identity.address", "FIELD_TOO_LONG"),
            ],
        )
        self.assertEqual((refused.reason, refused.values["violations"]), ("ID_INVALID", "6"))
        self.assertNotIn("123456789", str(refused) + refused.told)

    def test_a_text_over_its_limit_is_told_the_limit(self):
        refused = self.wrong("RecordNeed", need_id=new_id(), life_domain=common_pb2.LIFE_DOMAIN_WORK, text="é" * 4001)
        self.assertEqual((refused.values["limit"], refused.values["length"]), ("4000", "4001"))
        self.assertIn("4000", refused.fields[0].localized_message.message)

    def test_a_wrong_enum_an_impossible_date_and_a_missing_field(self):
        refused = self.wrong("CloseNeed", need_id="", outcome=99, happened_on={"year": 2025, "month": 2, "day": 29})
        self.assertEqual(
            [(one.field, one.reason) for one in refused.fields],
            [("happened_on", "DATE_INVALID"), ("need_id", "FIELD_REQUIRED"), ("outcome", "ENUM_UNKNOWN")],
        )

    def test_nothing_happens_in_the_future(self):
        refused = self.wrong("RecordFirstContact", days=-10, channel=common_pb2.CONTACT_CHANNEL_PHONE)
        self.assertEqual(refused.reason, "DATE_IN_FUTURE")

    def test_a_plan_with_much_wrong_still_gets_its_answer(self):
        measures = [plan_pb2.PlanMeasure()] * 200
        refused = self.wrong("DrawUpPlan", goals=[plan_pb2.PlanGoal()] * 50, measures=measures)
        self.assertEqual((len(refused.fields), refused.values["violations"]), (16, "750"))

    def test_messages_are_dutch_unless_english_is_asked_for(self):
        request = self.known.request("StartMeasure", measure_id=new_id())
        for language, locale, words in ((None, "nl", "plan van aanpak"), ("en-GB, nl;q=0.5", "en", "no plan yet")):
            speaker = self.caller("coordinator", language)
            code = grpc.StatusCode.FAILED_PRECONDITION
            refused = self.refused("NO_PLAN", code, speaker.StartMeasure, request)
            self.assertEqual(refused.locale, locale)
            self.assertIn(words, refused.told)
