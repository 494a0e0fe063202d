//! What is there before anything is measured: households, funds, and provisions that money can be committed for.

use std::ops::Range;

use domain::{
    BookId,
    ids::{FundId, HouseholdId, ProvisionId},
};
use futures::{StreamExt as _, stream};
use ledger::LedgerName;
use stories::{BUDGET_HOLDER, COORDINATOR};
use vault::Subject;

use super::{
    case::{Case, Deed, Member, PROVISION},
    ids::new_id,
    inside::Inside,
    note::{household, report},
    terms::set_up,
    way::Way,
};

/// How many commands are given at once while preparing.
const AT_ONCE: usize = 500;
/// What each provision may cost, in cents: the most on which the work floor votes.
const PLENTY: i64 = 500_000;

/// Opens a ledger.
pub(super) async fn opened(inside: &Inside, name: &str) -> LedgerName {
    let name: LedgerName = name.parse().unwrap();
    inside.ledgers.open(&name, "A municipality").await.unwrap();
    name
}

/// Households with these numbers are reported in each of these ledgers; each has a text, and so a key of its own.
pub(super) async fn households(inside: &Inside, ledgers: &[LedgerName], numbers: Range<u32>) {
    let all =
        ledgers.iter().flat_map(|ledger| numbers.clone().map(move |number| (ledger, household(number))));
    let reports = stream::iter(all).map(|(ledger, household)| async move {
        let text = inside.sealed(ledger, Subject::Household(household)).await;
        inside.record(ledger, COORDINATOR.name, BookId::Household(household), report(Some(text))).await;
    });
    reports.buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

/// Each of these households has had a note the same way as it will be measured: what is kept of it in memory is there.
pub(super) async fn touched(way: &Way, ledgers: &[LedgerName], numbers: Range<u32>) {
    let all =
        ledgers.iter().flat_map(|ledger| numbers.clone().map(move |number| (ledger, household(number))));
    let notes = stream::iter(all.enumerate()).map(|(client, (ledger, household))| async move {
        way.note(client, ledger, household).await;
    });
    notes.buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

/// So many funds with a budget nobody can spend.
pub(super) async fn funds(inside: &Inside, ledger: &LedgerName, count: usize) -> Vec<FundId> {
    let funds: Vec<_> = (0..count).map(|_| FundId::new(new_id())).collect();
    for fund in &funds {
        for command in set_up() {
            inside.record(ledger, BUDGET_HOLDER.name, BookId::Fund(*fund), command).await;
        }
    }
    funds
}

/// So many provisions, in turn from each of these funds, granted and notified, for one household.
pub(super) async fn provisions(
    way: &Way,
    ledger: &LedgerName,
    funds: &[FundId],
    count: usize,
) -> Vec<ProvisionId> {
    let home = HouseholdId::new(new_id());
    let mut first = Case::new(home, funds[0], PLENTY);
    first.members.push(Member { person: new_id().into(), bsn: None });
    for deed in [Deed::Report, Deed::Join(0)] {
        way.deed(0, ledger, &mut first, deed).await;
    }
    let granted = stream::iter(funds.iter().cycle().take(count)).map(|fund| async move {
        let mut case = Case::new(home, *fund, PLENTY);
        for deed in PROVISION.into_iter().take_while(|deed| *deed != Deed::Commit) {
            way.deed(0, ledger, &mut case, deed).await;
        }
        case.provision
    });
    granted.buffer_unordered(AT_ONCE).collect().await
}
