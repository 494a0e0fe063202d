//! The words of a story: a household that things happen to, told by its coordinator.

use api::v1::{
    self, AddMemberRequest, AddNoteRequest, ContactChannel, GetHouseholdRequest, Ground,
    HoldFirstConversationRequest, Identity, ListHouseholdEventsRequest, Receipt, RecordFirstContactRequest,
    ReportHouseholdRequest, ReportSource, VictimStatus,
};
use server::auth::Role;

use crate::{App, Command, Common, Households, Refusal, UTRECHT, day, story_line};

/// What a client knows of a person who is to join.
#[derive(Debug, Clone)]
pub struct Person {
    /// The id the client chose.
    pub id: String,
    /// In clear, as on the wire.
    pub identity: Identity,
}

impl Person {
    /// A person with a name and a BSN.
    pub fn new(app: &App, name: &str, bsn: &str) -> Self {
        let identity = Identity { name: name.to_owned(), bsn: bsn.to_owned(), ..Identity::default() };
        Self { id: app.id(), identity }
    }

    /// The specific fields of the request with which the person joins as a recognised victim.
    pub fn joining(&self) -> AddMemberRequest {
        AddMemberRequest {
            person_id: self.id.clone(),
            ground: Ground::Applicant.into(),
            victim_status: VictimStatus::Recognised.into(),
            identity: Some(self.identity.clone()),
            ..AddMemberRequest::default()
        }
    }
}

/// The specific fields of the request with which a household becomes known.
pub fn reporting() -> ReportHouseholdRequest {
    ReportHouseholdRequest { source: ReportSource::UhtHandover.into(), ..ReportHouseholdRequest::default() }
}

/// A household in a story.
pub struct Household<'a> {
    app: &'a App,
    /// The ledger it is in.
    pub ledger: String,
    /// Its id.
    pub id: String,
    /// The client of its coordinator, for requests of a story's own.
    pub client: Households,
}

impl<'a> Household<'a> {
    /// A household of which nobody told yet.
    pub fn unreported(app: &'a App, ledger: &str) -> Self {
        let client = app.households_as(Role::Coordinator);
        Self { app, ledger: ledger.to_owned(), id: app.id(), client }
    }

    /// A household of Utrecht with one member, a recognised victim, since 10 February 2025.
    pub async fn with_a_member(app: &'a App) -> Self {
        let mut household = Self::reported(app).await;
        household.joined_by(&Person::new(app, "Ada Vermeulen", "")).await.expect("a member");
        household
    }

    /// A household of Utrecht that has been reported on 3 February 2025.
    pub async fn reported(app: &'a App) -> Self {
        Self::reported_in(app, UTRECHT).await
    }

    /// The same, in any ledger.
    pub async fn reported_in(app: &'a App, ledger: &str) -> Self {
        let mut household = Self::unreported(app, ledger);
        household.tell("2025-02-03", reporting()).await.expect("a report");
        household
    }

    /// A request with everything but its specific fields filled in.
    pub fn request<C: Command>(&self, on: &str, command: C) -> C {
        command.filled(Common {
            ledger: self.ledger.clone(),
            request_id: self.app.id(),
            about: self.id.clone(),
            happened_on: day(on),
        })
    }

    /// The coordinator records what happened on a day.
    pub async fn tell<C: Command<Service = Households>>(
        &mut self,
        on: &str,
        command: C,
    ) -> Result<Receipt, Refusal> {
        Ok(self.request(on, command).send(&mut self.client).await?)
    }

    /// Somebody with another role records what happened on a day.
    pub async fn tell_as<C: Command<Service = Households>>(
        &self,
        role: Role,
        on: &str,
        command: C,
    ) -> Result<Receipt, Refusal> {
        Ok(self.request(on, command).send(&mut self.app.households_as(role)).await?)
    }

    /// A member joins on 10 February 2025.
    pub async fn joined_by(&mut self, person: &Person) -> Result<Receipt, Refusal> {
        self.tell("2025-02-10", person.joining()).await
    }

    /// The question for this household as it is now.
    pub fn question(&self) -> GetHouseholdRequest {
        GetHouseholdRequest {
            ledger: self.ledger.clone(),
            household_id: self.id.clone(),
            ..GetHouseholdRequest::default()
        }
    }

    /// The household as it is now, personal data sealed.
    pub async fn now(&self) -> v1::Household {
        let answer = self.app.cases_as(Role::Coordinator).get_household(self.question()).await;
        answer.expect("a household").into_inner().household.expect("a household")
    }

    /// The question for its events.
    pub fn events(&self) -> ListHouseholdEventsRequest {
        ListHouseholdEventsRequest {
            ledger: self.ledger.clone(),
            household_id: self.id.clone(),
            ..ListHouseholdEventsRequest::default()
        }
    }

    /// What happened to it: a line for each event, with its position, its type and the day.
    pub async fn story(&self) -> String {
        let answer = self.app.cases_as(Role::Coordinator).list_household_events(self.events()).await;
        let lines: Vec<_> = answer.expect("events").into_inner().records.iter().map(story_line).collect();
        lines.join("\n")
    }

    /// The request with which the first contact, on 12 February 2025, is recorded.
    pub fn first_contact(&self) -> RecordFirstContactRequest {
        let contact = RecordFirstContactRequest {
            channel: ContactChannel::HomeVisit.into(),
            ..RecordFirstContactRequest::default()
        };
        self.request("2025-02-12", contact)
    }

    /// The request with which the first conversation, on 17 February 2025, is recorded.
    pub fn first_conversation(&self, present: &Person) -> HoldFirstConversationRequest {
        let conversation = HoldFirstConversationRequest {
            person_ids: vec![present.id.clone()],
            ..HoldFirstConversationRequest::default()
        };
        self.request("2025-02-17", conversation)
    }

    /// The request with which a note of 20 February 2025 is added.
    pub fn note(&self, text: &str) -> AddNoteRequest {
        let note =
            AddNoteRequest { note_id: self.app.id(), text: text.to_owned(), ..AddNoteRequest::default() };
        self.request("2025-02-20", note)
    }
}
