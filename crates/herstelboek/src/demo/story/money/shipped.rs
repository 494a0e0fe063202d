//! What ships as data and is read here: the terms of the SPUK 2021, Utrecht's approval policy, and the advance that
//! Utrecht was given.
//!
//! The files are part of the program; `data/README.md` says where each figure comes from.

use anyhow::{Context as _, anyhow};
use api::v1;
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage};

const TERMS: &str = include_str!("../../../../../../data/funds/spuk-2021.json");
const POLICY: &str = include_str!("../../../../../../data/policies/utrecht.json");
const ADVANCES: &str = include_str!("../../../../../../data/spuk-2021-advance.csv");
/// Utrecht, as the table of the grant writes it.
const UTRECHT: &str = "UTRECHT";

/// A row of the table of advances.
#[derive(serde::Deserialize)]
struct Advance {
    municipality: String,
    /// In whole euros.
    advance_eur: i64,
}

/// The terms of the grant.
///
/// # Errors
/// When the file that was built in cannot be read.
pub(super) fn terms() -> anyhow::Result<v1::FundTerms> {
    message("herstelboek.v1.FundTerms", TERMS)
        .context("reading the terms of the SPUK 2021 that were built in")
}

/// The approval policy of Utrecht.
///
/// # Errors
/// When the file that was built in cannot be read.
pub(super) fn policy() -> anyhow::Result<v1::ApprovalPolicy> {
    message("herstelboek.v1.ApprovalPolicy", POLICY).context("reading Utrecht's policy that was built in")
}

/// The advance that Utrecht was given in 2021, in euro cents.
///
/// # Errors
/// When the file that was built in cannot be read, or has no Utrecht.
pub(super) fn advance() -> anyhow::Result<i64> {
    let mut reader = csv::Reader::from_reader(ADVANCES.as_bytes());
    let rows: Result<Vec<Advance>, _> = reader.deserialize().collect();
    let rows = rows.context("reading the advances that were built in")?;
    let utrecht = rows.iter().find(|row| row.municipality == UTRECHT);
    Ok(utrecht.context("the advances that were built in have no Utrecht")?.advance_eur * 100)
}

/// A message from the JSON form of protobuf.
fn message<M: Message + Default>(name: &str, json: &str) -> anyhow::Result<M> {
    let pool = DescriptorPool::decode(api::FILE_DESCRIPTOR_SET)?;
    let kind = pool.get_message_by_name(name).ok_or_else(|| anyhow!("there is no message {name}"))?;
    let mut json = serde_json::Deserializer::from_str(json);
    let message = DynamicMessage::deserialize(kind, &mut json)?;
    json.end()?;
    Ok(message.transcode_to()?)
}
