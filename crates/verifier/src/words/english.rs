//! In English. The same matches, in the same order, as in Dutch.

use accountability::{FinalAccount, Question, RULES, Value};

use super::{Field, Said, grouped, shown};

pub(super) fn told(said: &Said) -> String {
    match said {
        Said::Unreadable { reason } => format!("cannot be read: {}", shown(reason)),
        Said::NotInItsForm => {
            "is not written in its one form: white space, order or numbers were changed".to_owned()
        }
        Said::OtherDefinition => {
            "is not the definition that the figures say they were made by: its hash is another".to_owned()
        }
        Said::OtherLedger => "is of another ledger than this dossier".to_owned(),
        Said::OtherPosition { position, size } => format!(
            "is of the ledger at {} events, and this dossier is of {}",
            grouped(*position, ','),
            grouped(*size, ',')
        ),
        Said::EventUnreadable { reason } => {
            let reason = shown(reason);
            format!("this version cannot read the event, so the account cannot be computed again: {reason}")
        }
        Said::TooManyFacts { most } => too_many(*most),
        Said::ReachesTooFar { most } => format!(
            "its lines rest on more than {} positions, which no account of a municipality does: to compute it again would \
             need too much memory",
            grouped(*most, ',')
        ),
        Said::NoAccount { reason } => format!("the events give no such account: {}", shown(reason)),
        Said::FigureDiffers { figure, claimed, computed } => format!(
            "figure {figure} is {} here, and {} by the events{}",
            worth(*claimed),
            worth(*computed),
            too_much(*claimed, *computed)
        ),
        Said::LinesDiffer { figure, claimed, computed } => {
            let claimed = count(*claimed, "line", "lines");
            format!("figure {figure} is of {claimed} here, and of {} by the events", grouped(*computed, ','))
        }
        Said::FigureNotDefined { figure } => format!("figure {figure} is not in the definition"),
        Said::FigureLeftOff { figure } => format!("figure {figure} of the definition was left off"),
        Said::FieldDiffers { field } => format!("{} by the events", differs(*field)),
        Said::SameReport { fund, figures, asked } => same_report(fund, *figures, asked),
        Said::SameFigure { figure, fund, shares, asked } => format!(
            "figure {} follows from these events: computed again from {}, it is {}; it is of the account on {} of {} \
             ({}), from the first {}, {}",
            figure.id,
            count(*shares, "line", "lines"),
            worth(figure.value),
            asked.year,
            shown(fund),
            asked.fund,
            count(asked.position, "event", "events"),
            as_of(asked)
        ),
        Said::OtherRules { rules } => format!(
            "whether the figures follow from the events is not known: they were made by {}, and this program has {RULES}; \
             verify it with a program that has those",
            shown(rules)
        ),
        Said::Ruled(ruled) => ruled.told_in_english(),
        Said::Stands(stands) => stands.told_in_english(),
    }
}

fn too_many(most: u64) -> String {
    format!(
        "more facts than the {} that are kept to compute an account again: verification would need too much memory",
        grouped(most, ',')
    )
}

/// The day and the account that were asked for.
fn as_of(asked: &Question) -> String {
    let kind = match asked.final_account {
        FinalAccount::Yes => "as the final account",
        FinalAccount::No => "not as the final account",
    };
    format!("as of {}, {kind}", asked.effective_on)
}

fn same_report(fund: &str, figures: u64, asked: &Question) -> String {
    let Question { year, position, .. } = asked;
    format!(
        "the report on {year} of {} follows from the first {}: computed again, {} the same to the cent; it is {}",
        shown(fund),
        count(*position, "event", "events"),
        if figures == 1 {
            "its only figure is".to_owned()
        } else {
            format!("all {} figures are", grouped(figures, ','))
        },
        as_of(asked)
    )
}

fn differs(field: Field) -> &'static str {
    match field {
        Field::FundName => "the name of the fund is another",
        Field::SisaCode => "the code of the grant is another",
        Field::Indicators => "the adopted definition is another",
        Field::LeftOut => "what is left out or marked is otherwise",
        Field::Problems => "what has to be mended first is otherwise",
        Field::Order => "the figures stand in another order",
        Field::Other => "the report is otherwise",
        Field::Shares => "what the lines add to the figure is otherwise",
        Field::Lines => "the lines of the figure are others",
        Field::Positions => {
            "the events the figure rests on are not those in this dossier, which are all there is"
        }
    }
}

fn count(number: u64, one: &str, other: &str) -> String {
    format!("{} {}", grouped(number, ','), if number == 1 { one } else { other })
}

fn worth(value: Value) -> String {
    match value {
        Value::Count(number) => {
            format!("{}{}", if number < 0 { "-" } else { "" }, grouped(number.unsigned_abs(), ','))
        }
        Value::Cents(amount) => euros(amount.cents()),
        Value::YesNo(_) => value.to_string(),
    }
}

fn euros(cents: i64) -> String {
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    format!("EUR {sign}{}.{:02}", grouped(cents / 100, ','), cents % 100)
}

/// By how much an amount differs.
fn too_much(claimed: Value, computed: Value) -> String {
    match (claimed, computed) {
        (Value::Cents(claimed), Value::Cents(computed)) => {
            let by = claimed.cents().saturating_sub(computed.cents());
            format!(": {} too {}", euros(by.saturating_abs()), if by > 0 { "much" } else { "little" })
        }
        _ => String::new(),
    }
}
