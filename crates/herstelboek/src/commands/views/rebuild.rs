//! `views rebuild`: new rows beside the old ones, compared, and then in their place.

use ledger::Ledger;
use projection::{Projections, Rebuilt};
use serde_json::{Value, json};

use super::Bar;
use crate::output::{self, Output};

pub(super) async fn run(
    projections: &Projections,
    ledgers: &[Ledger],
    view: &str,
    output: Output,
) -> anyhow::Result<()> {
    let bar = Bar::new("rebuilding");
    let mut all = Vec::with_capacity(ledgers.len());
    for ledger in ledgers {
        let doing = format!("{} {view}", ledger.name());
        let rebuilt = projection::rebuild(projections, ledger, view, |progress| {
            bar.show(doing.clone(), progress);
        });
        all.push((ledger.name().clone(), rebuilt.await?));
    }
    bar.done();
    match output {
        Output::Json => {
            let each = all.iter().map(|(ledger, rebuilt)| as_json(ledger.as_str(), view, rebuilt));
            output::json(&each.collect::<Vec<_>>())
        }
        Output::Table => {
            output::table(
                ["ledger", "view", "events", "edition", "the rows before"],
                all.iter().map(|(ledger, rebuilt)| {
                    let (size, edition) = (rebuilt.size.to_string(), rebuilt.edition.to_string());
                    [ledger.to_string(), view.to_owned(), size, edition, compared(rebuilt)]
                }),
            );
            Ok(())
        }
    }
}

/// What the comparison with the rows before said.
fn compared(rebuilt: &Rebuilt) -> String {
    match &rebuilt.differences {
        None => "not compared: none, of another version, or at another position".to_owned(),
        Some(none) if none.is_empty() => "the same".to_owned(),
        Some(some) => {
            let told: Vec<String> = some.iter().take(5).map(ToString::to_string).collect();
            let more = if some.len() > told.len() { "\n…" } else { "" };
            format!("{} were wrong:\n{}{more}", some.len(), told.join("\n"))
        }
    }
}

fn as_json(ledger: &str, view: &str, rebuilt: &Rebuilt) -> Value {
    let differences = rebuilt.differences.as_ref();
    let told = differences.map(|some| some.iter().map(ToString::to_string).collect::<Vec<_>>());
    json!({
        "ledger": ledger, "view": view, "size": rebuilt.size, "edition": rebuilt.edition, "differences": told,
    })
}
