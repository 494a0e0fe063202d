//! The checks of an indicator set as a whole, and against the terms of a fund.

use std::collections::HashMap;

use domain::fund::{CountUnit, FundTerms};
use domain::ids::SisaCode;
use domain::money::AccountingYear;

use super::{Definition, DefinitionError, Derivation, Figure, FigureId, FigureKind, Problem, Selection};
use crate::line::Counted;

/// Ids are unique; figures are made of figures that are there, of one kind, not of themselves and not too deep.
pub(super) fn figures(definition: &Definition) -> Result<(), DefinitionError> {
    let mut seen: HashMap<String, &FigureId> = HashMap::new();
    for figure in &definition.figures {
        if let Some(other) = seen.insert(figure.id.as_str().to_ascii_lowercase(), &figure.id) {
            let (found, other) = (figure.id.clone(), other.clone());
            let problem = match found == other {
                true => Problem::Twice { found: found.to_string() },
                false => Problem::OnlyCapitals { found, other },
            };
            return Err(wrong(figure, "id", problem));
        }
    }
    let by_id: HashMap<&FigureId, &Figure> =
        definition.figures.iter().map(|figure| (&figure.id, figure)).collect();
    for figure in &definition.figures {
        of_one_kind(figure, &by_id)?;
    }
    let mut depths = HashMap::new();
    for figure in &definition.figures {
        depth(figure, &by_id, &mut Vec::new(), &mut depths)?;
    }
    Ok(())
}

fn wrong(figure: &Figure, field: &str, problem: Problem) -> DefinitionError {
    DefinitionError::Figure { figure: figure.id.to_string(), field: field.to_owned(), problem }
}

fn of_one_kind(figure: &Figure, by_id: &HashMap<&FigureId, &Figure>) -> Result<(), DefinitionError> {
    let field = figure.derivation.field();
    let made = match &figure.derivation {
        Derivation::Count { .. } => FigureKind::Count,
        Derivation::Sum { .. } | Derivation::ReceivedAdvance(_) => FigureKind::Cents,
        Derivation::FinalAccount => FigureKind::YesNo,
        Derivation::Add(parts) | Derivation::Subtract(parts) => {
            for part in parts {
                let unknown = || wrong(figure, field, Problem::FigureUnknown { figure: part.clone() });
                let kind = by_id.get(part).ok_or_else(unknown)?.kind;
                if kind != figure.kind || kind == FigureKind::YesNo {
                    let (made, said) = (kind.said(), figure.kind.said());
                    return Err(wrong(figure, field, Problem::Kind { made, said }));
                }
            }
            return Ok(());
        }
    };
    match made == figure.kind {
        true => Ok(()),
        false => Err(wrong(figure, "kind", Problem::Kind { made: made.said(), said: figure.kind.said() })),
    }
}

/// How deep a figure is made of figures: 0 when it follows from lines. Bounded, so that recursion is.
fn depth<'a>(
    figure: &'a Figure,
    by_id: &HashMap<&FigureId, &'a Figure>,
    above: &mut Vec<&'a FigureId>,
    known: &mut HashMap<&'a FigureId, usize>,
) -> Result<usize, DefinitionError> {
    if let Some(depth) = known.get(&figure.id) {
        return Ok(*depth);
    }
    let field = figure.derivation.field();
    if above.contains(&&figure.id) {
        return Err(wrong(figure, field, Problem::Circle { figure: figure.id.clone() }));
    }
    if above.len() > Definition::MOST_DEPTH {
        return Err(wrong(figure, field, Problem::TooDeep));
    }
    above.push(&figure.id);
    let mut deepest = 0;
    for part in figure.derivation.parts() {
        if let Some(part) = by_id.get(part) {
            deepest = deepest.max(depth(part, by_id, above, known)? + 1);
        }
    }
    above.pop();
    if deepest > Definition::MOST_DEPTH {
        return Err(wrong(figure, field, Problem::TooDeep));
    }
    known.insert(&figure.id, deepest);
    Ok(deepest)
}

/// The set is for this year and this line of the account, and every component is one of the terms.
pub(super) fn against(
    definition: &Definition,
    terms: &FundTerms,
    asked: AccountingYear,
) -> Result<(), DefinitionError> {
    let set = |field: &str, problem| DefinitionError::Set { field: field.to_owned(), problem };
    if definition.year != asked {
        return Err(set("year", Problem::OtherYear { set: definition.year, asked }));
    }
    if definition.sisa_code != terms.sisa_code {
        let code = |code: &Option<SisaCode>| code.as_ref().map(ToString::to_string).unwrap_or_default();
        let (set_code, fund) = (code(&definition.sisa_code), code(&terms.sisa_code));
        return Err(set("sisa_code", Problem::OtherSisaCode { set: set_code, fund }));
    }
    for figure in &definition.figures {
        let unknown = figure.derivation.components().iter().find(|code| terms.component(code).is_none());
        if let Some(component) = unknown {
            let known = terms.components.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join(", ");
            let problem = Problem::ComponentUnknown { component: component.clone(), known };
            return Err(wrong(figure, "derivation.of", problem));
        }
        if let Derivation::Count { of, .. } | Derivation::Sum { of } = &figure.derivation
            && !can_be(of, terms)
        {
            let what = of.what.iter().map(|what| what.word()).collect::<Vec<_>>().join(", ");
            return Err(wrong(figure, "derivation.what", Problem::NoLine { what }));
        }
    }
    Ok(())
}

/// Whether a component of the selection counts anything it asks for: by its unit, or as cost.
fn can_be(selection: &Selection, terms: &FundTerms) -> bool {
    let has = |asked: CountUnit| {
        let mut components = selection.of.iter().filter_map(|code| terms.component(code));
        components.any(|component| component.unit == asked)
    };
    let is_one = |what: &Counted| match what {
        Counted::Victim => false,
        Counted::FirstContact => has(CountUnit::Household),
        Counted::Plan => has(CountUnit::Person),
        Counted::Aftercare => has(CountUnit::Plan),
        Counted::Talk => has(CountUnit::Talk),
        Counted::YearOfSupport => has(CountUnit::Year),
        Counted::Cost => true,
    };
    selection.of.is_empty() || selection.what.is_empty() || selection.what.iter().any(is_one)
}
