//! The layers and who wins.

use std::{collections::BTreeMap, fmt, path::PathBuf};

use config::{Environment, File, FileFormat};

use super::{SETTINGS, SettingFlags};

/// The file that is read when none is named and it is there.
const USUAL_FILE: &str = "/etc/herstelboek/herstelboek.toml";

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    Default,
    File(PathBuf),
    Variable(String),
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Variable(name) => write!(f, "environment {name}"),
            Self::Flag(name) => write!(f, "flag --{name}"),
        }
    }
}

/// A value and its origin; no text is "not set".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) text: Option<String>,
    pub(crate) origin: Origin,
}

/// Why the layers cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LayerError {
    /// The file cannot be read as TOML.
    #[error("the configuration {}: {source}", path.display())]
    File { path: PathBuf, source: config::ConfigError },
    /// The file has a key that is no setting.
    #[error("the configuration {} has the key '{key}', which is no setting; `herstelboek config show` lists them", path.display())]
    UnknownKey { path: PathBuf, key: String },
    /// The environment cannot be read.
    #[error("the environment: {0}")]
    Environment(config::ConfigError),
}

/// Every setting with the value that won.
pub(crate) struct Layers(BTreeMap<&'static str, Value>);

impl Layers {
    /// Reads file and environment and puts them under the flags.
    pub(crate) fn read(file: Option<PathBuf>, flags: &SettingFlags) -> Result<Self, LayerError> {
        let variables = Environment::with_prefix("HERSTELBOEK").prefix_separator("_").separator("\u{0}");
        Self::of(file, variables, flags)
    }

    pub(super) fn of(
        file: Option<PathBuf>,
        variables: Environment,
        flags: &SettingFlags,
    ) -> Result<Self, LayerError> {
        let file = file.or_else(|| Some(PathBuf::from(USUAL_FILE)).filter(|path| path.exists()));
        let in_file = file.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let variables =
            config::Config::builder().add_source(variables).build().map_err(LayerError::Environment)?;
        let mut values = BTreeMap::new();
        for setting in SETTINGS {
            let (variable, flag) = (setting.variable(), setting.flag());
            let name = setting.key.replace('.', "_");
            let value = if let Some(text) = flags.0.get(setting.key) {
                Value { text: Some(text.clone()), origin: Origin::Flag(flag) }
            } else if let Ok(text) = variables.get_string(&name) {
                Value { text: Some(text), origin: Origin::Variable(variable) }
            } else if let (Some(text), Some(path)) = (in_file.get(setting.key), &file) {
                Value { text: Some(text.clone()), origin: Origin::File(path.clone()) }
            } else {
                Value { text: setting.default.map(str::to_owned), origin: Origin::Default }
            };
            values.insert(setting.key, value);
        }
        Ok(Self(values))
    }

    /// The value of a setting.
    pub(crate) fn get(&self, key: &str) -> &Value {
        self.0.get(key).expect("every key that is asked for is in the table")
    }
}

/// The keys of a file with their values as text.
fn read_file(path: &std::path::Path) -> Result<BTreeMap<String, String>, LayerError> {
    let failed = |source| LayerError::File { path: path.to_owned(), source };
    let source = File::from(path).format(FileFormat::Toml);
    let read = config::Config::builder().add_source(source).build().map_err(failed)?;
    let mut keys = BTreeMap::new();
    flatten("", read.cache, &mut keys).map_err(failed)?;
    match keys.keys().find(|key| !SETTINGS.iter().any(|setting| setting.key == key.as_str())) {
        Some(key) => Err(LayerError::UnknownKey { path: path.to_owned(), key: key.clone() }),
        None => Ok(keys),
    }
}

fn flatten(
    prefix: &str,
    value: config::Value,
    keys: &mut BTreeMap<String, String>,
) -> Result<(), config::ConfigError> {
    if let config::ValueKind::Table(table) = value.kind {
        for (key, value) in table {
            let key = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
            flatten(&key, value, keys)?;
        }
    } else {
        keys.insert(prefix.to_owned(), value.into_string()?);
    }
    Ok(())
}
