//! Compiles `proto/` with protox, so that nobody needs protoc, and generates the prost and tonic code.
//!
//! A message with a field marked `debug_redact` gets a `Debug` that shows no field at all: whatever is in clear on
//! the wire cannot reach a log line by way of `{:?}`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use protox::prost_reflect::{DescriptorPool, MessageDescriptor};

const PACKAGE: &str = "herstelboek.v1";
/// What the details of a refusal are.
const ERROR_DETAILS: &str = "google/rpc/error_details.proto";

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../proto");
    println!("cargo::rerun-if-changed={}", root.display());

    let mut compiler = protox::Compiler::new([&root])?;
    compiler.include_source_info(true).include_imports(true).open_files(ours(&root)?)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("descriptor_set.bin"), compiler.encode_file_descriptor_set())?;

    let redacted = redacted(&compiler.descriptor_pool());
    fs::write(out.join("redacted.rs"), debug_without_fields(&redacted)?)?;

    tonic_prost_build::configure()
        .emit_rerun_if_changed(false)
        .skip_debug(redacted.iter().map(|message| format!(".{}", message.full_name())))
        .compile_fds(compiler.file_descriptor_set())?;
    Ok(())
}

/// The proto files of our package and what is only named by it, in a stable order.
fn ours(root: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(root.join("herstelboek/v1"))?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "proto"));
    // No message of ours names it: it stands behind an `Any`.
    files.push(root.join(ERROR_DETAILS));
    files.sort();
    Ok(files)
}

/// Messages of ours with a field in clear that must not be printed.
fn redacted(pool: &DescriptorPool) -> Vec<MessageDescriptor> {
    let marked = |message: &MessageDescriptor| {
        message.fields().any(|field| {
            let options = field.options();
            options.get_field_by_name("debug_redact").is_some_and(|value| value.as_bool() == Some(true))
        })
    };
    pool.all_messages().filter(|message| message.package_name() == PACKAGE && marked(message)).collect()
}

fn debug_without_fields(messages: &[MessageDescriptor]) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    for message in messages {
        let name = message.name();
        writeln!(
            code,
            "impl ::core::fmt::Debug for {name} {{\n    \
             fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{\n        \
             f.debug_struct(\"{name}\").finish_non_exhaustive()\n    }}\n}}"
        )?;
    }
    Ok(code)
}
