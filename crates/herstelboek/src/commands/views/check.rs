//! `views check`: everything folded again, and compared row by row.

use ledger::{Ledger, LedgerName};
use projection::{Difference, Projections, What};
use serde_json::json;

use super::Bar;
use crate::output::{self, Output};

/// Rows are not what the events make of them.
#[derive(Debug, thiserror::Error)]
#[error("{0} rows are not what the events make of them; rebuild their views: herstelboek views rebuild NAME")]
pub(crate) struct RowsDiffer(usize);

/// Rows are right as far as their views got, and these got no further.
#[derive(Debug, thiserror::Error)]
#[error("views that stand still: {0}; mend what is told above, then: herstelboek views rebuild NAME")]
struct StandStill(usize);

pub(super) async fn run(
    projections: &Projections,
    ledgers: &[Ledger],
    view: Option<&str>,
    output: Output,
) -> anyhow::Result<()> {
    let bar = Bar::new("checking");
    let mut found: Vec<(LedgerName, Difference)> = Vec::new();
    for ledger in ledgers {
        let differences = projection::check(projections, ledger, view, |view, progress| {
            bar.show(format!("{} {view}", ledger.name()), progress);
        });
        found.extend(differences.await?.into_iter().map(|one| (ledger.name().clone(), one)));
    }
    bar.done();
    match output {
        Output::Json => output::json(&json!({
            "ledgers": ledgers.iter().map(|ledger| ledger.name().as_str()).collect::<Vec<_>>(),
            "differences": found.iter().map(|(ledger, difference)| json!({
                "ledger": ledger.as_str(), "view": difference.view, "key": difference.key.map(|key| key.to_string()),
                "difference": difference.to_string(),
            })).collect::<Vec<_>>(),
        }))?,
        Output::Table => {
            found.iter().for_each(|(ledger, difference)| output::line(format!("{ledger}  {difference}")));
            if found.is_empty() {
                let views = view.map_or("every view".to_owned(), |view| format!("view {view}"));
                output::line(format!("{views} of {} ledgers is what its events make of it", ledgers.len()));
            }
        }
    }
    let stopped = found.iter().filter(|(_, one)| matches!(one.what, What::Stopped { .. })).count();
    match (found.len() - stopped, stopped) {
        (0, 0) => Ok(()),
        (0, stopped) => Err(StandStill(stopped).into()),
        (rows, _) => Err(RowsDiffer(rows).into()),
    }
}
