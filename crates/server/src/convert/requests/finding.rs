//! Step 1, finding victims: report, members, and their status as victims.

use api::google::r#type::Date as WireDate;
use api::v1;
use domain::BookCommand;
use domain::household as d;
use domain::household::HouseholdCommand;
use domain::ids::PersonId;

use super::identity;
use crate::convert::call::Specifics;
use crate::convert::claimed::Identified;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;
use crate::errors::Reason;

/// Under which id the person of a recorded AddMember joined; empty for any other command.
pub(in crate::convert) fn person_id(command: &BookCommand) -> String {
    match command {
        BookCommand::Household(HouseholdCommand::AddMember(joined)) => joined.person.to_string(),
        _ => String::new(),
    }
}

impl Specifics for v1::ReportHouseholdRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let source = fields.word("source", self.source);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (source, text) = (source?, text?);
        Ok(Draft::new(texts, move |parts| d::ReportHousehold {
            fact: parts.fact,
            source,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::AddMemberRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let candidate = fields.id::<PersonId>("person_id", &self.person_id);
        let ground = fields.word("ground", self.ground);
        let victim_status =
            victim_status(fields, "victim_status", self.victim_status, self.municipality_told_on);
        let identity = identity::check(fields, &mut texts, "identity", self.identity);
        let (candidate, ground, victim_status, identity) = (candidate?, ground?, victim_status?, identity?);
        let (bsn, identity) = identity.split();
        Ok(Draft::about(Identified::Joining(candidate, bsn), texts, move |parts| d::AddMember {
            person: parts.person.unwrap_or(candidate),
            ground,
            victim_status,
            identity: identity.identity(&parts.sealed),
            fact: parts.fact,
        }))
    }
}

impl Specifics for v1::RemoveMemberRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let person = fields.id("person_id", &self.person_id);
        let reason = fields.word("reason", self.reason);
        let (person, reason) = (person?, reason?);
        Ok(Draft::new(texts, move |parts| d::RemoveMember { fact: parts.fact, person, reason }))
    }
}

impl Specifics for v1::ChangeMemberDetailsRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let person = fields.id("person_id", &self.person_id);
        let identity = identity::check(fields, &mut texts, "identity", self.identity);
        let (person, identity) = (person?, identity?);
        let (bsn, identity) = identity.split();
        Ok(Draft::about(Identified::Member(person, bsn), texts, move |parts| d::ChangeMemberDetails {
            person,
            identity: identity.identity(&parts.sealed),
            fact: parts.fact,
        }))
    }
}

impl Specifics for v1::RecordVictimStatusRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let person = fields.id("person_id", &self.person_id);
        let status = victim_status(fields, "status", self.status, self.municipality_told_on);
        let (person, status) = (person?, status?);
        Ok(Draft::new(texts, move |parts| d::RecordVictimStatus { fact: parts.fact, person, status }))
    }
}

/// The status and, for a rejection only, the day on which the municipality was told.
fn victim_status(
    fields: &mut Fields,
    field: &str,
    number: i32,
    told_on: Option<WireDate>,
) -> Field<d::VictimStatus> {
    const TOLD_ON: &str = "municipality_told_on";
    let other = match v1::VictimStatus::try_from(number) {
        Ok(v1::VictimStatus::Rejected) => {
            let municipality_told_on = fields.date(TOLD_ON, told_on)?;
            return Ok(d::VictimStatus::Rejected { municipality_told_on });
        }
        Ok(v1::VictimStatus::Potential) => d::VictimStatus::Potential,
        Ok(v1::VictimStatus::Recognised) => d::VictimStatus::Recognised,
        Ok(v1::VictimStatus::NotAVictim) => d::VictimStatus::NotAVictim,
        Ok(v1::VictimStatus::Unspecified) => return Err(fields.wrong(field, Reason::FieldRequired, vec![])),
        Err(_) => return Err(fields.wrong(field, Reason::EnumUnknown, vec![("value", number.to_string())])),
    };
    if told_on.is_some() {
        let values = vec![("expected", format!("{field} = VICTIM_STATUS_REJECTED"))];
        return Err(fields.wrong(TOLD_ON, Reason::FieldNotAllowed, values));
    }
    Ok(other)
}
