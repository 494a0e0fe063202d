//! The words of an indicator set's JSON.

use super::{Audit, Concerns, Counting, FigureKind, Origin, Wanted, When};
use crate::line::{Counted, LineKind};

/// Something a set says by one of a few words.
pub(super) trait Word: Copy + 'static {
    /// Every word with what it means.
    const WORDS: &'static [(&'static str, Self)];
}

impl Word for FigureKind {
    const WORDS: &'static [(&'static str, Self)] =
        &[("count", Self::Count), ("cents", Self::Cents), ("yes_no", Self::YesNo)];
}

impl Word for Audit {
    const WORDS: &'static [(&'static str, Self)] = &[("R", Self::Required), ("n.v.t.", Self::None)];
}

impl Word for Origin {
    const WORDS: &'static [(&'static str, Self)] = &[("sourced", Self::Sourced), ("ours", Self::Ours)];
}

impl Word for Counting {
    const WORDS: &'static [(&'static str, Self)] =
        &[("households", Self::Households), ("persons", Self::Persons), ("lines", Self::Lines)];
}

impl Word for When {
    const WORDS: &'static [(&'static str, Self)] =
        &[("in_year", Self::InYear), ("cumulative", Self::Cumulative), ("before", Self::Before)];
}

impl Word for Concerns {
    const WORDS: &'static [(&'static str, Self)] =
        &[("any", Self::Any), ("this_year", Self::ThisYear), ("earlier", Self::Earlier)];
}

impl Word for Wanted {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("counted", Self::Counted),
        ("left_out", Self::LeftOut),
        ("error", Self::Error),
        ("uncertain", Self::Uncertain),
    ];
}

impl Word for Counted {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("victim", Self::Victim),
        ("first_contact", Self::FirstContact),
        ("plan", Self::Plan),
        ("aftercare", Self::Aftercare),
        ("talk", Self::Talk),
        ("year_of_support", Self::YearOfSupport),
        ("cost", Self::Cost),
    ];
}

impl Word for LineKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("norm", Self::Norm),
        ("actual", Self::Actual),
        ("compensable_vat", Self::CompensableVat),
        ("correction", Self::Correction),
        ("reclassification", Self::Reclassification),
        ("recovery", Self::Recovery),
        ("count", Self::Count),
    ];
}
