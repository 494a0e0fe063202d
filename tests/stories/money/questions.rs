//! What can be asked of a fund and of votes: balances as of a position and a date, the journal, and what waits for whom.

use std::collections::BTreeMap;

use api::v1::*;
use insta::assert_snapshot;
use prost::Message as _;
use server::auth::Role;
use stories::{
    App, CONTROLLER, FAMILY_WORKER, Fund, Household, OBJECTIONS, Officer, Provision, Refusal, Run,
    SOCIAL_COUNSEL, Step, TEAM_MANAGER, UTRECHT, day, eur, euros, line as budget_line, shown, vote,
};

/// A fund in which everything happened that a payment needs, and an allocation that was told of late.
async fn busy<'a>(app: &'a App) -> (Fund<'a>, Provision<'a>) {
    let household = Household::with_a_member(app).await;
    let fund = Fund::opened(app).await;
    let machine = Provision::after(Step::Ordered, app, &household, &fund, 640_00).await;
    Run::of(app, &fund).await;
    let confirming =
        ConfirmPaymentRequest { payment: 1, bank_reference: "NL-1".to_owned(), ..Default::default() };
    machine.tell(stories::PAYER, "2025-03-03", confirming).await.unwrap();
    fund.allocated(2025, 5_00).await;
    (fund, machine)
}

fn written(date: Option<api::google::r#type::Date>) -> String {
    let date = date.unwrap();
    format!("{}-{:02}-{:02}", date.year, date.month, date.day)
}

/// What journal entries add up to, in natural signs.
fn added_up<'e>(entries: impl Iterator<Item = &'e JournalEntry>) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for posting in entries.flat_map(|entry| &entry.postings) {
        let natural = match posting.account() {
            Account::Granted | Account::Recovered | Account::Authority => -posting.cents,
            _ => posting.cents,
        };
        let account = posting.account().as_str_name();
        *sums.entry(account.to_owned()).or_default() += natural;
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

/// The same of a balance.
fn stands(balance: &FundBalance) -> BTreeMap<String, i64> {
    let total = balance.total.unwrap();
    let accounts = [
        (Account::Granted, total.granted),
        (Account::Free, total.free),
        (Account::Encumbered, total.encumbered),
        (Account::Payable, total.payable),
        (Account::Paid, total.paid),
        (Account::Recovered, total.recovered),
        (Account::Bank, balance.bank),
        (Account::Authority, balance.authority),
    ];
    let accounts = accounts.into_iter().filter(|(_, cents)| *cents != 0);
    accounts.map(|(account, cents)| (account.as_str_name().to_owned(), cents)).collect()
}

#[tokio::test]
async fn every_entry_of_the_journal_says_where_it_comes_from() {
    let app = App::start().await;
    let (fund, machine) = busy(&app).await;
    let told = fund.journal().await.into_iter().map(|entry| {
        let from = entry.provision_id.replace(&machine.id, "the provision");
        let payment = entry.payment_reference.replace(&machine.reference(1), "its first payment");
        let postings = entry.postings.iter().map(|posting| {
            format!(
                "{} {}",
                posting.account().as_str_name().replace("ACCOUNT_", "").to_lowercase(),
                euros(posting.cents)
            )
        });
        let postings = postings.collect::<Vec<_>>().join(", ");
        let (at, on, by, bank) =
            (entry.position, written(entry.happened_on), entry.recorded_by, entry.bank_reference);
        format!("{at:2} {on} {by} {} [{from}] [{payment}] [{bank}] {postings}", entry.event)
    });
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r"
     6 2025-01-07 b.hoek BudgetAllocated [] [] [] free 100000.00, granted -100000.00
    15 2025-02-19 b.hoek FundsEncumbered [the provision] [] [] encumbered 640.00, free -640.00
    19 2025-02-24 a.post PayableBooked [the provision] [its first payment] [] payable 640.00, encumbered -640.00
    24 2025-03-03 a.post PayableSettled [the provision] [its first payment] [NL-1] paid 640.00, payable -640.00, authority 640.00, bank -640.00
    25 2025-01-07 b.hoek BudgetAllocated [] [] [] free 5.00, granted -5.00
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_balance_as_of_a_position_or_a_date_is_the_journal_up_to_it() {
    let app = App::start().await;
    let (fund, _) = busy(&app).await;
    let journal = fund.journal().await;
    assert_eq!(journal.len(), 5);
    for entry in &journal {
        let position = GetFundBalanceRequest { as_of_position: Some(entry.position), ..fund.question() };
        let known = journal.iter().filter(|one| one.position <= entry.position);
        assert_eq!(
            stands(&fund.answer(position.clone()).await),
            added_up(known.clone()),
            "{}",
            entry.position
        );
        let date = entry.happened_on;
        let happened = |one: &&JournalEntry| written(one.happened_on) <= written(date);
        let as_of = fund.answer(GetFundBalanceRequest { as_of_date: date, ..fund.question() }).await;
        assert_eq!(stands(&as_of), added_up(journal.iter().filter(happened)), "{}", written(date));
        let both = GetFundBalanceRequest { as_of_date: date, ..position };
        assert_eq!(stands(&fund.answer(both).await), added_up(known.filter(happened)));
    }
    let then = GetFundBalanceRequest { as_of_date: day("2025-02-19"), ..fund.question() };
    assert_snapshot!(shown(&fund.answer(then.clone()).await), @r"
    2025 c: 100005.00 = free 99365.00 + encumbered 640.00 + payable 0.00 + paid 0.00 - recovered 0.00
    bank 0.00
    ");
    let known = GetFundBalanceRequest { as_of_position: Some(journal[1].position), ..then };
    assert_snapshot!(shown(&fund.answer(known).await), @r"
    2025 c: 100000.00 = free 99360.00 + encumbered 640.00 + payable 0.00 + paid 0.00 - recovered 0.00
    bank 0.00
    ");
    let before = GetFundBalanceRequest { as_of_date: day("2025-01-06"), ..fund.question() };
    assert_snapshot!(shown(&fund.answer(before).await), @"bank 0.00");
    let far = GetFundBalanceRequest { as_of_position: Some(10_000), ..fund.question() };
    let refused = app.funds_as(CONTROLLER).get_fund_balance(far).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "POSITION_NOT_REACHED");
    app.finish().await;
}

#[tokio::test]
async fn a_journal_comes_in_pages_that_belong_to_one_question() {
    let app = App::start().await;
    let (fund, _) = busy(&app).await;
    fund.allocated(2026, 7_00).await;
    let other = Fund::opened(&app).await;
    let mut funds = app.funds_as(CONTROLLER);
    let (mut entries, mut pages) = (vec![], vec![]);
    let mut question = ListJournalRequest { page_size: 2, ..fund.journal_question() };
    loop {
        let page = funds.list_journal(question.clone()).await.unwrap().into_inner();
        pages.push(page.entries.len());
        entries.extend(page.entries);
        if page.next_page_token.is_empty() {
            break;
        }
        question.page_token = page.next_page_token;
    }
    assert_eq!((pages, &entries), (vec![2, 2, 2], &fund.journal().await));
    let token = question.page_token;
    let of_line = Some(budget_line(2026));
    let foreign = [
        ListJournalRequest { page_token: token.clone(), ..other.journal_question() },
        ListJournalRequest { page_token: token, line: of_line.clone(), ..fund.journal_question() },
        ListJournalRequest { page_token: "nonsense".to_owned(), ..fund.journal_question() },
    ];
    for question in foreign {
        let refusal = Refusal::from(funds.list_journal(question).await.unwrap_err());
        assert_eq!(refusal.reason, "PAGE_TOKEN_INVALID");
    }
    let question = ListJournalRequest { line: of_line, ..fund.journal_question() };
    let of_2026 = funds.list_journal(question).await.unwrap().into_inner().entries;
    assert_eq!(of_2026, entries[5..]);
    app.finish().await;
}

/// The provisions that wait for a vote of this officer, with the roles to vote in.
async fn waiting(app: &App, client: stories::Client) -> Vec<(String, Vec<String>)> {
    let mut provisions = provision_service_client::ProvisionServiceClient::new(client);
    let (mut waiting, ledger) = (vec![], UTRECHT.to_owned());
    let size = app.recorded().await.len() as i64;
    let mut question = ListOpenVotesRequest {
        ledger,
        page_size: 1,
        at_least_position: Some(size - 1),
        ..Default::default()
    };
    loop {
        let page = provisions.list_open_votes(question.clone()).await.unwrap().into_inner();
        waiting.extend(page.votes.into_iter().map(|vote| (vote.provision_id, vote.own_roles)));
        if page.next_page_token.is_empty() {
            return waiting;
        }
        question.page_token = page.next_page_token;
    }
}

#[tokio::test]
async fn everybody_is_shown_the_votes_that_wait_for_them() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let requester = Officer { name: "f.peters", role: Role::FamilyWorker };
    let own = Provision::unrequested(&app, &household, &fund, 640_00);
    own.tell(requester, "2025-02-12", own.asking()).await.unwrap();
    own.step(Step::PutToVote).await;
    let small = Provision::after(Step::PutToVote, &app, &household, &fund, 640_00).await;
    let large = Provision::after(Step::PutToVote, &app, &household, &fund, 6_200_00).await;
    Provision::after(Step::Requested, &app, &household, &fund, 1_00).await;
    let role = |officer: Officer| vec![officer.role.word().to_owned()];
    let both = vec![(own.id.clone(), role(FAMILY_WORKER)), (small.id.clone(), role(FAMILY_WORKER))];
    assert_eq!(waiting(&app, FAMILY_WORKER.of(&app)).await, both);
    assert_eq!(waiting(&app, requester.of(&app)).await, [(small.id.clone(), role(FAMILY_WORKER))]);
    assert_eq!(waiting(&app, TEAM_MANAGER.of(&app)).await, [(large.id.clone(), role(TEAM_MANAGER))]);
    let many = app.as_officer_in("s.veel", &[Role::SocialCounsel, Role::FamilyWorker, Role::ProjectLeader]);
    let told: Vec<_> = waiting(&app, many).await.into_iter().map(|(_, roles)| roles.join(" ")).collect();
    assert_eq!(told, ["family_worker social_counsel", "family_worker social_counsel", "project_leader"]);

    let yes = vote(FAMILY_WORKER, Vote::Yes, &small.subject().await);
    small.tell(FAMILY_WORKER, "2025-02-14", yes).await.unwrap();
    assert_eq!(waiting(&app, FAMILY_WORKER.of(&app)).await, both[..1], "who voted need not again");
    assert_eq!(waiting(&app, requester.of(&app)).await, [], "nor a role that did");
    let no = vote(SOCIAL_COUNSEL, Vote::No, &own.subject().await);
    own.tell(SOCIAL_COUNSEL, "2025-02-14", no).await.unwrap();
    assert_eq!(waiting(&app, FAMILY_WORKER.of(&app)).await, [], "nor where it cannot change anything");
    app.finish().await;
}

#[tokio::test]
async fn a_ballot_paper_names_nobody() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::unrequested(&app, &household, &fund, 640_00);
    let person_id = household.now().await.members[0].person_id.clone();
    let asking = RequestProvisionRequest { person_id: person_id.clone(), ..machine.asking() };
    machine.tell(stories::COORDINATOR, "2025-02-12", asking).await.unwrap();
    machine.step(Step::PutToVote).await;
    let yes = vote(SOCIAL_COUNSEL, Vote::Yes, &machine.subject().await);
    machine.tell(SOCIAL_COUNSEL, "2025-02-14", yes).await.unwrap();
    let question = GetBallotRequest {
        ledger: UTRECHT.to_owned(),
        provision_id: machine.id.clone(),
        ..Default::default()
    };
    let answer = app.provisions_as(FAMILY_WORKER).get_ballot(question).await.unwrap().into_inner();
    let bytes = answer.encode_to_vec();
    for name in [&household.id, &person_id, stories::COORDINATOR.name, SOCIAL_COUNSEL.name] {
        assert!(memchr::memmem::find(&bytes, name.as_bytes()).is_none(), "{name} stands on it");
    }
    let paper = answer.ballot.unwrap();
    let votes: Vec<_> = paper.votes.iter().map(|vote| (vote.role.as_str(), vote.vote())).collect();
    assert_eq!(votes, [("social_counsel", Vote::Yes)]);
    assert_eq!(paper.amount, eur(640_00));
    app.finish().await;
}

#[tokio::test]
async fn a_provision_is_shown_as_it_was_and_in_the_list_of_its_household() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let first = Provision::after(Step::Committed, &app, &household, &fund, 640_00).await;
    let second = Provision::after(Step::Requested, &app, &household, &fund, 6_200_00).await;
    let events = app.recorded().await;
    let opened = events.iter().position(|event| event == "VoteOpened").unwrap() as i64;
    let question = GetProvisionRequest { as_of_position: Some(opened), ..first.question() };
    let then =
        app.provisions_as(OBJECTIONS).get_provision(question).await.unwrap().into_inner().provision.unwrap();
    assert_eq!((then.stage(), then.revision, then.decisions.len()), (ProvisionStage::Voting, 2, 0));
    let question = ListProvisionsRequest {
        ledger: UTRECHT.to_owned(),
        household_id: household.id.clone(),
        at_least_position: Some(events.len() as i64 - 1),
        ..Default::default()
    };
    let list = app.provisions_as(OBJECTIONS).list_provisions(question).await.unwrap().into_inner().provisions;
    let list: Vec<_> =
        list.iter().map(|one| (&one.provision_id, one.stage(), one.amount, one.granted)).collect();
    assert_eq!(
        list,
        [
            (&first.id, ProvisionStage::Committed, eur(640_00), eur(640_00)),
            (&second.id, ProvisionStage::Requested, eur(6_200_00), None),
        ]
    );
    app.finish().await;
}
