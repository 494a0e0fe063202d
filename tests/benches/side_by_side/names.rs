//! The names of those whose ratios are told, as they stand in the table.

/// Ourselves, called in process.
pub(crate) const OURS: &str = "Herstelboek";
/// Ourselves, over gRPC; the server is a process of its own.
pub(crate) const OURS_GRPC: &str = "Herstelboek over gRPC";
/// The same, with commands in a stream on each connection.
pub(crate) const OURS_STREAM: &str = "Herstelboek over gRPC, streamed";
pub(crate) const STOCK: &str = "cqrs-es + postgres-es";
pub(crate) const ADAPTER: &str = "cqrs-es + our repository";
pub(crate) const MESSAGE_DB: &str = "message-db";
pub(crate) const DISINTEGRATE: &str = "disintegrate-postgres";
pub(crate) const UMADB: &str = "UmaDB over gRPC";

/// Reading (f). Units: `events`, but `bytes` of records for [`VERIFY`].
pub(crate) const FEED: &str = "feed";
pub(crate) const REPLAY: &str = "replay of one household";
pub(crate) const REBUILD: &str = "rebuild of a view";
pub(crate) const EXPORT: &str = "export";
pub(crate) const VERIFY: &str = "verify";

/// What a server needs at most, in bytes: a note of (b) over gRPC, or of its growth.
pub(crate) const MEMORY: &str = "peak memory of the server";

/// The limits. Of inserts, the batches are in the name.
pub(crate) const FLUSHES: &str = "8 KiB written and flushed";
pub(crate) const COPY: &str = "COPY";
pub(crate) const UNNEST: &str = "INSERT … UNNEST";
pub(crate) const EMPTY_CALLS: &str = "empty gRPC calls";
pub(crate) const SHA256: &str = "SHA-256";

/// What a way of inserting is called with batches of that many rows.
pub(crate) fn in_batches(way: &str, rows: u64) -> String {
    format!("{way}, batches of {rows}")
}
