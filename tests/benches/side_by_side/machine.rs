//! Where a run was run: what its absolute numbers depend on.

use std::{
    env, fmt, fs,
    path::Path,
    process::Command,
    thread::available_parallelism,
    time::{Duration, Instant},
};

use serde_json::{Map, Value, json};
use sqlx::{Connection as _, PgConnection};

use crate::{contest::latencies, limits::Flushed, stand::Stand};

/// Settings of PostgreSQL on which durability and speed depend.
const SETTINGS: [&str; 10] = [
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "wal_sync_method",
    "shared_buffers",
    "min_wal_size",
    "max_wal_size",
    "checkpoint_timeout",
    "max_connections",
    "data_checksums",
];
/// How long flushes are measured.
const FLUSHING: Duration = Duration::from_secs(1);
const UNKNOWN: &str = "unknown";

/// What the numbers depend on.
#[derive(Debug)]
pub(crate) struct Machine {
    postgresql: String,
    settings: Vec<(&'static str, String)>,
    cores: usize,
    processor: String,
    memory_kib: u64,
    kernel: String,
    folder: String,
    file_system: String,
    /// Of writing 8 KiB and waiting for the disk, in microseconds: the median, and what 99 of 100 do not exceed.
    flush: (u64, u64),
    commit: String,
}

impl Machine {
    /// Looks around; what the system does not tell is `unknown`.
    pub(crate) async fn of(stand: &Stand) -> Self {
        let mut connection = PgConnection::connect(&stand.cluster.url()).await.unwrap();
        let postgresql = shown(&mut connection, "server_version").await;
        let mut settings = vec![];
        for name in SETTINGS {
            settings.push((name, shown(&mut connection, name).await));
        }
        connection.close().await.unwrap();
        let mut took = latencies();
        let mut file = Flushed::new(&stand.folder("machine"));
        let started = Instant::now();
        while started.elapsed() < FLUSHING {
            took.saturating_record(file.write());
        }
        Self {
            postgresql,
            settings,
            cores: available_parallelism().map_or(1, usize::from),
            processor: field("/proc/cpuinfo", "model name").unwrap_or_else(|| UNKNOWN.to_owned()),
            memory_kib: field("/proc/meminfo", "MemTotal").and_then(|text| kib(&text)).unwrap_or(0),
            kernel: fs::read_to_string("/proc/sys/kernel/osrelease")
                .map_or_else(|_| env::consts::OS.to_owned(), |release| format!("Linux {}", release.trim())),
            folder: stand.root().display().to_string(),
            file_system: file_system(stand.root()).unwrap_or_else(|| UNKNOWN.to_owned()),
            flush: (took.value_at_quantile(0.5), took.value_at_quantile(0.99)),
            commit: commit().unwrap_or_else(|| UNKNOWN.to_owned()),
        }
    }

    /// As it stands in the results.
    pub(crate) fn json(&self) -> Value {
        let settings = self.settings.iter().map(|(name, value)| ((*name).to_owned(), json!(value)));
        let settings: Map<String, Value> = settings.collect();
        json!({
            "postgresql": self.postgresql, "settings": settings, "cores": self.cores, "processor": self.processor,
            "memory_kib": self.memory_kib, "kernel": self.kernel, "file_system": self.file_system,
            "flush_median_micros": self.flush.0, "flush_99_percent_micros": self.flush.1, "commit": self.commit,
        })
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings = self.settings.iter().map(|(name, value)| format!("{name} {value}"));
        let (median, worse) = self.flush;
        let gib = self.memory_kib / 1024 / 1024;
        writeln!(formatter, "PostgreSQL  {}", self.postgresql)?;
        writeln!(formatter, "            {}", settings.collect::<Vec<_>>().join(", "))?;
        writeln!(
            formatter,
            "machine     {} cores of {}, {gib} GiB, {}",
            self.cores, self.processor, self.kernel
        )?;
        writeln!(formatter, "disk        {} on {}", self.folder, self.file_system)?;
        writeln!(formatter, "            8 KiB written and flushed in {median} µs (99 %: {worse} µs)")?;
        if matches!(self.file_system.as_str(), "tmpfs" | "ramfs") {
            writeln!(formatter, "            THIS IS MEMORY, NOT A DISK: set TMPDIR to a folder on a disk")?;
        }
        writeln!(formatter, "sources     {}", self.commit)
    }
}

async fn shown(connection: &mut PgConnection, setting: &str) -> String {
    let show = format!("SHOW {setting}");
    sqlx::query_scalar(&show).fetch_one(connection).await.unwrap()
}

/// The first value of that name in a file of `name : value` lines.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    fields.find(|(found, _)| found.trim() == name).map(|(_, value)| value.trim().to_owned())
}

fn kib(text: &str) -> Option<u64> {
    text.split_whitespace().next()?.parse().ok()
}

/// The kind of what is mounted nearest above a folder: `mountinfo` has the place in its fifth field, the kind behind ` - `.
fn file_system(folder: &Path) -> Option<String> {
    let folder = fs::canonicalize(folder).ok()?;
    let text = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let mounts = text.lines().filter_map(|line| {
        let (mount, kind) = line.split_once(" - ")?;
        Some((mount.split(' ').nth(4)?, kind.split(' ').next()?))
    });
    let above = mounts.filter(|(place, _)| folder.starts_with(place));
    above.max_by_key(|(place, _)| place.len()).map(|(_, kind)| kind.to_owned())
}

/// The commit of the sources, and whether they were changed since, where git is there to tell.
fn commit() -> Option<String> {
    let git = |arguments: &[&str]| {
        let output =
            Command::new("git").args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--untracked-files=no"])?;
    Some(if changed.is_empty() { commit } else { format!("{commit} with changes") })
}
