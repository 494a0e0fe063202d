//! Where one test lives: a folder with keys and an empty configuration, and the database its programs work on.

use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use database::{FreshDatabase, ThrowawayCluster};
use tempfile::TempDir;

use crate::program::{EXECUTABLE, Program};

/// What the guard of a private cluster does when its standard input ends: $1 is the executable, $2 the folder.
const GUARD: &str = r#"read -r line
[ -e "$2/data/postgresql/data/postmaster.pid" ] && "$1" migrate --data-dir "$2/data" --config "$2/empty.toml"
rm -rf "$2""#;

/// The folder of a test. Gone when the test is over.
pub(crate) struct Home {
    /// Before the folder, so that the cluster is stopped while its files are there.
    _guard: Option<Guard>,
    folder: TempDir,
    database: Option<FreshDatabase>,
}

impl Home {
    /// With a database of its own on the throwaway cluster.
    pub(crate) async fn on_throwaway_database() -> Self {
        let cluster = ThrowawayCluster::shared().await;
        let database = cluster.fresh_database().await.expect("a database");
        Self { _guard: None, folder: folder(), database: Some(database) }
    }

    /// Without a database URL: whatever needs a database starts the private cluster.
    pub(crate) fn on_private_cluster() -> Self {
        let folder = folder();
        Self { _guard: Some(Guard::over(folder.path())), folder, database: None }
    }

    /// For commands that need no database.
    pub(crate) fn without_database() -> Self {
        Self { _guard: None, folder: folder(), database: None }
    }

    /// A path in the folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The data directory.
    pub(crate) fn data(&self) -> PathBuf {
        self.file("data")
    }

    /// The database, as superuser.
    pub(crate) fn database_url(&self) -> Option<&str> {
        self.database.as_ref().map(|database| database.admin.url.as_str())
    }

    /// The process id of the private cluster while it runs.
    pub(crate) fn postmaster(&self) -> Option<u32> {
        let text = fs::read_to_string(self.data().join("postgresql/data/postmaster.pid")).ok()?;
        text.lines().next()?.trim().parse().ok()
    }

    /// The executable, with the data directory and the database of this test.
    pub(crate) fn program<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Program {
        let program = Program::bare(arguments)
            .env("HERSTELBOEK_CONFIG", self.file("empty.toml"))
            .env("HERSTELBOEK_DATA_DIR", self.data());
        match self.database_url() {
            Some(url) => program.env("HERSTELBOEK_DATABASE_URL", url),
            None => program,
        }
    }
}

/// A short path that the account of PostgreSQL may pass through.
fn folder() -> TempDir {
    let passable = fs::Permissions::from_mode(0o711);
    let folder = tempfile::Builder::new().prefix("hb-shipped-").permissions(passable).tempdir();
    let folder = folder.expect("a folder");
    fs::write(folder.path().join("empty.toml"), "").expect("an empty configuration");
    folder
}

/// A small `sh` that stops the private cluster when this value, or the test process in any way, ends.
struct Guard(Child);

impl Guard {
    fn over(folder: &Path) -> Self {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", GUARD, "sh", EXECUTABLE]).arg(folder).process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().expect("a guard"))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // It does its work whether or not we can wait for it.
        let _ = self.0.wait();
    }
}
