//! What is wrong with an indicator set, as a kind with values: the message is then in the language of the caller.

use accountability::{Definition, DefinitionError, DefinitionProblem as Wrong, INDICATORS_FORMAT};

use super::{Problem, Reason};

/// What stands for a value that says nothing.
const NOTHING: &str = "-";

impl From<&DefinitionError> for Problem {
    fn from(error: &DefinitionError) -> Self {
        let invalid = Self::new(Reason::IndicatorSetInvalid);
        let (invalid, problem) = match error {
            DefinitionError::NotJson { line, column } => {
                let invalid = invalid.with("figure", "SET").with("place", format!("{line}:{column}"));
                let invalid = invalid.with("kind", "NOT_JSON").with("found", NOTHING);
                return invalid
                    .with("expected", NOTHING)
                    .with("problem", "it is no JSON there; mend the text");
            }
            DefinitionError::Set { field, problem } => {
                (invalid.with("figure", "SET").with("place", field), problem)
            }
            DefinitionError::Figure { figure, field, problem } => {
                (invalid.with("figure", figure).with("place", field), problem)
            }
        };
        let (kind, found, expected) = kind(problem);
        let invalid = invalid.with("kind", kind).with("found", or_nothing(found));
        invalid.with("expected", or_nothing(expected)).with("problem", problem)
    }
}

fn or_nothing(text: String) -> String {
    if text.is_empty() { NOTHING.to_owned() } else { text }
}

/// The name of a kind of problem, what was found, and what is expected.
fn kind(problem: &Wrong) -> (&'static str, String, String) {
    let no = String::new;
    match problem {
        Wrong::Missing => ("MISSING", no(), no()),
        Wrong::NotAField => ("NOT_A_FIELD", no(), no()),
        Wrong::NotA { expected } => ("NOT_A", no(), (*expected).to_owned()),
        Wrong::NoText { most } => ("NO_TEXT", no(), most.to_string()),
        Wrong::NotShown { char } => ("NOT_SHOWN", format!("U+{:04X}", u32::from(*char)), no()),
        Wrong::Format { found } => ("FORMAT", found.clone(), INDICATORS_FORMAT.to_owned()),
        Wrong::Word { found, known } => ("WORD", found.clone(), known.clone()),
        Wrong::TooMany { found, most } => ("TOO_MANY", found.to_string(), most.to_string()),
        Wrong::TooFew { found, least } => ("TOO_FEW", found.to_string(), least.to_string()),
        Wrong::Twice { found } => ("TWICE", found.clone(), no()),
        Wrong::OnlyCapitals { found, other } => ("ONLY_CAPITALS", found.to_string(), other.to_string()),
        Wrong::NoLine { what } => ("NO_LINE", what.clone(), no()),
        Wrong::Derivation => ("DERIVATION", no(), no()),
        Wrong::SourceMissing => ("SOURCE_MISSING", no(), no()),
        Wrong::FigureUnknown { figure } => ("FIGURE_UNKNOWN", figure.to_string(), no()),
        Wrong::Circle { figure } => ("CIRCLE", figure.to_string(), no()),
        Wrong::TooDeep => ("TOO_DEEP", no(), Definition::MOST_DEPTH.to_string()),
        Wrong::Kind { made, said } => ("KIND", (*made).to_owned(), (*said).to_owned()),
        Wrong::OtherYear { set, asked } => ("OTHER_YEAR", set.to_string(), asked.to_string()),
        Wrong::OtherSisaCode { set, fund } => ("OTHER_SISA_CODE", set.clone(), fund.clone()),
        Wrong::ComponentUnknown { component, known } => {
            ("COMPONENT_UNKNOWN", component.to_string(), known.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn what_is_wrong_is_said_in_the_language_of_the_caller() {
        let of = |problem| {
            let error = DefinitionError::Figure { figure: "HB/01".into(), field: "kind".into(), problem };
            Problem::from(&error).message(Language::Dutch)
        };
        assert_eq!(
            of(Wrong::Word { found: "in_januari".into(), known: "in_year, cumulative".into() }),
            "Indicator HB/01 van de indicatorenset klopt niet bij kind: ‘in_januari’ is daar onbekend; gebruik een \
             van deze: in_year, cumulative. Verbeter de indicatorenset."
        );
        let english = Wrong::Kind { made: "a count", said: "an amount in cents" };
        let told = of(english.clone());
        assert!(!told.contains("a count") && !told.contains("change one"), "{told}");
        assert!(told.contains("pas een van beide aan"), "{told}");
        let error = DefinitionError::NotJson { line: 1, column: 7 };
        assert_eq!(
            Problem::from(&error).message(Language::Dutch),
            "De indicatorenset klopt niet bij 1:7: daar is de tekst geen JSON. Verbeter de indicatorenset."
        );
    }
}
