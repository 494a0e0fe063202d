//! One household through the five steps of VNG, told by its coordinator and read back as it was at every moment.

use api::v1::{self, *};
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Command, Household, Households, Person, day, story_line};

/// The household, and what its coordinator keeps at hand.
struct Story<'a> {
    app: &'a App,
    household: Household<'a>,
    applicant: Person,
    partner: Person,
    need: String,
    goal: String,
    measures: [String; 2],
}

impl<'a> Story<'a> {
    fn of(app: &'a App) -> Self {
        Self {
            app,
            household: Household::unreported(app, stories::UTRECHT),
            applicant: Person::new(app, "Ada Vermeulen", "111222333"),
            partner: Person::new(app, "Bram de Wit", "999990342"),
            need: app.id(),
            goal: app.id(),
            measures: [app.id(), app.id()],
        }
    }

    /// Records it in the afternoon of the day on which it happened.
    async fn tell<C: Command<Service = Households>>(&mut self, on: &str, command: C) -> Receipt {
        self.app.clock.set(&format!("{on}T15:00:00Z"));
        self.household.tell(on, command).await.unwrap()
    }

    fn both(&self) -> Vec<String> {
        vec![self.applicant.id.clone(), self.partner.id.clone()]
    }

    /// Step 1: the household becomes known.
    async fn found(&mut self) {
        let source = ReportSource::UhtHandover.into();
        let text = "handed over by the call team".to_owned();
        self.tell("2025-02-03", ReportHouseholdRequest { source, text, ..Default::default() }).await;
    }

    /// Step 2: contact, coordinator, members.
    async fn contacted(&mut self) {
        for (on, outcome) in
            [("2025-02-05", ContactOutcome::NoAnswer), ("2025-02-07", ContactOutcome::MessageLeft)]
        {
            let channel = ContactChannel::Phone.into();
            let attempt =
                RecordContactAttemptRequest { channel, outcome: outcome.into(), ..Default::default() };
            self.tell(on, attempt).await;
        }
        let channel = ContactChannel::HomeVisit.into();
        self.tell("2025-02-10", RecordFirstContactRequest { channel, ..Default::default() }).await;
        self.tell("2025-02-10", AssessThreatRequest::default()).await;
        let coordinator = AssignCoordinatorRequest {
            coordinator_id: "u-1".to_owned(),
            organisation_id: "buurtteam-zuid".to_owned(),
            reason: CoordinatorReason::FirstAssignment.into(),
            ..Default::default()
        };
        self.tell("2025-02-11", coordinator).await;
        let (applicant, partner) = (self.applicant.joining(), self.partner.joining());
        self.tell("2025-02-12", applicant).await;
        let partner = AddMemberRequest { ground: Ground::FamilyMember.into(), ..partner };
        self.tell("2025-02-12", partner).await;
        assert_eq!(self.app.recorded().await.len(), 10);
    }

    /// Step 3: conversations and needs.
    async fn taken_in(&mut self) {
        let person_ids = self.both();
        let first = HoldFirstConversationRequest { person_ids: person_ids.clone(), ..Default::default() };
        self.tell("2025-02-17", first).await;
        for on in ["2025-02-24", "2025-03-03"] {
            let intake =
                HoldIntakeConversationRequest { person_ids: person_ids.clone(), ..Default::default() };
            self.tell(on, intake).await;
        }
        for (domain, text, need_id) in [
            (LifeDomain::Finance, "three months of rent are due", self.need.clone()),
            (LifeDomain::Work, "wants to finish a course", self.app.id()),
            (LifeDomain::Care, "sleeps badly", self.app.id()),
        ] {
            let (life_domain, text) = (domain.into(), text.to_owned());
            self.tell("2025-03-03", RecordNeedRequest { need_id, life_domain, text, ..Default::default() })
                .await;
        }
    }

    /// Step 4: a plan that both agree with.
    async fn planned(&mut self) {
        let goal = PlanGoal {
            goal_id: self.goal.clone(),
            life_domain: LifeDomain::Finance.into(),
            need_id: self.need.clone(),
            text: "a fresh start without debts".to_owned(),
        };
        let measures = self.measures.iter().map(|measure| PlanMeasure {
            measure_id: measure.clone(),
            goal_id: self.goal.clone(),
            organisation_id: "kredietbank".to_owned(),
            due_on: day("2025-09-01"),
            text: "take over the rent arrears".to_owned(),
        });
        let plan =
            DrawUpPlanRequest { goals: vec![goal], measures: measures.collect(), ..Default::default() };
        self.tell("2025-03-20", plan).await;
        let agreed = AgreePlanRequest { version: 1, person_ids: self.both(), ..Default::default() };
        self.tell("2025-03-24", agreed).await;
    }

    /// Step 5: support, aftercare, the end.
    async fn supported(&mut self) {
        for measure_id in self.measures.clone() {
            self.tell("2025-03-25", StartMeasureRequest { measure_id, ..Default::default() }).await;
        }
        let person_ids = self.both();
        self.tell("2025-04-08", HoldThreeWayTalkRequest { person_ids, ..Default::default() }).await;
        for measure_id in self.measures.clone() {
            self.tell("2025-08-14", CompleteMeasureRequest { measure_id, ..Default::default() }).await;
        }
        let closed = CloseNeedRequest {
            need_id: self.need.clone(),
            outcome: NeedOutcome::Met.into(),
            ..Default::default()
        };
        self.tell("2025-08-14", closed).await;
        self.tell("2025-09-01", StartAftercareRequest::default()).await;
        let reason = EndReason::Completed.into();
        self.tell("2025-12-01", EndSupportRequest { reason, ..Default::default() }).await;
    }
}

/// A household in a few words.
fn shown(household: &v1::Household) -> String {
    let deadlines = household.deadlines.iter().map(|deadline| {
        let due = deadline.due_on.unwrap();
        let (term, state) = (deadline.term().as_str_name(), deadline.state().as_str_name());
        format!("\n{term} {}-{:02}-{:02} {state}", due.year, due.month, due.day)
    });
    format!(
        "{} revision {}, {} members, {} left, {} attempts, {} needs, {} intakes, {} talks, plan {:?}, {} measures{}",
        household.stage().as_str_name(),
        household.revision,
        household.members.len(),
        household.former_members.len(),
        household.contact_attempts.len(),
        household.needs.len(),
        household.intake_conversations.len(),
        household.three_way_talks.len(),
        household.plan.as_ref().map(|plan| (plan.version, plan.agreements.len())),
        household.plan.as_ref().map_or(0, |plan| plan.measures.len()),
        deadlines.collect::<String>(),
    )
}

async fn as_of(app: &App, household: &Household<'_>, position: i64) -> String {
    let question = GetHouseholdRequest { as_of_position: Some(position), ..household.question() };
    let answer = app.cases_as(Role::Accountant).get_household(question).await.unwrap().into_inner();
    assert_eq!(answer.position, position);
    shown(&answer.household.unwrap())
}

#[tokio::test]
async fn a_household_goes_through_the_five_steps() {
    let app = App::start().await;
    let mut story = Story::of(&app);
    story.found().await;
    story.contacted().await;
    story.taken_in().await;
    story.planned().await;
    story.supported().await;
    let household = &story.household;
    assert_snapshot!(household.story().await, @r"
     0 HouseholdReported          2025-02-03
     1 ContactAttempted           2025-02-05
     2 ContactAttempted           2025-02-07
     3 FirstContactMade           2025-02-10
     4 ThreatAssessed             2025-02-10
     5 CoordinatorAssigned        2025-02-11
     6 MemberJoined               2025-02-12
     8 MemberJoined               2025-02-12
    10 FirstConversationHeld      2025-02-17
    11 IntakeConversationHeld     2025-02-24
    12 IntakeConversationHeld     2025-03-03
    13 NeedRecorded               2025-03-03
    14 NeedRecorded               2025-03-03
    15 NeedRecorded               2025-03-03
    16 PlanDrawnUp                2025-03-20
    17 PlanAgreed                 2025-03-24
    18 MeasureStarted             2025-03-25
    19 MeasureStarted             2025-03-25
    20 ThreeWayTalkHeld           2025-04-08
    21 MeasureCompleted           2025-08-14
    22 MeasureCompleted           2025-08-14
    23 NeedClosed                 2025-08-14
    24 AftercareStarted           2025-09-01
    25 SupportEnded               2025-12-01
    ");
    assert_snapshot!(shown(&household.now().await), @r"
    HOUSEHOLD_STAGE_ENDED revision 24, 2 members, 0 left, 2 attempts, 3 needs, 2 intakes, 1 talks, plan Some((1, 2)), 2 measures
    TERM_FIRST_CONVERSATION 2025-03-31 DEADLINE_STATE_MET
    TERM_PLAN 2025-04-14 DEADLINE_STATE_MET
    TERM_MATERIAL_PROVISIONS 2025-08-17 DEADLINE_STATE_PASSED
    TERM_END_OF_SUPPORT 2027-02-17 DEADLINE_STATE_MET
    ");
    assert_snapshot!(as_of(&app, household, 0).await, @r"
    HOUSEHOLD_STAGE_REPORTED revision 1, 0 members, 0 left, 0 attempts, 0 needs, 0 intakes, 0 talks, plan None, 0 measures
    TERM_FIRST_CONVERSATION 2025-03-31 DEADLINE_STATE_RUNNING
    ");
    assert_snapshot!(as_of(&app, household, 9).await, @r"
    HOUSEHOLD_STAGE_CONTACTED revision 8, 2 members, 0 left, 2 attempts, 0 needs, 0 intakes, 0 talks, plan None, 0 measures
    TERM_FIRST_CONVERSATION 2025-03-31 DEADLINE_STATE_RUNNING
    ");
    assert_snapshot!(as_of(&app, household, 15).await, @r"
    HOUSEHOLD_STAGE_INTAKE revision 14, 2 members, 0 left, 2 attempts, 3 needs, 2 intakes, 0 talks, plan None, 0 measures
    TERM_FIRST_CONVERSATION 2025-03-31 DEADLINE_STATE_MET
    TERM_PLAN 2025-04-14 DEADLINE_STATE_RUNNING
    TERM_MATERIAL_PROVISIONS 2025-08-17 DEADLINE_STATE_RUNNING
    TERM_END_OF_SUPPORT 2027-02-17 DEADLINE_STATE_RUNNING
    ");
    assert_snapshot!(as_of(&app, household, 17).await, @r"
    HOUSEHOLD_STAGE_SUPPORTED revision 16, 2 members, 0 left, 2 attempts, 3 needs, 2 intakes, 0 talks, plan Some((1, 2)), 2 measures
    TERM_FIRST_CONVERSATION 2025-03-31 DEADLINE_STATE_MET
    TERM_PLAN 2025-04-14 DEADLINE_STATE_MET
    TERM_MATERIAL_PROVISIONS 2025-08-17 DEADLINE_STATE_RUNNING
    TERM_END_OF_SUPPORT 2027-02-17 DEADLINE_STATE_RUNNING
    ");
    app.finish().await;
}

#[tokio::test]
async fn what_was_written_is_read_at_its_position() {
    let app = App::start().await;
    let mut story = Story::of(&app);
    story.found().await;
    let receipt = story.tell("2025-02-10", AssessThreatRequest::default()).await;
    let question =
        GetHouseholdRequest { at_least_position: Some(receipt.last_position), ..story.household.question() };
    let mut cases = app.cases_as(Role::Coordinator);
    let answer = cases.get_household(question).await.unwrap().into_inner();
    let household = answer.household.unwrap();
    assert_eq!((answer.position, household.revision), (receipt.last_position, receipt.revision));
    assert_eq!(household.threat.unwrap().state(), ThreatState::Clear);
    app.finish().await;
}

#[tokio::test]
async fn a_reader_waits_for_a_position_that_is_still_to_come() {
    let app = App::start().await;
    let mut story = Story::of(&app);
    story.found().await;
    let question = GetHouseholdRequest { at_least_position: Some(1), ..story.household.question() };
    let mut cases = app.cases_as(Role::Coordinator);
    let waiting = tokio::spawn(async move { cases.get_household(question).await });
    let receipt = story.tell("2025-02-10", AssessThreatRequest::default()).await;
    assert_eq!(receipt.last_position, 1);
    assert_eq!(waiting.await.unwrap().unwrap().into_inner().position, 1);
    app.finish().await;
}

#[tokio::test]
async fn the_events_of_a_household_come_in_pages() {
    let app = App::start().await;
    let mut story = Story::of(&app);
    story.found().await;
    story.contacted().await;
    let (mut cases, mut lines, mut pages) = (app.cases_as(Role::Accountant), vec![], vec![]);
    let mut question = ListHouseholdEventsRequest { page_size: 3, ..story.household.events() };
    loop {
        let page = cases.list_household_events(question.clone()).await.unwrap().into_inner();
        lines.extend(page.records.iter().map(story_line));
        pages.push(page.records.len());
        if page.next_page_token.is_empty() {
            break;
        }
        question.page_token = page.next_page_token;
    }
    assert_eq!((pages, lines.join("\n")), (vec![3, 3, 2], story.household.story().await));
    let question = ListHouseholdEventsRequest { as_of_position: Some(1), ..story.household.events() };
    let earlier = cases.list_household_events(question).await.unwrap().into_inner();
    assert_eq!((earlier.records.len(), earlier.next_page_token.as_str()), (2, ""));
    app.finish().await;
}
