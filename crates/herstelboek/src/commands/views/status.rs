//! `views status`: one line for each view of each ledger.

use ledger::Ledger;
use projection::{EditionStatus, Projections, ViewStatus};
use serde_json::{Value, json};

use crate::output::{self, Output};

/// Some views stand still.
#[derive(Debug, thiserror::Error)]
#[error("{0} of the views stand still; see above. Go on with a newer version, or repair and rebuild them")]
struct StandStill(usize);

pub(super) async fn run(projections: &Projections, ledgers: &[Ledger], output: Output) -> anyhow::Result<()> {
    let mut all = Vec::new();
    for ledger in ledgers {
        for status in projection::status(projections, ledger).await? {
            all.push((ledger.name().clone(), status));
        }
    }
    match output {
        Output::Json => output::json(
            &all.iter().map(|(ledger, status)| as_json(ledger.as_str(), status)).collect::<Vec<_>>(),
        )?,
        Output::Table => output::table(
            ["ledger", "view", "events", "of", "version", "state"],
            all.iter().map(|(ledger, status)| {
                let current = status.current.as_ref();
                let shown = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
                [
                    ledger.to_string(),
                    status.view.to_owned(),
                    shown(current.map(|current| current.size.to_string())),
                    status.ledger_size.to_string(),
                    shown(current.map(|current| current.version.to_string())),
                    state(status),
                ]
            }),
        ),
    }
    match all.iter().filter(|(_, status)| stopped(status).is_some()).count() {
        0 => Ok(()),
        stopped => Err(StandStill(stopped).into()),
    }
}

/// The position a view cannot pass, and why, when it stands still.
pub(in crate::commands) fn stopped(status: &ViewStatus) -> Option<&(u64, String)> {
    [&status.current, &status.building].into_iter().flatten().find_map(|edition| edition.stopped.as_ref())
}

/// How a view is, in a few words.
pub(in crate::commands) fn state(status: &ViewStatus) -> String {
    if let Some((position, reason)) = stopped(status) {
        return format!("STOPPED at position {position}: {reason}");
    }
    let building = |edition: &EditionStatus| {
        let percent = edition.size * 100 / status.ledger_size.max(1);
        format!("version {} is being built: {percent} %", edition.version)
    };
    match (&status.current, &status.building) {
        (_, Some(edition)) => building(edition),
        (None, None) => "not built yet: it is when a server runs".to_owned(),
        (Some(current), None) if current.version != status.version => {
            format!("version {} is to be built when a server runs", status.version)
        }
        (Some(current), None) => match status.ledger_size.saturating_sub(current.size) {
            0 => "at the head".to_owned(),
            behind => format!("{behind} events behind"),
        },
    }
}

fn as_json(ledger: &str, status: &ViewStatus) -> Value {
    let edition = |edition: &EditionStatus| {
        json!({
            "edition": edition.edition, "version": edition.version, "size": edition.size,
            "startedAt": edition.started_at.to_string(),
            "stopped": edition.stopped.as_ref().map(|(position, reason)| {
                json!({ "position": position, "reason": reason })
            }),
        })
    };
    json!({
        "ledger": ledger, "view": status.view, "version": status.version, "ledgerSize": status.ledger_size,
        "current": status.current.as_ref().map(edition), "building": status.building.as_ref().map(edition),
        "pasts": status.pasts, "state": state(status),
    })
}
