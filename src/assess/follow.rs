//! What follows from a decision: duties, registration, reports, supervision, fines, dates.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::cited;
use crate::decide::checklist::amount_for;
use crate::decide::{self, Case, Context, Decision, Outcome, Profile};
use crate::model::inherit::Law;
use crate::model::{Ceiling, Entry, Fact};
use crate::value::Date;

/// The input from which ceilings take their share.
const WORLDWIDE_TURNOVER: &str = "worldwide-turnover";

/// Whom ceilings can name beside classes.
pub(super) const GROUPS: [&str; 3] = ["everyone", "public-bodies", "natural-persons"];

/// What follows for an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Follow {
    /// Measures, duties of managers and other obligations.
    pub duties: Vec<Duty>,
    /// Where to register, and by when.
    pub registration: Vec<Registration>,
    /// The reports on a significant incident.
    pub reports: Vec<StageOwed>,
    /// To whom they go.
    pub recipients: Vec<Recipient>,
    /// Who supervises.
    pub supervisors: Vec<Recipient>,
    /// Who is to supervise once a bill is law; nobody of them does so today.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub planned_supervisors: Vec<Recipient>,
    /// What a breach can cost.
    pub fines: Vec<Fine>,
    /// National frameworks.
    pub frameworks: Vec<Duty>,
    /// Dates of the national calendar that lie ahead.
    pub dates: Vec<Duty>,
    /// Topics that a sector act takes over, or from which the law frees the organisation.
    pub given_way: Vec<String>,
}

/// Something owed, or a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Duty {
    /// `measures`, `management`, `obligation`, `framework` or `milestone`.
    pub topic: String,
    /// Its id.
    pub id: String,
    /// What is owed.
    pub text: String,
    /// The day, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The articles.
    pub under: Vec<String>,
    /// How good the evidence is.
    pub grade: crate::model::Grade,
}

/// A register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Registration {
    /// Its name, where a state has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// With whom.
    pub with: Vec<String>,
    /// Where.
    pub portals: Vec<String>,
    /// By when.
    pub due: Vec<Duty>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StageOwed {
    /// The stage.
    pub stage: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it is due: `24h of awareness`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
    /// Whether only on request.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub on_request: bool,
    /// The articles.
    pub under: Vec<String>,
}

/// An authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recipient {
    /// Its id.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// Where to reach it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The highest fine of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fine {
    /// The class.
    pub class: String,
    /// As the law says it.
    pub amount: String,
    /// Whether the law leaves it open upwards.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_least: bool,
    /// What that is for this organisation, from the worldwide turnover of its undertaking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_this_organisation: Option<String>,
    /// The infringements that it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<String>,
    /// The articles.
    pub under: Vec<String>,
    /// How good the evidence is.
    pub grade: crate::model::Grade,
}

/// Tells what follows. Nothing does for an organisation that is outside or elsewhere.
#[must_use]
pub fn follow(law: &Law<'_>, profile: &Profile, decision: &Decision) -> Follow {
    let mut follow = Follow::default();
    if matches!(decision.outcome, Outcome::OutOfScope | Outcome::Elsewhere) {
        return follow;
    }
    let case = Case::new(law, profile, true);
    let context = decide::classed(law, &case, decision);
    let stands =
        |topic: &str| !decide::displaced(law, decision, topic) && !decision.frees_from(topic);
    let topics = [
        "measures",
        "management",
        "registration",
        "reporting",
        "supervision",
        "fines",
    ];
    follow.given_way = topics
        .iter()
        .filter(|topic| !stands(topic))
        .map(|topic| (*topic).to_owned())
        .collect();
    let inside = decision.outcome.is_inside() || decision.outcome == Outcome::Undetermined;
    for topic in decide::CHAPTERS {
        if inside && stands(topic) {
            for kind in decide::DUTY_KINDS {
                for entry in decide::chapter(law, profile, decision, topic, kind) {
                    follow.duties.push(duty(topic, entry.fact));
                }
            }
        }
    }
    for entry in decide::obligations(law, profile, decision) {
        follow.duties.push(duty("obligation", entry));
    }
    if stands("registration") {
        follow.registration = registration(law, profile, decision, context);
    }
    if inside && stands("reporting") {
        reports(law, profile, decision, context, &mut follow);
    }
    if stands("supervision") {
        supervisors(law, profile, decision, &mut follow);
    }
    if stands("fines") {
        follow.fines = fines(law, profile, decision, context);
    }
    for entry in decide::frameworks(law, profile, decision) {
        follow.frameworks.push(duty("framework", entry));
    }
    for entry in decide::milestones(law, profile, decision) {
        if entry.date.is_some_and(|date| date >= law.base.as_of) {
            follow.dates.push(duty("milestone", entry));
        }
    }
    follow.dates.sort_by_key(|entry| entry.date);
    follow
}

fn duty(topic: &str, entry: &Fact<Entry>) -> Duty {
    Duty {
        topic: topic.to_owned(),
        id: entry.name.clone(),
        text: entry.text.clone(),
        date: entry.date,
        under: cited(&entry.proof.under),
        grade: entry.proof.grade,
    }
}

fn registration(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    context: Context<'_>,
) -> Vec<Registration> {
    let concerned = |when: Option<&_>| decide::concerns(when, context);
    decide::registrations(law, profile, decision)
        .into_iter()
        .map(|block| Registration {
            register: block.addressee.name.clone(),
            with: block
                .with
                .iter()
                .filter(|with| law.counts(&with.proof))
                .flat_map(|with| with.iter().map(|id| authority_name(law, id)))
                .collect(),
            portals: block
                .portals
                .iter()
                .filter(|portal| law.counts(&portal.proof) && concerned(portal.when.as_ref()))
                .filter_map(|portal| match (&portal.url, &portal.name) {
                    (Some(url), _) => Some(url.to_string()),
                    (None, name) => name.clone(),
                })
                .collect(),
            due: block
                .deadlines
                .iter()
                .chain(&block.periods)
                .filter(|entry| law.counts(&entry.proof) && concerned(entry.when.as_ref()))
                .map(|entry| {
                    let mut due = duty("registration", entry);
                    if let Some(within) = &entry.within {
                        due.text = format!("within {}: {}", period(within), due.text);
                    }
                    due
                })
                .collect(),
        })
        .filter(|block| {
            !(block.with.is_empty() && block.portals.is_empty() && block.due.is_empty())
        })
        .collect()
}

fn reports(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    context: Context<'_>,
    follow: &mut Follow,
) {
    for stage in decide::stages_for(law, profile, decision) {
        follow.reports.push(StageOwed {
            stage: stage.fact.id.clone(),
            name: stage.fact.name.clone(),
            within: stage.fact.within.as_ref().map(period),
            every: stage.fact.every.as_ref().map(period),
            on_request: stage.fact.on_request,
            under: cited(&stage.fact.proof.under),
        });
    }
    let Some(block) = decide::reporting_for(law, profile, decision) else {
        return;
    };
    for to in &block.to {
        if law.counts(&to.proof) && decide::concerns(to.when.as_ref(), context) {
            for id in decide::addressees(law, profile, decision, &to.authorities) {
                push(law, id, &mut follow.recipients);
            }
        }
    }
}

fn supervisors(law: &Law<'_>, profile: &Profile, decision: &Decision, follow: &mut Follow) {
    let regime = decision
        .regime
        .iter()
        .filter_map(|id| law.regimes.iter().find(|regime| regime.id == *id))
        .flat_map(|regime| &regime.authorities);
    for id in regime {
        push(law, id, &mut follow.supervisors);
    }
    for activity in &profile.activities {
        for supervisor in decide::supervisors(law, profile, decision, activity) {
            let proof = &supervisor.remit.proof;
            let into = if law.counts(proof) {
                &mut follow.supervisors
            } else if proof.draft {
                &mut follow.planned_supervisors
            } else {
                continue;
            };
            push(law, &supervisor.authority.id, into);
        }
    }
}

fn push(law: &Law<'_>, id: &str, into: &mut Vec<Recipient>) {
    if into.iter().any(|known| known.authority == id) {
        return;
    }
    let authority = law
        .country
        .iter()
        .flat_map(|country| &country.body.authorities)
        .find(|authority| authority.id == id);
    into.push(Recipient {
        authority: id.to_owned(),
        name: authority_name(law, id),
        url: authority
            .and_then(|authority| authority.url.as_ref())
            .map(|url| url.value.to_string()),
    });
}

fn authority_name(law: &Law<'_>, id: &str) -> String {
    law.country
        .iter()
        .flat_map(|country| &country.body.authorities)
        .chain(&law.directive.body.authorities)
        .find(|authority| authority.id == id)
        .map_or_else(|| id.to_owned(), |authority| authority.name.clone())
}

fn period(period: &crate::model::Period) -> String {
    match &period.of {
        Some(event) => format!("{} of {event}", period.duration),
        None => period.duration.to_string(),
    }
}

/// The ceilings of the class, and of the directive's class that its members also have.
fn fines(law: &Law<'_>, profile: &Profile, decision: &Decision, context: Context<'_>) -> Vec<Fine> {
    let class = decision.outcome.class();
    let also = law.class_of(class).map(String::as_str);
    let blocks = decide::fines(law, profile, decision);
    let of = |wanted: &str| -> Vec<Fine> {
        blocks
            .iter()
            .flat_map(|block| {
                block
                    .ceilings
                    .iter()
                    .map(|ceiling| (ceiling, block.covers.as_ref()))
            })
            .filter(|(ceiling, _)| {
                ceiling.class == wanted
                    && law.counts(&ceiling.proof)
                    && decide::concerns(ceiling.when.as_ref(), context)
            })
            .map(|(ceiling, covers)| {
                fine(ceiling, context, covers.map(|covers| covers.value.clone()))
            })
            .collect()
    };
    let own = of(class);
    let mut fines = match also {
        Some(also) if own.is_empty() => of(also),
        _ => own,
    };
    // Ceilings of a group are told under its name: who belongs to it is not asked.
    for group in GROUPS {
        fines.extend(of(group));
    }
    fines
}

fn fine(ceiling: &Fact<Ceiling>, context: Context<'_>, covers: Option<String>) -> Fine {
    // Only the turnover of the whole undertaking makes a figure for this organisation.
    let inputs = ceiling.amount.inputs();
    let told = !inputs.is_empty() && inputs.iter().all(|input| *input == WORLDWIDE_TURNOVER);
    Fine {
        class: ceiling.class.clone(),
        amount: ceiling.amount.to_string(),
        at_least: ceiling.at_least,
        for_this_organisation: told
            .then(|| amount_for(&ceiling.amount, context))
            .flatten()
            .map(|money| money.to_string()),
        covers,
        under: cited(&ceiling.proof.under),
        grade: ceiling.proof.grade,
    }
}
