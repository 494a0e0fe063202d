//! The end of the zip, looked at before the zip library may: the records that say where the directory is stand
//! at the very end, and say it is small. So no stray signature is ever followed, and no large directory read.

use std::io::{Read, Seek, SeekFrom};

use crate::verdict::FileProblem;

/// The most entries a directory is read with; a dossier has seven.
const MAX_ENTRIES: u64 = 64;

/// Bytes of the end record without a comment, of the locator and of the end record of zip64 (APPNOTE 4.3).
const END: usize = 22;
const LOCATOR: usize = 20;
const END_64: usize = 56;

/// Whether the file ends as a small zip without a comment does.
pub(super) fn check(file: &mut (impl Read + Seek)) -> Result<(), FileProblem> {
    let end = match last(file, END) {
        Some(end) if end.starts_with(b"PK\x05\x06") => end,
        _ => {
            return Err(not_a_zip(
                "it does not end with a zip directory: it was cut off, or something was added",
            ));
        }
    };
    if end[20..] != [0, 0] {
        return Err(not_a_zip("its directory has a comment behind it"));
    }
    let mut entries = number(&end[10..12]);
    if let Some(locator) = last(file, END + LOCATOR).filter(|tail| tail.starts_with(b"PK\x06\x07")) {
        entries = match last(file, END + LOCATOR + END_64) {
            Some(end_64) if is_plain(file, &end_64, &locator) => number(&end_64[32..40]),
            _ => return Err(not_a_zip("its zip64 directory is not where it should be")),
        };
    }
    if entries > MAX_ENTRIES {
        Err(FileProblem::TooManyEntries { found: entries })
    } else {
        Ok(())
    }
}

/// Whether the zip64 end record has no extra data and is the one the locator points at.
fn is_plain(file: &mut impl Seek, end_64: &[u8], locator: &[u8]) -> bool {
    let place = file.seek(SeekFrom::End(-((END + LOCATOR + END_64) as i64))).ok();
    end_64.starts_with(b"PK\x06\x06")
        && number(&end_64[4..12]) == (END_64 - 12) as u64
        && Some(number(&locator[8..16])) == place
}

/// The last bytes of the file; none when it is shorter.
fn last(file: &mut (impl Read + Seek), length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::End(-(length as i64))).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// A little-endian number.
fn number(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn not_a_zip(reason: &str) -> FileProblem {
    FileProblem::NotAZip {
        reason: reason.to_owned(),
    }
}
