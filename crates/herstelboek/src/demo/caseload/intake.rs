//! Step 3 in the caseload: conversations, and needs on one to three life domains.

use api::v1;

use super::diary::Diary;

/// A need that was put forward.
#[derive(Debug, Clone)]
pub(super) struct Need {
    pub(super) id: String,
    pub(super) life_domain: v1::LifeDomain,
}

const LIFE_DOMAINS: [(u32, v1::LifeDomain); 5] = [
    (78, v1::LifeDomain::Finance),
    (38, v1::LifeDomain::Family),
    (34, v1::LifeDomain::Work),
    (42, v1::LifeDomain::Housing),
    (36, v1::LifeDomain::Care),
];

/// The conversations are held and the needs recorded.
pub(super) fn happens(diary: &mut Diary<'_>) -> Vec<Need> {
    diary.days_later("first conversation", 5..=20);
    let person_ids = diary.adults.clone();
    diary.record(v1::HoldFirstConversationRequest { person_ids, ..Default::default() });
    for number in 0..diary.dice.between("intake conversations", 1..=3) {
        diary.days_later(&format!("intake {number}"), 5..=12);
        let person_ids = diary.adults.clone();
        diary.record(v1::HoldIntakeConversationRequest { person_ids, ..Default::default() });
    }
    let domains = domains(diary);
    domains.into_iter().map(|life_domain| need(diary, life_domain)).collect()
}

/// The life domains on which help is needed: at least one, finance when no other came up.
fn domains(diary: &Diary<'_>) -> Vec<v1::LifeDomain> {
    let needed = LIFE_DOMAINS
        .into_iter()
        .filter(|(percent, domain)| diary.dice.happens(&format!("need {}", domain.as_str_name()), *percent));
    let mut needed: Vec<_> = needed.map(|(_, domain)| domain).take(3).collect();
    if needed.is_empty() {
        needed.push(v1::LifeDomain::Finance);
    }
    needed
}

fn need(diary: &mut Diary<'_>, life_domain: v1::LifeDomain) -> Need {
    let id = diary.id(&format!("need/{}", life_domain.as_str_name()));
    diary.record(v1::RecordNeedRequest {
        need_id: id.clone(),
        life_domain: life_domain.into(),
        text: text(life_domain).into(),
        ..Default::default()
    });
    Need { id, life_domain }
}

fn text(life_domain: v1::LifeDomain) -> &'static str {
    match life_domain {
        v1::LifeDomain::Finance => "Overzicht in geldzaken en hulp bij schulden.",
        v1::LifeDomain::Family => "Rust in het gezin en hulp voor de kinderen op school.",
        v1::LifeDomain::Work => "Weer aan het werk, of een opleiding.",
        v1::LifeDomain::Housing => "Een passende woning zonder gebreken.",
        v1::LifeDomain::Care => "Hulp bij klachten door langdurige stress.",
        v1::LifeDomain::Unspecified => "Hulp.",
    }
}
