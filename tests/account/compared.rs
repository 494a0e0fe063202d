//! The account under test beside the naive one: every figure, and when one differs, the lines of both.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use accountability::{AccountError, Basis, Line, Question, Standing};
use domain::account::{FinalAccount, Finding};
use domain::money::AccountingYear;
use domain::{BookEvent, BookId};
use serde_json::json;

use crate::naive::{self, Ask, Figures, Naive, Row};

/// The basis of the events below a position.
pub(crate) fn basis(rows: &[Row], position: u64) -> Basis {
    let mut basis = Basis::default();
    go_on(&mut basis, rows, 0..position);
    basis
}

/// Takes over the events at these positions.
pub(crate) fn go_on(basis: &mut Basis, rows: &[Row], positions: Range<u64>) {
    for row in rows.iter().filter(|row| positions.contains(&row.position)) {
        let book = BookId::parse(&row.book, &row.id).unwrap();
        let payload = json!({ &row.name: row.body }).to_string();
        let event = BookEvent::from_json(&row.book, &row.name, "1.0", &payload)
            .unwrap_or_else(|error| panic!("{row}: {error}"));
        basis.apply(row.position, book, &event);
    }
}

/// The figures of the account under test; `None` when it was not opened.
fn figures(basis: &Basis, ask: &Ask, year: i16) -> Option<Figures> {
    match basis.report(&question(ask, year)) {
        Ok(report) => {
            let figures = report.figures.iter();
            Some(figures.map(|figure| (figure.id.to_string(), figure.value.number())).collect())
        }
        Err(AccountError::AccountNotOpened { .. } | AccountError::FundUnknown { .. }) => None,
        Err(error) => Some([(error.to_string(), 0)].into()),
    }
}

fn question(ask: &Ask, year: i16) -> Question {
    Question {
        ledger: "GM0344".to_owned(),
        fund: ask.fund.parse().unwrap(),
        year: AccountingYear::new(year).unwrap(),
        position: ask.position,
        effective_on: ask.effective_on,
        final_account: if ask.final_account { FinalAccount::Yes } else { FinalAccount::No },
    }
}

/// What differs in the accounts of these years; nothing when nothing does.
pub(crate) fn difference(rows: &[Row], basis: &Basis, ask: &Ask, years: &[i16]) -> Option<String> {
    let naive = Naive::of(rows, ask);
    years.iter().find_map(|year| {
        let (theirs, ours) = (figures(basis, ask, *year), naive.account(*year));
        (theirs != ours).then(|| {
            let mut text = format!("the account of {year}, {ask:?}\n");
            let (theirs, ours) = (theirs.unwrap_or_default(), ours.unwrap_or_default());
            for id in ours.keys().chain(theirs.keys().filter(|id| !ours.contains_key(*id))) {
                if theirs.get(id) != ours.get(id) {
                    writeln!(text, "{id}: naive {:?}, account {:?}", ours.get(id), theirs.get(id)).unwrap();
                }
            }
            text + &lines_that_differ(&naive, basis, ask)
        })
    })
}

/// The lines that only one of the two has, at most so many.
fn lines_that_differ(naive: &Naive<'_>, basis: &Basis, ask: &Ask) -> String {
    let fund = ask.fund.parse().unwrap();
    let lines = basis.lines(fund, ask.effective_on).unwrap_or_default();
    let theirs: BTreeSet<String> = lines.iter().map(self::theirs).collect();
    let ours: BTreeSet<String> = naive.lines.iter().map(self::ours).collect();
    let mut text = String::new();
    for line in ours.difference(&theirs).take(30) {
        writeln!(text, "naive   {line}").unwrap();
    }
    for line in theirs.difference(&ours).take(30) {
        writeln!(text, "account {line}").unwrap();
    }
    text
}

fn theirs(line: &Line) -> String {
    let standing = match line.standing {
        Standing::Counted => "counted".to_owned(),
        Standing::LeftOut(reason) => reason.word().to_owned(),
        Standing::Marked(Finding::Error) => "error".to_owned(),
        Standing::Marked(Finding::Uncertainty) => "uncertain".to_owned(),
    };
    let component = line.component.as_ref().map_or_else(String::new, ToString::to_string);
    format!(
        "{} {} {component} {} about {} {} {} {standing}",
        line.id,
        line.counts.word(),
        line.year,
        line.concerns,
        line.kind.word(),
        line.amount.cents()
    )
}

fn ours(line: &naive::Line) -> String {
    let id = match line.id {
        (position, 0) => position.to_string(),
        (position, part) => format!("{position}.{part}"),
    };
    let component = line.component.as_deref().unwrap_or_default();
    format!(
        "{id} {} {component} {} about {} {} {} {}",
        line.counts, line.year, line.concerns, line.kind, line.cents, line.standing
    )
}
