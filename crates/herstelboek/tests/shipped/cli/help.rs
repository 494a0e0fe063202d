//! `--help` says what somebody needs who has nothing else.

use crate::program::Program;

/// Of each command, what somebody must be able to find in its help.
const TOLD: [(&[&str], &[&str]); 19] = [
    (&[], &["Start with `herstelboek demo`", "Exit codes:", "3 verification failed", "7 unavailable"]),
    (
        &["demo"],
        &["continues where the first one was", "--households <N>", "--seed <N>", "--exit", "--language"],
    ),
    (&["serve"], &["SIGTERM", "one line of JSON on standard output", "--tls-certificate", "--tokens-jwks"]),
    (&["migrate"], &["schema", "The private cluster is always up to date"]),
    (
        &["audit", "export"],
        &[
            "--ledger <LEDGER>",
            "--out <FILE>",
            "--year <YYYY>",
            "--figure <FIGURE>",
            "No name, address or number",
        ],
    ),
    (&["report"], &["--year <YYYY>", "--at <MOMENT>", "--format <FORMAT>", "byte for byte"]),
    (&["explain"], &["lines and events behind one figure", "<FIGURE>"]),
    (&["compare"], &["--before <MOMENT>", "--after <MOMENT>", "and why"]),
    (&["audit", "verify"], &["Needs no network and no database", "--key <KEY>", "--checkpoint <FILE>"]),
    (
        &["audit", "cosign"],
        &[
            "--ledger <LEDGER>",
            "--witness <URL>",
            "--key <KEY>",
            "--size <N>",
            "hashes, nothing else",
            "Ends with 6",
        ],
    ),
    (
        &["witness"],
        &[
            "--state <DIR>",
            "--name <NAME>",
            "--key <FILE>",
            "--log <KEY@ORIGIN>",
            "cosigns only what continues",
        ],
    ),
    (
        &["export", "ledger-cli"],
        &[
            "--fund <ID>",
            "--as-of-position <N>",
            "--out <FILE>",
            "hledger check",
            "Nothing personal is in it",
        ],
    ),
    (&["views", "status"], &["--ledger <LEDGER>", "which stand still, where and why", "Ends with 1"]),
    (&["views", "rebuild"], &["<NAME>", "--ledger <LEDGER>", "Nobody waits meanwhile"]),
    (&["views", "check"], &["[NAME]", "--ledger <LEDGER>", "every row", "Ends with 3"]),
    (&["doctor"], &["everything an installation needs"]),
    (&["token"], &["Accepted only while no identity provider is configured", "--role <ROLE>", "--minutes"]),
    (
        &["call"],
        &[
            "CaseService/GetHousehold",
            "--address <URL>",
            "HERSTELBOEK_TOKEN",
            "--officer <OFFICER>",
            "--role <ROLE>",
            "standard input",
        ],
    ),
    (&["config", "show"], &["every value and where it came from", "--output"]),
];

#[tokio::test]
async fn the_help_of_every_command_says_what_one_must_know() {
    for (command, parts) in TOLD {
        let arguments = command.iter().copied().chain(["--help"]);
        let help = Program::bare(arguments).run().await.ended_with(0).stdout;
        let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in parts {
            assert!(words.contains(part), "{command:?}: '{part}' is not in {help}");
        }
    }
}

#[tokio::test]
async fn the_version_is_that_of_the_package() {
    let version = Program::bare(["--version"]).run().await.ended_with(0).stdout;
    assert_eq!(version.trim(), concat!("herstelboek ", env!("CARGO_PKG_VERSION")));
}
