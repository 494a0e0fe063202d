//! From a moment as people name it to the exact question it is.

use accountability::{AccountFacts, Drafted, Pin, Question};
use domain::money::AccountingYear;
use ledger::{Ledger, LedgerError};

use crate::{
    cli::{AskedArgs, Moment},
    exit::{NotFound, Usage},
    output::Language,
};

/// A moment that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) enum Found {
    /// What was submitted.
    Submitted,
    /// A draft that is not what was submitted.
    Drafted(u16),
    /// Everything there is.
    Now,
    /// The first so many events.
    After(u64),
}

impl Found {
    /// The moment in words.
    pub(in crate::commands) fn told(self, language: Language) -> String {
        match (self, language) {
            (Self::Submitted, Language::En) => "as submitted".to_owned(),
            (Self::Submitted, Language::Nl) => "zoals ingediend".to_owned(),
            (Self::Drafted(number), Language::En) => format!("as in draft {number}, not submitted"),
            (Self::Drafted(number), Language::Nl) => format!("zoals in concept {number}, niet ingediend"),
            (Self::Now, Language::En) => "as it is now, not submitted".to_owned(),
            (Self::Now, Language::Nl) => "zoals het nu is, niet ingediend".to_owned(),
            (Self::After(events), Language::En) => format!("after {events} events, not submitted"),
            (Self::After(events), Language::Nl) => format!("na {events} gebeurtenissen, niet ingediend"),
        }
    }
}

/// The exact question, and the moment that was found. What a draft pinned cannot be asked otherwise.
///
/// # Errors
/// A day that is not in the year; a moment that is not there; something said that a pin has fixed.
pub(super) fn of(
    ledger: &Ledger,
    (account, size): (&AccountFacts, u64),
    at: Moment,
    said: AskedArgs,
) -> anyhow::Result<(Question, Found)> {
    said.fit(account.year)?;
    let events = match pinned(account, at)? {
        Some((pin, moment)) => {
            let asked = fixed(ledger, account, pin);
            return if said.is_said() { Err(is_fixed(moment).into()) } else { Ok((asked, moment)) };
        }
        None => match at {
            Moment::TreeSize(events) => events,
            _ => size,
        },
    };
    if events > size {
        let (ledger, asked) = (ledger.name().clone(), events);
        return Err(Usage(LedgerError::PastTheEnd { ledger, asked, size }.to_string()).into());
    }
    let moment = if at == Moment::TreeSize(events) { Found::After(events) } else { Found::Now };
    Ok((free(ledger, account, events, said), moment))
}

/// The pin that a moment means, when it means one.
fn pinned(account: &AccountFacts, at: Moment) -> Result<Option<(&Pin, Found)>, NotFound> {
    let year = account.year;
    let submission = account.submitted.as_ref();
    let submitted = || submission.map(|one| (&one.pin, Found::Submitted));
    let is_submitted = |one: &Drafted| submission.is_some_and(|submitted| submitted.draft == one.draft);
    let draft = |one: &Drafted| if is_submitted(one) { Found::Submitted } else { Found::Drafted(one.draft) };
    match at {
        Moment::Now | Moment::TreeSize(_) => Ok(None),
        Moment::Latest => Ok(submitted().or_else(|| account.drafts.last().map(|one| (&one.pin, draft(one))))),
        Moment::Submission => match submitted() {
            None => Err(NotFound(format!("the account for {year} is not submitted yet"))),
            found => Ok(found),
        },
        Moment::Draft(number) => match account.drafts.iter().find(|one| one.draft == number) {
            None => Err(no_draft(year, number, account.drafts.len())),
            Some(one) => Ok(Some((&one.pin, draft(one)))),
        },
    }
}

fn no_draft(year: AccountingYear, number: u16, drafts: usize) -> NotFound {
    NotFound(format!("the account for {year} has no draft {number}; it has {drafts}"))
}

fn is_fixed(moment: Found) -> Usage {
    let moment = moment.told(Language::En);
    Usage(format!(
        "{moment}, the last day and whether it is final are fixed: leave --effective-on and --final-account out, or ask --at now"
    ))
}

fn fixed(ledger: &Ledger, account: &AccountFacts, pin: &Pin) -> Question {
    Question {
        ledger: ledger.name().to_string(),
        fund: account.fund,
        year: account.year,
        position: pin.position,
        effective_on: pin.effective_on,
        final_account: pin.final_account,
    }
}

fn free(ledger: &Ledger, account: &AccountFacts, position: u64, said: AskedArgs) -> Question {
    let (effective_on, final_account) = said.of(account.year);
    let (ledger, fund, year) = (ledger.name().to_string(), account.fund, account.year);
    Question { ledger, fund, year, position, effective_on, final_account }
}
