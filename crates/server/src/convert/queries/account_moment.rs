//! Which account is asked about, and as of which moment: now, then, or as a draft or the submission of it pinned it.

use api::v1;
use api::v1::account_moment::Moment;
use domain::account::FinalAccount;
use domain::ids::FundId;
use domain::money::AccountingYear;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::moment::instant;
use crate::convert::fields::{Field, Fields};
use crate::errors::{Problem, Reason};

/// Which account: there is one for each fund and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccountOf {
    /// The fund.
    pub(crate) fund: FundId,
    /// The year.
    pub(crate) year: AccountingYear,
}

/// As of which moment an account is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MomentOf {
    /// As it is now.
    Now,
    /// With so many of the first events.
    Size(u64),
    /// With all that was recorded by then.
    Instant(Timestamp),
    /// As this draft.
    Draft(u16),
    /// As the submission.
    Submission,
}

/// As of which moment an account is asked, and of what had happened by which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccountAt {
    /// The moment.
    pub(crate) moment: MomentOf,
    /// What happened after this day does not count; the last of the year, or that of the draft, when `None`.
    pub(crate) effective_on: Option<Date>,
    /// Whether it is the final account; not, or that of the draft, when `None`.
    pub(crate) final_account: Option<FinalAccount>,
}

impl AccountOf {
    /// The account that a request names, when it can be named.
    #[must_use]
    pub(crate) fn named(fund: &str, year: i32) -> Option<Self> {
        let year = AccountingYear::new(i16::try_from(year).ok()?).ok()?;
        Some(Self { fund: fund.parse().ok()?, year })
    }

    /// The last day of the year.
    #[must_use]
    pub(crate) fn last_day(self) -> Date {
        date(self.year.number(), 12, 31)
    }

    /// The account is not there.
    #[must_use]
    pub(crate) fn not_found(self) -> Problem {
        Problem::new(Reason::AccountNotFound).with("fund_id", self.fund).with("year", self.year)
    }
}

impl Fields {
    /// An account, named by its fund and the year.
    pub(in crate::convert) fn account_of(&mut self, fund: &str, year: i32) -> Field<AccountOf> {
        let (fund, year) = (self.id("fund_id", fund), self.year("year", year));
        Ok(AccountOf { fund: fund?, year: year? })
    }

    /// As of which moment an account is asked; as it is now when not set.
    pub(super) fn account_at(&mut self, field: &str, at: Option<v1::AccountMoment>) -> Field<AccountAt> {
        let Some(v1::AccountMoment { moment, effective_on, final_account }) = at else {
            return Ok(AccountAt { moment: MomentOf::Now, effective_on: None, final_account: None });
        };
        self.within(field, |fields| {
            let moment = match moment {
                None => Ok(MomentOf::Now),
                Some(Moment::TreeSize(size)) => {
                    fields.number("tree_size", size, 1..=i64::MAX).map(MomentOf::Size)
                }
                Some(Moment::Instant(at)) => instant(fields, "instant", at).map(MomentOf::Instant),
                Some(Moment::Draft(draft)) => fields.in_provision("draft", draft).map(MomentOf::Draft),
                Some(Moment::Submission(true)) => Ok(MomentOf::Submission),
                Some(Moment::Submission(false)) => Err(fields.wrong(
                    "submission",
                    Reason::FieldInvalid,
                    vec![("expected", "true".to_owned())],
                )),
            };
            let on = fields.optional_date("effective_on", effective_on);
            let last = fields.optional_word("final_account", final_account);
            if matches!(moment, Ok(MomentOf::Draft(_) | MomentOf::Submission)) {
                let said = [("effective_on", effective_on.is_some()), ("final_account", final_account != 0)];
                fields.said_elsewhere(&said);
            }
            Ok(AccountAt { moment: moment?, effective_on: on?, final_account: last? })
        })
    }

    /// Fields that a draft, a submission or a reference says itself: those that are said are wrong.
    pub(super) fn said_elsewhere(&mut self, fields: &[(&str, bool)]) {
        for (field, _) in fields.iter().filter(|(_, said)| *said) {
            self.wrong(field, Reason::FieldNotAllowed, vec![("expected", "NOTHING".to_owned())]);
        }
    }
}
