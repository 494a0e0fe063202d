//! Makes cargo embed the migrations again when one is added.
//!
//! `sqlx::migrate!` reads the folder at compile time and, on a stable compiler, cannot tell cargo about a new file.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
