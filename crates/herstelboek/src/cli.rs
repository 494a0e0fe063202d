//! The command line.

mod account;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use self::account::{
    AccountArgs, AskedArgs, CompareArgs, ExplainArgs, ExportArgs, Moment, ReportArgs, ReportFormat,
};

use crate::{
    config::SettingFlags,
    exit,
    output::{Language, Output},
};

/// The event-sourced case ledger of a municipality: every action on a household is an immutable event, and every figure
/// can be proved from them.
///
/// Start with `herstelboek demo`. It needs PostgreSQL's programs and nothing else: without a database URL every command
/// works on a private cluster in the data directory.
#[derive(Debug, Parser)]
#[command(name = "herstelboek", version, after_long_help = exit::HELP, max_term_width = 110)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The configuration file [default: /etc/herstelboek/herstelboek.toml when it is there].
    #[arg(long, env = "HERSTELBOEK_CONFIG", value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,
    /// How data is printed.
    #[arg(long, value_enum, default_value = "table", global = true)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) settings: SettingFlags,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Play the story of a household, its money and a caseload over gRPC, then export, verify, tamper and verify again.
    ///
    /// A second run on the same data directory continues where the first one was and duplicates nothing.
    Demo(DemoArgs),
    /// Serve gRPC until SIGINT or SIGTERM; prints one line of JSON on standard output when it listens.
    Serve,
    /// Bring the schema of your own database up to date. The private cluster is always up to date.
    Migrate,
    /// Export a ledger as a dossier, and verify dossiers without network or database.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Draw up the account of a fund for a year: on the screen, as the annex to the annual accounts, or byte for byte.
    ///
    /// It is drawn up from the ledger itself, as of any moment, and is the same whenever it is drawn up again.
    Report(ReportArgs),
    /// Show the lines and events behind one figure of an account, and add them up again.
    Explain(ExplainArgs),
    /// Say what changed between two moments of an account, and why: late entries, corrections, findings and so on.
    Compare(CompareArgs),
    /// Export a fund's books for other programs.
    #[command(subcommand)]
    Export(ExportCommand),
    /// Look at the views, which are what people ask: how far they are, whether they are right; and build one anew.
    #[command(subcommand)]
    Views(ViewsCommand),
    /// Look whether everything an installation needs is there and well.
    Doctor,
    /// Be an independent witness of somebody else's ledgers (C2SP tlog-witness), until SIGINT or SIGTERM.
    ///
    /// It remembers of each ledger the largest checkpoint it cosigned, and cosigns only what continues that: whoever keeps the
    /// ledger cannot show two histories. It needs no database, and learns sizes and hashes only. Listens in clear at --listen,
    /// and prints one line of JSON on standard output when it does, with the key that others check its cosignatures with.
    Witness(WitnessArgs),
    /// Print a development token. Accepted only while no identity provider is configured.
    Token(TokenArgs),
    /// Call any rpc with a request in JSON, such as `call CaseService/GetHousehold '{"ledger": "GM0344", …}'`.
    ///
    /// Answers are printed as JSON, one line for each message of a stream. An rpc that takes a stream, such as
    /// `CommandService/CarryOut`, is given its requests one behind the other; - reads them from standard input.
    Call(CallArgs),
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// How many households the random caseload has.
    #[arg(long, default_value_t = 500, value_name = "N")]
    pub(crate) households: u32,
    /// The seed of the random caseload.
    #[arg(long, default_value_t = 2021, value_name = "N")]
    pub(crate) seed: u64,
    /// Stop when all has been shown, instead of serving on.
    #[arg(long)]
    pub(crate) exit: bool,
    /// The language of the story.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// What can be done with dossiers.
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Write everything in a ledger, with its proofs, into one file.
    ///
    /// No name, address or number of anybody in a household is in it, and no text about them: those are sealed. Households and
    /// persons are in it by ids that say nothing, officers by the id of their token.
    ///
    /// With --year the account of that year goes along, and whoever has the file can draw it up again; with --figure too,
    /// one figure and only the events behind it.
    Export(ExportArgs),
    /// Check a dossier: every hash, signature and position; and draw up the account in it again, to the cent.
    ///
    /// Needs no network and no database. Ends with 3 when something is wrong, and says where.
    Verify(VerifyArgs),
    /// Have a checkpoint of a ledger cosigned by an independent witness, and keep what it says beside the checkpoint.
    ///
    /// The witness learns the size of the ledger and hashes, nothing else. Ends with 6 when it refuses, such as when it has
    /// seen another history.
    Cosign(CosignArgs),
}

/// Arguments of `audit verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The dossier.
    pub(crate) file: PathBuf,
    /// A key you trust, as `name+id+base64`; may be repeated. Without one the signature is checked against the key in
    /// the dossier, which proves nothing about who made it.
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Vec<merkle::note::VerifierKey>,
    /// A checkpoint you were given earlier: the dossier must continue it. May be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoint: Vec<PathBuf>,
    /// A dossier you were given earlier: this one must continue its ledger. May be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) earlier: Vec<PathBuf>,
    /// The key of a witness you trust, as `name+id+base64`: the verdict says when it cosigned. May be repeated.
    #[arg(long, value_name = "KEY")]
    pub(crate) witness_key: Vec<merkle::note::CosignerKey>,
    /// Accept a report that nobody drafted or submitted: as of now, or a trial. The verdict says so above all else.
    #[arg(long)]
    pub(crate) unpinned: bool,
    /// The language of the verdict.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Arguments of `audit cosign`.
#[derive(Debug, Args)]
pub(crate) struct CosignArgs {
    /// The ledger, such as GM0344.
    #[arg(long)]
    pub(crate) ledger: ledger::LedgerName,
    /// Where the witness is, such as `https://witness.example`.
    #[arg(long, value_name = "URL")]
    pub(crate) witness: String,
    /// The key of the witness, as its operator gave it to you: `name+id+base64`.
    #[arg(long, value_name = "KEY")]
    pub(crate) key: merkle::note::CosignerKey,
    /// How many events the checkpoint covers [default: all].
    #[arg(long, value_name = "N")]
    pub(crate) size: Option<u64>,
}

/// Arguments of `witness`.
#[derive(Debug, Args)]
pub(crate) struct WitnessArgs {
    /// Where it keeps what it cosigned, one file a ledger. Back it up: who lost it must go on under a new key.
    #[arg(long, value_name = "DIR")]
    pub(crate) state: PathBuf,
    /// Its name, an address without https:// in front, such as witness.utrecht.example. For good, as the key is.
    #[arg(long)]
    pub(crate) name: String,
    /// The file with its private key, made with mode 0600 when missing. Use it for nothing else.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// A ledger it watches, as KEY@ORIGIN: the key that signs its checkpoints, and their first line. May be repeated.
    #[arg(long, value_name = "KEY@ORIGIN", required = true)]
    pub(crate) log: Vec<witness::WatchedLog>,
}

/// What can be exported besides dossiers.
#[derive(Debug, Subcommand)]
pub(crate) enum ExportCommand {
    /// Write the journal of a fund as plain-text books for hledger. Nothing personal is in it.
    ///
    /// One transaction per event that moved money, by date, with its position, payment and provision as tags; at the end
    /// the balance of every account is asserted, so `hledger check` refuses the books when a cent is off. All entries are
    /// held in memory while they are sorted, some 500 bytes each.
    LedgerCli(BooksArgs),
}

/// Arguments of `export ledger-cli`.
#[derive(Debug, Args)]
pub(crate) struct BooksArgs {
    /// The ledger, such as GM0344.
    #[arg(long)]
    pub(crate) ledger: ledger::LedgerName,
    /// The id of the fund [default: the fund of the ledger, when it has one only].
    #[arg(long, value_name = "ID")]
    pub(crate) fund: Option<domain::ids::FundId>,
    /// The books as they were right after this position [default: as they are now].
    #[arg(long, value_name = "N")]
    pub(crate) as_of_position: Option<u64>,
    /// The file to write; it must not exist yet [default: standard output].
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// What can be done with views.
#[derive(Debug, Subcommand)]
pub(crate) enum ViewsCommand {
    /// Show how far each view of each ledger is, and which stand still, where and why. Ends with 1 when one does.
    Status(ViewsArgs),
    /// Build a view anew beside the rows that answer, compare the two, and switch. Nobody waits meanwhile.
    ///
    /// What a view stands still at is tried again. A changed fold needs no rebuild: the server sees to that itself.
    Rebuild(RebuildArgs),
    /// Fold all events again and compare every row with what is stored. Ends with 3 when one differs.
    Check(CheckArgs),
}

/// Arguments of `views status`.
#[derive(Debug, Args)]
pub(crate) struct ViewsArgs {
    /// The ledger, such as GM0344 [default: every ledger that has events].
    #[arg(long)]
    pub(crate) ledger: Option<ledger::LedgerName>,
}

/// Arguments of `views rebuild`.
#[derive(Debug, Args)]
pub(crate) struct RebuildArgs {
    /// The view, such as caseload.
    #[arg(value_name = "NAME")]
    pub(crate) view: String,
    /// The ledger, such as GM0344 [default: every ledger that has events].
    #[arg(long)]
    pub(crate) ledger: Option<ledger::LedgerName>,
}

/// Arguments of `views check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The view, such as caseload [default: all of them].
    #[arg(value_name = "NAME")]
    pub(crate) view: Option<String>,
    /// The ledger, such as GM0344 [default: every ledger that has events].
    #[arg(long)]
    pub(crate) ledger: Option<ledger::LedgerName>,
}

/// Arguments of `token`.
#[derive(Debug, Args)]
pub(crate) struct TokenArgs {
    /// Whom it is for: the id of an officer.
    #[arg(long, default_value = "u-1")]
    pub(crate) subject: String,
    /// A role it gives; may be repeated.
    #[arg(long, required = true)]
    pub(crate) role: Vec<server::auth::Role>,
    /// A ledger it opens; may be repeated; `*` is all of them.
    #[arg(long, required = true)]
    pub(crate) ledger: Vec<String>,
    /// The organisation its bearer works for.
    #[arg(long)]
    pub(crate) organisation: Option<String>,
    /// How many minutes it is valid.
    #[arg(long, default_value_t = 480)]
    pub(crate) minutes: u32,
}

/// Arguments of `call`.
#[derive(Debug, Args)]
pub(crate) struct CallArgs {
    /// The rpc, as Service/Method.
    pub(crate) rpc: String,
    /// The request in JSON; - reads it from standard input.
    #[arg(default_value = "{}")]
    pub(crate) request: String,
    /// Where the server is [default: where this configuration listens]. Over https the certificate in tls.certificate is
    /// what is trusted.
    #[arg(long, value_name = "URL")]
    pub(crate) address: Option<String>,
    /// The token [default: a development token for all ledgers].
    #[arg(long, env = "HERSTELBOEK_TOKEN", hide_env_values = true)]
    pub(crate) token: Option<String>,
    /// As whom a development token calls: the id of an officer.
    #[arg(long, default_value = "herstelboek-call", conflicts_with = "token")]
    pub(crate) officer: String,
    /// A role a development token gives; may be repeated [default: every role].
    #[arg(long, conflicts_with = "token")]
    pub(crate) role: Vec<server::auth::Role>,
    /// The language of messages.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// What can be done with the configuration.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print every value and where it came from.
    Show,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
