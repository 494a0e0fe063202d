//! What counts of a fund: its terms in every version, norms, method, closed years and advances.

use domain::fund::{FundEvent, FundTerms, Method, Norm};
use domain::ids::{ComponentCode, FundId};
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What counts of one fund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundFacts {
    pub(crate) fund: FundId,
    pub(crate) happened: Vec<FundFact>,
}

/// One fact of a fund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FundFact {
    /// The position of its event.
    pub at: u64,
    /// The date on which it happened.
    pub on: Date,
    /// What.
    pub rule: Rule,
}

/// What happened in a fund. All but an advance say how lines are drawn up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Rule {
    /// It was opened with these terms, or they were amended.
    Terms(Box<FundTerms>),
    Norm {
        component: ComponentCode,
        year: AccountingYear,
        norm: Norm,
    },
    /// The method was chosen, or switched to actual cost.
    Method(Method),
    YearClosed(AccountingYear),
    Advance(EuroCents),
}

impl FundFacts {
    pub(crate) fn new(fund: FundId) -> Self {
        Self { fund, happened: Vec::new() }
    }

    /// Takes over an event of the fund; how many facts were kept. Nothing comes before the opening.
    pub(crate) fn follow(&mut self, at: u64, event: &FundEvent) -> u64 {
        let Some(rule) = Rule::of(event) else { return 0 };
        if self.happened.is_empty() && !matches!(event, FundEvent::FundOpened(_)) {
            return 0;
        }
        let size = rule.size();
        self.happened.push(FundFact { at, on: event.on(), rule });
        size
    }

    /// The terms as last amended; none of a fund that was never opened.
    #[must_use]
    pub fn terms(&self) -> Option<&FundTerms> {
        self.happened.iter().rev().find_map(|fact| match &fact.rule {
            Rule::Terms(terms) => Some(terms.as_ref()),
            _ => None,
        })
    }

    /// The method as last chosen or switched to; none as long as none was.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        self.happened.iter().rev().find_map(|fact| match fact.rule {
            Rule::Method(method) => Some(method),
            _ => None,
        })
    }

    /// Where it was opened: position and date.
    pub(crate) fn opened(&self) -> Option<&FundFact> {
        self.happened.first()
    }

    /// The years that were closed, each with the position of its closing, in that order.
    pub(crate) fn closings(&self) -> impl Iterator<Item = (u64, AccountingYear)> {
        self.happened.iter().filter_map(|fact| match fact.rule {
            Rule::YearClosed(year) => Some((fact.at, year)),
            _ => None,
        })
    }

    /// Advances with position, date and amount in euro cents.
    pub(crate) fn advances(&self) -> impl Iterator<Item = (u64, Date, EuroCents)> {
        self.happened.iter().filter_map(|fact| match fact.rule {
            Rule::Advance(amount) => Some((fact.at, fact.on, amount)),
            _ => None,
        })
    }

    /// The positions of all that say how lines are drawn up, ascending.
    pub(crate) fn defined_at(&self) -> impl Iterator<Item = u64> {
        self.happened.iter().filter(|fact| !matches!(fact.rule, Rule::Advance(_))).map(|fact| fact.at)
    }

    /// How many facts are kept of it.
    #[must_use]
    pub fn facts(&self) -> u64 {
        self.happened.iter().map(|fact| fact.rule.size()).sum()
    }

    /// How many years there can be to support somebody in: from its opening on.
    pub(crate) fn years(&self) -> u64 {
        let opened = self.opened().map_or(2099, |opened| opened.on.year().clamp(2000, 2099));
        u64::from((2100 - opened).unsigned_abs())
    }
}

impl Rule {
    /// Whether an event counts.
    pub(crate) fn counts(event: &FundEvent) -> bool {
        use FundEvent as E;
        matches!(
            event,
            E::FundOpened(_)
                | E::TermsAmended(_)
                | E::NormAmountSet(_)
                | E::MethodChosen(_)
                | E::SwitchedToActual(_)
                | E::YearClosed(_)
                | E::AdvanceReceived(_)
        )
    }

    /// How many facts it is: of terms, one for each component, norm amount and limit, and one.
    fn size(&self) -> u64 {
        let brackets = |norm: &Norm| match norm {
            Norm::Amount(_) => 1,
            Norm::ByVictims(brackets) => brackets.len().max(1),
        };
        let size = match self {
            Self::Terms(terms) => {
                let norms = terms.components.iter().flat_map(|one| &one.norms);
                1 + terms.components.len()
                    + terms.limits.len()
                    + norms.map(|one| brackets(&one.norm)).sum::<usize>()
            }
            Self::Norm { norm, .. } => brackets(norm),
            Self::Method(_) | Self::YearClosed(_) | Self::Advance(_) => 1,
        };
        size as u64
    }

    /// What counts of an event; nothing of most.
    pub(crate) fn of(event: &FundEvent) -> Option<Self> {
        use FundEvent as E;
        Some(match event {
            E::FundOpened(e) => Self::Terms(Box::new(e.terms.clone())),
            E::TermsAmended(e) => Self::Terms(Box::new(e.terms.clone())),
            E::NormAmountSet(e) => {
                Self::Norm { component: e.component.clone(), year: e.year, norm: e.norm.clone() }
            }
            E::MethodChosen(e) => Self::Method(e.method),
            E::SwitchedToActual(_) => Self::Method(Method::Actual),
            E::YearClosed(e) => Self::YearClosed(e.year),
            E::AdvanceReceived(e) => Self::Advance(e.amount.cents()),
            _ => return None,
        })
    }
}
