//! Who may do what with the account of a year.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{Accountability, Accounts, App, Command, Officer, Refusal, Service as _, UTRECHT};
use tonic::Status;

use super::Year2025;

/// A letter for an rpc a role may use, a dot for one it may not. Who came through may well be told what is wrong with the
/// request.
fn letter<T>(letter: char, answer: Result<T, Status>) -> char {
    told(letter, answer.map_err(Refusal::from))
}

fn told<T>(letter: char, answer: Result<T, Refusal>) -> char {
    match answer {
        Err(refusal) if refusal.reason == "ROLE_NOT_ALLOWED" => '.',
        _ => letter,
    }
}

async fn commands(year: &Year2025<'_>, officer: Officer) -> String {
    async fn may<C: Command<Service = Accounts>>(
        year: &Year2025<'_>,
        officer: Officer,
        as_letter: char,
        command: C,
    ) -> char {
        told(as_letter, year.account.tell(officer, "2026-02-02", command).await)
    }
    let letters = [
        may(year, officer, 'o', OpenAccountRequest::default()).await,
        may(year, officer, 'a', AdoptIndicatorSetRequest::default()).await,
        may(year, officer, 'd', DraftAccountRequest::default()).await,
        may(year, officer, 'm', MarkLineRequest::default()).await,
        may(year, officer, 'u', ClearMarkRequest::default()).await,
        may(year, officer, 'c', CertifyAccountRequest::default()).await,
        may(year, officer, 's', SubmitAccountRequest::default()).await,
        may(year, officer, 'e', CloseAccountRequest::default()).await,
        told('p', year.provision.tell(officer, "2026-02-02", CorrectPerformanceRequest::default()).await),
    ];
    letters.into_iter().collect()
}

async fn questions(app: &App, year: &Year2025<'_>, officer: Officer) -> String {
    let (ledger, fund_id) = (UTRECHT.to_owned(), year.fund.id.clone());
    let mut accounts = Accounts::over(officer.of(app));
    let mut says = Accountability::over(officer.of(app));
    let one = GetAccountRequest { ledger: ledger.clone(), fund_id, year: 2025, ..Default::default() };
    let purpose = OpenPersonalData { processing_activity: stories::PURPOSE.to_owned() };
    let opened = GetAccountRequest { open_personal_data: Some(purpose), ..one.clone() };
    let list = ListAccountsRequest { ledger: ledger.clone(), ..Default::default() };
    let figures = ListFiguresRequest { ledger: ledger.clone(), ..Default::default() };
    let compare = CompareReportsRequest { ledger: ledger.clone(), ..Default::default() };
    let explain = ExplainFigureRequest { ledger, ..Default::default() };
    let letters = [
        letter('g', accounts.get_account(one).await),
        letter('t', accounts.get_account(opened).await),
        letter('l', accounts.list_accounts(list).await),
        letter('r', says.get_report(year.account.question(None).await).await),
        letter('f', says.list_figures(figures).await),
        letter('c', says.compare_reports(compare).await),
        letter('e', says.explain_figure(explain).await),
    ];
    letters.into_iter().collect()
}

#[tokio::test]
async fn rights_by_role() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let letters = "open adopt draft mark unmark certify submit end, correct performance; get, texts, list, report, figures, compare, explain";
    let mut rights = vec![letters.to_owned()];
    for role in Role::ALL {
        let officer = Officer { name: "u-9", role: *role };
        let (may_do, may_ask) = (commands(&year, officer).await, questions(&app, &year, officer).await);
        rights.push(format!("{:22} {may_do} {may_ask}", role.word()));
    }
    assert_snapshot!(rights.join("\n"), @r"
    open adopt draft mark unmark certify submit end, correct performance; get, texts, list, report, figures, compare, explain
    coordinator            ......... .......
    family_worker          ......... .......
    social_counsel         ......... .......
    work_and_income        ......... .......
    team_manager           ......... .......
    project_leader         ......... g.lrfce
    manager_work_and_income ......... .......
    mandated_decider       ......... .......
    budget_holder          ......... g.lrfce
    performance_stater     ........p .......
    payment_administration ......... .......
    controller             oad...se. g.lrfce
    accountant             ...muc... gtlrfce
    reporting_service      ......... ..lrfce
    privacy_officer        ......... gtlrfce
    archivist              ......... g.lrfce
    objection_handler      ......... .......
    programme_lead         ......... g.lrfce
    partner_organisation   ......... .......
    platform_engineer      ......... .......
    ");
    app.finish().await;
}
