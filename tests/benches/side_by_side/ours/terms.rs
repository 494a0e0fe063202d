//! A fund and who approves what is spent from it, as Utrecht would have it.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

use domain::{
    fund::{
        AdoptApprovalPolicy, AllocateBudget, ApprovalPolicy, Authority, Band, Component, ComponentMethod,
        CountUnit, Counting, FundCommand, FundTerms, OpenFund, PayingAccount, SetPayingAccount, VoteRule,
    },
    ids::{ComponentCode, OwnIban, PublicText, RoleCode},
    money::{AccountingYear, Amount, BudgetLine},
};
use stories::{BUDGET_HOLDER, LARGE, Officer, SMALL};

use super::note::{TODAY, stated_by};

/// Up to and including this many cents the work floor votes, above it the managers.
const SMALL_UP_TO: i64 = 5_000_00;
/// What every fund has for the year: more than anybody can spend.
const BUDGET: i64 = 10_000_000_000_00;

/// The component that money is spent on.
pub(super) fn component() -> ComponentCode {
    ComponentCode::new("c").expect("a short code")
}

/// The year it is spent in.
pub(super) fn year() -> AccountingYear {
    AccountingYear::new(TODAY.year()).expect("a year of this century")
}

/// An amount.
pub(super) fn eur(cents: i64) -> Amount {
    Amount::new(cents).expect("more than nothing")
}

/// Who votes on an amount.
pub(super) fn voters(cents: i64) -> [Officer; 3] {
    if cents <= SMALL_UP_TO { SMALL } else { LARGE }
}

/// The account of the municipality: the one on the statements of the bank.
pub(super) fn account() -> OwnIban {
    OwnIban::new(stories::ACCOUNT).expect("a well formed number")
}

/// What is recorded for a fund before anything can be asked of it.
pub(super) fn set_up() -> [FundCommand; 4] {
    let by = || stated_by(BUDGET_HOLDER.name);
    let paying = PayingAccount { name: public("Gemeente"), iban: account(), bic: None };
    let line = BudgetLine { year: year(), component: component() };
    [
        OpenFund { fact: by(), terms: terms() }.into(),
        AdoptApprovalPolicy { fact: by(), policy: policy(), in_force_from: TODAY }.into(),
        SetPayingAccount { fact: by(), account: paying }.into(),
        AllocateBudget { fact: by(), line, amount: eur(BUDGET) }.into(),
    ]
}

fn terms() -> FundTerms {
    FundTerms {
        name: public("Brede ondersteuning"),
        authority: Authority::Council,
        authority_name: public("Gemeenteraad"),
        legal_base: public("Verzonnen regeling"),
        legal_version: public("1"),
        source: public("made up for a measurement"),
        sisa_code: None,
        last_commitment_day: None,
        last_account_day: None,
        eligible: [].into(),
        components: vec![Component {
            code: component(),
            name_nl: public("Ondersteuning"),
            name_en: public("Support"),
            method: ComponentMethod::Actual,
            unit: CountUnit::Person,
            once: Counting::EveryTime,
            norms: Vec::new(),
        }],
        limits: Vec::new(),
    }
}

fn policy() -> ApprovalPolicy {
    let band = |up_to, voters: [Officer; 3]| Band {
        up_to,
        roles: voters.iter().map(|officer| role_of(*officer)).collect(),
        rule: VoteRule::Unanimous,
    };
    ApprovalPolicy {
        name: public("Beleid"),
        source: public("made up for a measurement"),
        bands: vec![band(Some(eur(SMALL_UP_TO)), SMALL), band(None, LARGE)],
        together: [].into(),
    }
}

/// The role in which somebody votes.
pub(super) fn role_of(officer: Officer) -> RoleCode {
    RoleCode::new(officer.role.word()).expect("a word")
}

fn public(text: &str) -> PublicText {
    PublicText::new(text).expect("a short text")
}
