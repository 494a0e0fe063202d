//! The places where personal data must not be: the log, the database and its files, the export, the metrics.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
};

use database::ThrowawayCluster;
use stories::App;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tracing_subscriber::filter::LevelFilter;

use crate::secrets::{Secrets, has};

/// All that this process logs, of whatever level and from whatever crate.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Begins to log everything.
    pub fn of_everything() -> Self {
        let log = Self::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .init();
        log
    }

    /// What was logged so far.
    pub fn taken(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl io::Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The whole database as SQL, by PostgreSQL's own program.
pub async fn dump(app: &App) -> Vec<u8> {
    let mut command = Command::new(ThrowawayCluster::shared().await.binaries().program("pg_dump"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"PG")) {
        command.env_remove(name);
    }
    let dump = command.arg("--dbname").arg(&app.database.admin.url).output().unwrap();
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    dump.stdout
}

/// Looks through every file of the cluster, its write-ahead log and its own log included. `present` is what must be found,
/// so that it is certain that this looks where things are.
pub async fn files(app: &App, present: &str) {
    sqlx::query("checkpoint").execute(app.superuser().await.pool()).await.unwrap();
    let (marks, mut found) = (Secrets::marks(), false);
    for file in below(&ThrowawayCluster::shared().await.folder()) {
        // A file may be gone by now: PostgreSQL is at work.
        let Ok(content) = fs::read(&file) else { continue };
        found |= has(&content, present.as_bytes());
        for (spelling, mark) in &marks {
            assert!(!has(&content, mark), "{} has a secret, {spelling}", file.display());
        }
    }
    assert!(found, "the files of the cluster have {present}");
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files.extend(below(&entry.path())),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
    files
}

/// The entries of a zip, each with its content.
pub fn unzipped(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut entries = vec![];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = vec![];
        entry.read_to_end(&mut content).unwrap();
        entries.push((format!("entry {index} of the export"), content));
    }
    // The fifth, earlier checkpoints, is empty when none was published.
    entries.retain(|(_, content)| !content.is_empty());
    assert!(entries.len() >= 6, "an export has seven entries");
    entries
}

/// The page for Prometheus.
pub async fn metrics(app: &App) -> Vec<u8> {
    let mut connection = tokio::net::TcpStream::connect(app.metrics()).await.unwrap();
    let request = b"GET /metrics HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    connection.write_all(request).await.unwrap();
    let mut page = vec![];
    connection.read_to_end(&mut page).await.unwrap();
    assert!(has(&page, b"herstelboek_rpcs_total"), "{}", String::from_utf8_lossy(&page));
    page
}
