//! Signals, working methods and the catalogue: requests become commands, texts of a signal are its own, and what is
//! shown is what was recorded.

use api::v1;
use domain::household::HouseholdCommand;
use domain::ids::{MethodId, OfficerId, SignalId};
use domain::signal::{NoteImprovement, Signal, SignalBookCommand};
use domain::working_method::WorkingMethod;
use domain::{Book, BookCommand, BookEvent, BookId, Surroundings};
use jiff::civil::date;
use uuid::Uuid;
use vault::Subject;
use views::methods::Method;
use views::offers::Offer;
use views::{Recorded, View};

use super::{GlassVault, HOUSEHOLD, LEDGER, REQUEST, command_of, converted, day, wrong};
use crate::convert::{
    Answered, CommandRequest, Opened, Query, offer, signal, signal_summary, signal_texts, working_method,
    working_method_summary,
};

const SIGNAL: &str = "0190b5a2-7c1e-7000-8000-000000000051";
const METHOD: &str = "0190b5a2-7c1e-7000-8000-000000000071";
const OFFER: &str = "0190b5a2-7c1e-7000-8000-000000000081";

/// A request with its common fields filled in; `id` is the field that says what it is about.
macro_rules! request {
    ($request:ident of $id:ident $about:ident { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        v1::$request {
            ledger: LEDGER.into(),
            request_id: REQUEST.into(),
            $id: $about.into(),
            happened_on: day(2026, 11, 20),
            $($field $(: $value)?,)*
            ..Default::default()
        }
    };
}

fn record() -> v1::RecordSignalRequest {
    request!(RecordSignalRequest of signal_id SIGNAL {
        category: v1::SignalCategory::MoralDilemma.into(),
        text: "tell the school?".into(),
    })
}

fn record_in_full() -> v1::RecordSignalRequest {
    v1::RecordSignalRequest {
        category: v1::SignalCategory::Bottleneck.into(),
        life_domain: v1::LifeDomain::Housing.into(),
        organisation_id: "housing-corporation".into(),
        household_id: HOUSEHOLD.into(),
        ..record()
    }
}

fn follow_up() -> v1::FollowUpSignalRequest {
    request!(FollowUpSignalRequest of signal_id SIGNAL { text: "asked them".into(), assigned_to: "noor".into() })
}

fn close() -> v1::CloseSignalRequest {
    let outcome = v1::SignalOutcome::Escalated.into();
    request!(CloseSignalRequest of signal_id SIGNAL { outcome, text: "to the alderman".into() })
}

fn adopt() -> v1::AdoptWorkingMethodRequest {
    let (title, text) = ("First contact".into(), "Call, then write".into());
    request!(AdoptWorkingMethodRequest of working_method_id METHOD { title, text })
}

fn improve() -> v1::ImproveWorkingMethodRequest {
    request!(ImproveWorkingMethodRequest of working_method_id METHOD {
        text: "Call, then visit".into(),
        reason: "Letters are not opened".into(),
        signal_ids: vec![SIGNAL.into(), SIGNAL.to_uppercase()],
    })
}

fn retire() -> v1::RetireWorkingMethodRequest {
    request!(RetireWorkingMethodRequest of working_method_id METHOD { reason: "Everybody is reached".into() })
}

fn terms() -> v1::OfferTerms {
    v1::OfferTerms {
        title: "Money course".into(),
        description: "Ten weeks".into(),
        available_from: day(2026, 12, 1),
        available_until: None,
    }
}

fn offer_support() -> v1::OfferSupportRequest {
    request!(OfferSupportRequest of offer_id OFFER {
        organisation_id: "debt-help".into(),
        life_domain: v1::LifeDomain::Finance.into(),
        terms: Some(terms()),
    })
}

fn change_offer() -> v1::ChangeOfferRequest {
    let terms = Some(v1::OfferTerms { available_until: day(2027, 1, 31), ..terms() });
    request!(ChangeOfferRequest of offer_id OFFER { terms })
}

fn withdraw() -> v1::WithdrawOfferRequest {
    request!(WithdrawOfferRequest of offer_id OFFER {})
}

/// What a book holds, and what happened to it.
struct Told {
    book: Book,
    events: Vec<BookEvent>,
    vault: GlassVault,
}

impl Told {
    fn of(book: BookId) -> Self {
        Self { book: Book::unknown(&book), events: vec![], vault: GlassVault::default() }
    }

    async fn given<T: CommandRequest>(&mut self, request: T) {
        let command = command_of(request, &self.vault).await.unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(command.name(), T::NAME);
        self.decided(command);
    }

    fn decided(&mut self, command: impl Into<BookCommand>) {
        let decided = self.book.decide(&command.into(), &Surroundings::default()).unwrap();
        decided.iter().for_each(|event| self.book.apply(event));
        self.events.extend(decided);
    }

    /// The row of a view that the events lead to.
    fn row<V: View>(&self, book: BookId) -> V::Row {
        let mut row = V::Row::default();
        for (position, event) in (0..).zip(&self.events) {
            let recorded_at = jiff::Timestamp::UNIX_EPOCH;
            V::apply(&mut row, &Recorded { position, recorded_at, book, event });
        }
        row
    }
}

fn signal_id() -> SignalId {
    SIGNAL.parse().unwrap()
}

/// A signal that was followed up, led to version 2 of a method, and was closed.
async fn closed_signal() -> Told {
    let mut told = Told::of(BookId::Signal(signal_id()));
    told.given(record()).await;
    told.given(follow_up()).await;
    let (on, by) = (date(2026, 11, 20), OfficerId::new("u-1").unwrap());
    let method: MethodId = METHOD.parse().unwrap();
    let leg = NoteImprovement { on, by, method, version: 2 };
    told.decided(BookCommand::Signal(SignalBookCommand::Leg(leg)));
    told.given(close()).await;
    told
}

fn state_of(told: &Told) -> &Signal {
    match &told.book {
        Book::Signal(signal) => signal,
        _ => panic!("another book"),
    }
}

#[tokio::test]
async fn the_texts_of_a_signal_are_sealed_under_a_key_of_its_own() {
    let told = closed_signal().await;
    let sealed = told.vault.sealed();
    let texts: Vec<_> = sealed.iter().map(|(_, purpose, text)| (*purpose, text.as_str())).collect();
    assert_eq!(texts, [("text", "tell the school?"), ("text", "asked them"), ("text", "to the alderman")]);
    assert!(sealed.iter().all(|(subject, ..)| *subject == Subject::Signal(signal_id())));

    let vault = GlassVault::default();
    command_of(record_in_full(), &vault).await.unwrap();
    assert_eq!(vault.sealed()[0].0, Subject::Signal(signal_id()), "also where it is about a household");
}

#[tokio::test]
async fn every_text_of_a_signal_is_wanted_and_shown_when_it_is_opened() {
    let told = closed_signal().await;
    let wanted = signal_texts(signal_id(), state_of(&told));
    assert!(wanted.iter().all(|text| text.subject == Subject::Signal(signal_id())));
    assert_eq!(wanted.len(), 3);

    let sealed = signal(signal_id(), state_of(&told), 4, &Opened::new()).unwrap();
    assert_eq!(sealed.text, Some(v1::PersonalText { opened: None }));

    let opened: Opened = wanted.into_iter().map(|text| (text.sealed, "opened".to_owned())).collect();
    let shown = signal(signal_id(), state_of(&told), 4, &opened).unwrap();
    let text = Some(v1::PersonalText { opened: Some("opened".into()) });
    let closing = shown.closing.clone().unwrap();
    assert_eq!([&shown.text, &shown.follow_ups[0].text, &closing.text], [&text; 3]);
    assert_eq!((shown.state(), closing.outcome()), (v1::SignalState::Closed, v1::SignalOutcome::Escalated));
    assert_eq!((shown.assigned_to.as_str(), shown.revision), ("noor", 4));
    let improvement = &shown.improvements[0];
    assert_eq!((improvement.working_method_id.as_str(), improvement.version), (METHOD, 2));
    assert_eq!(signal(signal_id(), &Signal::Unknown, 0, &opened), None);
    assert_eq!(signal_texts(signal_id(), &Signal::Unknown), []);
}

#[tokio::test]
async fn a_signal_in_a_list_says_the_same_without_its_texts() {
    let told = closed_signal().await;
    let row = told.row::<views::signals::Signals>(BookId::Signal(signal_id()));
    let listed = signal_summary(signal_id().as_uuid(), &row).unwrap();
    let whole = signal(signal_id(), state_of(&told), 4, &Opened::new()).unwrap();
    assert_eq!(
        (listed.category, listed.state, &listed.recorded_by, &listed.assigned_to, listed.recorded_on),
        (whole.category, whole.state, &whole.recorded_by, &whole.assigned_to, whole.recorded_on)
    );
    assert_eq!([listed.followed_up_on, listed.improved_on, listed.closed_on], [day(2026, 11, 20); 3]);
    assert_eq!(listed.outcome(), v1::SignalOutcome::Escalated);
    assert_eq!(signal_summary(Uuid::nil(), &views::signals::Signal::default()), None);
}

#[tokio::test]
async fn a_signal_names_household_and_organisation_where_it_is_about_them() {
    let command = command_of(record_in_full(), &GlassVault::default()).await.unwrap();
    let BookCommand::Signal(SignalBookCommand::Outside(command)) = command else { panic!("no signal") };
    let household = HOUSEHOLD.parse().unwrap();
    assert_eq!(Signal::Unknown.looks_at(&SignalBookCommand::Outside(command)), Some(household));
}

#[tokio::test]
async fn a_working_method_is_shown_with_every_version() {
    let id: MethodId = METHOD.parse().unwrap();
    let mut told = Told::of(BookId::WorkingMethod(id));
    told.given(adopt()).await;
    told.given(improve()).await;
    told.given(retire()).await;
    assert_eq!(told.vault.sealed(), [], "nothing of it is personal");

    let Book::WorkingMethod(state) = &told.book else { panic!("another book") };
    let shown = working_method(id, state, 3).unwrap();
    let versions: Vec<_> = shown.versions.iter().map(|one| (one.version, one.text.as_str())).collect();
    assert_eq!(versions, [(1, "Call, then write"), (2, "Call, then visit")]);
    assert_eq!(shown.versions[1].signal_ids, [SIGNAL], "named twice, it counts once");
    assert_eq!(
        (shown.retired_on, shown.retired_because.as_str()),
        (day(2026, 11, 20), "Everybody is reached")
    );
    assert_eq!(working_method(id, &WorkingMethod::Unknown, 0), None);

    let row: Method = told.row::<views::methods::Methods>(BookId::WorkingMethod(id));
    let listed = working_method_summary(id.as_uuid(), &row).unwrap();
    assert_eq!((listed.version, listed.text.as_str()), (2, "Call, then visit"));
    assert_eq!(listed.retired_on, day(2026, 11, 20));
    assert_eq!(working_method_summary(Uuid::nil(), &Method::default()), None);
}

#[tokio::test]
async fn an_improvement_answers_with_the_version_it_made() {
    let mut told = Told::of(BookId::WorkingMethod(METHOD.parse().unwrap()));
    told.given(adopt()).await;
    let command = command_of(improve(), &told.vault).await.unwrap();
    let event = told.book.decide(&command, &Surroundings::default()).unwrap().remove(0);
    let recorded = Answered { command, event: Some(event) };
    let answer = v1::ImproveWorkingMethodRequest::respond(v1::Receipt::default(), &recorded);
    assert_eq!(answer.version, 2);
}

#[tokio::test]
async fn an_offer_is_shown_as_it_is_now() {
    let book = BookId::SupportOffer(OFFER.parse().unwrap());
    let id: Uuid = OFFER.parse().unwrap();
    let mut told = Told::of(book);
    told.given(offer_support()).await;
    let first = offer(id, &told.row::<views::offers::Offers>(book)).unwrap();
    assert_eq!((first.revision, first.terms.unwrap()), (1, terms()));
    told.given(change_offer()).await;
    told.given(withdraw()).await;
    assert_eq!(told.vault.sealed(), [], "nothing of it is personal");

    let shown = offer(id, &told.row::<views::offers::Offers>(book)).unwrap();
    assert_eq!((shown.organisation_id.as_str(), shown.life_domain()), ("debt-help", v1::LifeDomain::Finance));
    assert_eq!(shown.terms, change_offer().terms);
    assert_eq!((shown.revision, shown.withdrawn_on), (3, day(2026, 11, 20)));
    assert_eq!(offer(Uuid::nil(), &Offer::default()), None);
}

#[tokio::test]
async fn a_need_is_answered_with_a_remark_of_the_household() {
    let vault = GlassVault::default();
    let answer = request!(AnswerNeedRequest of household_id HOUSEHOLD {
        need_id: REQUEST.into(),
        offer_id: OFFER.into(),
        text: "starts in May".into(),
    });
    let HouseholdCommand::AnswerNeed(command) = converted(answer, &vault).await.unwrap() else {
        panic!("another command")
    };
    assert_eq!((command.need.to_string(), command.offer.to_string()), (REQUEST.into(), OFFER.into()));
    assert_eq!(vault.sealed()[0].0, Subject::Household(HOUSEHOLD.parse().unwrap()));
}

#[test]
fn what_is_missing_is_named() {
    let missing = |request: Vec<(String, &'static str)>| -> Vec<String> {
        assert!(request.iter().all(|(_, reason)| *reason == "FIELD_REQUIRED"), "{request:?}");
        request.into_iter().skip(4).map(|(field, _)| field).collect()
    };
    assert_eq!(missing(wrong(v1::RecordSignalRequest::default())), ["category", "text"]);
    assert_eq!(missing(wrong(v1::FollowUpSignalRequest::default())), ["text"]);
    assert_eq!(missing(wrong(v1::CloseSignalRequest::default())), ["outcome"]);
    assert_eq!(missing(wrong(v1::AdoptWorkingMethodRequest::default())), ["title", "text"]);
    assert_eq!(missing(wrong(v1::ImproveWorkingMethodRequest::default())), ["text", "reason"]);
    assert_eq!(missing(wrong(v1::RetireWorkingMethodRequest::default())), ["reason"]);
    let offer = wrong(v1::OfferSupportRequest::default());
    assert_eq!(missing(offer), ["organisation_id", "life_domain", "terms"]);
    assert_eq!(missing(wrong(v1::AnswerNeedRequest::default())), ["need_id", "offer_id"]);
    assert_eq!(missing(wrong(v1::WithdrawOfferRequest::default())), Vec::<String>::new());
}

#[test]
fn a_public_text_is_one_line_and_not_too_long() {
    let long = v1::OfferTerms { title: "x".repeat(501), description: "two\nlines".into(), ..terms() };
    let request = v1::ChangeOfferRequest { terms: Some(long), ..change_offer() };
    let expected = [("terms.title", "FIELD_TOO_LONG"), ("terms.description", "FIELD_INVALID")];
    assert_eq!(wrong(request), expected.map(|(field, reason)| (field.to_owned(), reason)));
    let many = v1::ImproveWorkingMethodRequest { signal_ids: vec![SIGNAL.into(); 101], ..improve() };
    assert_eq!(wrong(many), [("signal_ids".to_owned(), "LIST_TOO_LONG")]);
}

#[test]
fn a_page_token_belongs_to_one_question_and_one_officer() {
    let ask = |filter: &str, page_token: String| {
        let (ledger, filter) = (LEDGER.into(), filter.into());
        v1::ListSignalsRequest { ledger, filter, page_token, page_size: 2, ..Default::default() }
    };
    let (noor, sam) = (OfficerId::new("noor").unwrap(), OfficerId::new("sam").unwrap());
    let query = ask("state = OPEN", String::new()).check().unwrap();
    assert_eq!((query.paging.size, query.filter.as_str()), (2, "state = OPEN"));
    let token = query.paging.next_page_token(&noor, &"a place");
    let next = ask("state = OPEN", token.clone()).check().unwrap();
    assert_eq!(next.paging.after::<String>(&noor).unwrap(), Some("a place".to_owned()));
    assert!(next.paging.after::<String>(&sam).is_err());
    assert!(ask("", token.clone()).check().unwrap().paging.after::<String>(&noor).is_err());
    let offers = v1::ListOffersRequest {
        ledger: LEDGER.into(),
        filter: "state = OPEN".into(),
        page_token: token,
        ..Default::default()
    };
    assert!(offers.check().unwrap().paging.after::<String>(&noor).is_err());
}
