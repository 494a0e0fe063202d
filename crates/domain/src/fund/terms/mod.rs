//! The terms of a fund: who granted it, for what, how it is accounted for, and until when.
//!
//! Terms are data: nothing in code knows a fund by its name. The names in two languages are what people see, in
//! the interface and in reports.

mod check;
mod problem;

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::problem::TermsProblem;
use crate::household::Ground;
use crate::ids::{ActivityCode, ComponentCode, PublicText, SisaCode};
use crate::money::{AccountingYear, Amount};

/// Who granted a fund, and is given the account of it (verstrekker).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Authority {
    /// The state: a ministry.
    Rijk,
    /// The municipal council.
    Council,
    /// The province.
    Province,
    /// Somebody else.
    Other,
}

/// The terms of a fund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundTerms {
    /// What the fund is called.
    pub name: PublicText,
    /// What kind of authority granted it.
    pub authority: Authority,
    /// Which one.
    pub authority_name: PublicText,
    /// The regulation or decision it rests on.
    pub legal_base: PublicText,
    /// Which version of that was read.
    pub legal_version: PublicText,
    /// Where these terms were taken from, and what is not in them.
    pub source: PublicText,
    /// The line of the account to the Rijk, when the fund has one.
    pub sisa_code: Option<SisaCode>,
    /// The last day on which money may be promised.
    pub last_commitment_day: Option<Date>,
    /// The last day of the period that is accounted for.
    pub last_account_day: Option<Date>,
    /// The grounds of which a person must have one; when empty nobody is asked for a ground.
    pub eligible: BTreeSet<Ground>,
    /// What the fund is for, part by part; at least one.
    pub components: Vec<Component>,
    /// Activities within a component that have a limit of their own.
    pub limits: Vec<Limit>,
}

/// How a component is accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ComponentMethod {
    /// Always by norm amounts.
    Norm,
    /// Always by what was actually spent.
    Actual,
    /// As the municipality chooses, for all such components at once.
    Chosen,
}

/// What a component or a limit is counted per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum CountUnit {
    /// A household.
    Household,
    /// A person.
    Person,
    /// A plan.
    Plan,
    /// A year.
    Year,
    /// A talk.
    Talk,
}

/// How often something counts for the same household, person or plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Counting {
    /// Every time.
    EveryTime,
    /// Once, in all years together.
    OnceEver,
}

/// One part of what a fund is for (activiteit in the specific grant of 2021).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Its code, unique in the terms.
    pub code: ComponentCode,
    /// What it is called in Dutch.
    pub name_nl: PublicText,
    /// What it is called in English.
    pub name_en: PublicText,
    /// How it is accounted for.
    pub method: ComponentMethod,
    /// What it is counted per.
    pub unit: CountUnit,
    /// How often it counts.
    pub once: Counting,
    /// Its norm amounts, at most one per year; none for what is always accounted for as spent.
    pub norms: Vec<YearNorm>,
}

/// The norm of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearNorm {
    /// The year it holds for.
    pub year: AccountingYear,
    /// The norm.
    pub norm: Norm,
}

/// What a component counts for when it is accounted for by norm (normbedrag).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Norm {
    /// An amount for each unit.
    Amount(Amount),
    /// An amount by the number of victims; brackets ascending, the first from 0.
    ByVictims(Vec<Bracket>),
}

/// The amount from a number of victims on, until the next bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// The least number of victims.
    pub from: u32,
    /// The amount.
    pub amount: Amount,
}

/// Whether a decision of the college itself may go over the most of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum CollegeMay {
    /// It may.
    Exceed,
    /// It may not.
    NotExceed,
}

/// The limit of one activity, counted over all years together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The component it is part of.
    pub component: ComponentCode,
    /// The activity, unique in the component.
    pub activity: ActivityCode,
    /// What it is called in Dutch.
    pub name_nl: PublicText,
    /// What it is called in English.
    pub name_en: PublicText,
    /// The most that may be promised; without it only how often counts.
    pub most: Option<Amount>,
    /// How often it is offered: once means by one provision.
    pub offered: Counting,
    /// Per household or per person.
    pub per: CountUnit,
    /// Whether the college may go over the most.
    pub college_may_exceed: CollegeMay,
}

impl FundTerms {
    /// The most components.
    pub const MOST_COMPONENTS: usize = 50;
    /// The most limits.
    pub const MOST_LIMITS: usize = 100;
    /// The most brackets of one norm.
    pub const MOST_BRACKETS: usize = 50;

    /// The component with this code.
    #[must_use]
    pub fn component(&self, code: &ComponentCode) -> Option<&Component> {
        self.components.iter().find(|component| component.code == *code)
    }

    /// The limit of an activity.
    #[must_use]
    pub fn limit(&self, component: &ComponentCode, activity: &ActivityCode) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.component == *component && limit.activity == *activity)
    }
}

impl Norm {
    /// The amount at this number of victims; the number does not matter for an amount per unit.
    #[must_use]
    pub fn at(&self, victims: u32) -> Option<Amount> {
        match self {
            Self::Amount(amount) => Some(*amount),
            Self::ByVictims(brackets) => {
                brackets.iter().rev().find(|bracket| bracket.from <= victims).map(|bracket| bracket.amount)
            }
        }
    }
}
