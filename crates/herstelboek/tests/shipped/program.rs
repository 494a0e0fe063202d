//! The executable as a child process: run to its end, or serving until it is stopped or killed.

use std::{
    ffi::OsStr,
    fs::File,
    net::SocketAddr,
    path::PathBuf,
    process::{ExitStatus, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use crate::home::Home;

/// The executable under test.
pub(crate) const EXECUTABLE: &str = env!("CARGO_BIN_EXE_herstelboek");
/// The prefix of every variable it looks at.
const PREFIX: &[u8] = b"HERSTELBOEK_";

/// A run that has not begun. Killed when it is dropped before its end.
pub(crate) struct Program(Command);

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The exit code.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

impl Program {
    /// With these arguments and none of the variables of whoever runs the tests.
    pub(crate) fn bare<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut command = Command::new(EXECUTABLE);
        command.args(arguments).kill_on_drop(true);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(PREFIX)) {
            command.env_remove(name);
        }
        Self(command)
    }

    /// With this variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// With this argument more.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.0.arg(argument);
        self
    }

    /// Runs to the end.
    pub(crate) async fn run(self) -> Outcome {
        self.run_with_input("").await
    }

    /// Runs to the end with this on standard input.
    pub(crate) async fn run_with_input(mut self, input: &str) -> Outcome {
        self.0.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.0.spawn().expect("a process");
        let mut stdin = child.stdin.take().expect("standard input");
        // A program that reads nothing may be gone already.
        let _ = stdin.write_all(input.as_bytes()).await;
        drop(stdin);
        let output = child.wait_with_output().await.expect("the end of the process");
        let text = |bytes| String::from_utf8(bytes).expect("what it prints is UTF-8");
        Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Runs to the end, which must be a good one, and gives the JSON on standard output.
    pub(crate) async fn json(self) -> Value {
        self.run().await.ended_with(0).json()
    }
}

impl Outcome {
    /// This run, if it ended with this exit code.
    #[track_caller]
    pub(crate) fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// This run, if it complained in these words.
    #[track_caller]
    pub(crate) fn complaining(self, of: &str) -> Self {
        assert!(self.stderr.contains(of), "'{of}' is not in {self:?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }
}

/// A server that serves. Killed when it is dropped.
pub(crate) struct Serving {
    child: Child,
    log: PathBuf,
    /// Kept open: a server must not find its standard output closed.
    _stdout: Lines<BufReader<ChildStdout>>,
    /// Where gRPC is served.
    pub(crate) grpc: SocketAddr,
    /// Where metrics are served.
    pub(crate) metrics: SocketAddr,
}

impl Serving {
    /// Starts `serve` on free ports and waits until it says that it listens. Its log is a file of the test's folder.
    pub(crate) async fn start(home: &Home, log: &str) -> Self {
        Self::start_as(home, log, home.program([])).await
    }

    /// The same, with the variables of `program`.
    pub(crate) async fn start_as(home: &Home, log: &str, program: Program) -> Self {
        let free = ["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];
        let log = home.file(log);
        let errors = File::create(&log).expect("a file for the log");
        let mut command = free.into_iter().fold(program, Program::arg).0;
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors).spawn().expect("a process");
        let mut stdout = BufReader::new(child.stdout.take().expect("standard output")).lines();
        let line = stdout.next_line().await.expect("a line");
        let read = || std::fs::read_to_string(&log).unwrap_or_default();
        let line = line.unwrap_or_else(|| panic!("it does not serve: {}", read()));
        let said: Value = serde_json::from_str(&line).expect("a line of JSON");
        assert_eq!(said["event"], "listening");
        let address =
            |name: &str| said[name].as_str().and_then(|text| text.parse().ok()).expect("an address");
        Self { child, grpc: address("grpc"), metrics: address("metrics"), log, _stdout: stdout }
    }

    /// Where gRPC is served, in clear.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.grpc)
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        let id = self.child.id().and_then(|id| i32::try_from(id).ok()).expect("a process that runs");
        kill(Pid::from_raw(id), signal).expect("a signal that arrives");
    }

    /// Waits for the end. Whatever happened, nothing in it may have panicked.
    pub(crate) async fn ended(mut self) -> ExitStatus {
        let status = self.child.wait().await.expect("the end of the process");
        let log = std::fs::read_to_string(&self.log).expect("its log");
        assert!(!log.contains("panicked"), "{log}");
        status
    }

    /// Asks it to stop, and expects exit code 0.
    pub(crate) async fn stop(self) {
        let log = self.log.clone();
        self.signal(Signal::SIGTERM);
        let status = self.ended().await;
        let read = || std::fs::read_to_string(&log).unwrap_or_default();
        assert!(status.success(), "{status}: {}", read());
    }
}
