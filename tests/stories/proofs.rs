//! Readers of a ledger who trust nobody: what came over the wire is hashed, proved and checked here.

use std::time::Duration;

use api::v1::{ledger_service_client::LedgerServiceClient, *};
use futures::future::join_all;
use insta::assert_snapshot;
use merkle::{Checkpoint, Frontier, Hash, note::SignedNote};
use server::auth::Role;
use stories::{App, Client, Command as _, Household, Refusal, UTRECHT};
use tokio::time::timeout;
use tonic::{Streaming, transport::Channel};
use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};

/// Long enough for anything that comes at all.
const PATIENCE: Duration = Duration::from_secs(20);

fn auditor(app: &App) -> LedgerServiceClient<Client> {
    app.ledger_as(Role::Accountant)
}

/// A household with a note more than its report, and the ledger's size then.
async fn with_notes(app: &App, notes: usize, text: &str) -> Vec<Receipt> {
    let household = Household::reported(app).await;
    let requests: Vec<_> = (0..notes).map(|_| household.note(text)).collect();
    let sending = requests.into_iter().map(|note| {
        let mut client = household.client.clone();
        async move { note.send(&mut client).await.unwrap() }
    });
    join_all(sending).await
}

fn hash(bytes: &[u8]) -> Hash {
    Hash::from(<[u8; 32]>::try_from(bytes).unwrap())
}

fn hashes(proof: &[Vec<u8>]) -> Vec<Hash> {
    proof.iter().map(|bytes| hash(bytes)).collect()
}

/// Checks the signature of a checkpoint and that it says this size and root.
async fn check_signed(app: &App, note: &str, size: i64, root: &[u8]) {
    let key = app.utrecht().await.verifier_key();
    let note: SignedNote = note.parse().unwrap();
    note.verify(&[key]).unwrap();
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    assert_eq!(checkpoint.origin, "herstelboek.test/GM0344");
    assert_eq!((i64::try_from(checkpoint.size).unwrap(), checkpoint.root), (size, hash(root)));
}

/// Reads to the end, and gives the records and the last message.
async fn read(
    client: &mut LedgerServiceClient<Client>,
    request: ReadEventsRequest,
) -> (Vec<Record>, ReadEventsEnd) {
    let mut stream = client.read_events(request).await.unwrap().into_inner();
    let mut records = vec![];
    loop {
        let message =
            stream.message().await.unwrap().expect("a message, up to the one that says it is the last");
        records.extend(message.records);
        if let Some(end) = message.end {
            assert!(stream.message().await.unwrap().is_none(), "nothing comes after the end");
            return (records, end);
        }
    }
}

fn everything() -> ReadEventsRequest {
    ReadEventsRequest { ledger: UTRECHT.to_owned(), ..Default::default() }
}

#[tokio::test]
async fn what_is_read_leads_to_the_root_that_is_signed() {
    let app = App::start().await;
    with_notes(&app, 10, "a note").await;
    let (records, end) = read(&mut auditor(&app), everything()).await;
    let mut tree = Frontier::new();
    for (position, record) in (0..).zip(&records) {
        assert_eq!(record.position, position);
        let leaf = merkle::leaf_hash(record.line.as_bytes());
        assert_eq!(leaf, hash(&record.leaf_hash));
        tree.push(leaf);
    }
    assert_eq!((end.count, end.last_position, end.tree_size), (11, Some(10), 11));
    assert_eq!(tree.root(), hash(&end.root));
    check_signed(&app, &end.signed_checkpoint, end.tree_size, &end.root).await;
    app.finish().await;
}

#[tokio::test]
async fn a_ledger_is_read_as_it_was_and_an_empty_one_to_its_end() {
    let app = App::start().await;
    let (records, end) = read(&mut auditor(&app), everything()).await;
    assert_eq!((records.len(), end.last_position, hash(&end.root)), (0, None, merkle::EMPTY_ROOT));
    with_notes(&app, 4, "a note").await;
    let (records, end) =
        read(&mut auditor(&app), ReadEventsRequest { tree_size: Some(3), ..everything() }).await;
    assert_eq!((records.len(), end.last_position), (3, Some(2)));
    check_signed(&app, &end.signed_checkpoint, 3, &end.root).await;
    app.finish().await;
}

#[tokio::test]
async fn a_reader_that_stops_half_way_goes_on_without_loss() {
    let app = App::start().await;
    with_notes(&app, 150, &"é".repeat(4_000)).await;
    let mut client = auditor(&app);
    let mut stream = client.read_events(everything()).await.unwrap().into_inner();
    let first = stream.message().await.unwrap().unwrap();
    assert!(first.end.is_none() && first.records.len() < 151, "one message does not hold everything");
    drop(stream);
    Household::reported(&app).await;
    let start = read_events_request::Start::ResumeToken(first.resume_token);
    let (rest, end) = read(&mut client, ReadEventsRequest { start: Some(start), ..everything() }).await;
    let positions: Vec<_> = first.records.iter().chain(&rest).map(|record| record.position).collect();
    assert_eq!(positions, (0..152).collect::<Vec<_>>());
    assert_eq!((end.count, end.tree_size), (rest.len() as i64, 152));
    app.finish().await;
}

#[tokio::test]
async fn a_resume_token_of_another_ledger_or_a_place_past_the_end_is_refused() {
    let app = App::start().await;
    app.open_ledger("GM0363", "Amsterdam").await;
    let mut client = auditor(&app);
    let mut stream = client.read_events(everything()).await.unwrap().into_inner();
    let token = stream.message().await.unwrap().unwrap().resume_token;
    let start = Some(read_events_request::Start::ResumeToken(token));
    let foreign = ReadEventsRequest { ledger: "GM0363".to_owned(), start, ..Default::default() };
    let refusal: Refusal = client.read_events(foreign).await.unwrap_err().into();
    assert_snapshot!(refusal, @r"
    InvalidArgument PAGE_TOKEN_INVALID
      field = resume_token
      violations = 1
      in resume_token: PAGE_TOKEN_INVALID
    en: The token in resume_token does not belong to this question. Start again without it.
    ");
    let start = Some(read_events_request::Start::AfterPosition(7));
    let refusal: Refusal =
        client.read_events(ReadEventsRequest { start, ..everything() }).await.unwrap_err().into();
    assert_snapshot!(refusal, @r"
    OutOfRange POSITION_NOT_REACHED
      asked = 8
      tree_size = 0
    en: Position or size 8 is not there yet: the ledger has 0 events.
    ");
    app.finish().await;
}

#[tokio::test]
async fn every_event_is_proved_to_be_in_the_tree() {
    let app = App::start().await;
    with_notes(&app, 12, "a note").await;
    let mut client = auditor(&app);
    let (records, _) = read(&mut client, everything()).await;
    for tree_size in [None, Some(13), Some(8)] {
        let size = tree_size.unwrap_or(13);
        for record in &records[..usize::try_from(size).unwrap()] {
            let request =
                GetInclusionProofRequest { ledger: UTRECHT.to_owned(), position: record.position, tree_size };
            let proof = client.get_inclusion_proof(request).await.unwrap().into_inner();
            let leaf = merkle::leaf_hash(record.line.as_bytes());
            let (index, size) = (u64::try_from(record.position).unwrap(), u64::try_from(size).unwrap());
            merkle::verify_inclusion(leaf, index, size, &hashes(&proof.proof), hash(&proof.root)).unwrap();
            check_signed(&app, &proof.signed_checkpoint, proof.tree_size, &proof.root).await;
        }
    }
    let past = GetInclusionProofRequest { ledger: UTRECHT.to_owned(), position: 13, tree_size: None };
    let refusal: Refusal = client.get_inclusion_proof(past).await.unwrap_err().into();
    assert_snapshot!(refusal, @r"
    OutOfRange POSITION_NOT_REACHED
      asked = 13
      tree_size = 13
    en: Position or size 13 is not there yet: the ledger has 13 events.
    ");
    app.finish().await;
}

#[tokio::test]
async fn an_earlier_tree_is_proved_to_be_the_beginning_of_the_later_one() {
    let app = App::start().await;
    with_notes(&app, 12, "a note").await;
    let mut client = auditor(&app);
    let kept = client
        .get_checkpoint(GetCheckpointRequest { ledger: UTRECHT.to_owned() })
        .await
        .unwrap()
        .into_inner();
    check_signed(&app, &kept.signed_checkpoint, 13, &kept.root).await;
    with_notes(&app, 7, "a note").await;
    for old in 1..=21 {
        let request =
            GetConsistencyProofRequest { ledger: UTRECHT.to_owned(), old_size: old, new_size: None };
        let proof = client.get_consistency_proof(request).await.unwrap().into_inner();
        let (old_root, new_root) = (hash(&proof.old_root), hash(&proof.new_root));
        merkle::verify_consistency(
            u64::try_from(old).unwrap(),
            old_root,
            21,
            new_root,
            &hashes(&proof.proof),
        )
        .unwrap();
        check_signed(&app, &proof.signed_checkpoint, 21, &proof.new_root).await;
        assert!(old != 13 || old_root == hash(&kept.root), "the tree of the checkpoint that was kept");
    }
    for (old_size, new_size) in [(0, 21), (9, 8)] {
        let request =
            GetConsistencyProofRequest { ledger: UTRECHT.to_owned(), old_size, new_size: Some(new_size) };
        let refusal: Refusal = client.get_consistency_proof(request).await.unwrap_err().into();
        assert_eq!(refusal.reason, "NUMBER_OUT_OF_RANGE", "{old_size} {new_size}");
    }
    app.finish().await;
}

/// Follows Utrecht from the beginning.
async fn subscribe(
    app: &App,
    start: Option<subscribe_events_request::Start>,
) -> Streaming<SubscribeEventsResponse> {
    let request = SubscribeEventsRequest { ledger: UTRECHT.to_owned(), start };
    auditor(app).subscribe_events(request).await.unwrap().into_inner()
}

async fn next(stream: &mut Streaming<SubscribeEventsResponse>) -> SubscribeEventsResponse {
    timeout(PATIENCE, stream.message())
        .await
        .expect("a message in time")
        .unwrap()
        .expect("a stream that goes on")
}

#[tokio::test]
async fn a_subscriber_hears_what_there_is_and_then_what_comes() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let mut stream = subscribe(&app, None).await;
    let first = next(&mut stream).await;
    assert_eq!((first.records.len(), first.tree_size), (1, 1));
    household.client.record_first_contact(household.first_contact()).await.unwrap();
    let second = next(&mut stream).await;
    assert_eq!((second.records[0].position, second.tree_size), (1, 2));
    assert!(second.records[0].line.contains(r#""event_type":"FirstContactMade""#));
    drop(stream);
    household.client.add_note(household.note("while nobody listened")).await.unwrap();
    let token = subscribe_events_request::Start::ResumeToken(second.resume_token);
    let third = next(&mut subscribe(&app, Some(token)).await).await;
    assert_eq!(third.records.iter().map(|record| record.position).collect::<Vec<_>>(), [2]);
    app.finish().await;
}

#[tokio::test]
async fn a_server_that_stops_tells_its_subscribers_and_whoever_asks_for_its_health() {
    let app = App::start().await;
    Household::reported(&app).await;
    let mut stream = subscribe(&app, None).await;
    next(&mut stream).await;
    let channel = Channel::from_shared(app.address()).unwrap().connect().await.unwrap();
    let mut watch =
        HealthClient::new(channel).watch(HealthCheckRequest::default()).await.unwrap().into_inner();
    let health = watch.message().await.unwrap().unwrap();
    assert_eq!(health.status(), ServingStatus::Serving);
    let verdict = app.verdict().await;
    assert!(verdict.holds(), "{verdict}");
    let stopping = tokio::spawn(app.stop());
    let health = timeout(PATIENCE, watch.message()).await.unwrap().unwrap().unwrap();
    assert_eq!(health.status(), ServingStatus::NotServing);
    drop(watch);
    let told = timeout(PATIENCE, stream.message()).await.unwrap().unwrap_err();
    let refusal = Refusal::from(told);
    assert_snapshot!(refusal, @r"
    Unavailable SHUTTING_DOWN
    en: The system is restarting. Try again in a moment.
    ");
    assert_eq!(refusal.retry_after, Some(2_000));
    stopping.await.unwrap();
}
