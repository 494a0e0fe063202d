//! The terms and policies that are shipped with the product are right: read as the messages they are of, converted
//! like any request, and judged by the rules.

use std::fs;
use std::path::{Path, PathBuf};

use api::v1;
use domain::fund::Fund;
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage};

use super::examples::{adopt, terms};
use super::{given, request};

/// The JSON files of a folder of `data/`, by name.
fn shipped(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty(), "{} has no JSON", folder.display());
    files
}

/// A file in the JSON form of a message (ProtoJSON); a field the message does not have is an error.
fn read<T: Message + Default>(path: &Path, message: &str) -> T {
    let pool = DescriptorPool::decode(api::FILE_DESCRIPTOR_SET).unwrap();
    let descriptor = pool.get_message_by_name(&format!("herstelboek.v1.{message}")).unwrap();
    let json = fs::read_to_string(path).unwrap();
    let mut reader = serde_json::Deserializer::from_str(&json);
    let read = DynamicMessage::deserialize(descriptor, &mut reader)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.end().unwrap();
    T::decode(read.encode_to_vec().as_slice()).unwrap()
}

#[tokio::test]
async fn every_fund_we_ship_can_be_opened() {
    for path in shipped("funds") {
        let terms: v1::FundTerms = read(&path, "FundTerms");
        let opened = given(&mut Fund::default(), request!(OpenFundRequest { terms: Some(terms) })).await;
        assert_eq!(opened, Ok(()), "{}", path.display());
    }
}

#[tokio::test]
async fn every_policy_we_ship_can_be_adopted() {
    for path in shipped("policies") {
        let policy: v1::ApprovalPolicy = read(&path, "ApprovalPolicy");
        let mut fund = Fund::default();
        given(&mut fund, request!(OpenFundRequest { terms: Some(terms()) })).await.unwrap();
        let adopted = v1::AdoptApprovalPolicyRequest { policy: Some(policy), ..adopt() };
        assert_eq!(given(&mut fund, adopted).await, Ok(()), "{}", path.display());
    }
}
