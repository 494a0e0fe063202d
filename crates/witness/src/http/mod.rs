//! The protocol over HTTP: `POST add-checkpoint` and `GET health`, in clear.
//! What is said is signed, so TLS proves nothing more; who wants it puts a proxy in front.

mod answer;
mod client;
mod connections;
mod server;

pub use client::{Client, ClientError, Cosigned};
pub use server::{Limits, Serving, serve};

/// The media type of a size in a 409.
const SIZE_TYPE: &str = "text/x.tlog.size";
