//! The story that timelines are told of: a household through the five steps, and a washing machine on the way.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 640_00 is EUR 640.00")]

use api::v1::*;
use stories::{
    App, Booking, COORDINATOR, Command, Fund, Household, Households, Person, Provision, Refusal, Run, Step,
    UTRECHT, imported, statement, transfers,
};

/// When the story was half told.
pub const HALFWAY: &str = "2025-03-03T12:00:00Z";

/// A household that went through the five steps, and got a washing machine on the way.
pub struct Story<'a> {
    app: &'a App,
    /// Which.
    pub household: Household<'a>,
    /// The last position before [`HALFWAY`].
    pub halfway: i64,
}

impl<'a> Story<'a> {
    /// The story of a household to which nothing more happens.
    pub fn of(app: &'a App, household: Household<'a>) -> Self {
        Self { app, household, halfway: 0 }
    }

    /// The whole story.
    pub async fn told(app: &'a App) -> Self {
        let fund = Fund::opened(app).await;
        let mut story = Self::of(app, Household::unreported(app, UTRECHT));
        let measure = story.up_to_the_plan().await;
        story.halfway = app.last_position().await.unwrap();
        app.clock.set("2025-03-03T15:00:00Z");
        let machine = Provision::after(Step::Ordered, app, &story.household, &fund, 640_00).await;
        let sent = transfers(&Run::of(app, &fund).await.file().await.file);
        imported(app, statement(1, &[Booking::made(&sent[0], "2025-03-03")])).await.unwrap();
        assert_eq!(machine.now().await.stage(), ProvisionStage::Settled);
        app.clock.set("2025-03-05T15:00:00Z");
        story.goes_on_to_the_end(measure).await;
        story
    }

    async fn tell<C: Command<Service = Households>>(&mut self, on: &str, command: C) {
        self.household.tell(on, command).await.unwrap();
    }

    /// Steps 1 to 4; gives the measure of the plan.
    async fn up_to_the_plan(&mut self) -> String {
        let (source, text) = (ReportSource::UhtHandover.into(), "handed over by the call team".to_owned());
        self.tell("2025-02-03", ReportHouseholdRequest { source, text, ..Default::default() }).await;
        let (channel, outcome) = (ContactChannel::Phone.into(), ContactOutcome::NoAnswer.into());
        self.tell("2025-02-05", RecordContactAttemptRequest { channel, outcome, ..Default::default() }).await;
        let channel = ContactChannel::HomeVisit.into();
        self.tell("2025-02-06", RecordFirstContactRequest { channel, ..Default::default() }).await;
        let situations =
            vec![ThreateningSituation::Eviction.into(), ThreateningSituation::UtilityCutOff.into()];
        self.tell("2025-02-06", AssessThreatRequest { situations, ..Default::default() }).await;
        self.household.gets("2025-02-06", COORDINATOR.name, stories::NEIGHBOURHOOD_TEAM).await;
        let ada = Person::new(self.app, "Ada Vermeulen", "111222333");
        self.tell("2025-02-07", ada.joining()).await;
        let bram = Person::new(self.app, "Bram de Wit", "");
        let (ground, victim_status) = (Ground::FamilyMember.into(), VictimStatus::NotAVictim.into());
        self.tell("2025-02-07", AddMemberRequest { ground, victim_status, ..bram.joining() }).await;
        self.tell("2025-02-08", ResolveThreatRequest::default()).await;
        let both = vec![ada.id.clone(), bram.id.clone()];
        let first = HoldFirstConversationRequest { person_ids: both.clone(), ..Default::default() };
        self.tell("2025-02-10", first).await;
        let (need_id, life_domain) = (self.app.id(), LifeDomain::Housing.into());
        let text = "the washing machine broke down".to_owned();
        self.tell("2025-02-10", RecordNeedRequest { need_id, life_domain, text, ..Default::default() }).await;
        let (goal_id, measure_id) = (self.app.id(), self.app.id());
        let plan = DrawUpPlanRequest {
            goals: vec![PlanGoal {
                goal_id: goal_id.clone(),
                life_domain: LifeDomain::Housing.into(),
                text: "a home that works".to_owned(),
                ..Default::default()
            }],
            measures: vec![PlanMeasure {
                measure_id: measure_id.clone(),
                goal_id,
                text: "buy a washing machine".to_owned(),
                ..Default::default()
            }],
            ..Default::default()
        };
        self.tell("2025-02-11", plan).await;
        self.tell("2025-02-11", AgreePlanRequest { version: 1, person_ids: both, ..Default::default() })
            .await;
        measure_id
    }

    /// Step 5.
    async fn goes_on_to_the_end(&mut self, measure_id: String) {
        let started = StartMeasureRequest { measure_id: measure_id.clone(), ..Default::default() };
        self.tell("2025-02-12", started).await;
        self.tell("2025-03-03", CompleteMeasureRequest { measure_id, ..Default::default() }).await;
        let (note_id, text) = (self.app.id(), "Ada is glad with it".to_owned());
        self.tell("2025-03-04", AddNoteRequest { note_id, text, ..Default::default() }).await;
        self.tell("2025-03-04", StartAftercareRequest::default()).await;
        let reason = EndReason::Completed.into();
        self.tell("2025-03-05", EndSupportRequest { reason, ..Default::default() }).await;
    }

    /// The question for all of it, oldest first, as it is by now.
    pub async fn question(&self) -> GetTimelineRequest {
        GetTimelineRequest {
            ledger: UTRECHT.to_owned(),
            household_id: self.household.id.clone(),
            order: TimelineOrder::OldestFirst.into(),
            at_least_position: self.app.last_position().await,
            ..Default::default()
        }
    }

    /// What somebody who may read everything is told.
    pub async fn asked(&self, question: &GetTimelineRequest) -> GetTimelineResponse {
        let answer = self.app.caseload_as(COORDINATOR).get_timeline(question.clone()).await;
        answer.unwrap().into_inner()
    }

    /// All pages of so many entries, and how many were on each.
    pub async fn pages(
        &self,
        question: GetTimelineRequest,
        page_size: i32,
    ) -> (Vec<TimelineEntry>, Vec<usize>) {
        let mut question = GetTimelineRequest { page_size, ..question };
        let (mut entries, mut sizes) = (vec![], vec![]);
        loop {
            let page = self.asked(&question).await;
            sizes.push(page.entries.len());
            entries.extend(page.entries);
            if page.next_page_token.is_empty() {
                return (entries, sizes);
            }
            question.page_token = page.next_page_token;
        }
    }

    /// Why that somebody is not told.
    pub async fn refused(&self, question: GetTimelineRequest) -> String {
        let answer = self.app.caseload_as(COORDINATOR).get_timeline(question).await;
        Refusal::from(answer.unwrap_err()).to_string()
    }
}
