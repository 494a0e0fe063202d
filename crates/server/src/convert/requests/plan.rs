//! Steps 4 and 5: the plan with its goals and measures, agreement, and carrying the measures out.

use api::v1;
use domain::household as d;
use domain::ids::{GoalId, MeasureId, NeedId, OrganisationId};
use jiff::civil::Date;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::{SealedTexts, Slot, Texts};

/// A goal whose text waits to be sealed.
struct GoalDraft {
    goal: GoalId,
    life_domain: d::LifeDomain,
    need: Option<NeedId>,
    text: Slot,
}

/// A measure whose text waits to be sealed.
struct MeasureDraft {
    measure: MeasureId,
    goal: GoalId,
    organisation: Option<OrganisationId>,
    due: Option<Date>,
    text: Slot,
}

impl Specifics for v1::DrawUpPlanRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let goals = goals(fields, &mut texts, self.goals);
        let measures = measures(fields, &mut texts, self.measures);
        let (goals, measures) = (goals?, measures?);
        Ok(Draft::new(texts, move |parts| d::DrawUpPlan {
            fact: parts.fact,
            goals: goals.into_iter().map(|goal| goal.sealed(&parts.sealed)).collect(),
            measures: measures.into_iter().map(|measure| measure.sealed(&parts.sealed)).collect(),
        }))
    }
}

impl Specifics for v1::RevisePlanRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let goals = goals(fields, &mut texts, self.goals);
        let measures = measures(fields, &mut texts, self.measures);
        let reason = fields.text(&mut texts, "reason", self.reason, limits::REASON);
        let (goals, measures, reason) = (goals?, measures?, reason?);
        Ok(Draft::new(texts, move |parts| d::RevisePlan {
            fact: parts.fact,
            goals: goals.into_iter().map(|goal| goal.sealed(&parts.sealed)).collect(),
            measures: measures.into_iter().map(|measure| measure.sealed(&parts.sealed)).collect(),
            reason: parts.sealed.at(reason),
        }))
    }
}

impl Specifics for v1::AgreePlanRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let version = fields.number("version", self.version.into(), 1..=i32::MAX.into());
        let persons = fields.ids("person_ids", &self.person_ids, limits::PERSONS);
        let (version, persons) = (version? as u32, persons?);
        Ok(Draft::new(texts, move |parts| d::AgreePlan { fact: parts.fact, version, persons }))
    }
}

impl Specifics for v1::StartMeasureRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let measure = fields.id("measure_id", &self.measure_id)?;
        Ok(Draft::new(texts, move |parts| d::StartMeasure { fact: parts.fact, measure }))
    }
}

impl Specifics for v1::CompleteMeasureRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let measure = fields.id("measure_id", &self.measure_id);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (measure, text) = (measure?, text?);
        Ok(Draft::new(texts, move |parts| d::CompleteMeasure {
            fact: parts.fact,
            measure,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::StopMeasureRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let measure = fields.id("measure_id", &self.measure_id);
        let reason = fields.text(&mut texts, "reason", self.reason, limits::REASON);
        let (measure, reason) = (measure?, reason?);
        Ok(Draft::new(texts, move |parts| d::StopMeasure {
            fact: parts.fact,
            measure,
            text: parts.sealed.at(reason),
        }))
    }
}

fn goals(fields: &mut Fields, texts: &mut Texts, goals: Vec<v1::PlanGoal>) -> Field<Vec<GoalDraft>> {
    fields.at_most("goals", goals.len(), limits::GOALS)?;
    let checked = goals.into_iter().enumerate().map(|(at, sent)| {
        fields.within(format_args!("goals[{at}]"), |fields| {
            let goal = fields.id("goal_id", &sent.goal_id);
            let life_domain = fields.word("life_domain", sent.life_domain);
            let need = fields.optional_id("need_id", &sent.need_id);
            let text = fields.text(texts, "text", sent.text, limits::TEXT);
            Ok(GoalDraft { goal: goal?, life_domain: life_domain?, need: need?, text: text? })
        })
    });
    checked.collect::<Vec<_>>().into_iter().collect()
}

fn measures(
    fields: &mut Fields,
    texts: &mut Texts,
    measures: Vec<v1::PlanMeasure>,
) -> Field<Vec<MeasureDraft>> {
    fields.at_most("measures", measures.len(), limits::MEASURES)?;
    let checked = measures.into_iter().enumerate().map(|(at, sent)| {
        fields.within(format_args!("measures[{at}]"), |fields| {
            let measure = fields.id("measure_id", &sent.measure_id);
            let goal = fields.id("goal_id", &sent.goal_id);
            let organisation = fields.optional_organisation("organisation_id", sent.organisation_id);
            let due = fields.optional_date("due_on", sent.due_on);
            let text = fields.text(texts, "text", sent.text, limits::TEXT);
            Ok(MeasureDraft {
                measure: measure?,
                goal: goal?,
                organisation: organisation?,
                due: due?,
                text: text?,
            })
        })
    });
    checked.collect::<Vec<_>>().into_iter().collect()
}

impl GoalDraft {
    fn sealed(self, sealed: &SealedTexts) -> d::Goal {
        let Self { goal, life_domain, need, text } = self;
        d::Goal { goal, life_domain, need, text: sealed.at(text) }
    }
}

impl MeasureDraft {
    fn sealed(self, sealed: &SealedTexts) -> d::Measure {
        let Self { measure, goal, organisation, due, text } = self;
        d::Measure { measure, goal, organisation, due, text: sealed.at(text) }
    }
}
