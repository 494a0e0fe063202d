//! `README.md`: the dossier explained to the person who gets it, in Dutch and in English.
//! It says how to check one line with `sha256sum`, so that nobody has to believe this program.

use crate::manifest::Manifest;

const TEMPLATE: &str = include_str!("readme.md");

/// The explanation of a dossier.
pub(super) fn text(manifest: &Manifest) -> String {
    TEMPLATE
        .replace("{ledger}", &manifest.ledger)
        .replace("{size}", &manifest.size.to_string())
        .replace("{created_at}", &manifest.created_at)
        .replace("{software}", &manifest.software)
}
