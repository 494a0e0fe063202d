//! `audit verify`: a dossier against nothing but mathematics, and the keys one brings along.

use std::{fs::File, io::BufReader, path::Path};

use anyhow::Context as _;
use dossier::{Options, Verdict};

use super::export::progress_bar;
use crate::{
    cli::VerifyArgs,
    exit::VerificationFailed,
    output::{self, Language, Output},
};

pub(crate) fn run(args: &VerifyArgs, output: Output) -> anyhow::Result<()> {
    let mut known = Vec::new();
    for path in &args.checkpoint {
        let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        known.push(text.parse().with_context(|| format!("reading the checkpoint {}", path.display()))?);
    }
    let verdict = verify(&args.file, &Options { trusted: args.key.clone(), known })?;
    match output {
        Output::Json => output::json(&verdict)?,
        Output::Table => output::line(verdict.in_language(args.language.into())),
    }
    if verdict.holds() { Ok(()) } else { Err(VerificationFailed.into()) }
}

/// The verdict on a file, with a bar while it is read.
pub(super) fn verify(path: &Path, options: &Options) -> anyhow::Result<Verdict> {
    let file = File::open(path).with_context(|| format!("opening {}", path.display()))?;
    let bar = progress_bar("verifying");
    let verdict = dossier::verify(BufReader::new(file), options, |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    Ok(verdict)
}

impl From<Language> for dossier::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Dutch,
            Language::En => Self::English,
        }
    }
}
