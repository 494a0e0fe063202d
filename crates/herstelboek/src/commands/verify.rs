//! `audit verify`: a dossier against nothing but mathematics, and the keys one brings along.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read as _},
    path::Path,
};

use anyhow::{Context as _, anyhow};
use merkle::note::{MAX_BYTES, SignedNote};
use verifier::{Options, Unpinned, Verdict};

use super::export::progress_bar;
use crate::{
    cli::VerifyArgs,
    exit::{NotFound, Usage, VerificationFailed},
    output::{self, Language, Output},
};

pub(crate) fn run(args: &VerifyArgs, output: Output) -> anyhow::Result<()> {
    let mut known = Vec::new();
    for path in &args.checkpoint {
        known.push(checkpoint(path)?);
    }
    for path in &args.earlier {
        let found = verifier::checkpoint_of(BufReader::new(open(path, "a dossier")?));
        known.push(found.map_err(|finding| anyhow!("{} has no checkpoint: {finding}", path.display()))?);
    }
    let unpinned = if args.unpinned { Unpinned::Accepted } else { Unpinned::Refused };
    let options = Options { trusted: args.key.clone(), known, witnesses: args.witness_key.clone(), unpinned };
    let verdict = verify(&args.file, &options)?;
    match output {
        Output::Json => output::json(&verdict)?,
        Output::Table => output::line(verdict.in_language(args.language.into())),
    }
    if verdict.holds() { Ok(()) } else { Err(VerificationFailed.into()) }
}

/// The verdict on a file, with a bar while it is read.
pub(super) fn verify(path: &Path, options: &Options) -> anyhow::Result<Verdict> {
    let file = open(path, "a dossier")?;
    let bar = progress_bar("verifying");
    let verdict = verifier::verify(BufReader::new(file), options, |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    Ok(verdict)
}

/// Opens a file: one with an end, that can be read anywhere. So no directory, device or pipe, which is looked at before
/// opening, because opening a pipe waits for whoever writes to it.
fn open(path: &Path, what: &str) -> anyhow::Result<File> {
    let shown = path.display();
    let about = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(NotFound(format!("there is no file {shown}: name {what}")).into());
        }
        about => about.with_context(|| format!("opening {shown}"))?,
    };
    if about.is_dir() {
        return Err(Usage(format!("{shown} is a directory: name {what} in it")).into());
    }
    if !about.is_file() {
        return Err(
            Usage(format!("{shown} is no ordinary file: save {what} to a file, and name that")).into()
        );
    }
    File::open(path).with_context(|| format!("opening {shown}"))
}

/// A checkpoint that was kept as a file.
fn checkpoint(path: &Path) -> anyhow::Result<SignedNote> {
    let (mut text, shown) = (String::new(), path.display());
    let mut file = open(path, "a checkpoint")?.take(MAX_BYTES as u64 + 1);
    file.read_to_string(&mut text).with_context(|| format!("reading {shown}"))?;
    if text.len() > MAX_BYTES {
        return Err(anyhow!("{shown} is no checkpoint: it has more than {MAX_BYTES} bytes"));
    }
    text.parse().with_context(|| format!("reading the checkpoint {shown}"))
}

impl From<Language> for verifier::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Dutch,
            Language::En => Self::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    fn ended(path: &Path) -> (Exit, String) {
        let error = verify(path, &Options::default()).expect_err("no dossier");
        (Exit::of(&error), error.to_string())
    }

    #[test]
    fn what_is_no_file_is_named_for_what_it_is() {
        let folder = tempfile::tempdir().expect("a directory");
        let (exit, told) = ended(&folder.path().join("missing.zip"));
        assert_eq!(exit, Exit::NotFound);
        assert!(told.starts_with("there is no file") && told.contains("missing.zip"), "{told}");
        let (exit, told) = ended(folder.path());
        assert_eq!(exit, Exit::Usage);
        assert!(told.ends_with("is a directory: name a dossier in it"), "{told}");
        let (exit, told) = ended(Path::new("/dev/zero"));
        assert_eq!((exit, told.contains("is no ordinary file")), (Exit::Usage, true), "{told}");
    }

    #[test]
    fn a_checkpoint_is_a_short_text() {
        let folder = tempfile::tempdir().expect("a directory");
        let long = folder.path().join("long.txt");
        fs::write(&long, vec![b'x'; MAX_BYTES + 1]).expect("a file");
        for path in [&long, folder.path(), Path::new("/dev/zero"), Path::new("/missing")] {
            assert!(checkpoint(path).is_err(), "{}", path.display());
        }
    }
}
