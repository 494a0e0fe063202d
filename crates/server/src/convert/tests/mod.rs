//! Conversions: what is wrong is named, what is right becomes a command, and no text stays in clear.

mod account;
mod caseload;
mod commands;
mod examples;
mod fields;
mod fund;
mod identity;
mod payment;
mod provision;
mod queries;
mod shown;
mod signals;

use std::collections::BTreeSet;
use std::sync::Mutex;

use api::google::r#type::Date as WireDate;
use domain::household::HouseholdCommand;
use domain::ids::{OfficerId, PersonId, RoleCode};
use domain::{BookCommand, BookId, Fact, Sealed};
use jiff::civil::date;
use uuid::Uuid;
use vault::{Bsn, BsnClaim, Purpose, Subject};

use super::draft::Seal;
use super::{Circumstances, CommandRequest};
use crate::errors::{Problem, name};

const LEDGER: &str = "GM0344";
const REQUEST: &str = "0190b5a2-7c1e-7000-8000-000000000001";
const HOUSEHOLD: &str = "0190b5a2-7c1e-7000-8000-0000000000aa";
const ANNA: &str = "0190b5a2-7c1e-7000-8000-0000000000a1";
const BRAM: &str = "0190b5a2-7c1e-7000-8000-0000000000b2";
const BSN: &str = "111222333";

/// A vault that shows what it sealed, and knows one BSN at most.
#[derive(Default)]
struct GlassVault {
    known: Option<PersonId>,
    sealed: Mutex<Vec<(Subject, Purpose, String)>>,
}

impl Seal for GlassVault {
    async fn claim(&self, _: &Bsn, candidate: PersonId) -> Result<BsnClaim, Problem> {
        Ok(BsnClaim { person: self.known.unwrap_or(candidate), bsn_hmac: [7; 32], generation: 1 })
    }

    async fn seal(&self, subject: Subject, purpose: Purpose, text: &str) -> Result<Sealed, Problem> {
        let mut sealed = self.sealed.lock().unwrap();
        sealed.push((subject, purpose, text.to_owned()));
        let mut nonce = [0; 12];
        nonce[0] = u8::try_from(sealed.len()).unwrap();
        Ok(Sealed { key: Uuid::nil(), nonce, ciphertext: vec![0; 16 + text.len()] })
    }
}

impl GlassVault {
    fn knowing(person: &str) -> Self {
        Self { known: Some(person.parse().unwrap()), ..Self::default() }
    }

    /// What was sealed: subject, purpose, text.
    fn sealed(&self) -> Vec<(Subject, &'static str, String)> {
        let sealed = self.sealed.lock().unwrap();
        sealed.iter().map(|(subject, purpose, text)| (*subject, purpose.as_str(), text.clone())).collect()
    }
}

/// The command a request becomes with this vault.
async fn converted(request: impl CommandRequest, vault: &GlassVault) -> Result<HouseholdCommand, Problem> {
    match command_of(request, vault).await? {
        BookCommand::Household(command) => Ok(command),
        other => panic!("{} is no command of a household", other.name()),
    }
}

/// The same, for a command about any book.
async fn command_of(request: impl CommandRequest, vault: &GlassVault) -> Result<BookCommand, Problem> {
    command_by("u-1", "social_counsel", request, vault).await
}

/// The same, of an officer in a role.
async fn command_by(
    officer: &str,
    role: &str,
    request: impl CommandRequest,
    vault: &GlassVault,
) -> Result<BookCommand, Problem> {
    let (call, draft) = request.check()?;
    let fact = Fact { on: call.happened_on, today: date(2026, 11, 22), by: OfficerId::new(officer).unwrap() };
    let claimed = draft.claim(vault).await?;
    let household = match call.book {
        BookId::Household(household) => Some(household),
        _ => draft.household().or_else(|| HOUSEHOLD.parse().ok()),
    };
    let roles = BTreeSet::from([RoleCode::new(role).unwrap()]);
    let now = jiff::Timestamp::UNIX_EPOCH;
    draft.seal(vault, &claimed, Circumstances { fact, book: call.book, household, roles, now }).await
}

/// The wrong fields of a request: path and reason of each.
fn wrong(request: impl CommandRequest) -> Vec<(String, &'static str)> {
    let problem = request.check().err().expect("the request is wrong");
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

fn day(year: i32, month: i32, day: i32) -> Option<WireDate> {
    Some(WireDate { year, month, day })
}

/// A request with its common fields filled in.
macro_rules! request {
    ($request:ident { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        api::v1::$request {
            ledger: crate::convert::tests::LEDGER.into(),
            request_id: crate::convert::tests::REQUEST.into(),
            household_id: crate::convert::tests::HOUSEHOLD.into(),
            happened_on: crate::convert::tests::day(2026, 11, 20),
            $($field $(: $value)?,)*
            ..Default::default()
        }
    };
}
use request;
