//! This program again, as a server of its own: it says its address in one line and lives until its input ends.

use std::{
    env,
    io::{BufRead as _, BufReader, Write as _, stdout},
    net::SocketAddr,
    process::{Child, Command, Stdio},
};

use tokio::task::spawn_blocking;

/// A server of ours. It stops when this is dropped, or with this process.
#[derive(Debug)]
pub(crate) struct Served {
    pub address: SocketAddr,
    child: Child,
}

impl Served {
    /// Starts this program with a hidden first argument, and waits for its address.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        let output = child.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut first).unwrap();
        let address = first.trim().parse().expect("a server says its address first");
        Self { address, child }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
    }
}

/// Says where it listens, to who started it.
pub(crate) fn say(address: SocketAddr) {
    writeln!(stdout().lock(), "{address}").unwrap();
}

/// Waits until who started it lets go.
pub(crate) async fn until_let_go() {
    let until_the_end = || std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
    drop(spawn_blocking(until_the_end).await);
}
