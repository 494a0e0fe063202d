//! The gRPC interface in Rust: what prost and tonic make of `proto/`, and nothing else.
//!
//! Never here: conversions, rules, or anything else of ours. Messages that carry personal data in clear have a
//! `Debug` without fields (see `build.rs`).

/// Types of `google` that our messages use.
pub mod google {
    /// Package `google.rpc`: the outcome of a call that failed.
    pub mod rpc {
        tonic::include_proto!("google.rpc");
    }

    /// Package `google.type`: the calendar date.
    pub mod r#type {
        tonic::include_proto!("google.r#type");
    }
}

/// Package `herstelboek.v1`.
pub mod herstelboek {
    /// Version 1 of the interface.
    #[expect(
        clippy::allow_attributes,
        clippy::allow_attributes_without_reason,
        clippy::too_many_lines,
        reason = "tonic generates it so"
    )]
    pub mod v1 {
        tonic::include_proto!("herstelboek.v1");
        include!(concat!(env!("OUT_DIR"), "/redacted.rs"));
    }
}

pub use herstelboek::v1;

/// Every file of the interface with its comments, as an encoded `google.protobuf.FileDescriptorSet`: what the
/// reflection service hands out.
pub const FILE_DESCRIPTOR_SET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptor_set.bin"));
