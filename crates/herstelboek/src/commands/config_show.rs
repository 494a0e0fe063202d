//! `config show`: every value and where it came from.

use serde_json::json;

use crate::{
    config::{Layers, SETTINGS},
    output::{self, Output},
};

/// What is shown of a value that may hold a password.
const HIDDEN: &str = "(hidden)";

pub(crate) fn run(layers: &Layers, output: Output) -> anyhow::Result<()> {
    let shown = SETTINGS.iter().map(|setting| {
        let value = layers.get(setting.key);
        let text = value.text.as_deref().map(|text| if setting.secret { HIDDEN } else { text });
        (setting, text, value.origin.to_string())
    });
    match output {
        Output::Json => {
            let values: Vec<_> = shown
                .map(|(setting, text, origin)| json!({ "key": setting.key, "value": text, "origin": origin }))
                .collect();
            output::json(&values)
        }
        Output::Table => {
            output::table(
                ["key", "value", "from", "variable"],
                shown.map(|(setting, text, origin)| {
                    [setting.key.to_owned(), text.unwrap_or("-").to_owned(), origin, setting.variable()]
                }),
            );
            Ok(())
        }
    }
}
