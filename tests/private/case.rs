//! A household of which everything is told: each command that takes a text gets one.

use api::v1::*;
use server::auth::Role;
use stories::{App, Command, Household, Households, Person, day};

use crate::secrets::{BSN, Secrets};

/// The applicant, with everything there is to know of a person.
pub fn ada(app: &App, secrets: &mut Secrets) -> Person {
    secrets.also(BSN);
    secrets.also("1961-07-23");
    secrets.also("year: 1961");
    let mut ada = Person::new(app, &secrets.tell("name"), BSN);
    ada.identity.date_of_birth = day("1961-07-23");
    ada.identity.address = secrets.tell("address");
    ada.identity.contact_details = secrets.tell("contact");
    ada
}

/// A household, its secrets, and what is told of it.
struct Telling<'a, 's> {
    household: Household<'a>,
    secrets: &'s mut Secrets,
    ada: Person,
}

/// One household through everything.
pub async fn whole<'a>(app: &'a App, secrets: &mut Secrets) -> Household<'a> {
    let ada = ada(app, secrets);
    let household = Household::unreported(app, stories::UTRECHT);
    let mut telling = Telling { household, secrets, ada };
    telling.found_and_contacted().await;
    telling.taken_in(app).await;
    telling.planned(app).await;
    telling.ended(app).await;
    telling.household
}

impl Telling<'_, '_> {
    async fn tell<C: Command<Service = Households>>(&mut self, command: C) {
        self.household.tell("2025-02-10", command).await.unwrap();
    }

    fn secret(&mut self, what: &str) -> String {
        self.secrets.tell(what)
    }

    async fn found_and_contacted(&mut self) {
        let text = self.secret("report");
        self.tell(ReportHouseholdRequest { source: 1, text, ..Default::default() }).await;
        self.tell(self.ada.joining()).await;
        let (text, channel) = (self.secret("attempt"), ContactChannel::Phone.into());
        self.tell(RecordContactAttemptRequest { channel, outcome: 1, text, ..Default::default() }).await;
        let text = self.secret("contact-made");
        self.tell(RecordFirstContactRequest { channel, text, ..Default::default() }).await;
        let text = self.secret("threat");
        self.tell(AssessThreatRequest { situations: vec![1], text, ..Default::default() }).await;
        let text = self.secret("threat-resolved");
        self.tell(ResolveThreatRequest { text, ..Default::default() }).await;
    }

    async fn taken_in(&mut self, app: &App) {
        let person_ids = vec![self.ada.id.clone()];
        let text = self.secret("conversation");
        self.tell(HoldFirstConversationRequest {
            person_ids: person_ids.clone(),
            text,
            ..Default::default()
        })
        .await;
        let text = self.secret("intake");
        self.tell(HoldIntakeConversationRequest {
            person_ids: person_ids.clone(),
            text,
            ..Default::default()
        })
        .await;
        let text = self.secret("talk");
        self.tell(HoldThreeWayTalkRequest { person_ids, text, ..Default::default() }).await;
        let (need_id, text) = (app.id(), self.secret("need"));
        self.tell(RecordNeedRequest { need_id, life_domain: 1, text, ..Default::default() }).await;
        let (organisation_id, text) = ("kredietbank".to_owned(), self.secret("referral"));
        self.tell(ReferToOrganisationRequest { organisation_id, life_domain: 1, text, ..Default::default() })
            .await;
        let changed = Identity { name: self.secret("new-name"), ..self.ada.identity.clone() };
        let person_id = self.ada.id.clone();
        self.tell(ChangeMemberDetailsRequest { person_id, identity: Some(changed), ..Default::default() })
            .await;
        let restored = Some(self.ada.identity.clone());
        let person_id = self.ada.id.clone();
        self.tell(ChangeMemberDetailsRequest { person_id, identity: restored, ..Default::default() }).await;
    }

    fn goals(&mut self, goal_id: &str, what: &str) -> Vec<PlanGoal> {
        let (goal_id, text) = (goal_id.to_owned(), self.secret(what));
        vec![PlanGoal { goal_id, life_domain: 1, text, ..Default::default() }]
    }

    fn measures(&mut self, goal_id: &str, ids: &[String; 2], what: &str) -> Vec<PlanMeasure> {
        let goal_id = goal_id.to_owned();
        let measure = |(number, id): (usize, &String)| PlanMeasure {
            measure_id: id.clone(),
            goal_id: goal_id.clone(),
            text: self.secrets.tell(&format!("{what}-{number}")),
            ..Default::default()
        };
        ids.iter().enumerate().map(measure).collect()
    }

    async fn planned(&mut self, app: &App) {
        let (goal, ids) = (app.id(), [app.id(), app.id()]);
        let (goals, measures) = (self.goals(&goal, "goal"), self.measures(&goal, &ids, "measure"));
        self.tell(DrawUpPlanRequest { goals, measures, ..Default::default() }).await;
        let goals = self.goals(&goal, "revised-goal");
        let measures = self.measures(&goal, &ids, "revised-measure");
        let reason = self.secret("revision");
        self.tell(RevisePlanRequest { goals, measures, reason, ..Default::default() }).await;
        let person_ids = vec![self.ada.id.clone()];
        self.tell(AgreePlanRequest { version: 2, person_ids, ..Default::default() }).await;
        for measure_id in ids.clone() {
            self.tell(StartMeasureRequest { measure_id, ..Default::default() }).await;
        }
        let [done, stopped] = ids;
        let text = self.secret("result");
        self.tell(CompleteMeasureRequest { measure_id: done, text, ..Default::default() }).await;
        let reason = self.secret("stopped");
        self.tell(StopMeasureRequest { measure_id: stopped, reason, ..Default::default() }).await;
        let (term, until, reason) =
            (Term::MaterialProvisions.into(), day("2026-01-01"), self.secret("hardship"));
        let moved = OverrideTermRequest { term, until, reason, ..Default::default() };
        self.household.tell_as(Role::MandatedDecider, "2025-02-10", moved).await.unwrap();
    }

    async fn ended(&mut self, app: &App) {
        let (note_id, text) = (app.id(), self.secret("note"));
        self.tell(AddNoteRequest { note_id, text, ..Default::default() }).await;
        let text = self.secret("aftercare");
        self.tell(StartAftercareRequest { text, ..Default::default() }).await;
        let text = self.secret("end");
        self.tell(EndSupportRequest { reason: 1, text, ..Default::default() }).await;
        let reason = self.secret("resumed");
        self.tell(ResumeSupportRequest { reason, ..Default::default() }).await;
    }
}

/// The two other ways to end.
pub async fn ended_otherwise(app: &App, secrets: &mut Secrets) {
    let (mut moved, mut handed_over) = (Household::reported(app).await, Household::reported(app).await);
    let (municipality, text) = ("GM0363".to_owned(), secrets.tell("transfer"));
    let transfer = TransferToMunicipalityRequest { municipality, text, ..Default::default() };
    moved.tell("2025-02-10", transfer).await.unwrap();
    let (organisation_id, text) = ("wijkteam".to_owned(), secrets.tell("handover"));
    let handover = HandOverToRegularSupportRequest { organisation_id, text, ..Default::default() };
    handed_over.tell("2025-02-10", handover).await.unwrap();
}
