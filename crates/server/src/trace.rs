//! The trace a call belongs to: W3C trace context, taken over from the caller or begun here.

use tonic::metadata::MetadataMap;
use uuid::Uuid;

/// The id of a trace: 32 lower-case hexadecimal digits, not all zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceId(String);

impl TraceId {
    /// From `traceparent: 00-<trace id>-<span id>-<flags>`; a new one when there is none or it is malformed.
    pub fn of(metadata: &MetadataMap, fresh: impl FnOnce() -> Uuid) -> Self {
        let header = metadata.get("traceparent").and_then(|value| value.to_str().ok());
        header.and_then(Self::parse).unwrap_or_else(|| Self(fresh().simple().to_string()))
    }

    fn parse(traceparent: &str) -> Option<Self> {
        let mut parts = traceparent.split('-');
        let (version, trace) = (parts.next()?, parts.next()?);
        let hexadecimal = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let known = version.len() == 2 && version != "ff" && hexadecimal(version);
        let usable = trace.len() == 32 && hexadecimal(trace) && trace.bytes().any(|byte| byte != b'0');
        (known && usable && parts.count() >= 2).then(|| Self(trace.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(traceparent: &str) -> String {
        let mut metadata = MetadataMap::new();
        metadata.insert("traceparent", traceparent.parse().unwrap());
        TraceId::of(&metadata, || Uuid::from_u128(7)).0
    }

    #[test]
    fn a_trace_is_taken_over_or_begun() {
        let given = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(of(&format!("00-{given}-00f067aa0ba902b7-01")), given);
        let begun = "00000000000000000000000000000007";
        for malformed in ["", "00-xyz-1-1", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", given]
        {
            assert_eq!(of(malformed), begun);
        }
    }
}
