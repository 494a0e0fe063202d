//! What the events of accounts say of a report: who stands by it, and of the ledger before them. In both languages.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use dossier::{Objection, Place, Remark};
use serde_json::{Value, json};

use super::{Said, grouped};

/// What is said: first what is wrong, then what is proved, then what is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stands {
    /// More accounts or drafts than are remembered.
    TooManyPins { accounts: usize, drafts: usize },
    /// An event names this report by its hash, and otherwise than it is.
    PinDiffers,
    /// A draft was made from a tree with another root than this one's.
    PinRootDiffers { size: u64 },
    /// A draft was made from fewer events than its account has, or from more than there were.
    PinOutOfPlace { position: u64, least: u64, most: u64 },
    /// Nothing proves that the ledger grew since the submission at this position.
    GrowthMissing { position: u64 },
    /// No draft and no submission pins the report.
    NotPinned,
    /// Another report was submitted.
    AnotherSubmitted { position: u64 },
    /// A draft pins exactly this report.
    Drafted { draft: u16, position: u64 },
    /// The accountant certified that draft.
    Certified { position: u64 },
    /// It was submitted.
    Submitted { position: u64 },
    /// That draft is in force no longer.
    DraftOutdated { draft: u16, position: u64 },
    /// No draft pins it; the reader knows.
    NotDrafted,
    /// No submission does.
    NotSubmitted,
    /// Another report was submitted; the reader knows.
    OtherSubmitted { position: u64 },
    /// What pins a figure cannot be among the events it was made from.
    FigureNotPinned { position: u64 },
    /// Of a figure: events of the fund, or of the account, that are not here, by their numbers, and how many gaps more.
    LeftOut { of_fund: bool, gaps: Vec<RangeInclusive<u64>>, more: u64 },
}

/// Who stands by a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Submitted,
    Certified,
    Drafted,
    /// Drafted, and not in force any more.
    Outdated,
    Unpinned,
    /// Made by rules this version does not have: whoever stands by it, it does not hold here.
    OtherRules,
}

impl Standing {
    /// The words above a verdict that holds.
    pub(crate) fn remark(self) -> Remark {
        let (code, en, nl) = match self {
            Standing::Submitted => ("submitted", "VERIFIED", "KLOPT"),
            Standing::Certified => ("certified", "VERIFIED AS A DRAFT", "KLOPT ALS CONCEPT"),
            Standing::Drafted => ("drafted", "VERIFIED AS A DRAFT", "KLOPT ALS CONCEPT"),
            Standing::Outdated => (
                "outdated",
                "VERIFIED AS A DRAFT THAT IS NOT IN FORCE",
                "KLOPT ALS CONCEPT DAT NIET MEER GELDT",
            ),
            Standing::OtherRules => (
                "other_rules",
                "NOT VERIFIED: MADE BY RULES THIS PROGRAM DOES NOT HAVE",
                "NIET GECONTROLEERD: GEMAAKT MET REGELS DIE DIT PROGRAMMA NIET HEEFT",
            ),
            Standing::Unpinned => (
                "unpinned",
                "VERIFIED, BUT NOBODY STANDS BY THIS REPORT",
                "KLOPT, MAAR NIEMAND STAAT ACHTER DIT RAPPORT",
            ),
        };
        Remark { code, values: BTreeMap::new(), en: en.to_owned(), nl: nl.to_owned() }
    }
}

impl Stands {
    /// As an examiner says it.
    pub(crate) fn remark(self) -> Remark {
        Said::Stands(self).remark()
    }

    /// As something wrong at a place.
    pub(crate) fn at(self, place: Place) -> Objection {
        Said::Stands(self).at(place)
    }

    pub(super) fn for_programs(&self) -> (&'static str, BTreeMap<&'static str, Value>) {
        match self {
            Stands::TooManyPins { accounts, drafts } => {
                ("too_many_pins", [("accounts", json!(accounts)), ("drafts", json!(drafts))].into())
            }
            Stands::PinDiffers => ("pin_differs", BTreeMap::new()),
            Stands::PinRootDiffers { size } => ("pin_root_differs", [("size", json!(size))].into()),
            Stands::PinOutOfPlace { position, least, most } => (
                "pin_out_of_place",
                [("position", json!(position)), ("least", json!(least)), ("most", json!(most))].into(),
            ),
            Stands::GrowthMissing { position } => ("growth_missing", at(position)),
            Stands::NotPinned => ("not_pinned", BTreeMap::new()),
            Stands::AnotherSubmitted { position } => ("other_submitted", at(position)),
            Stands::Drafted { draft, position } => {
                ("drafted", [("draft", json!(draft)), ("position", json!(position))].into())
            }
            Stands::Certified { position } => ("certified", at(position)),
            Stands::Submitted { position } => ("submitted", at(position)),
            Stands::DraftOutdated { draft, position } => {
                ("draft_outdated", [("draft", json!(draft)), ("position", json!(position))].into())
            }
            Stands::NotDrafted => ("not_drafted", BTreeMap::new()),
            Stands::NotSubmitted => ("not_submitted", BTreeMap::new()),
            Stands::OtherSubmitted { position } => ("other_submitted", at(position)),
            Stands::FigureNotPinned { position } => ("figure_not_pinned", at(position)),
            Stands::LeftOut { of_fund, gaps, more } => (
                "events_left_out",
                [
                    ("book", json!(if *of_fund { "fund" } else { "account" })),
                    ("gaps", json!(gaps.iter().map(|gap| [gap.start(), gap.end()]).collect::<Vec<_>>())),
                    ("more", json!(more)),
                ]
                .into(),
            ),
        }
    }

    pub(super) fn told_in_english(&self) -> String {
        match self {
            Stands::TooManyPins { accounts, drafts } => format!(
                "more than the {} accounts or {} drafts that are remembered",
                grouped(*accounts as u64, ','),
                grouped(*drafts as u64, ',')
            ),
            Stands::PinDiffers => "this event of the account names the report by its hash, but for another state of the \
                                   ledger, day, definition or rules"
                .to_owned(),
            Stands::PinRootDiffers { size } => {
                format!("this draft says it was made from the first {size} events, but names another root than theirs")
            }
            Stands::PinOutOfPlace { position, least, most } => format!(
                "this draft says it was made from the first {position} events; with all earlier events of its account it \
                 takes at least {least}, and there were {most}"
            ),
            Stands::GrowthMissing { position } => {
                format!("the proof of growth since the submission at position {position} is missing")
            }
            Stands::NotPinned => "nobody stands by this report: no draft and no submission in these events pins exactly \
                                  this one; if you know that, and want to see whether it follows, say so (--unpinned)"
                .to_owned(),
            Stands::AnotherSubmitted { position } => format!(
                "this is not the report that was submitted: another one was, at position {position}; if you know that, and \
                 want to see whether this one follows, say so (--unpinned)"
            ),
            Stands::Drafted { draft, position } => {
                format!("the ledger pins exactly this report: as draft {draft}, at position {position}")
            }
            Stands::Certified { position } => {
                format!("the accountant certified exactly this report, at position {position}")
            }
            Stands::Submitted { position } => {
                format!("exactly this report was submitted, at position {position}")
            }
            Stands::DraftOutdated { draft, position } => format!(
                "that the municipality still stands by draft {draft}: at position {position} something was marked, taken \
                 off, adopted or drafted anew"
            ),
            Stands::NotDrafted => {
                "that the municipality stands by this report: no draft in these events pins exactly this one".to_owned()
            }
            Stands::NotSubmitted => {
                "that this report was submitted: these events have no submission of it".to_owned()
            }
            Stands::OtherSubmitted { position } => {
                format!("that this is the report that was submitted: another one was, at position {position}")
            }
            Stands::FigureNotPinned { position } => format!(
                "that the municipality drafted or submitted a report with this figure: that is recorded after these first \
                 {position} events, so this file cannot hold it; the dossier of the account can"
            ),
            Stands::LeftOut { of_fund, gaps, more } => {
                let book = if *of_fund { "fund" } else { "account" };
                match numbers(gaps, *more, ["to", "and", "more gaps"]) {
                    (true, number) => {
                        format!("what event {number} of the book of the {book} says: it is not in this file")
                    }
                    (false, numbers) => {
                        format!("what events {numbers} of the book of the {book} say: they are not in this file")
                    }
                }
            }
        }
    }

    pub(super) fn told_in_dutch(&self) -> String {
        match self {
            Stands::TooManyPins { accounts, drafts } => format!(
                "meer dan de {} verantwoordingen of {} concepten die worden onthouden",
                grouped(*accounts as u64, '.'),
                grouped(*drafts as u64, '.')
            ),
            Stands::PinDiffers => "deze gebeurtenis van de verantwoording noemt het rapport bij zijn hash, maar bij een \
                                   andere stand van het grootboek, dag, definitie of regels"
                .to_owned(),
            Stands::PinRootDiffers { size } => format!(
                "dit concept zegt te zijn gemaakt van de eerste {size} gebeurtenissen, maar noemt een andere wortel dan de \
                 hunne"
            ),
            Stands::PinOutOfPlace { position, least, most } => format!(
                "dit concept zegt te zijn gemaakt van de eerste {position} gebeurtenissen; met alle eerdere van zijn \
                 verantwoording zijn het er minstens {least}, en er waren er {most}"
            ),
            Stands::GrowthMissing { position } => {
                format!("het bewijs van groei sinds de indiening op positie {position} ontbreekt")
            }
            Stands::NotPinned => "niemand staat achter dit rapport: geen concept en geen indiening in deze gebeurtenissen \
                                  legt precies dit vast; weet u dat, en wilt u zien of het eruit volgt, zeg dat dan \
                                  (--unpinned)"
                .to_owned(),
            Stands::AnotherSubmitted { position } => format!(
                "dit is niet het rapport dat is ingediend: dat was een ander, op positie {position}; weet u dat, en wilt u \
                 zien of dit eruit volgt, zeg dat dan (--unpinned)"
            ),
            Stands::Drafted { draft, position } => {
                format!("het grootboek legt precies dit rapport vast: als concept {draft}, op positie {position}")
            }
            Stands::Certified { position } => {
                format!("de accountant heeft precies dit rapport goedgekeurd, op positie {position}")
            }
            Stands::Submitted { position } => {
                format!("precies dit rapport is ingediend, op positie {position}")
            }
            Stands::DraftOutdated { draft, position } => format!(
                "dat de gemeente nog achter concept {draft} staat: op positie {position} is iets aangemerkt, van een merk \
                 ontdaan, vastgesteld of opnieuw opgemaakt"
            ),
            Stands::NotDrafted => {
                "dat de gemeente achter dit rapport staat: geen concept in deze gebeurtenissen legt precies dit vast"
                    .to_owned()
            }
            Stands::NotSubmitted => {
                "dat dit rapport is ingediend: in deze gebeurtenissen staat geen indiening ervan".to_owned()
            }
            Stands::OtherSubmitted { position } => {
                format!("dat dit het rapport is dat is ingediend: dat was een ander, op positie {position}")
            }
            Stands::FigureNotPinned { position } => format!(
                "dat de gemeente een rapport met dit cijfer heeft opgemaakt of ingediend: dat wordt na deze eerste {position} \
                 gebeurtenissen vastgelegd, en kan dus niet in dit bestand zijn; wel in het dossier van de verantwoording"
            ),
            Stands::LeftOut { of_fund, gaps, more } => {
                let book = if *of_fund { "het fonds" } else { "de verantwoording" };
                match numbers(gaps, *more, ["tot en met", "en", "gaten meer"]) {
                    (true, number) => {
                        format!("wat gebeurtenis {number} van het boek van {book} zegt: die staat niet in dit bestand")
                    }
                    (false, numbers) => format!(
                        "wat gebeurtenissen {numbers} van het boek van {book} zeggen: die staan niet in dit bestand"
                    ),
                }
            }
        }
    }
}

fn at(position: &u64) -> BTreeMap<&'static str, Value> {
    [("position", json!(position))].into()
}

/// The numbers in gaps in words, and whether it is only one.
fn numbers(gaps: &[RangeInclusive<u64>], more: u64, [to, and, more_gaps]: [&str; 3]) -> (bool, String) {
    let told = gaps.iter().map(|gap| match gap.start() == gap.end() {
        true => gap.start().to_string(),
        false => format!("{} {to} {}", gap.start(), gap.end()),
    });
    let mut told = told.collect::<Vec<_>>().join(", ");
    if more > 0 {
        told.push_str(&format!(" {and} {more} {more_gaps}"));
    }
    let is_one = more == 0 && gaps.len() == 1 && gaps[0].start() == gaps[0].end();
    (is_one, told)
}
