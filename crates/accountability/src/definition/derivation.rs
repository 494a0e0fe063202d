//! How a figure follows from lines: a small expression, without loops, that always has a value.

use domain::ids::ComponentCode;

use super::FigureId;
use crate::line::{Counted, Line, LineKind, Standing};
use domain::account::Finding;
use domain::money::AccountingYear;

/// How a figure follows from lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derivation {
    /// How many different households, persons or lines there are among the lines that count. Corrections change amounts,
    /// never a number: they are not among them.
    Count {
        /// Of what.
        counting: Counting,
        /// Which lines.
        of: Selection,
    },
    /// The sum of the amounts of lines, in euro cents.
    Sum {
        /// Which lines.
        of: Selection,
    },
    /// The sum of other figures.
    Add(Vec<FigureId>),
    /// The first of other figures, less the rest.
    Subtract(Vec<FigureId>),
    /// The advances that came in, in euro cents, by the year of their date (the first open one after it when that was closed).
    ReceivedAdvance(When),
    /// Whether it is the final account.
    FinalAccount,
}

/// What is counted, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Households.
    Households,
    /// Persons.
    Persons,
    /// Lines.
    Lines,
}

/// In which years lines count, as seen from the year of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In the year itself.
    InYear,
    /// In the year or any before it.
    Cumulative,
    /// In any before it.
    Before,
}

/// Which year lines are about, as seen from the year they count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concerns {
    /// Any.
    Any,
    /// The same.
    ThisYear,
    /// An earlier one: a correction T-1.
    Earlier,
}

/// With which standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Those that count.
    Counted,
    /// Those a rule leaves out.
    LeftOut,
    /// Those marked as an error.
    Error,
    /// Those marked as uncertain.
    Uncertain,
}

/// Which lines: all that fit every part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Of these components; of any, also of none, when empty.
    pub of: Vec<ComponentCode>,
    /// Counting these; any when empty.
    pub what: Vec<Counted>,
    /// Of these kinds; any when empty.
    pub kinds: Vec<LineKind>,
    /// With which standing.
    pub standing: Wanted,
    /// About which year.
    pub concerns: Concerns,
    /// In which years.
    pub when: When,
}

impl Selection {
    /// Whether a line fits, for the account of `year`.
    #[must_use]
    pub fn takes(&self, line: &Line, year: AccountingYear) -> bool {
        self.when.has(line.year, year)
            && self.standing.is(line.standing)
            && self.concerns.has(line)
            && self.could_take(line.component.as_ref(), line.counts)
            && (self.kinds.is_empty() || self.kinds.contains(&line.kind))
    }

    /// Whether a line of this component that counts this could fit in any circumstances.
    pub(crate) fn could_take(&self, component: Option<&ComponentCode>, counts: Counted) -> bool {
        let is_of = || component.is_some_and(|component| self.of.contains(component));
        (self.of.is_empty() || is_of()) && (self.what.is_empty() || self.what.contains(&counts))
    }
}

impl When {
    /// Whether something that counts in `counted_in` is asked for by the account of `year`.
    #[must_use]
    pub fn has(self, counted_in: AccountingYear, year: AccountingYear) -> bool {
        match self {
            Self::InYear => counted_in == year,
            Self::Cumulative => counted_in <= year,
            Self::Before => counted_in < year,
        }
    }
}

impl Concerns {
    fn has(self, line: &Line) -> bool {
        match self {
            Self::Any => true,
            Self::ThisYear => line.concerns == line.year,
            Self::Earlier => line.concerns < line.year,
        }
    }
}

impl Wanted {
    fn is(self, standing: Standing) -> bool {
        match self {
            Self::Counted => standing == Standing::Counted,
            Self::LeftOut => matches!(standing, Standing::LeftOut(_)),
            Self::Error => standing == Standing::Marked(Finding::Error),
            Self::Uncertain => standing == Standing::Marked(Finding::Uncertainty),
        }
    }
}

impl Derivation {
    /// The figures it is made of.
    #[must_use]
    pub fn parts(&self) -> &[FigureId] {
        match self {
            Self::Add(parts) | Self::Subtract(parts) => parts,
            Self::Count { .. } | Self::Sum { .. } | Self::ReceivedAdvance(_) | Self::FinalAccount => &[],
        }
    }

    /// The components it names.
    #[must_use]
    pub fn components(&self) -> &[ComponentCode] {
        match self {
            Self::Count { of, .. } | Self::Sum { of } => &of.of,
            Self::Add(_) | Self::Subtract(_) | Self::ReceivedAdvance(_) | Self::FinalAccount => &[],
        }
    }

    /// The field of the JSON it stands in.
    pub(super) fn field(&self) -> &'static str {
        match self {
            Self::Count { .. } => "derivation.count",
            Self::Sum { .. } => "derivation.sum",
            Self::Add(_) => "derivation.add",
            Self::Subtract(_) => "derivation.subtract",
            Self::ReceivedAdvance(_) => "derivation.received",
            Self::FinalAccount => "derivation.final_account",
        }
    }
}
