//! The sheet: everything that is said, in sentences, before it takes a form.

use serde::Serialize;

use super::super::desk::Desk;
use super::super::words::upper_first;
use super::gap::GapView;
use super::item::ItemView;
use super::score::ScoreView;
use crate::decide::Outcome;
use crate::decide::checklist::{SelfCheck, Why};
use crate::model::inherit::Basis;
use crate::model::{Entry, Fact};
use crate::value::Citation;

/// What is said of one organisation.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) title: String,
    /// What binds and what does not; nothing where everything does.
    pub(super) first: Vec<String>,
    /// Whether anything is asked at all.
    pub(super) asked: bool,
    pub(super) facts: Vec<(String, String)>,
    pub(super) score: ScoreView,
    pub(super) gaps: Vec<GapView>,
    /// What holds for all gaps.
    pub(super) gap_notes: Vec<String>,
    pub(super) chapters: Vec<ChapterView>,
    pub(super) open: Vec<OpenView>,
    pub(super) aside: Vec<String>,
    pub(super) further: Vec<String>,
}

/// A chapter of the checklist.
#[derive(Debug, Serialize)]
pub(super) struct ChapterView {
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) items: Vec<ItemView>,
}

/// Items of which it is not known whether they concern the organisation, by what would tell.
#[derive(Debug, Serialize)]
pub(super) struct OpenView {
    pub(super) how: String,
    pub(super) items: Vec<ItemView>,
}

impl Sheet {
    pub(super) fn new(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Self {
        let words = desk.words;
        let country = match check.law.country {
            Some(country) => country.name.clone(),
            None => words.get("checklist-directive").to_owned(),
        };
        Self {
            title: words.with("checklist-title", &[("country", &country)]),
            first: first(desk, check),
            asked: !check.questions.items.is_empty() || !check.questions.open.is_empty(),
            facts: facts(desk, check),
            score: ScoreView::new(desk, check),
            gaps: check
                .gaps
                .iter()
                .map(|gap| GapView::new(desk, gap))
                .collect(),
            gap_notes: gap_notes(desk, check),
            chapters: chapters(desk, check),
            open: open(desk, check),
            aside: aside(desk, check),
            further: check
                .questions
                .further
                .iter()
                .map(|entry| further(desk, entry))
                .collect(),
        }
    }
}

/// What has to be said before anything else.
fn first(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Vec<String> {
    let words = desk.words;
    let decision = check.decision;
    let one = match &decision.outcome {
        Outcome::OutOfScope => words.get("checklist-first-out").to_owned(),
        Outcome::Elsewhere if decision.elsewhere.is_empty() => {
            words.get("checklist-first-elsewhere-unknown").to_owned()
        }
        Outcome::Elsewhere => {
            let states: Vec<&String> = decision.elsewhere.iter().collect();
            words.with(
                "checklist-first-elsewhere",
                &[("states", &words.one_of(&states))],
            )
        }
        Outcome::Undetermined => {
            let missing: Vec<String> = decision
                .missing
                .iter()
                .map(|input| desk.input_name(input))
                .collect();
            words.with(
                "checklist-first-undetermined",
                &[("missing", &words.all_of(&missing))],
            )
        }
        _ => String::new(),
    };
    let footing = match decision.basis {
        _ if decision.binding => "",
        Basis::InForce if matches!(decision.outcome, Outcome::Undetermined) => "",
        Basis::InForce => "checklist-first-unregistered",
        Basis::Adopted => "checklist-first-adopted",
        Basis::Bill => "checklist-first-bill",
        Basis::DirectiveOnly => "checklist-first-directive",
    };
    let outside = matches!(decision.outcome, Outcome::OutOfScope | Outcome::Elsewhere);
    let mut first = vec![one];
    if !outside && !footing.is_empty() {
        first.push(words.get(footing).to_owned());
    }
    if decision.outcome == Outcome::RegistrationOnly {
        first.push(words.get("checklist-first-registration-only").to_owned());
    }
    first.retain(|sentence| !sentence.is_empty());
    first
}

fn facts(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Vec<(String, String)> {
    let words = desk.words;
    let decision = check.decision;
    let activities: Vec<String> = check
        .profile
        .activities
        .iter()
        .map(|activity| desk.type_name(&activity.entity))
        .collect();
    let class = match &decision.outcome {
        Outcome::National(class) => desk.class_name(class),
        outcome => desk.outcome(outcome),
    };
    let unknown = decision.outcome == Outcome::Undetermined;
    let outside = matches!(decision.outcome, Outcome::OutOfScope | Outcome::Elsewhere);
    let binds = match decision.binding {
        _ if unknown || outside => None,
        true => Some("checklist-binds"),
        false => Some("checklist-binds-not"),
    };
    let footing = words.of("state", basis_word(decision.basis));
    let footing: Vec<String> = std::iter::once(footing)
        .chain(binds.map(|binds| words.get(binds).to_owned()))
        .collect();
    let mut facts = vec![
        ("checklist-what", words.all_of(&activities)),
        ("checklist-class", class),
        ("checklist-footing", footing.join(words.get("list-comma"))),
    ];
    if let Some(regime) = &decision.regime {
        let named = desk.law.regimes.iter().find(|one| one.id == *regime);
        let name = named.map_or(regime.clone(), |regime| regime.name.clone());
        facts.push(("checklist-regime", name));
    }
    let day = |date| words.date(date);
    if !unknown {
        let duties = decision.duties_from.map(day);
        let fines = decision.fines_from.map(day);
        facts.extend(duties.map(|date| ("checklist-duties-from", date)));
        facts.extend(fines.map(|date| ("checklist-fines-from", date)));
    }
    facts.push(("checklist-law-of", day(desk.law.base.as_of)));
    facts
        .into_iter()
        .map(|(label, text)| (words.get(label).to_owned(), text))
        .collect()
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::InForce => "in-force",
        Basis::Adopted => "adopted",
        Basis::Bill => "bill",
        Basis::DirectiveOnly => "none",
    }
}

fn gap_notes(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Vec<String> {
    let words = desk.words;
    let unassessed = check.readiness.count_of(None) > 0;
    let mut notes = match check.gaps.is_empty() {
        true => vec!["checklist-gaps-none"],
        false if check.decision.binding => vec!["checklist-gaps-order", "checklist-exposure-note"],
        false => vec![
            "checklist-gaps-order",
            "checklist-exposure-note",
            "checklist-exposure-would",
        ],
    };
    if unassessed {
        notes.push("checklist-gaps-unassessed");
    }
    notes
        .into_iter()
        .map(|note| words.get(note).to_owned())
        .collect()
}

fn chapters(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Vec<ChapterView> {
    let of = |name: &Option<String>| -> Vec<ItemView> {
        check
            .questions
            .items
            .iter()
            .filter(|item| item.chapter.addressee.name == *name)
            .map(|item| ItemView::new(desk, item, check.answers.get(&item.fact.id)))
            .collect()
    };
    check
        .chapters
        .iter()
        .map(|chapter| ChapterView {
            title: chapter.chapter.title.clone(),
            notes: chapter.chapter.addressee.remarks.notes.clone(),
            items: of(&chapter.chapter.addressee.name),
        })
        .collect()
}

/// Items that want the same inputs stand together.
fn open(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Vec<OpenView> {
    let mut open: Vec<OpenView> = Vec::new();
    for item in &check.questions.open {
        let missing: Vec<String> = item
            .missing
            .iter()
            .map(|input| match input.as_str() {
                "class" => desk.words.get("checklist-class").to_owned(),
                input => desk.input_name(input),
            })
            .collect();
        let how = desk.words.with(
            "checklist-open-how",
            &[("missing", &desk.words.all_of(&missing))],
        );
        let view = ItemView::new(desk, item, check.answers.get(&item.fact.id));
        match open.iter_mut().find(|one| one.how == how) {
            Some(one) => one.items.push(view),
            None => open.push(OpenView {
                how,
                items: vec![view],
            }),
        }
    }
    open
}

fn aside(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Vec<String> {
    let words = desk.words;
    check
        .questions
        .set_aside
        .iter()
        .map(|aside| {
            let chapter = aside.chapter.title.as_str();
            match aside.why {
                Why::Displaced(regime) => words.with(
                    "checklist-aside-regime",
                    &[("chapter", chapter), ("regime", &regime.name)],
                ),
                Why::Exempt => words.with("checklist-aside-exempt", &[("chapter", chapter)]),
            }
        })
        .collect()
}

fn further(desk: &Desk<'_>, entry: &Fact<Entry>) -> String {
    let words = desk.words;
    let when = match (&entry.date, &entry.within, &entry.every) {
        (Some(date), _, _) => words.date(*date),
        (None, Some(within), _) => desk.within(within),
        (None, None, Some(every)) => desk.every(every),
        (None, None, None) => String::new(),
    };
    let text = match when.is_empty() {
        true => entry.text.clone(),
        false => words.with(
            "checklist-named",
            &[("what", &upper_first(&when)), ("when", &entry.text)],
        ),
    };
    let under: Vec<&Citation> = entry.proof.under.iter().collect();
    match basis(desk, &under) {
        basis if basis.is_empty() => text,
        basis => format!("{text} ({basis})"),
    }
}

/// A legal basis in words: the places in one act together, then the act.
pub(super) fn basis(desk: &Desk<'_>, under: &[&Citation]) -> String {
    let comma = desk.words.get("list-comma");
    let mut acts: Vec<(&str, Vec<String>)> = Vec::new();
    for citation in under {
        let place = desk.place(citation).replace('\u{a0}', " ");
        match acts.iter_mut().find(|(law, _)| *law == citation.law) {
            Some((_, places)) => places.push(place),
            None => acts.push((&citation.law, vec![place])),
        }
    }
    let acts: Vec<String> = acts
        .into_iter()
        .map(|(law, mut places)| {
            places.retain(|place| !place.is_empty());
            let name = desk.act_label(law);
            match places.is_empty() {
                true => name.to_owned(),
                false => format!("{} {name}", places.join(comma)),
            }
        })
        .collect();
    acts.join(desk.words.get("list-semicolon"))
}
