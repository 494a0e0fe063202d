//! Who wins, and what bad values are answered.

use std::{collections::HashMap, io::Write as _};

use config::Environment;

use super::{Config, Layers, Origin, SettingFlags, typed::ConfigError};

fn variables(pairs: &[(&str, &str)]) -> Environment {
    let source: HashMap<String, String> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Environment::with_prefix("HERSTELBOEK").prefix_separator("_").separator("\u{0}").source(Some(source))
}

fn flags(pairs: &[(&'static str, &str)]) -> SettingFlags {
    SettingFlags(pairs.iter().map(|(key, value)| (*key, (*value).to_owned())).collect())
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn defaults_give_way_to_the_file_the_environment_and_the_flags_in_that_order() {
    let file =
        file("listen = '127.0.0.1:1'\nsigner = 'file.example'\n[log]\nlevel = 'warn'\nformat = 'json'\n");
    let environment =
        variables(&[("HERSTELBOEK_SIGNER", "environment.example"), ("HERSTELBOEK_LOG_FORMAT", "human")]);
    let layers =
        Layers::of(Some(file.path().into()), environment, &flags(&[("log.format", "json")])).unwrap();
    let of = |key: &str| (layers.get(key).text.clone().unwrap(), layers.get(key).origin.clone());
    assert_eq!(of("listen"), ("127.0.0.1:1".into(), Origin::File(file.path().into())));
    assert_eq!(of("signer"), ("environment.example".into(), Origin::Variable("HERSTELBOEK_SIGNER".into())));
    assert_eq!(of("log.format"), ("json".into(), Origin::Flag("log-format".into())));
    assert_eq!(of("log.level"), ("warn".into(), Origin::File(file.path().into())));
    assert_eq!(of("executor.queue"), ("1024".into(), Origin::Default));
}

#[test]
fn a_key_that_is_no_setting_is_named() {
    let file = file("[executor]\nqueu = 3\n");
    let error = Layers::of(Some(file.path().into()), variables(&[]), &flags(&[])).err().unwrap();
    assert!(error.to_string().contains("has the key 'executor.queu', which is no setting"), "{error}");
}

fn refused(pairs: &[(&'static str, &str)]) -> ConfigError {
    let layers = Layers::of(None, variables(&[]), &flags(pairs)).unwrap();
    Config::from_layers(&layers).err().unwrap()
}

#[test]
fn a_bad_value_is_told_with_its_origin_and_what_was_expected() {
    assert_eq!(
        refused(&[("executor.batch", "none")]).to_string(),
        "executor.batch is 'none' (from flag --executor-batch): expected a whole number of at least 1"
    );
    assert_eq!(
        refused(&[("tls.key", "key.pem")]).to_string(),
        "tls.key is set and tls.certificate is not: set both or neither"
    );
    assert_eq!(
        refused(&[("tokens.jwks", "http://login.example"), ("tokens.issuer", "x"), ("tokens.audience", "y")])
            .to_string(),
        "tokens.jwks is 'http://login.example' (from flag --tokens-jwks): expected a file or an https address"
    );
}

#[test]
fn a_password_in_the_arguments_is_refused_and_not_repeated() {
    for url in ["postgres://app:secret@db/herstelboek", "postgres://db/herstelboek?user=app&password=secret"]
    {
        let error = refused(&[("database.url", url)]);
        assert_eq!(error, ConfigError::PasswordInArguments);
        assert!(!error.to_string().contains("secret"));
    }
    let layers =
        Layers::of(None, variables(&[]), &flags(&[("database.url", "postgres://app@db/herstelboek")]))
            .unwrap();
    assert!(Config::from_layers(&layers).is_ok());
}
