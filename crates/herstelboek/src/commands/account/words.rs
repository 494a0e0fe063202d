//! Figures and reasons as people read them at a terminal, in Dutch and in English.

use accountability::{FinalAccount, Finding};
use accountability::{Problem, Standing, Value};
use domain::money::EuroCents;

use crate::{demo, output::Language};

/// A value of a figure.
pub(super) fn value(value: Value, language: Language) -> String {
    match value {
        Value::Count(number) => number.to_string(),
        Value::Cents(amount) => euro(amount, language),
        Value::YesNo(FinalAccount::Yes) => language.of("ja", "yes").to_owned(),
        Value::YesNo(FinalAccount::No) => language.of("nee", "no").to_owned(),
    }
}

/// An amount: `€ 1.120,00` in Dutch, `EUR 1,120.00` in English.
pub(super) fn euro(amount: EuroCents, language: Language) -> String {
    demo::euro(amount.cents(), language)
}

/// How many lines: one is a line, two are lines.
pub(super) fn lines(number: u64, language: Language) -> String {
    let word = match number {
        1 => language.of("regel", "line"),
        _ => language.of("regels", "lines"),
    };
    format!("{number} {word}")
}

/// How a line stands in the settlement; empty when it counts.
pub(super) fn standing(standing: Standing, language: Language) -> String {
    match standing {
        Standing::Counted => String::new(),
        Standing::LeftOut(rule) => reason(rule.word(), language).to_owned(),
        Standing::Marked(Finding::Error) => reason("error", language).to_owned(),
        Standing::Marked(Finding::Uncertainty) => reason("uncertain", language).to_owned(),
    }
}

/// Why lines are left out, as a report names it.
pub(super) fn reason(word: &str, language: Language) -> &str {
    match word {
        "error" => language.of("fout, volgens de accountant", "an error, says the accountant"),
        "uncertain" => language.of("onzeker, volgens de accountant", "uncertain, says the accountant"),
        "not_eligible" => language.of("het potje is er niet voor", "not who the fund is for"),
        "after_rejection" => {
            language.of("meer dan 30 dagen na de afwijzing", "more than 30 days after the rejection")
        }
        "after_last_commitment" => {
            language.of("na de laatste dag om vast te leggen", "promised after the last day for that")
        }
        "after_last_account_day" => {
            language.of("na de laatste dag die verantwoord wordt", "after the last day that is accounted for")
        }
        "already_counted" => language.of("telt maar één keer", "counts once only"),
        "over_limit" => language.of("boven het maximum", "over the limit"),
        "other_method" => language.of("valt onder het normbedrag", "covered by the norm amount"),
        "no_norm" => language.of("er is geen normbedrag", "there is no norm amount"),
        other => other,
    }
}

/// What has to be mended before it is an account.
pub(super) fn problem(problem: &Problem, language: Language) -> String {
    match (problem, language) {
        (Problem::MethodNotChosen, Language::Nl) => {
            "kies eerst normbedragen of werkelijke kosten voor het potje (ChooseMethod)".to_owned()
        }
        (Problem::MethodNotChosen, Language::En) => {
            "choose norm amounts or actual cost for the fund first (ChooseMethod)".to_owned()
        }
        (Problem::NormMissing { component, year, lines: number }, language) => {
            let missing = language.of("heeft geen normbedrag voor", "has no norm amount for");
            let remedy = language.of("stel het in met SetNormAmount", "set it with SetNormAmount");
            let component = format!("{} {component}", language.of("onderdeel", "component"));
            format!("{component} {missing} {year} ({}): {remedy}", lines(*number, language))
        }
    }
}
