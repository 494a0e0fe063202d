//! What is claimed beside what the events give: equal to the byte, or each difference by name.

use accountability::{Basis, Explanation, FigureId, Question, Report, ReportedFigure};
use dossier::{Examined, Place};

use crate::claim::{Claimed, What};
use crate::words::{Field, Said};

/// Draws up what is claimed from the events, and says where they differ. `shown` are the positions of a figure's events.
pub(crate) fn compare(claimed: &Claimed, basis: &Basis, shown: &[u64], examined: &mut Examined) {
    let compared = match &claimed.what {
        What::Report(report) => basis.report(&claimed.question).map(|ours| reports(report, &ours)),
        What::Figure(figure) => {
            let ours = basis.explain(&claimed.question, &figure.figure.id);
            ours.map(|ours| figures(figure, &ours, shown))
        }
    };
    let said = compared.unwrap_or_else(|error| vec![Said::NoAccount { reason: error.to_string() }]);
    if said.is_empty() {
        examined.proved.push(same(claimed, basis).remark());
    }
    let here = Place::Entry(claimed.entry);
    examined.findings.extend(said.into_iter().map(|said| said.at(here)));
}

/// That they are the same.
fn same(claimed: &Claimed, basis: &Basis) -> Said {
    match &claimed.what {
        What::Report(report) => Said::SameReport {
            fund: report.fund_name.to_string(),
            figures: report.figures.len() as u64,
            asked: claimed.question.clone(),
        },
        What::Figure(figure) => {
            let (asked, shares) = (claimed.question.clone(), figure.shares.len() as u64);
            Said::SameFigure { figure: figure.figure.clone(), fund: name(basis, &asked), shares, asked }
        }
    }
}

/// What the fund is called.
fn name(basis: &Basis, asked: &Question) -> String {
    basis.terms(asked.fund).map(|terms| terms.name.to_string()).unwrap_or_default()
}

fn reports(theirs: &Report, ours: &Report) -> Vec<Said> {
    let mut said = Vec::new();
    for figure in &theirs.figures {
        match ours.figure(&figure.id) {
            Some(ours) => said.extend(one(figure, ours)),
            None => said.push(Said::FigureNotDefined { figure: figure.id.clone() }),
        }
    }
    let missing = |figure: &&ReportedFigure| theirs.figure(&figure.id).is_none();
    let left_off = |figure: &ReportedFigure| Said::FigureLeftOff { figure: figure.id.clone() };
    said.extend(ours.figures.iter().filter(missing).map(left_off));
    for (field, differs) in [
        (Field::FundName, theirs.fund_name != ours.fund_name),
        (Field::SisaCode, theirs.sisa_code != ours.sisa_code),
        (Field::Indicators, theirs.indicators != ours.indicators),
        (Field::LeftOut, theirs.left_out != ours.left_out),
        (Field::Problems, theirs.problems != ours.problems),
    ] {
        if differs {
            said.push(Said::FieldDiffers { field });
        }
    }
    if said.is_empty() && !ids(theirs).eq(ids(ours)) {
        said.push(Said::FieldDiffers { field: Field::Order });
    }
    if said.is_empty() && theirs != ours {
        said.push(Said::FieldDiffers { field: Field::Other });
    }
    said
}

fn ids(report: &Report) -> impl Iterator<Item = &FigureId> {
    report.figures.iter().map(|figure| &figure.id)
}

fn figures(theirs: &Explanation, ours: &Explanation, shown: &[u64]) -> Vec<Said> {
    let mut said: Vec<_> = one(&theirs.figure, &ours.figure).into_iter().collect();
    for (field, differs) in [
        (Field::Shares, theirs.shares != ours.shares || theirs.recount() != theirs.figure.value),
        (Field::Lines, theirs.lines != ours.lines),
        (Field::Indicators, theirs.indicators != ours.indicators),
        (Field::Positions, theirs.positions != shown),
    ] {
        if differs {
            said.push(Said::FieldDiffers { field });
        }
    }
    said
}

/// How one figure differs.
fn one(theirs: &ReportedFigure, ours: &ReportedFigure) -> Option<Said> {
    if theirs.value != ours.value {
        let (figure, claimed, computed) = (theirs.id.clone(), theirs.value, ours.value);
        return Some(Said::FigureDiffers { figure, claimed, computed });
    }
    let (claimed, computed) = (theirs.lines, ours.lines);
    let figure = theirs.id.clone();
    (claimed != computed).then_some(Said::LinesDiffer { figure, claimed, computed })
}
