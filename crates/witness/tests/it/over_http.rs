//! The protocol on a real socket, with the client of this crate and with bytes as anybody may send them.

use std::net::SocketAddr;
use std::time::Duration;

use merkle::ProofError;
use merkle::note::Cosigner;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use witness::MAX_BODY;
use witness::http::{Client, ClientError, Limits, Serving, serve};

use crate::log::{Log, UTRECHT};
use crate::world::{START, World, cosigner, second};

async fn served(world: &World) -> Serving {
    served_within(world, Limits::default()).await
}

async fn served_within(world: &World, limits: Limits) -> Serving {
    serve(world.witness(), SocketAddr::from(([127, 0, 0, 1], 0)), limits).await.unwrap()
}

fn client(serving: &Serving) -> Client {
    Client::new(&format!("http://{}/", serving.address()), cosigner().cosigner_key()).unwrap()
}

/// Asks for the checkpoint over `size`, believing that the witness knows `known`; gives the second and the proofs made.
async fn ask(client: &Client, log: &Log, known: u64, size: u64) -> Result<(u64, Vec<u64>), ClientError> {
    let mut proved = Vec::new();
    let prove = async |old| {
        proved.push(old);
        Ok::<_, ProofError>(log.proof(old, size))
    };
    let cosigned = client.cosign(&log.note(size), known, prove).await?;
    assert_eq!(second(log, size, cosigned.line), cosigned.seconds);
    Ok((cosigned.seconds, proved))
}

/// Sends bytes and reads the whole answer.
async fn raw(to: SocketAddr, request: impl AsRef<[u8]>) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    stream.write_all(request.as_ref()).await.unwrap();
    let mut answer = Vec::new();
    // A witness that has said no need not read the rest; then the connection may end with an error.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

fn post(body: &str) -> String {
    let length = body.len();
    format!(
        "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// Status, media type and body of an answer.
fn parts(answer: &str) -> (u16, String, &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let media = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap_or_default();
    (status, media.to_owned(), body)
}

#[tokio::test]
async fn a_client_that_knows_nothing_is_told_and_comes_back_with_the_proof() {
    let world = World::new();
    let (serving, log) = (served(&world).await, Log::of(9));
    let client = client(&serving);
    assert_eq!(ask(&client, &log, 0, 5).await.unwrap(), (START, vec![0]));
    assert_eq!(ask(&client, &log, 5, 7).await.unwrap(), (START + 1, vec![5]));
    assert_eq!(ask(&client, &log, 0, 9).await.unwrap(), (START + 2, vec![0, 7]));
    assert_eq!(ask(&client, &log, 99, 9).await.unwrap(), (START + 3, vec![9]));
    assert!(serving.stop().await);
}

#[tokio::test]
async fn a_keeper_who_shows_two_histories_gets_one_of_them_cosigned() {
    let world = World::new();
    let (serving, log, fork) = (served(&world).await, Log::of(9), Log::of(9).forged(3));
    let client = client(&serving);
    ask(&client, &log, 0, 5).await.unwrap();
    let same_size = ask(&client, &fork, 5, 5).await.unwrap_err();
    assert_eq!(
        same_size.to_string(),
        "the witness does not cosign (status 409): a checkpoint of 5 leaves with another root was cosigned before: \
         the log shows two histories"
    );
    let grown = ask(&client, &fork, 5, 9).await.unwrap_err();
    assert!(matches!(grown, ClientError::Refused { status: 422, .. }), "{grown}");
    let smaller = ask(&client, &fork, 0, 4).await.unwrap_err();
    assert!(matches!(smaller, ClientError::Behind { known: 5, size: 4 }), "{smaller}");
}

#[tokio::test]
async fn it_is_there_again_after_a_stop() {
    let world = World::new();
    let log = Log::of(9);
    let serving = served(&world).await;
    ask(&client(&serving), &log, 0, 5).await.unwrap();
    let gone = client(&serving);
    assert!(serving.stop().await);
    assert!(matches!(ask(&gone, &log, 5, 9).await, Err(ClientError::Unreachable(_))));

    let serving = served(&world).await;
    assert_eq!(ask(&client(&serving), &log, 0, 9).await.unwrap(), (START + 1, vec![0, 5]));
}

#[tokio::test]
async fn each_refusal_has_the_status_of_the_specification() {
    let world = World::new();
    let (serving, log) = (served(&world).await, Log::of(9));
    let cosigned = raw(serving.address(), post(&log.body(0, 5))).await;
    let (status, _, body) = parts(&cosigned);
    assert!(status == 200 && body.starts_with("— witness.example/w1 ") && body.ends_with('\n'), "{cosigned}");

    let unsigned = log.body(5, 9).replace("— herstelboek.test ", "— somebody.else ");
    for (body, expected) in [
        ("old 0\n".to_owned(), 400),
        (log.body(9, 5), 400),
        (unsigned, 403),
        (log.clone().named("elsewhere").body(0, 5), 404),
        (Log::of(5).forged(1).body(5, 5), 409),
        (Log::of(9).forged(1).body(5, 9), 422),
    ] {
        let answer = raw(serving.address(), post(&body)).await;
        let (status, media, _) = parts(&answer);
        assert_eq!((status, media.as_str()), (expected, "text/plain; charset=utf-8"), "{body}");
    }
    let conflict = raw(serving.address(), post(&log.body(0, 9))).await;
    assert_eq!(parts(&conflict), (409, "text/x.tlog.size".to_owned(), "5\n"));
}

#[tokio::test]
async fn hostile_bytes_are_answered_and_the_witness_lives_on() {
    let world = World::new();
    let serving = served(&world).await;
    let at = serving.address();
    let large = "x".repeat(MAX_BODY + 1);
    assert_eq!(parts(&raw(at, post(&large)).await).0, 413);
    let chunk = format!("1000\r\n{}\r\n", "y".repeat(0x1000));
    let head = "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n";
    let endless = raw(at, head.to_owned() + &chunk.repeat(MAX_BODY / 0x1000 + 1)).await;
    assert!(endless.is_empty() || parts(&endless).0 == 413, "{endless}");
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\n");
    assert_eq!(parts(&raw(at, get("/add-checkpoint")).await).0, 405);
    assert_eq!(parts(&raw(at, get("/../../etc/passwd")).await).0, 404);
    assert_eq!(parts(&raw(at, "not HTTP at all\r\n\r\n").await).0, 400);
    assert_eq!(parts(&raw(at, post("old 0\n\n\0\u{fffd}\n\n— a b\n")).await).0, 400);
    let health = raw(at, get("/health")).await;
    assert_eq!((parts(&health).0, parts(&health).2), (200, "ok\n"));
    ask(&client(&serving), &Log::of(5), 0, 5).await.unwrap();
}

#[tokio::test]
async fn who_begins_a_request_and_goes_away_takes_nothing_along() {
    let world = World::new();
    let serving = served(&world).await;
    let body = Log::of(5).body(0, 5);
    let whole = post(&body);
    let mut stream = TcpStream::connect(serving.address()).await.unwrap();
    stream.write_all(&whole.as_bytes()[..whole.len() - 10]).await.unwrap();
    drop(stream);
    assert_eq!(ask(&client(&serving), &Log::of(5), 0, 5).await.unwrap().0, START);
    assert!(serving.stop().await);
}

#[tokio::test]
async fn who_takes_too_long_is_let_go() {
    let world = World::new();
    let (short, long) = (Duration::from_millis(50), Duration::from_secs(60));
    let whole = post(&Log::of(5).body(0, 5));
    let begun = &whole.as_bytes()[..whole.len() - 10];
    let serving = served_within(&world, Limits { body: short, connection: long }).await;
    assert_eq!(parts(&raw(serving.address(), begun).await).0, 408);
    assert!(serving.stop().await);

    // Nothing, half a head and half a body: the connection ends, and nobody waits for it when all stops.
    let serving = served_within(&world, Limits { body: long, connection: short }).await;
    for begun in [b"".as_slice(), b"POST /add-check", begun] {
        assert_eq!(raw(serving.address(), begun).await, "");
    }
    assert!(serving.stop().await);
    assert_eq!(world.witness().known(UTRECHT), Some(0));
}

/// Somebody who answers every request with these bytes.
async fn impostor(answer: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 64 * 1024];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    address
}

fn answer(status: &str, media: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn whoever_answers_for_a_witness_is_not_believed() {
    let log = Log::of(9);
    let line = |who: &Cosigner, of: &Log| format!("{}\n", who.cosign(of.note(9).text(), START));
    let other = Cosigner::from_seed("witness.example/w2", &[8; 32]).unwrap();
    let stolen_name = Cosigner::from_seed("witness.example/w1", &[8; 32]).unwrap();
    let fork = Log::of(9).forged(0);
    let text = "text/plain";
    let moves = |size: &str| answer("409 Conflict", "text/x.tlog.size", size);
    for (answered, told) in [
        (answer("200 OK", text, &line(&other, &log)), "did not cosign with witness.example/w1+"),
        (answer("200 OK", text, &line(&stolen_name, &log)), "did not cosign with witness.example/w1+"),
        (answer("200 OK", text, &line(&cosigner(), &fork)), "does not fit the checkpoint"),
        (answer("200 OK", text, "<html>welcome</html>\n"), "is not a witness"),
        (answer("200 OK", text, ""), "is not a witness"),
        (answer("200 OK", text, &"—".repeat(40_000)), "is not a witness"),
        (answer("302 Found", text, ""), "(status 302)"),
        (answer("500 Oops", text, "a\u{1b}[31mb\nc"), "(status 500): a [31mb c"),
        (answer("409 Conflict", text, "9\n"), "(status 409): 9"),
        (moves("07\n"), "is not a witness"),
        (moves("7"), "is not a witness"),
        (moves("5\n"), "is not a witness"),
        (moves("7\n"), "is not a witness"),
        (moves("10\n"), "has cosigned a checkpoint of 10 events"),
    ] {
        let url = format!("http://{}", impostor(answered.clone()).await);
        let client = Client::new(&url, cosigner().cosigner_key()).unwrap();
        let error = ask(&client, &log, 5, 9).await.unwrap_err();
        assert!(error.to_string().contains(told), "{answered:?}: {error}");
    }
}

#[test]
fn the_address_of_a_witness_is_a_url() {
    for wrong in ["", "witness.example", "ftp://witness.example", "file:///etc"] {
        assert!(matches!(Client::new(wrong, cosigner().cosigner_key()), Err(ClientError::Url)), "{wrong}");
    }
}
