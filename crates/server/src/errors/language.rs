//! The language of the caller, from the `accept-language` metadata (RFC 9110, section 12.5.4).
//!
//! Dutch unless English is asked for: the people who read these messages work for a Dutch municipality.

use tonic::metadata::MetadataMap;

/// A language our messages are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Language {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Every language, in the order in which they are defined.
    pub(crate) const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// Its tag (BCP 47).
    #[must_use]
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language asked for in the metadata of a call; Dutch when none, or one we do not have.
    #[must_use]
    pub(crate) fn of(metadata: &MetadataMap) -> Self {
        let header = metadata.get("accept-language").and_then(|value| value.to_str().ok());
        header.map_or_else(Self::default, Self::preferred)
    }

    /// The best language for a header such as `en-GB, nl;q=0.8`; the first of equals.
    #[must_use]
    pub(crate) fn preferred(header: &str) -> Self {
        let mut best = (0, Self::default());
        for range in header.split(',') {
            let (tag, weight) =
                range.split_once(';').map_or((range, 1000), |(tag, rest)| (tag, weight(rest)));
            if let Some(language) = Self::ranged(tag.trim())
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }

    fn ranged(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// The weight of a language range in thousandths: `q=0.8` is 800. Anything that is no weight is 0.
fn weight(parameter: &str) -> u16 {
    let Some(value) = parameter.trim().strip_prefix("q=") else {
        return 0;
    };
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) || decimals.len() > 3 {
        return 0;
    }
    match whole {
        "1" => 1000,
        "0" => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}
