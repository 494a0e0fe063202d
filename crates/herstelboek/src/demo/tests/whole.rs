//! The whole demonstration against a server on a real database: the story as a person reads it, and further runs.

use std::sync::{Arc, Mutex};

use insta::assert_snapshot;
use jiff::civil::date;
use ledger::{Clock as _, SystemClock};
use server::auth::DevelopmentKey;
use stories::App;
use tonic::transport::Channel;

use crate::{
    demo::{Demo, Played, Screen, Tokens},
    output::Language,
};

const HOUSEHOLDS: u32 = 60;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_demonstration_adds_nothing_and_the_auditor_finds_nothing() {
    let app = App::start().await;
    app.clock.set("2026-07-31T12:00:00Z");

    let (first, told) = play(&app, Language::En, HOUSEHOLDS).await;
    assert_snapshot!("english", told);
    assert_eq!(first.new_events, first.events);

    let (second, told) = play(&app, Language::Nl, HOUSEHOLDS).await;
    assert_snapshot!("dutch", told);
    assert_eq!(second.story.receipts, first.story.receipts);
    assert_eq!(second.money.receipts, first.money.receipts);
    assert_eq!(second.money.subject, first.money.subject);
    assert_eq!((second.events, second.new_events), (first.events, 0));

    let (larger, _) = play(&app, Language::En, HOUSEHOLDS + 5).await;
    assert_eq!(larger.events, first.events + larger.new_events);
    assert!(larger.new_events > 0, "five more households were added to the ones there were");

    app.finish().await;
}

async fn play(app: &App, language: Language, households: u32) -> (Played, String) {
    let endpoint = Channel::from_shared(app.address()).unwrap().connect().await.unwrap();
    let tokens =
        Tokens::issue(&DevelopmentKey::in_directory(app.keys()).unwrap(), SystemClock.now()).unwrap();
    let lines = Arc::new(Mutex::new(Vec::new()));
    let screen = Screen::plain(language, lines.clone());
    let folder = app.keys().join("demo");
    let demo = Demo { endpoint, tokens, households, seed: 2021, today: date(2026, 7, 31), folder };
    let played = demo.play(&screen).await.unwrap();
    let told = String::from_utf8(lines.lock().unwrap().clone()).unwrap();
    // What differs from run to run: the sealed name and the root over it, where files are, and how long it took.
    let is_root = |line: &str| line.contains(" events, root ") || line.contains(" gebeurtenissen, wortel ");
    let differs = |line: &&str| {
        line.contains(" v1.") || is_root(line) || line.ends_with(".xml") || line.ends_with(" s.")
    };
    let same = told.lines().filter(|line| !differs(line));
    (played, same.collect::<Vec<_>>().join("\n"))
}
