//! A small municipality in 2025: a fund, some households, what they were given, and the account of the year. Its
//! ledger, its keys and its dossiers, all in memory.

use std::collections::HashMap;
use std::io::Cursor;

use accountability::{Basis, FinalAccount, Question, Report};
use domain::ids::{AccountId, FileHash, FundId};
use domain::money::AccountingYear;
use domain::{BookEvent, BookId};
use dossier::{Kind, Manifest, Record, Writer};
use merkle::note::{Cosigner, NoteSigner, SignedNote};
use merkle::{Checkpoint, Frontier, Hash, ProofPlan, leaf_hash};
use serde_json::{Value, json};
use verifier::{Options, Unpinned, Verdict};

pub(crate) const LEDGER: &str = "GM0344";
const ORIGIN: &str = "herstelboek.example/GM0344";
/// How many households were helped.
pub(crate) const HOUSEHOLDS: u64 = 6;
/// The size of the ledger at the previous submission.
pub(crate) const SINCE: u64 = 5;

/// The definition of the figures, as the council adopted it.
pub(crate) const DEFINITION: &str = r#"{
  "format": "herstelboek-indicators/1",
  "name": {"nl": "Proef", "en": "Trial"},
  "sisa_code": "B2",
  "year": 2025,
  "source": "made for the stories",
  "figures": [
    {"id": "B2/01", "label": {"nl": "Gedupeerden", "en": "Victims"}, "kind": "count", "audit": "R", "origin": "ours", "derivation": {"count": "persons", "what": ["victim"], "when": "in_year"}},
    {"id": "HB/01", "label": {"nl": "Huishoudens", "en": "Households"}, "kind": "count", "audit": "R", "origin": "ours", "derivation": {"count": "households", "of": ["a"], "what": ["first_contact"], "when": "in_year"}},
    {"id": "HB/11", "label": {"nl": "Eerste contact", "en": "First contact"}, "kind": "cents", "audit": "R", "origin": "ours", "derivation": {"sum": "cents", "of": ["a"], "when": "in_year"}},
    {"id": "HB/13", "label": {"nl": "Ondersteuning", "en": "Support"}, "kind": "cents", "audit": "R", "origin": "ours", "derivation": {"sum": "cents", "of": ["c"], "when": "in_year"}},
    {"id": "HB/17", "label": {"nl": "Samen", "en": "Together"}, "kind": "cents", "audit": "R", "origin": "ours", "derivation": {"add": ["HB/11", "HB/13"]}}
  ]
}
"#;

/// A ledger as its database would hold it, and the account made of it.
pub(crate) struct Town {
    pub(crate) lines: Vec<String>,
    hashes: Vec<(Hash, Vec<Hash>)>,
    roots: Vec<Hash>,
    sequences: HashMap<String, u64>,
    basis: Basis,
    pub(crate) report: Vec<u8>,
    /// What the report is of.
    pub(crate) question: Question,
    /// The size from which its dossiers prove that the ledger grew.
    pub(crate) since: u64,
}

/// The municipality's key.
pub(crate) fn signer() -> NoteSigner {
    NoteSigner::from_seed("herstelboek.example", &[7; 32]).unwrap()
}

/// A witness.
pub(crate) fn witness() -> Cosigner {
    Cosigner::from_seed("leiden.example", &[9; 32]).unwrap()
}

/// What an auditor brings who trusts both.
pub(crate) fn trusting() -> Options {
    Options {
        trusted: vec![signer().verifier_key()],
        witnesses: vec![witness().cosigner_key()],
        ..Options::default()
    }
}

/// The verdict of that auditor.
pub(crate) fn judge(file: &[u8]) -> Verdict {
    verifier::verify(Cursor::new(file), &trusting(), |_, _| ())
}

/// The verdict of that auditor, when he wants to see a report that nobody drafted or submitted.
pub(crate) fn judge_unpinned(file: &[u8]) -> Verdict {
    let options = Options { unpinned: Unpinned::Accepted, ..trusting() };
    verifier::verify(Cursor::new(file), &options, |_, _| ())
}

pub(crate) fn fund() -> FundId {
    "00000000-0000-0000-0000-0000000005f1".parse().unwrap()
}

pub(crate) fn year() -> AccountingYear {
    AccountingYear::new(2025).unwrap()
}

fn id(kind: u64, number: u64) -> String {
    format!("00000000-0000-0000-{kind:04x}-{number:012x}")
}

const SEALED: &str =
    "v1.00000000-0000-0000-0000-000000000001.BwcHBwcHBwcHBwcHCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ";

impl Town {
    /// The town after its account was submitted.
    pub(crate) fn submitted() -> Self {
        let mut town = Self::certified();
        town.submit(2025, town.pin());
        town
    }

    /// The town when its account was certified.
    pub(crate) fn certified() -> Self {
        let mut town = Self::drawn_up();
        town.draft(1);
        town.certify(2025);
        town
    }

    /// The same town, which submitted the account of the year before at [`SINCE`].
    pub(crate) fn in_its_second_year() -> Self {
        let mut town = Self::empty();
        town.open_fund();
        town.open_account(2024);
        town.question.position = town.size();
        let mut pin = town.pin();
        pin["effective_on"] = "2024-12-31".into();
        town.draft_of(2024, 1, pin.clone());
        town.certify(2024);
        assert_eq!(town.size(), SINCE);
        town.submit(2024, pin);
        (0..HOUSEHOLDS).for_each(|number| town.help(number));
        town.open_account(2025);
        town.draw_up();
        town.draft(1);
        town
    }

    /// The town when its account was drafted and nothing more.
    pub(crate) fn drafted() -> Self {
        let mut town = Self::drawn_up();
        town.draft(1);
        town
    }

    /// The town before any draft, with the report of that moment.
    pub(crate) fn drawn_up() -> Self {
        let mut town = Self::empty();
        town.open_fund();
        (0..HOUSEHOLDS).for_each(|number| town.help(number));
        town.open_account(2025);
        town.draw_up();
        town
    }

    /// Opens the account of a year.
    pub(crate) fn open_account(&mut self, year: i16) {
        let set = json!({"text": DEFINITION, "sha256": FileHash::of(DEFINITION.as_bytes())});
        let opened =
            json!({"on": "2026-01-15", "by": "controller", "fund": fund(), "year": year, "indicators": set});
        self.record_of(year, json!({"AccountOpened": opened}));
    }

    /// Draws the account up as of this moment.
    pub(crate) fn draw_up(&mut self) {
        self.question.position = self.size();
        self.report = self.basis.report(&self.question).unwrap().to_bytes();
    }

    fn certify(&mut self, year: i16) {
        self.certify_draft(year, 1, "accountant");
    }

    /// Certifies a draft of a year by somebody.
    pub(crate) fn certify_draft(&mut self, year: i16, draft: u16, by: &str) {
        let certified = json!({"on": "2026-03-03", "by": by, "draft": draft});
        self.record_of(year, json!({"AccountCertified": certified}));
    }

    /// Submits draft 1 of a year with a pin, which closes the year.
    pub(crate) fn submit(&mut self, year: i16, pin: Value) {
        self.submit_draft(year, 1, pin);
        self.close_year(year);
    }

    /// Submits a draft of a year, and nothing after it.
    pub(crate) fn submit_draft(&mut self, year: i16, draft: u16, pin: Value) {
        let submitted = json!({"AccountSubmitted": {
            "on": "2026-07-01", "by": "controller", "fund": fund(), "year": year, "draft": draft, "pin": pin,
            "report": FileHash::of(&self.report), "books": "Close", "fund_books": "StayOpen",
        }});
        self.record_of(year, submitted);
    }

    /// Closes a year of the fund.
    pub(crate) fn close_year(&mut self, year: i16) {
        let closed = json!({"YearClosed": {"on": "2026-07-01", "by": "controller", "year": year}});
        self.record("fund", &fund().to_string(), closed);
    }

    /// Records an event of the account of a year.
    pub(crate) fn record_of(&mut self, year: i16, payload: Value) {
        let account = AccountId::of(fund(), AccountingYear::new(year).unwrap());
        self.record("account", &account.to_string(), payload);
    }

    fn empty() -> Self {
        let question = Question {
            ledger: LEDGER.into(),
            fund: fund(),
            year: year(),
            position: 0,
            effective_on: "2025-12-31".parse().unwrap(),
            final_account: FinalAccount::No,
        };
        Town {
            lines: vec![],
            hashes: vec![],
            roots: vec![Frontier::new().root()],
            sequences: HashMap::new(),
            basis: Basis::default(),
            report: vec![],
            question,
            since: SINCE,
        }
    }

    fn open_fund(&mut self) {
        let part = |code: &str, method: &str, unit: &str, once: &str, norms: Value| json!({"code": code, "name_nl": "onderdeel", "name_en": "part", "method": method, "unit": unit, "once": once, "norms": norms});
        let terms = json!({
            "name": "Recovery grant", "authority": "Rijk", "authority_name": "Ministry of the stories",
            "legal_base": "Regulation of the stories", "legal_version": "2024-11-15", "source": "made for the stories",
            "sisa_code": "B2", "last_commitment_day": "2026-12-31", "last_account_day": "2029-12-31",
            "eligible": ["Applicant", "Child"],
            "components": [
                part("a", "Chosen", "Household", "OnceEver", json!([{"year": 2025, "norm": {"Amount": 38000}}])),
                part("c", "Actual", "Person", "EveryTime", json!([])),
            ],
            "limits": [],
        });
        let fund = fund().to_string();
        self.record(
            "fund",
            &fund,
            json!({"FundOpened": {"on": "2024-01-02", "by": "budget-holder", "terms": terms}}),
        );
        let chosen = json!({"on": "2025-01-02", "by": "budget-holder", "method": "Norm"});
        self.record("fund", &fund, json!({"MethodChosen": chosen}));
    }

    /// A household is reported, visited and given something worth some euros and cents.
    fn help(&mut self, number: u64) {
        let (household, person, provision) = (id(0xa, number), id(0xb, number), id(0xc, number));
        let by = "officer-1";
        self.record("household", &household, json!({"HouseholdReported": {"on": "2025-02-02", "by": by, "source": "UhtHandover", "text": SEALED}}));
        let identity = json!({"name": SEALED, "bsn": SEALED, "date_of_birth": SEALED, "address": null, "contact_details": null});
        self.record("household", &household, json!({"MemberJoined": {
            "on": "2025-02-02", "by": by, "person": person, "ground": "Applicant", "victim_status": "Recognised", "identity": identity,
        }}));
        self.record("household", &household, json!({"FirstContactMade": {"on": "2025-02-09", "by": by, "channel": "HomeVisit", "text": SEALED}}));
        let amount = 64_001 + 100 * number;
        self.record("provision", &provision, json!({"ProvisionRequested": {
            "on": "2025-03-02", "by": by, "provision": provision, "household": household, "person": person,
            "need": id(0xd, number), "measure": id(0xe, number), "life_domain": "Housing", "fund": fund(), "component": "c",
            "activity": null, "purpose": SEALED, "amount": amount, "amount_kind": "Fixed", "form": "InMoney",
        }}));
        self.record("provision", &provision, json!({"ProvisionCommitted": {
            "on": "2025-03-09", "by": "committer", "commitment": 1, "fund": fund(), "line": {"year": 2025, "component": "c"},
            "amount": amount, "household": household, "person": person, "activity": null, "mandate": "MandatedOfficial",
            "limit": "Checked",
        }}));
        self.record("provision", &provision, json!({"PerformanceStated": {
            "on": "2025-04-02", "by": "stater", "statement": 1, "commitment": 1, "performed_on": "2025-04-01",
            "amount": amount, "delivery": "Complete", "text": null,
        }}));
    }

    /// What the report is of, as a draft pins it.
    pub(crate) fn pin(&self) -> Value {
        let rules =
            Report::parse(&self.report).map_or_else(|_| accountability::RULES.into(), |report| report.rules);
        json!({
            "position": self.question.position, "root": self.roots[self.question.position as usize].to_string(),
            "effective_on": self.question.effective_on, "indicators": FileHash::of(DEFINITION.as_bytes()),
            "rules": rules, "final_account": "No",
        })
    }

    /// Drafts the report of this moment.
    pub(crate) fn draft(&mut self, draft: u16) {
        self.draft_of(2025, draft, self.pin());
    }

    /// Drafts the account of a year with a pin.
    pub(crate) fn draft_of(&mut self, year: i16, draft: u16, pin: Value) {
        let drafted = json!({"AccountDrafted": {
            "on": "2026-02-02", "by": "controller", "draft": draft, "pin": pin, "report": FileHash::of(&self.report),
        }});
        self.record_of(year, drafted);
    }

    /// Records an event: it must be one that the rules can read.
    pub(crate) fn record(&mut self, aggregate_type: &str, aggregate_id: &str, payload: Value) {
        let position = self.size();
        let sequence = self.sequences.entry(aggregate_id.to_owned()).or_insert(0);
        *sequence += 1;
        let event_type = payload.as_object().unwrap().keys().next().unwrap().clone();
        let event = BookEvent::from_json(aggregate_type, &event_type, "1.0", &payload.to_string()).unwrap();
        let (seconds, payload) = (position, event.to_json());
        let line = Record {
            ledger: LEDGER,
            position,
            aggregate_type,
            aggregate_id,
            sequence: *sequence,
            event_type: &event_type,
            event_version: "1.0",
            recorded_at: &format!("2026-11-22T00:{:02}:{:02}.000000Z", seconds / 60, seconds % 60),
            payload: &payload,
            metadata: "{}",
        }
        .to_string();
        self.basis.apply(position, BookId::parse(aggregate_type, aggregate_id).unwrap(), &event);
        self.push(line);
    }

    fn push(&mut self, line: String) {
        let mut tree = Frontier::new();
        self.hashes.iter().for_each(|(leaf, _)| drop(tree.push(*leaf)));
        let leaf = leaf_hash(line.as_bytes());
        let completed = tree.push(leaf);
        self.roots.push(tree.root());
        self.hashes.push((leaf, completed));
        self.lines.push(line);
    }

    /// The same ledger with lines of the forger's, everything hashed and signed again.
    pub(crate) fn with_lines(&self, lines: impl IntoIterator<Item = String>) -> Self {
        let mut town = Self::empty();
        (town.report, town.question) = (self.report.clone(), self.question.clone());
        lines.into_iter().for_each(|line| town.push(line));
        town
    }

    pub(crate) fn size(&self) -> u64 {
        self.lines.len() as u64
    }

    /// The report, read.
    pub(crate) fn read_report(&self) -> Report {
        Report::parse(&self.report).unwrap()
    }

    /// What is kept of the events that the report is of.
    pub(crate) fn basis_of_report(&self) -> Basis {
        let mut basis = Basis::default();
        for line in &self.lines[..self.question.position as usize] {
            let record = Record::parse(line.as_bytes()).unwrap();
            let Record { aggregate_type, aggregate_id, event_type, event_version, payload, .. } = record;
            let book = BookId::parse(aggregate_type, aggregate_id).unwrap();
            let event = BookEvent::from_json(aggregate_type, event_type, event_version, payload).unwrap();
            basis.apply(record.position, book, &event);
        }
        basis
    }

    pub(crate) fn signed(&self, size: u64) -> SignedNote {
        let root = self.roots[size as usize];
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root, extensions: vec![] };
        signer().sign(&checkpoint.to_text()).unwrap()
    }

    fn proof(&self, plan: &ProofPlan) -> Vec<Hash> {
        plan.build(|subtree| {
            let (leaf, completed) = self.hashes.get(subtree.last_leaf() as usize)?;
            let completed = usize::from(subtree.level).checked_sub(1).map(|level| completed.get(level));
            completed.map_or(Some(*leaf), |found| found.copied())
        })
        .unwrap()
    }

    /// A dossier up to what it holds: keys, checkpoints, proofs.
    fn begun(&self, kind: Kind, size: u64) -> Writer<Cursor<Vec<u8>>> {
        let manifest = Manifest {
            kind,
            ledger: LEDGER.into(),
            size,
            origin: ORIGIN.into(),
            created_at: "2026-11-23T08:00:00Z".into(),
            software: "herstelboek 0.1.0".into(),
        };
        let mut writer = Writer::create(Cursor::new(vec![]), &manifest).unwrap();
        writer.key(&signer().verifier_key()).unwrap();
        writer.witness(&witness().cosigner_key()).unwrap();
        let note = self.signed(size);
        writer.checkpoint(&note.with(witness().cosign(note.text(), 1_795_000_000)).unwrap()).unwrap();
        let since = self.since;
        let earlier = if kind == Kind::Figure { vec![since] } else { vec![since, since + 4, since + 9] };
        for earlier in earlier {
            writer.earlier_checkpoint(earlier, &self.signed(earlier).to_string()).unwrap();
        }
        let plan = merkle::plan_consistency(since, size).unwrap();
        writer.consistency(since, &self.proof(&plan)).unwrap();
        writer.definition(DEFINITION.as_bytes()).unwrap();
        writer
    }

    /// The dossier of the account.
    pub(crate) fn account(&self) -> Vec<u8> {
        let mut writer = self.begun(Kind::Account, self.size());
        writer.report(&self.report).unwrap();
        self.hashes.iter().for_each(|(leaf, subtrees)| writer.hashes(*leaf, subtrees).unwrap());
        self.lines.iter().for_each(|line| writer.event(line).unwrap());
        writer.finish().unwrap().into_inner()
    }

    /// The dossier of one of its figures, as of the report.
    pub(crate) fn figure(&self, figure: &[u8], positions: &[u64]) -> Vec<u8> {
        let size = self.question.position;
        let mut writer = self.begun(Kind::Figure, size);
        writer.figure(figure).unwrap();
        for position in positions {
            let plan = merkle::plan_inclusion(*position, size).unwrap();
            writer.proof(*position, &self.proof(&plan)).unwrap();
        }
        for position in positions {
            writer.event(&self.lines[*position as usize]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}
