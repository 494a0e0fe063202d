//! The table of operations: every command of an account with the event it leads to.
//!
//! Names of events are for ever: they stand in recorded events.

use super::around::AccountAround;
use super::file::AccountFile;
use super::refusal::AccountRefusal;
use super::{adopt::*, certify::*, close::*, draft::*, mark::*, open::*, submit::*};

/// The rule of one operation: what its command leads to, asked of the file of an account.
pub(super) trait Operation {
    /// What happens when nothing refuses it.
    type Event;

    /// Specific refusals only: stage and dates were judged before, for every command alike.
    fn decide(&self, file: &AccountFile) -> Result<Self::Event, AccountRefusal>;
}

/// What one event changes in a file. It copies facts and cannot fail: history is never refused.
pub(super) trait Change {
    fn change(&self, file: &mut AccountFile);
}

crate::table::commands! {
    /// Everything that can be asked of an account.
    AccountCommand:
    OpenAccount => AccountOpened,
    AdoptIndicatorSet => IndicatorSetAdopted,
    DraftAccount => AccountDrafted,
    MarkLine => LineMarked,
    ClearMark => MarkCleared,
    CertifyAccount => AccountCertified,
    SubmitAccount => AccountSubmitted,
    CloseAccount => AccountClosed,
}

crate::table::events! {
    /// Everything that can happen to an account.
    AccountEvent:
    AccountOpened,
    IndicatorSetAdopted,
    AccountDrafted,
    LineMarked,
    MarkCleared,
    AccountCertified,
    AccountSubmitted,
    AccountClosed,
}

impl AccountCommand {
    /// What the command leads to in a file whose stage and dates allow it.
    pub(super) fn decide(
        &self,
        file: &AccountFile,
        around: &AccountAround<'_>,
    ) -> Result<AccountEvent, AccountRefusal> {
        Ok(match self {
            Self::OpenAccount(_) => return Err(AccountRefusal::AccountAlreadyOpened { on: file.opened_on }),
            Self::AdoptIndicatorSet(command) => command.decide(file)?.into(),
            Self::DraftAccount(command) => command.decide(file)?.into(),
            Self::MarkLine(command) => command.decide(file)?.into(),
            Self::ClearMark(command) => command.decide(file)?.into(),
            Self::CertifyAccount(command) => command.decide(file)?.into(),
            Self::SubmitAccount(command) => command.decide(file, around)?.into(),
            Self::CloseAccount(command) => command.decide(file)?.into(),
        })
    }
}

impl AccountEvent {
    /// Takes over what happened after the opening.
    pub(super) fn change(&self, file: &mut AccountFile) {
        match self {
            Self::AccountOpened(_) => {}
            Self::IndicatorSetAdopted(event) => event.change(file),
            Self::AccountDrafted(event) => event.change(file),
            Self::LineMarked(event) => event.change(file),
            Self::MarkCleared(event) => event.change(file),
            Self::AccountCertified(event) => event.change(file),
            Self::AccountSubmitted(event) => event.change(file),
            Self::AccountClosed(event) => event.change(file),
        }
        file.least_position = file.least_position.saturating_add(1);
    }
}
