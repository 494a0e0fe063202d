//! What a run came to, told three ways: tables for people, results for a program, pictures.

mod beside;
mod charts;
mod ratio;
mod results;
mod shown;
mod spread;
mod tables;
mod targets;

pub(crate) use spread::Spread;

use std::{
    fmt::Display,
    fs,
    io::{self, Write as _, stdout},
    path::Path,
};

use crate::{machine::Machine, options::Options, run::Outcome};

/// Where results and pictures go; git ignores it.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench");

/// Prints one line.
pub(crate) fn line(text: impl Display) {
    writeln!(stdout().lock(), "{text}").expect("there is somebody to tell");
}

/// Prints the tables and the ratios, and writes the results and the pictures.
pub(crate) fn all(machine: &Machine, options: &Options, outcome: &Outcome) -> io::Result<()> {
    tables::tell(outcome);
    beside::tell(outcome);
    let verdicts = targets::judged(options, outcome);
    targets::tell(&verdicts);
    let folder = Path::new(FOLDER);
    fs::create_dir_all(folder)?;
    let folder = fs::canonicalize(folder)?;
    let results = results::json(machine, options, outcome, &verdicts);
    fs::write(folder.join("results.json"), format!("{results:#}\n"))?;
    charts::draw(&folder, outcome).map_err(io::Error::other)?;
    line(format_args!("\nAll of it: {}", folder.join("results.json").display()));
    line(format_args!("Pictures:  {}", folder.join("*.svg").display()));
    Ok(())
}
