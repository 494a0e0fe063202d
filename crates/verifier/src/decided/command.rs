//! From an event of an account to the command it came from: what was asked on the day it was recorded.

use domain::Fact;
use domain::account::{
    AccountCertified, AccountClosed, AccountCommand, AccountDrafted, AccountEvent, AccountOpened,
    AccountSubmitted, AdoptIndicatorSet, CertifyAccount, ClearMark, CloseAccount, DraftAccount,
    IndicatorSetAdopted, LineMarked, MarkCleared, MarkLine, OpenAccount, SubmitAccount,
};
use jiff::civil::Date;

/// The command, recorded on this day. What an event says beyond it follows from the rules.
pub(super) fn of(event: &AccountEvent, today: Date) -> AccountCommand {
    let fact = Fact { on: event.on(), today, by: event.by().clone() };
    match event.clone() {
        AccountEvent::AccountOpened(AccountOpened { fund, year, indicators, .. }) => {
            OpenAccount { fact, fund, year, indicators }.into()
        }
        AccountEvent::IndicatorSetAdopted(IndicatorSetAdopted { indicators, .. }) => {
            AdoptIndicatorSet { fact, indicators }.into()
        }
        AccountEvent::AccountDrafted(AccountDrafted { pin, report, .. }) => {
            DraftAccount { fact, pin, report }.into()
        }
        AccountEvent::LineMarked(LineMarked { line, finding, household, text, .. }) => {
            MarkLine { fact, line, finding, household, text }.into()
        }
        AccountEvent::MarkCleared(MarkCleared { line, .. }) => ClearMark { fact, line }.into(),
        AccountEvent::AccountCertified(AccountCertified { draft, .. }) => {
            CertifyAccount { fact, draft }.into()
        }
        AccountEvent::AccountSubmitted(AccountSubmitted { draft, .. }) => {
            SubmitAccount { fact, draft }.into()
        }
        AccountEvent::AccountClosed(AccountClosed { settled, .. }) => CloseAccount { fact, settled }.into(),
    }
}
