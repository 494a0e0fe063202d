//! What goes to the bank and what comes back, as files of who runs the demonstration.
//!
//! A payment file names people and accounts: its owner may read it, and nobody else.

use std::{
    fs::{DirBuilder, OpenOptions},
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use jiff::civil::Date;

/// Which way a file goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Post {
    /// A payment file.
    ToBank,
    /// A statement.
    FromBank,
}

/// Where they are kept.
pub(super) struct Papers<'a> {
    /// The folder of the demonstration.
    pub(super) folder: &'a Path,
}

impl Papers<'_> {
    /// Keeps the file of a day; another run writes the same one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep(&self, post: Post, on: Date, file: &[u8]) -> anyhow::Result<PathBuf> {
        let path = self.path(post, on);
        self.write(&path, file).with_context(|| format!("writing {}", path.display()))?;
        Ok(path)
    }

    fn path(&self, post: Post, on: Date) -> PathBuf {
        let folder = match post {
            Post::ToBank => "to-bank",
            Post::FromBank => "from-bank",
        };
        self.folder.join(folder).join(format!("{on}.xml"))
    }

    fn write(&self, path: &Path, file: &[u8]) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(self.folder);
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
        out.write_all(file)
    }
}
