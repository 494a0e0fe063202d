//! As of which moment an account is asked: now, then, or as a draft or the submission of it pinned it.

use std::sync::Arc;

use accountability::{Basis, Definition, Question};
use domain::{
    Book, BookId,
    account::{FinalAccount, Pin},
    ids::{AccountId, FileHash},
};
use execution::load;
use ledger::Ledger;

use super::reports::Made;
use crate::{
    auth::Action,
    convert::{AccountAt, AccountOf, MomentOf},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::size, told::told},
};

/// What an account is asked as, found out.
pub(super) struct Placed {
    /// The question; of now its position is the least it may be.
    pub(super) question: Question,
    /// Whether it is asked as it is now.
    now: bool,
    /// The hash of the report that was recorded with the pin.
    recorded: Option<FileHash>,
}

impl Desk {
    /// What is asked, when it can be answered to this caller.
    ///
    /// # Errors
    /// `ROLE_NOT_ALLOWED` and `SUBMISSION_NOT_FOUND` as [`Sight::of`] and [`Sight::holds`] say; `POSITION_NOT_REACHED`, `INSTANT_IN_FUTURE`, `FUND_NOT_FOUND` before anything was recorded, `ACCOUNT_NOT_FOUND`,
    /// `DRAFT_NOT_FOUND`, `SUBMISSION_NOT_FOUND`; what reading the ledger refuses.
    pub(super) async fn placed(
        &self,
        (call, ledger): (&Call, &Ledger),
        (of, at): (AccountOf, &AccountAt),
        at_least: Option<u64>,
    ) -> Result<Placed, Problem> {
        let sight = Sight::of(call, at)?;
        let at = &sight.at;
        let head = size(ledger, at_least).await?;
        let (position, pinned) = match at.moment {
            MomentOf::Now => (head, None),
            MomentOf::Size(asked) if asked > head => {
                let refused = Problem::new(Reason::PositionNotReached);
                return Err(refused.with("asked", asked).with("tree_size", head));
            }
            MomentOf::Size(asked) => (asked, None),
            MomentOf::Instant(instant) => {
                self.has_passed(instant)?;
                (ledger.size_at(instant).await.map_err(told)?, None)
            }
            MomentOf::Draft(_) | MomentOf::Submission => {
                let (pin, report) = pinned(ledger, of, at.moment, head).await?;
                (pin.position, Some((pin, report)))
            }
        };
        sight.holds(call, position)?;
        if position == 0 {
            return Err(Problem::new(Reason::FundNotFound).with("fund_id", of.fund));
        }
        let pin = pinned.as_ref().map(|(pin, _)| pin);
        let asked = at.final_account.unwrap_or(FinalAccount::No);
        let question = Question {
            ledger: ledger.name().to_string(),
            fund: of.fund,
            year: of.year,
            position,
            effective_on: pin.map_or(at.effective_on.unwrap_or(of.last_day()), |pin| pin.effective_on),
            final_account: pin.map_or(asked, |pin| pin.final_account),
        };
        let now = at.moment == MomentOf::Now;
        Ok(Placed { question, now, recorded: pinned.map(|(_, report)| report) })
    }

    /// The basis of what is asked; the position of a question of now becomes that of the basis.
    pub(super) async fn basis_of(&self, ledger: &Ledger, placed: &mut Placed) -> Result<Arc<Basis>, Problem> {
        let position = placed.question.position;
        if !placed.now {
            return self.basis_at(ledger, position).await;
        }
        let (basis, size) = self.basis_now(ledger, position.checked_sub(1)).await?;
        placed.question.position = size;
        Ok(basis)
    }

    /// The report that is asked, which is the one that was recorded when one was.
    ///
    /// # Errors
    /// What reading the view refuses; what the account is refused with; `ACCOUNT_DIFFERS`.
    pub(super) async fn report_of(&self, ledger: &Ledger, placed: &mut Placed) -> Result<Arc<Made>, Problem> {
        let made = match self.reports.get(&placed.question).await {
            Some(made) => made,
            None => self.made_anew(ledger, placed).await?,
        };
        match placed.recorded.as_ref().filter(|recorded| **recorded != made.sha256) {
            None => Ok(made),
            Some(recorded) => {
                let found = &made.sha256;
                tracing::error!(expected = %recorded, %found, "a report is not the one that was recorded");
                let differs = Problem::new(Reason::AccountDiffers).with("figure", "report");
                Err(differs.with("expected", recorded).with("found", found))
            }
        }
    }

    async fn made_anew(&self, ledger: &Ledger, placed: &mut Placed) -> Result<Arc<Made>, Problem> {
        let basis = self.basis_of(ledger, placed).await?;
        let question = placed.question.clone();
        let work = self.computed(move || {
            let report = basis.report(&question)?;
            let set = basis.adopted(question.fund, question.year)?;
            Ok(Made::new(report, Definition::parse(set.text().as_str())?))
        });
        Ok(self.reports.keep(&placed.question, work.await?).await)
    }
}

/// As of which moment a caller is answered. Who may not read where an account stands sees of it what was submitted, and
/// neither drafts nor how it is now.
struct Sight {
    /// The moment; that of the submission for such a caller.
    at: AccountAt,
    /// The size that such a caller asked for: it must be that of the submission.
    only: Option<u64>,
}

impl Sight {
    /// What is answered to a caller who asks this.
    ///
    /// # Errors
    /// `ROLE_NOT_ALLOWED` for a draft, an instant, or another day or kind of account than the submission has.
    fn of(call: &Call, at: &AccountAt) -> Result<Self, Problem> {
        if call.caller.may(Action::ReadAccount) {
            return Ok(Self { at: *at, only: None });
        }
        let only = match at.moment {
            MomentOf::Now | MomentOf::Submission => None,
            MomentOf::Size(size) => Some(size),
            MomentOf::Draft(_) | MomentOf::Instant(_) => return Err(not_submitted(call)),
        };
        if at.effective_on.is_some() || at.final_account.is_some() {
            return Err(not_submitted(call));
        }
        Ok(Self { at: AccountAt { moment: MomentOf::Submission, ..*at }, only })
    }

    /// Refuses another size than that of the submission.
    ///
    /// # Errors
    /// `ROLE_NOT_ALLOWED`.
    fn holds(&self, call: &Call, position: u64) -> Result<(), Problem> {
        match self.only.is_some_and(|only| only != position) {
            true => Err(not_submitted(call)),
            false => Ok(()),
        }
    }
}

/// Only who may read where an account stands may see what was not submitted.
fn not_submitted(call: &Call) -> Problem {
    let refused = call.caller.authorise(Action::ReadAccount).err();
    refused.map_or_else(|| Problem::new(Reason::Internal), |refused| refused.with("asked", "not_submitted"))
}

/// What a draft or the submission of an account pinned, and the hash of the report it was recorded with.
async fn pinned(
    ledger: &Ledger,
    of: AccountOf,
    moment: MomentOf,
    head: u64,
) -> Result<(Pin, FileHash), Problem> {
    let id = AccountId::of(of.fund, of.year);
    let loaded = load(ledger, BookId::Account(id), head).await.map_err(told)?;
    let Book::Account(account) = &loaded.book else {
        return Err(Problem::new(Reason::Internal));
    };
    let file = account.file().ok_or_else(|| of.not_found())?;
    match moment {
        MomentOf::Draft(number) => {
            let draft = file.drafts.iter().find(|draft| draft.draft == number);
            let draft = draft.ok_or_else(|| Problem::new(Reason::DraftNotFound).with("draft", number))?;
            Ok((draft.pin.clone(), draft.report.clone()))
        }
        _ => {
            let submitted = file.submitted.as_ref();
            let submitted = submitted.ok_or_else(|| Problem::new(Reason::SubmissionNotFound))?;
            Ok((submitted.pin.clone(), submitted.report.clone()))
        }
    }
}
