//! The state of a provision as the wire shows it, to who may see the household and to who only votes.
//!
//! Personal texts stay sealed unless they were opened. What there is to open is found by showing it: a text that is
//! shown cannot be forgotten. A ballot paper names no household, no person and no officer.

mod ballot;
mod money;
mod objection;
mod payments;
mod words;

use api::v1;
use domain::ids::ProvisionId;
use domain::provision::{Decision, File, Provision, RequestWithdrawn, RuleOverridden};

pub(crate) use self::ballot::{ballot_paper, ballot_texts, open_vote};
use super::dates::day;
use super::fund::version;
use super::money::euro_cents;
use super::reader::{Opened, Reader, Wanted};
use super::receipt::count;
use super::words::Word;

/// A provision at a revision; `None` when nobody requested it.
#[must_use]
pub(crate) fn provision(
    id: ProvisionId,
    state: &Provision,
    revision: u64,
    opened: &Opened,
) -> Option<v1::Provision> {
    let file = state.file()?;
    let mut reader = Reader::of(file.requested().household, opened);
    Some(v1::Provision {
        provision_id: id.to_string(),
        revision: count(revision),
        ..shown(file, &mut reader)
    })
}

/// The personal texts of a provision: what there is to open.
#[must_use]
pub(crate) fn provision_texts(state: &Provision) -> Vec<Wanted> {
    let nothing = Opened::new();
    let Some(file) = state.file() else { return Vec::new() };
    let mut reader = Reader::of(file.requested().household, &nothing);
    // What is shown is not needed here, only what the reader was asked for.
    drop(shown(file, &mut reader));
    reader.into_wanted()
}

/// A provision as it stands in a list; `None` when nobody requested it.
#[must_use]
pub(crate) fn provision_summary(id: ProvisionId, state: &Provision) -> Option<v1::ProvisionSummary> {
    let file = state.file()?;
    let requested = file.requested();
    Some(v1::ProvisionSummary {
        provision_id: id.to_string(),
        stage: file.stage().number(),
        requested_on: day(requested.on),
        life_domain: requested.life_domain.number(),
        fund_id: requested.fund.to_string(),
        component: requested.component.to_string(),
        amount: Some(euro_cents(file.request().amount)),
        granted: standing(file).and_then(|decision| decision.decided.amount).map(euro_cents),
    })
}

fn shown(file: &File, reader: &mut Reader) -> v1::Provision {
    v1::Provision {
        provision_id: String::new(),
        revision: 0,
        stage: file.stage().number(),
        request: Some(request(file, reader)),
        ballot: file.ballot().map(|last| ballot::ballot(last, reader)),
        decisions: file.decisions().iter().map(|one| decision(one, reader)).collect(),
        commitments: file.commitments().iter().map(money::commitment).collect(),
        performances: file.performances().iter().map(|one| money::performance(file, one, reader)).collect(),
        invoices: file.invoices().iter().map(|one| money::invoice(one, reader)).collect(),
        payments: file.payments().iter().map(|one| payments::payment(one, reader)).collect(),
        corrections: file.corrections().map(payments::correction).collect(),
        recoveries: file.recoveries().iter().map(payments::recovery).collect(),
        objections: file.objections().iter().map(|one| objection::objection(one, reader)).collect(),
        rulings: file.rulings().iter().map(|one| objection::ruling(one, reader)).collect(),
        overrides: file.overrides().iter().map(|one| overridden(one, reader)).collect(),
        withdrawal: file.withdrawn().map(withdrawal),
    }
}

fn request(file: &File, reader: &mut Reader) -> v1::ProvisionRequest {
    let (requested, now) = (file.requested(), file.request());
    v1::ProvisionRequest {
        requested_on: day(requested.on),
        requested_by: requested.by.to_string(),
        version: version(now.version),
        household_id: requested.household.to_string(),
        person_id: or_empty(requested.person.as_ref()),
        need_id: or_empty(requested.need.as_ref()),
        measure_id: or_empty(requested.measure.as_ref()),
        life_domain: requested.life_domain.number(),
        fund_id: requested.fund.to_string(),
        component: requested.component.to_string(),
        activity: or_empty(requested.activity.as_ref()),
        purpose: reader.text(&now.purpose),
        amount: Some(euro_cents(now.amount)),
        amount_kind: now.amount_kind.number(),
        form: requested.form.number(),
    }
}

fn decision(decision: &Decision, reader: &mut Reader) -> v1::Decision {
    let (decided, notified) = (&decision.decided, decision.notified.as_ref());
    v1::Decision {
        decided_on: day(decided.on),
        decided_by: decided.by.to_string(),
        outcome: decided.outcome.number(),
        amount: decided.amount.map(euro_cents),
        mandate: decided.mandate.number(),
        votes: Some(ballot::tally(decided.votes)),
        text: reader.text(&decided.text),
        notified_on: notified.and_then(|notified| day(notified.on)),
        objection_until: notified.and_then(|notified| day(notified.objection_until)),
        reopened_on: decision.reopened.and_then(day),
        annulled_on: decision.annulled.and_then(day),
    }
}

/// The decision, unless an objection or a court opened it again.
fn standing(file: &File) -> Option<&Decision> {
    file.decision().filter(|decision| decision.reopened.is_none())
}

fn overridden(overridden: &RuleOverridden, reader: &mut Reader) -> v1::RuleOverride {
    v1::RuleOverride {
        overridden_on: day(overridden.on),
        recorded_by: overridden.by.to_string(),
        rule: overridden.rule.number(),
        text: reader.text(&overridden.text),
        version: version(overridden.version),
    }
}

fn withdrawal(withdrawn: &RequestWithdrawn) -> v1::Withdrawal {
    v1::Withdrawal {
        withdrawn_on: day(withdrawn.on),
        recorded_by: withdrawn.by.to_string(),
        reason: withdrawn.reason.number(),
    }
}

/// An id as text; empty when there is none.
fn or_empty(id: Option<&impl ToString>) -> String {
    id.map(ToString::to_string).unwrap_or_default()
}
