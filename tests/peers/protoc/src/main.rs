//! Stands in for the protocol buffer compiler, which UmaDB's build calls and many machines lack.
//!
//! It knows the arguments prost-build gives and no others: `--include_imports`, `--include_source_info`, `-o FILE`,
//! `-I FOLDER` and the names of files. What it writes is a `FileDescriptorSet`.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use protox::Compiler;

fn main() -> Result<()> {
    let (mut output, mut folders, mut files) = (None, Vec::new(), Vec::new());
    let (mut imports, mut source) = (false, false);
    let mut arguments = env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--include_imports") => imports = true,
            Some("--include_source_info") => source = true,
            Some("-o") => output = arguments.next().map(PathBuf::from),
            Some("-I") => folders.extend(arguments.next().map(PathBuf::from)),
            Some(unknown) if unknown.starts_with('-') => bail!("{unknown} is not known here"),
            _ => files.push(PathBuf::from(argument)),
        }
    }
    let output = output.context("-o FILE is missing")?;
    let mut compiler = Compiler::new(folders)?;
    compiler.include_imports(imports).include_source_info(source).open_files(files)?;
    fs::write(output, compiler.encode_file_descriptor_set())?;
    Ok(())
}
