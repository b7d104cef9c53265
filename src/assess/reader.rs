//! Requests read under one law, for whoever takes down what they say.

use super::line::{Fields, Json};
use super::request::{
    FIELDS, RequestError, Result, entity_type, given, list, main_establishment, object,
    read_countries, read_share, read_size, text, whole_share,
};
use crate::decide::{
    Answer, AnswerError, Enterprise, FIGURES, Presence, ProfileVisitor, Question, Three, Tie,
    parse_json,
};
use crate::model::inherit::Law;

/// The figures by which size is told, by the names that programs use, in the order of [`FIGURES`].
const FIGURE_FIELDS: [&str; FIGURES.len()] = ["staff", "turnover_eur", "balance_sheet_eur"];

/// The input that the ceilings of fines are taken from: the turnover of the whole undertaking.
const UNDERTAKING: &str = "worldwide-turnover";

/// Reads requests under one law.
pub(super) struct Reader<'a> {
    law: Law<'a>,
    /// The questions that every request answers.
    figures: [std::result::Result<Question<'a>, AnswerError>; FIGURES.len()],
}

impl<'a> Reader<'a> {
    pub(super) fn of(law: &Law<'a>) -> Self {
        Self {
            law: law.clone(),
            figures: FIGURES.map(|figure| Question::of(law, figure)),
        }
    }

    /// Reads the organisation of a request, for whoever takes it down. What was taken down before an
    /// error means nothing.
    pub(super) fn read(
        &self,
        request: &Fields<'_>,
        visitor: &mut impl ProfileVisitor,
    ) -> Result<()> {
        let [
            _id,
            _country,
            entities,
            activities,
            staff,
            turnover,
            balance_sheet,
            size,
            periods,
            group,
            undertaking,
            flags,
            inputs,
            established_in,
            provides_in,
            main,
            _as_of,
            _assume,
        ] = given(request, &FIELDS)?;
        self.activities([entities, activities], visitor)?;
        visitor.figures(self.figures([staff, turnover, balance_sheet])?);
        if let Some(turnover) = undertaking {
            let answer = parse_json(&self.law, UNDERTAKING, turnover)
                .map_err(|error| RequestError(format!("`undertaking_turnover_eur`: {error}")))?;
            visitor.answer(UNDERTAKING, answer);
        }
        if let Some(size) = size {
            visitor.size(read_size(size)?);
        }
        if let Some(group) = group {
            visitor.group(self.group(group)?);
        }
        for period in periods.map_or(Ok(&[][..]), |periods| list(periods, "periods"))? {
            self.period(period, visitor)?;
        }
        for (field, answers) in [("flags", flags), ("inputs", inputs)] {
            if let Some(answers) = answers {
                self.answers(answers, field, visitor)?;
            }
        }
        for (field, countries, presence) in [
            ("established_in", established_in, Presence::EstablishedIn),
            ("provides_in", provides_in, Presence::ProvidesIn),
        ] {
            if let Some(countries) = countries {
                read_countries(countries, field, presence, visitor)?;
            }
        }
        if let Some(value) = main {
            visitor.main_establishment(main_establishment(value)?);
        }
        Ok(())
    }

    fn activities(
        &self,
        [entities, activities]: [Option<&Json<'_>>; 2],
        visitor: &mut impl ProfileVisitor,
    ) -> Result<()> {
        let mut nothing = true;
        if let Some(entities) = entities {
            for entity in list(entities, "entities")? {
                self.entity(text(entity, "entities")?, visitor)?;
                nothing = false;
            }
        }
        if let Some(activities) = activities {
            for activity in list(activities, "activities")? {
                self.activity(activity, visitor)?;
                nothing = false;
            }
        }
        if nothing {
            return Err(RequestError(
                "nothing is said of what the organisation does: give `entities` or `activities` with \
                 at least one entity type"
                    .to_owned(),
            ));
        }
        Ok(())
    }

    /// An entity type of any state: one that this law does not have is nothing under it.
    fn entity(&self, id: &str, visitor: &mut impl ProfileVisitor) -> Result<()> {
        if visitor.activity(id) {
            return Ok(());
        }
        entity_type(&self.law, id)
    }

    fn activity(&self, activity: &Json<'_>, visitor: &mut impl ProfileVisitor) -> Result<()> {
        if let Json::Text(entity) = activity {
            return self.entity(entity, visitor);
        }
        let fields = object(activity, "activities")?;
        let entity = fields.get("entity").filter(|value| !value.is_null());
        let entity =
            entity.ok_or_else(|| RequestError("an activity has no `entity`".to_owned()))?;
        self.entity(text(entity, "entity")?, visitor)?;
        for (field, value) in fields.iter() {
            let written = match field {
                "entity" => continue,
                _ if value.is_null() => continue,
                "weight" => "activity-weight",
                field => field,
            };
            let question = Question::of(&self.law, written)?;
            let answer = question.parse_json(value)?;
            if let Answer::Percent(share) = &answer {
                whole_share(*share, field)?;
            }
            visitor.of_activity(question.id(), answer);
        }
        Ok(())
    }

    fn figures(&self, written: [Option<&Json<'_>>; FIGURES.len()]) -> Result<Three> {
        let mut figures = Three::default();
        let questions = FIGURE_FIELDS.into_iter().zip(&self.figures);
        for (((field, question), value), into) in questions.zip(written).zip(&mut figures) {
            if let Some(value) = value {
                let question = question.as_ref().map_err(Clone::clone);
                let answer = question.and_then(|question| question.parse_json(value));
                let refused = |error| RequestError(format!("`{field}`: {error}"));
                *into = Some(answer.map_err(refused)?);
            }
        }
        Ok(figures)
    }

    fn group(&self, value: &Json<'_>) -> Result<Vec<Enterprise>> {
        list(value, "group")?
            .iter()
            .map(|member| self.enterprise(object(member, "group")?))
            .collect()
    }

    fn enterprise(&self, fields: &Fields<'_>) -> Result<Enterprise> {
        const KNOWN: [&str; 5] = [
            "relation",
            "share",
            "staff",
            "turnover_eur",
            "balance_sheet_eur",
        ];
        let [relation, share, figures @ ..] = given(fields, &KNOWN)?;
        let relation = relation.ok_or_else(|| {
            RequestError("a member of the group has no `relation`: partner or linked".to_owned())
        })?;
        let share = share.map(read_share).transpose()?;
        let tie = match text(relation, "relation")? {
            "linked" => Tie::Linked,
            "partner" => Tie::Partner(share),
            other => {
                return Err(RequestError(format!(
                    "`{other}` is no relation: write partner or linked"
                )));
            }
        };
        Ok(Enterprise {
            tie,
            figures: self.figures(figures)?,
        })
    }

    fn period(&self, value: &Json<'_>, visitor: &mut impl ProfileVisitor) -> Result<()> {
        const KNOWN: [&str; 5] = [
            "year",
            "staff",
            "turnover_eur",
            "balance_sheet_eur",
            "group",
        ];
        let [_year, figures @ .., group] = given(object(value, "periods")?, &KNOWN)?;
        let figures = self.figures(figures)?;
        let group = group.map(|group| self.group(group));
        visitor.period(figures, group.transpose()?);
        Ok(())
    }

    fn answers(
        &self,
        answers: &Json<'_>,
        field: &str,
        visitor: &mut impl ProfileVisitor,
    ) -> Result<()> {
        for (name, value) in object(answers, field)?.iter() {
            if value.is_null() {
                continue;
            }
            if field == "flags" && !matches!(value, Json::Bool(_)) {
                return Err(RequestError(format!(
                    "`flags` holds true and false; `{name}` has {value}. Other answers stand in \
                     `inputs`"
                )));
            }
            let question = Question::of(&self.law, name)?;
            visitor.answer(question.id(), question.parse_json(value)?);
        }
        Ok(())
    }
}
