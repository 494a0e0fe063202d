//! What the words of the account are called, in Dutch and English. The Dutch ones are those of SiSa and the glossary.

use accountability::{Audit, FigureKind, Origin, Problem};

use crate::annex::Annex;
use crate::{Language, Standing};

/// The audit mark of SiSa, the same in both languages: `R` for what the accountant audits, `n.v.t.` for what not.
pub(super) const fn audit_mark(audit: Audit) -> &'static str {
    match audit {
        Audit::Required => "R",
        Audit::None => "n.v.t.",
    }
}

/// Whether id and label of a figure are those of its source.
pub(super) const fn origin(origin: Origin, language: Language) -> &'static str {
    match origin {
        Origin::Sourced => language.of("bron", "sourced"),
        Origin::Ours => language.of("eigen", "ours"),
    }
}

/// How far the account is; that it is none as long as something has to be mended.
pub(super) fn standing(annex: &Annex<'_>) -> String {
    let (problems, language) = (annex.report.problems.len(), annex.language);
    let said = match annex.standing {
        Standing::Submitted => language.of("ingediend", "submitted"),
        Standing::Certified => {
            language.of("gecontroleerd, nog niet ingediend", "certified, not submitted yet")
        }
        Standing::Drafted => language.of("concept, niet gecontroleerd", "draft, not certified"),
        Standing::Unpinned => language.of("geen concept: stand op een moment", "no draft: as of a moment"),
    };
    match (problems, language) {
        (0, _) => said.to_owned(),
        (1, Language::Dutch) => format!("GEEN VERANTWOORDING: 1 probleem ({said})"),
        (1, Language::English) => format!("NOT AN ACCOUNT: 1 problem ({said})"),
        (_, Language::Dutch) => format!("GEEN VERANTWOORDING: {problems} problemen ({said})"),
        (_, Language::English) => format!("NOT AN ACCOUNT: {problems} problems ({said})"),
    }
}

/// The type of a figure.
pub(super) const fn kind(kind: FigureKind, language: Language) -> &'static str {
    match kind {
        FigureKind::Count => language.of("aantal", "number"),
        FigureKind::Cents => language.of("bedrag (euro)", "amount (euro)"),
        FigureKind::YesNo => language.of("ja/nee", "yes/no"),
    }
}

/// Why lines are left out, by the word the report has for it; a word of a later version stays as it is.
pub(super) fn left_out(reason: &str, language: Language) -> &str {
    let (dutch, english) = match reason {
        "not_eligible" => {
            ("niemand met een grondslag die het fonds vraagt", "nobody with a ground that the fund asks for")
        }
        "after_rejection" => (
            "meer dan 30 dagen nadat de gemeente hoorde dat de aanvraag is afgewezen",
            "more than 30 days after the municipality was told that the application was rejected",
        ),
        "after_last_commitment" => (
            "verplicht na de laatste dag waarop dat mocht",
            "promised after the last day on which that was allowed",
        ),
        "after_last_account_day" => (
            "geleverd na de laatste dag die wordt verantwoord",
            "delivered after the last day that is accounted for",
        ),
        "other_method" => (
            "werkelijke kosten van een onderdeel dat naar norm gaat, of waarvoor nog niet is gekozen",
            "actual cost of a component that goes by norm, or for which nothing was chosen yet",
        ),
        "already_counted" => ("telt eenmaal en is al eerder geteld", "counts once and was counted before"),
        "over_limit" => ("boven het maximum van de activiteit", "over the limit of the activity"),
        "no_norm" => ("er is geen normbedrag voor het jaar", "there is no norm amount for the year"),
        "error" => ("fout (accountant)", "error (accountant)"),
        "uncertain" => ("onzeker (accountant)", "uncertain (accountant)"),
        later => (later, later),
    };
    language.of(dutch, english)
}

/// What has to be mended, and how.
pub(super) fn problem(problem: &Problem, language: Language) -> String {
    match (problem, language) {
        (Problem::MethodNotChosen, Language::Dutch) => {
            "er is niet gekozen tussen norm en werkelijke kosten: kies dat voor het fonds".to_owned()
        }
        (Problem::MethodNotChosen, Language::English) => {
            "neither norm nor actual cost was chosen: choose for the fund".to_owned()
        }
        (Problem::NormMissing { component, year, lines }, Language::Dutch) => {
            format!(
                "onderdeel {component} heeft geen normbedrag voor {year} (regels: {lines}): stel het vast"
            )
        }
        (Problem::NormMissing { component, year, lines }, Language::English) => {
            format!("component {component} has no norm amount for {year} (lines: {lines}): set it")
        }
    }
}
