//! The words of stories about the account of a year: who prepares it, who examines it, and what it says.

use api::v1::{account_moment::Moment, figure_value::Value, *};
use tonic::Status;

use crate::{
    Accountability, Accounts, App, CONTROLLER, Command, Common, Fund, Officer, PURPOSE, Refusal,
    Service as _, UTRECHT, day, euros,
};
use server::auth::Role;

/// Examines accounts: marks lines and certifies.
pub const ACCOUNTANT: Officer = Officer { name: "v.rekenmeester", role: Role::Accountant };
/// Asks for the ministry what accounts say, and may see nobody.
pub const REPORTER: Officer = Officer { name: "rijk.cbs", role: Role::ReportingService };

/// The account of a year of a fund.
#[derive(Clone)]
pub struct AccountOfYear<'a> {
    app: &'a App,
    /// The fund, a UUID.
    pub fund_id: String,
    /// The year.
    pub year: i32,
}

/// What is behind a figure, as its stream gave it.
#[derive(Debug, Clone, Default)]
pub struct ExplainedFigure {
    /// The lines.
    pub lines: Vec<ExplainedLine>,
    /// The events.
    pub events: Vec<ExplainedEvent>,
    /// How the recount went on.
    pub recounted: Vec<i64>,
    /// The end, which is missing when the stream was broken off.
    pub end: Option<ExplainFigureEnd>,
    /// Every message as it was encoded.
    pub bytes: Vec<u8>,
}

impl<'a> AccountOfYear<'a> {
    /// The account of a year of this fund.
    pub fn of(app: &'a App, fund: &Fund<'_>, year: i32) -> Self {
        Self { app, fund_id: fund.id.clone(), year }
    }

    /// That of the same year of another fund.
    pub fn of_fund(&self, fund_id: String) -> Self {
        Self { fund_id, ..self.clone() }
    }

    /// Somebody records what happened on a day.
    pub async fn tell<C: Command<Service = Accounts>>(
        &self,
        officer: Officer,
        on: &str,
        command: C,
    ) -> Result<C::Answer, Refusal> {
        self.request(on, command).by(officer.of(self.app)).await
    }

    /// A request with everything but its specific fields, of which the year is one, filled in.
    pub fn request<C: Command>(&self, on: &str, command: C) -> C {
        command.filled(Common {
            ledger: UTRECHT.to_owned(),
            request_id: self.app.id(),
            about: self.fund_id.clone(),
            happened_on: day(on),
        })
    }

    /// The controller opens it with these indicators.
    pub async fn opened(&self, on: &str, indicators: &str) -> Result<OpenAccountResponse, Refusal> {
        self.tell(CONTROLLER, on, self.opening(indicators)).await
    }

    /// Opening it.
    pub fn opening(&self, indicators: &str) -> OpenAccountRequest {
        OpenAccountRequest { year: self.year, indicators: indicators.to_owned(), ..Default::default() }
    }

    /// The controller drafts it; more years follow.
    pub async fn drafted(&self, on: &str) -> Result<DraftAccountResponse, Refusal> {
        self.tell(CONTROLLER, on, self.drafting()).await
    }

    /// Drafting it; more years follow.
    pub fn drafting(&self) -> DraftAccountRequest {
        let final_account = FinalAccount::No.into();
        DraftAccountRequest { year: self.year, final_account, ..Default::default() }
    }

    /// The accountant marks a line as an error.
    pub async fn marked(&self, on: &str, line_id: &str, why: &str) -> Result<MarkLineResponse, Refusal> {
        let mark = MarkLineRequest {
            year: self.year,
            line_id: line_id.to_owned(),
            finding: AuditFinding::Error.into(),
            text: why.to_owned(),
            ..Default::default()
        };
        self.tell(ACCOUNTANT, on, mark).await
    }

    /// The accountant certifies a draft.
    pub async fn certified(&self, on: &str, draft: i32) -> Result<CertifyAccountResponse, Refusal> {
        let certify = CertifyAccountRequest { year: self.year, draft, ..Default::default() };
        self.tell(ACCOUNTANT, on, certify).await
    }

    /// The controller submits a draft.
    pub async fn submitted(&self, on: &str, draft: i32) -> Result<SubmitAccountResponse, Refusal> {
        let submit = SubmitAccountRequest { year: self.year, draft, ..Default::default() };
        self.tell(CONTROLLER, on, submit).await
    }

    /// The controller records what the authority settled on.
    pub async fn settled(&self, on: &str, cents: i64) -> Result<CloseAccountResponse, Refusal> {
        let settled = Some(EuroCents { cents });
        let close = CloseAccountRequest { year: self.year, settled, ..Default::default() };
        self.tell(CONTROLLER, on, close).await
    }

    /// It is drafted, certified and submitted on these days.
    pub async fn goes_its_way(
        &self,
        drafted: &str,
        certified: &str,
        submitted: &str,
    ) -> DraftAccountResponse {
        let draft = self.drafted(drafted).await.expect("a draft");
        self.certified(certified, draft.draft).await.expect("a certificate");
        self.submitted(submitted, draft.draft).await.expect("a submission");
        draft
    }

    /// Where it stands, why lines are marked left sealed.
    pub async fn now(&self) -> YearAccount {
        self.seen(None).await.expect("an account")
    }

    /// The same, with what the accountant wrote.
    pub async fn opened_texts(&self) -> YearAccount {
        let purpose = OpenPersonalData { processing_activity: PURPOSE.to_owned() };
        self.seen(Some(purpose)).await.expect("an account")
    }

    async fn seen(&self, open_personal_data: Option<OpenPersonalData>) -> Result<YearAccount, Status> {
        let question = GetAccountRequest {
            ledger: UTRECHT.to_owned(),
            fund_id: self.fund_id.clone(),
            year: self.year,
            open_personal_data,
            ..Default::default()
        };
        let answer = Accounts::over(ACCOUNTANT.of(self.app)).get_account(question).await?;
        Ok(answer.into_inner().account.expect("an account"))
    }

    /// The question what it says as of a moment.
    pub async fn question(&self, of: Option<Moment>) -> GetReportRequest {
        let of = of.map(|moment| AccountMoment { moment: Some(moment), ..Default::default() });
        GetReportRequest {
            ledger: UTRECHT.to_owned(),
            fund_id: self.fund_id.clone(),
            year: self.year,
            of,
            at_least_position: self.app.last_position().await,
        }
    }

    /// What it says as of a moment; as it is now when none is given.
    pub async fn says(&self, of: Option<Moment>) -> AccountReport {
        let question = self.question(of).await;
        let answer = Accountability::over(CONTROLLER.of(self.app)).get_report(question).await;
        answer.expect("a report").into_inner().report.expect("a report")
    }

    /// What it says: a line for each figure, and one for what is left out.
    pub async fn shown(&self, of: Option<Moment>) -> String {
        report_shown(&self.says(of).await)
    }

    /// How it differs between two moments: a line for each figure that does, and what adds up to the difference.
    pub async fn compared(&self, before: Moment, after: Moment) -> String {
        let moment = |moment| Some(AccountMoment { moment: Some(moment), ..Default::default() });
        let question = CompareReportsRequest {
            ledger: UTRECHT.to_owned(),
            fund_id: self.fund_id.clone(),
            year: self.year,
            before: moment(before),
            after: moment(after),
            at_least_position: self.app.last_position().await,
        };
        let answer = Accountability::over(CONTROLLER.of(self.app)).compare_reports(question).await;
        let figures = answer.expect("a comparison").into_inner().figures;
        let lines: Vec<_> =
            figures.iter().filter(|one| !one.changes.is_empty()).map(difference_shown).collect();
        lines.join("\n")
    }

    /// The question what is behind a figure as of a moment.
    pub async fn why(&self, figure: &str, of: Option<Moment>) -> ExplainFigureRequest {
        let GetReportRequest { ledger, fund_id, year, of, at_least_position } = self.question(of).await;
        let figure = figure.to_owned();
        ExplainFigureRequest { ledger, fund_id, year, figure, of, at_least_position, ..Default::default() }
    }
}

/// What is behind a figure, as this officer is told.
pub async fn explained(
    app: &App,
    officer: Officer,
    question: ExplainFigureRequest,
) -> Result<ExplainedFigure, Refusal> {
    let mut stream = Accountability::over(officer.of(app)).explain_figure(question).await?.into_inner();
    let mut explained = ExplainedFigure::default();
    while let Some(message) = stream.message().await? {
        assert!(explained.end.is_none(), "nothing comes after the end");
        explained.bytes.extend(prost::Message::encode_to_vec(&message));
        explained.lines.extend(message.lines);
        explained.events.extend(message.events);
        explained.recounted.extend(Some(message.recounted).filter(|recounted| *recounted > 0));
        explained.end = message.end;
    }
    Ok(explained)
}

/// A report as text: a line for each figure, and one for each sum that is left out.
pub fn report_shown(report: &AccountReport) -> String {
    let figure = |figure: &Figure| {
        format!(
            "{} {} ({} lines) {}",
            figure.id,
            value_shown(figure.value.as_ref()),
            figure.lines,
            figure.label_en
        )
    };
    let left_out = |sum: &LeftOutLines| {
        let why = match sum.reason() {
            LeftOutReason::Unspecified => sum.standing().as_str_name().replace("LINE_STANDING_", ""),
            reason => reason.as_str_name().replace("LEFT_OUT_REASON_", ""),
        };
        format!("left out: {} {} {} ({} lines)", sum.component, euros(sum.cents), why, sum.lines)
    };
    let lines: Vec<_> =
        report.figures.iter().map(figure).chain(report.left_out.iter().map(left_out)).collect();
    lines.join("\n")
}

fn difference_shown(compared: &FigureComparison) -> String {
    let number = |value: Option<&FigureValue>| match value.and_then(|value| value.value) {
        Some(Value::Count(number) | Value::Cents(number)) => number,
        Some(Value::Yes(yes)) => i64::from(yes),
        None => 0,
    };
    let (before, after) = (compared.before.as_ref(), compared.after.as_ref());
    let sum: i64 = compared.changes.iter().map(|change| change.difference).sum();
    assert_eq!(number(before) + sum, number(after), "{}: the changes add up", compared.id);
    let changes = compared.changes.iter().map(|change| {
        let reason = change.reason().as_str_name().replace("CHANGE_REASON_", "");
        format!("\n  {reason} {} ({} lines)", change.difference, change.lines)
    });
    format!(
        "{} {} -> {}{}",
        compared.id,
        value_shown(before),
        value_shown(after),
        changes.collect::<String>()
    )
}

/// A value as text: a number, euros, or yes or no.
pub fn value_shown(value: Option<&FigureValue>) -> String {
    match value.and_then(|value| value.value) {
        Some(Value::Count(number)) => number.to_string(),
        Some(Value::Cents(cents)) => euros(cents),
        Some(Value::Yes(true)) => "yes".to_owned(),
        Some(Value::Yes(false)) => "no".to_owned(),
        None => "-".to_owned(),
    }
}
