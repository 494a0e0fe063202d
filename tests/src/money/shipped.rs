//! The terms and policies that are shipped with the product, read from `data/` as anybody would: as ProtoJSON.

use std::path::Path;

use api::v1::{ApprovalPolicy, FundTerms};
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage};

/// The terms of the SPUK 2021 grant.
pub fn spuk_2021() -> FundTerms {
    read("funds/spuk-2021.json", "FundTerms")
}

/// Utrecht's approval policy.
pub fn utrecht() -> ApprovalPolicy {
    read("policies/utrecht.json", "ApprovalPolicy")
}

fn read<T: Message + Default>(file: &str, message: &str) -> T {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(file);
    let json = std::fs::read_to_string(path).expect("a file that is shipped");
    let pool = DescriptorPool::decode(api::FILE_DESCRIPTOR_SET).expect("the descriptors");
    let descriptor =
        pool.get_message_by_name(&format!("herstelboek.v1.{message}")).expect("a message of ours");
    let mut reader = serde_json::Deserializer::from_str(&json);
    let read = DynamicMessage::deserialize(descriptor, &mut reader).expect("a message in JSON");
    T::decode(read.encode_to_vec().as_slice()).expect("the same message")
}
