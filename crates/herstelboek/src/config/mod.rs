//! The configuration, in layers: defaults < file < environment < flags. Each value remembers where it came from.
//!
//! One table, [`SETTINGS`], gives the keys of the file, the variables, the flags, their help and the defaults.

mod flags;
mod layers;
mod settings;
mod typed;

pub(crate) use flags::SettingFlags;
pub(crate) use layers::{LayerError, Layers, Origin};
pub(crate) use settings::SETTINGS;
pub(crate) use typed::{Config, ConfigError};

#[cfg(test)]
mod tests;
