//! The configuration in layers, as `config show` tells it, and what is refused.

use std::fs;

use serde_json::Value;

use crate::{home::Home, program::Program};

const PASSWORD: &str = "open-sesame";

/// `config show` with a value from each layer.
fn shown(home: &Home) -> Program {
    let file = home.file("herstelboek.toml");
    let text = "listen = '127.0.0.1:1'\nsigner = 'file.example'\n[log]\nlevel = 'warn'\n";
    fs::write(&file, text).expect("a file");
    Program::bare(["config", "show", "--log-level", "debug"])
        .env("HERSTELBOEK_CONFIG", file)
        .env("HERSTELBOEK_SIGNER", "environment.example")
        .env("HERSTELBOEK_DATABASE_URL", format!("postgres://clerk:{PASSWORD}@db/herstelboek"))
}

#[tokio::test]
async fn each_value_is_shown_with_the_layer_that_won() {
    let home = Home::without_database();
    let values = shown(&home).arg("--output").arg("json").json().await;
    let of = |key: &str| {
        let found = values.as_array().and_then(|all| all.iter().find(|value| value["key"] == key));
        let found = found.unwrap_or_else(|| panic!("{key} in {values}"));
        (found["value"].clone(), found["origin"].clone())
    };
    let file = format!("file {}", home.file("herstelboek.toml").display());
    let text = |value: &str, origin: &str| (Value::from(value), Value::from(origin));
    assert_eq!(of("executor.queue"), text("1024", "default"));
    assert_eq!(of("listen"), text("127.0.0.1:1", &file));
    assert_eq!(of("signer"), text("environment.example", "environment HERSTELBOEK_SIGNER"));
    assert_eq!(of("log.level"), text("debug", "flag --log-level"));
    assert_eq!(of("database.url"), text("(hidden)", "environment HERSTELBOEK_DATABASE_URL"));
    assert_eq!(of("tls.key"), (Value::Null, Value::from("default")));
}

#[tokio::test]
async fn the_table_has_the_same_and_no_password() {
    let table = shown(&Home::without_database()).run().await.ended_with(0).stdout;
    for part in
        ["environment.example", "HERSTELBOEK_EXECUTOR_BATCH", "(hidden)", "--log-level", "127.0.0.1:1"]
    {
        assert!(table.contains(part), "'{part}' is not in {table}");
    }
    assert!(!table.contains(PASSWORD), "{table}");
}

#[tokio::test]
async fn a_password_in_the_arguments_is_refused_and_not_repeated() {
    let home = Home::without_database();
    let url = format!("postgres://clerk:{PASSWORD}@localhost:1/herstelboek");
    let refused = home.program(["doctor", "--database-url", &url]).run().await.ended_with(2);
    let refused = refused.complaining("HERSTELBOEK_DATABASE_URL");
    assert!(!format!("{refused:?}").contains(PASSWORD), "{refused:?}");
}

#[tokio::test]
async fn what_cannot_be_meant_is_named_with_its_origin() {
    let home = Home::without_database();
    let bad_number = home.program(["serve"]).env("HERSTELBOEK_EXECUTOR_BATCH", "0").run().await.ended_with(2);
    bad_number.complaining("executor.batch is '0' (from environment HERSTELBOEK_EXECUTOR_BATCH)");
    fs::write(home.file("bad.toml"), "[executor]\nqueu = 3\n").expect("a file");
    let unknown_key =
        home.program(["serve", "--config"]).arg(home.file("bad.toml")).run().await.ended_with(2);
    unknown_key.complaining("executor.queu");
    let half = home.program(["serve", "--tls-key", "key.pem"]).run().await.ended_with(2);
    half.complaining("tls.key is set and tls.certificate is not");
    let plain = home.program(["serve", "--tokens-jwks", "http://login.example/keys"]);
    let plain =
        plain.arg("--tokens-issuer").arg("x").arg("--tokens-audience").arg("y").run().await.ended_with(2);
    plain.complaining("expected a file or an https address");
}
