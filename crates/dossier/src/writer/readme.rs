//! `README.md`: the dossier explained to the person who gets it, in Dutch and in English.
//! It says how to check one line with `sha256sum`, and the whole format, so that nobody has to believe this program.

use crate::format::Kind;
use crate::manifest::Manifest;

const TEMPLATE: &str = include_str!("readme.md");
const FORMAT_NL: &str = include_str!("../format.nl.md");
const FORMAT_EN: &str = include_str!("../format.md");

/// The explanation of a dossier.
pub(super) fn text(manifest: &Manifest) -> String {
    let words = Words::of(manifest.kind);
    TEMPLATE
        .replace("{title_nl}", words.title[0])
        .replace("{title_en}", words.title[1])
        .replace("{intro_nl}", words.intro[0])
        .replace("{intro_en}", words.intro[1])
        .replace("{line_nl}", words.line[0])
        .replace("{line_en}", words.line[1])
        .replace("{ledger}", &manifest.ledger)
        .replace("{size}", &manifest.size.to_string())
        .replace("{created_at}", &manifest.created_at)
        .replace("{software}", &manifest.software)
        .replace("{format_nl}", &below(FORMAT_NL))
        .replace("{format_en}", &below(FORMAT_EN))
}

/// The format under a heading of its own: its headings are one level lower.
fn below(format: &str) -> String {
    format.replace("\n# ", "\n### ").replacen("# ", "### ", 1)
}

/// What differs by kind, in Dutch and in English.
struct Words {
    title: [&'static str; 2],
    intro: [&'static str; 2],
    line: [&'static str; 2],
}

impl Words {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Ledger => Words {
                title: ["Dossier van grootboek", "Dossier of ledger"],
                intro: [include_str!("readme/ledger.nl.md"), include_str!("readme/ledger.en.md")],
                line: [include_str!("readme/leaf.nl.md"), include_str!("readme/leaf.en.md")],
            },
            Kind::Account => Words {
                title: ["Dossier van een verantwoording uit grootboek", "Dossier of an account from ledger"],
                intro: [include_str!("readme/account.nl.md"), include_str!("readme/account.en.md")],
                line: [include_str!("readme/leaf.nl.md"), include_str!("readme/leaf.en.md")],
            },
            Kind::Figure => Words {
                title: ["Dossier van een cijfer uit grootboek", "Dossier of a figure from ledger"],
                intro: [include_str!("readme/figure.nl.md"), include_str!("readme/figure.en.md")],
                line: [include_str!("readme/path.nl.md"), include_str!("readme/path.en.md")],
            },
        }
    }
}
