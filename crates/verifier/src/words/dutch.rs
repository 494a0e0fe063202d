//! In Dutch. The same matches, in the same order, as in English.

use accountability::{FinalAccount, Question, RULES, Value};

use super::{Field, Said, grouped, shown};

pub(super) fn told(said: &Said) -> String {
    match said {
        Said::Unreadable { reason } => format!("niet te lezen: {}", shown(reason)),
        Said::NotInItsForm => {
            "is niet geschreven in zijn ene vorm: witruimte, volgorde of getallen zijn gewijzigd".to_owned()
        }
        Said::OtherDefinition => {
            "is niet de definitie waarmee de cijfers zeggen te zijn gemaakt: de hash is een andere".to_owned()
        }
        Said::OtherLedger => "is van een ander grootboek dan dit dossier".to_owned(),
        Said::OtherPosition { position, size } => format!(
            "is van het grootboek bij {} gebeurtenissen, en dit dossier is van {}",
            grouped(*position, '.'),
            grouped(*size, '.')
        ),
        Said::EventUnreadable { reason } => format!(
            "deze versie kan de gebeurtenis niet lezen, dus is de verantwoording niet opnieuw te berekenen: {}",
            shown(reason)
        ),
        Said::TooManyFacts { most } => too_many(*most),
        Said::ReachesTooFar { most } => format!(
            "de regels ervan rusten op meer dan {} posities, wat geen verantwoording van een gemeente doet: opnieuw \
             berekenen zou te veel geheugen kosten",
            grouped(*most, '.')
        ),
        Said::NoAccount { reason } => {
            format!("de gebeurtenissen geven zo'n verantwoording niet: {}", shown(reason))
        }
        Said::FigureDiffers { figure, claimed, computed } => format!(
            "cijfer {figure} is hier {}, en volgens de gebeurtenissen {}{}",
            worth(*claimed),
            worth(*computed),
            too_much(*claimed, *computed)
        ),
        Said::LinesDiffer { figure, claimed, computed } => {
            let claimed = count(*claimed, "regel", "regels");
            format!(
                "cijfer {figure} telt hier {claimed}, en volgens de gebeurtenissen {}",
                grouped(*computed, '.')
            )
        }
        Said::FigureNotDefined { figure } => format!("cijfer {figure} staat niet in de definitie"),
        Said::FigureLeftOff { figure } => format!("cijfer {figure} van de definitie is weggelaten"),
        Said::FieldDiffers { field } => format!("volgens de gebeurtenissen {}", differs(*field)),
        Said::SameReport { fund, figures, asked } => same_report(fund, *figures, asked),
        Said::SameFigure { figure, fund, shares, asked } => format!(
            "cijfer {} volgt uit deze gebeurtenissen: opnieuw berekend uit {} is het {}; het is van de verantwoording over \
             {} van {} ({}), uit de eerste {}, {}",
            figure.id,
            count(*shares, "regel", "regels"),
            worth(figure.value),
            asked.year,
            shown(fund),
            asked.fund,
            count(asked.position, "gebeurtenis", "gebeurtenissen"),
            as_of(asked)
        ),
        Said::OtherRules { rules } => format!(
            "of de cijfers uit de gebeurtenissen volgen is niet bekend: ze zijn gemaakt met {}, en dit programma heeft \
             {RULES}; controleer het met een programma dat die heeft",
            shown(rules)
        ),
        Said::Ruled(ruled) => ruled.told_in_dutch(),
        Said::Stands(stands) => stands.told_in_dutch(),
    }
}

fn too_many(most: u64) -> String {
    format!(
        "meer feiten dan de {} die worden onthouden om een verantwoording opnieuw te berekenen: \
             controleren zou te veel geheugen kosten",
        grouped(most, '.')
    )
}

/// The day and the account that were asked for.
fn as_of(asked: &Question) -> String {
    let kind = match asked.final_account {
        FinalAccount::Yes => "als eindverantwoording",
        FinalAccount::No => "niet als eindverantwoording",
    };
    format!("naar de stand van {}, {kind}", asked.effective_on)
}

fn same_report(fund: &str, figures: u64, asked: &Question) -> String {
    let Question { year, position, .. } = asked;
    format!(
        "het rapport over {year} van {} volgt uit de eerste {}: opnieuw berekend {} tot op de cent; het is {}",
        shown(fund),
        count(*position, "gebeurtenis", "gebeurtenissen"),
        if figures == 1 {
            "klopt zijn enige cijfer".to_owned()
        } else {
            format!("kloppen alle {} cijfers", grouped(figures, '.'))
        },
        as_of(asked)
    )
}

fn differs(field: Field) -> &'static str {
    match field {
        Field::FundName => "heet het fonds anders",
        Field::SisaCode => "heeft de uitkering een andere code",
        Field::Indicators => "is een andere definitie vastgesteld",
        Field::LeftOut => "is wat is weggelaten of aangemerkt anders",
        Field::Problems => "is wat eerst hersteld moet worden anders",
        Field::Order => "staan de cijfers in een andere volgorde",
        Field::Other => "is het rapport anders",
        Field::Shares => "is wat de regels aan het cijfer toevoegen anders",
        Field::Lines => "heeft het cijfer andere regels",
        Field::Positions => {
            "zijn die waarop het cijfer zegt te rusten niet die in dit dossier, meer zijn er niet"
        }
    }
}

fn count(number: u64, one: &str, other: &str) -> String {
    format!("{} {}", grouped(number, '.'), if number == 1 { one } else { other })
}

fn worth(value: Value) -> String {
    match value {
        Value::Count(number) => {
            format!("{}{}", if number < 0 { "-" } else { "" }, grouped(number.unsigned_abs(), '.'))
        }
        Value::Cents(amount) => euros(amount.cents()),
        Value::YesNo(FinalAccount::Yes) => "ja".to_owned(),
        Value::YesNo(FinalAccount::No) => "nee".to_owned(),
    }
}

fn euros(cents: i64) -> String {
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    format!("€ {sign}{},{:02}", grouped(cents / 100, '.'), cents % 100)
}

/// By how much an amount differs.
fn too_much(claimed: Value, computed: Value) -> String {
    match (claimed, computed) {
        (Value::Cents(claimed), Value::Cents(computed)) => {
            let by = claimed.cents().saturating_sub(computed.cents());
            format!(": {} te {}", euros(by.saturating_abs()), if by > 0 { "veel" } else { "weinig" })
        }
        _ => String::new(),
    }
}
