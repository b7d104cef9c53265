//! Frequently asked questions. The answers are made of what the page says, so that they cannot
//! disagree with it.

use super::super::desk::Desk;
use super::super::markdown::{escape, escaped};
use super::super::place::{Subject, spread};
use super::super::words::{lower_first, upper_first};
use super::{authorities, fines, registration, reporting, scope};
use crate::decide::Outcome;
use crate::value::Amount;

/// A question and its answer in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub asks: String,
    /// The answer.
    pub answer: String,
}

/// The questions of a page.
#[must_use]
pub fn questions(desk: &Desk<'_>, subject: &Subject<'_>, sector: &str) -> Vec<Question> {
    let words = desk.words;
    let country = subject.place.country.name.as_str();
    let about = [("country", country), ("sector", sector)];
    vec![
        Question {
            asks: words.with("faq-scope", &about),
            answer: scope_answer(desk, subject),
        },
        Question {
            asks: words.with("faq-report", &about),
            answer: report_answer(desk, subject),
        },
        Question {
            asks: words.with("faq-measures", &about),
            answer: measures_answer(desk, subject),
        },
        Question {
            asks: words.with("faq-fines", &about),
            answer: fines_answer(desk, subject),
        },
        Question {
            asks: words.with("faq-register", &about),
            answer: register_answer(desk, subject),
        },
    ]
}

/// The questions as HTML.
#[must_use]
pub fn html(questions: &[Question]) -> String {
    let mut html = String::from("<dl class=\"faq\">");
    for question in questions {
        html.push_str("<dt>");
        escape(&question.asks, &mut html);
        html.push_str("</dt><dd>");
        html.push_str(&escaped(&question.answer));
        html.push_str("</dd>");
    }
    html.push_str("</dl>");
    html
}

fn sentences(parts: Vec<String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn scope_answer(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let words = desk.words;
    let mut parts = Vec::new();
    if let Some(left_out) = subject.here.and_then(|here| here.left_out) {
        parts.push(words.with(
            "scope-left-out",
            &[("country", &subject.place.country.name)],
        ));
        parts.push(left_out.text.clone());
        return sentences(parts);
    }
    parts.push(words.with("scope-intro", &[("basis", &scope::basis(desk, subject))]));
    for one in spread(&subject.rows, &subject.outcomes) {
        parts.push(words.with(
            "faq-scope-outcome",
            &[
                ("outcome", &upper_first(&desk.outcome(&one.outcome))),
                ("who", &lower_first(&scope::phrase(desk, subject, &one))),
            ],
        ));
    }
    let acts = subject
        .rows
        .iter()
        .flat_map(|row| &row.decisions)
        .flat_map(|decision| &decision.assumed);
    let by_act = acts
        .filter_map(|id| subject.law().inputs.get(id.as_str()))
        .any(|input| input.act_of_state);
    if by_act {
        parts.push(words.get("faq-designation").to_owned());
    }
    sentences(parts)
}

fn report_answer(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let words = desk.words;
    if let Some(regime) = subject.displaced("reporting") {
        return words.with("reporting-displaced", &[("regime", &regime.name)]);
    }
    let routes = reporting::routes(subject);
    if routes.is_empty() {
        let only = subject.outcomes.contains(&Outcome::RegistrationOnly);
        return words
            .get(if only {
                "reporting-registration-only"
            } else {
                "reporting-none"
            })
            .to_owned();
    }
    let mut parts = Vec::new();
    for (at, route) in routes.iter().enumerate() {
        let names: Vec<String> = route
            .block
            .iter()
            .flat_map(|block| &block.to)
            .filter(|to| !subject.residual(to.when.as_ref()).is_never())
            .flat_map(|to| {
                let names =
                    reporting::recipient_names(desk, subject, to, |id| match desk.authority(id) {
                        Some(authority) => authority.name.clone(),
                        None => desk.authority_short(id),
                    });
                names
                    .into_iter()
                    .map(|name| desk.planned(&to.proof, name))
                    .collect::<Vec<_>>()
            })
            .collect();
        let to = if names.is_empty() {
            words.get("not-verified").to_owned()
        } else {
            words.all_of(&names)
        };
        parts.push(match route.residual.condition() {
            Some(condition) if at > 0 => words.with(
                "faq-report-where",
                &[("to", &to), ("condition", &desk.condition(condition))],
            ),
            _ => words.with("faq-report-to", &[("to", &to)]),
        });
        if at == 0 {
            let stages = reporting::in_words(desk, &reporting::stages(subject, route));
            if !stages.is_empty() {
                parts.push(upper_first(
                    &words.with("faq-stages", &[("stages", &words.all_of(&stages))]),
                ));
            }
        }
    }
    sentences(parts)
}

fn measures_answer(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let words = desk.words;
    if let Some(regime) = subject.displaced("measures") {
        return words.with("obligations-displaced", &[("regime", &regime.name)]);
    }
    if !subject.has_duties() {
        let only = subject.outcomes.contains(&Outcome::RegistrationOnly);
        return words
            .get(if only {
                "measures-registration-only"
            } else {
                "measures-none"
            })
            .to_owned();
    }
    let mut names = Vec::new();
    let mut under = Vec::new();
    let mut own = Vec::new();
    for (entry, origin, _) in super::chapter_entries(subject, "measures") {
        if entry.kind != "measure" || !entry.proof.is_law() {
            continue;
        }
        if origin != crate::model::inherit::Origin::Directive {
            own.push(lower_first(&entry.text));
        } else if entry.proof.id.contains("/measures/measure/") {
            names.push(lower_first(&entry.text));
            if under.is_empty() {
                under.clone_from(&entry.proof.under);
            }
        }
    }
    let mut parts = vec![words.count(
        "faq-measures-list",
        names.len(),
        &[("measures", &words.all_of(&names))],
    )];
    if !own.is_empty() {
        parts.push(words.with(
            "faq-measures-own",
            &[
                ("country", &subject.place.country.name),
                ("measures", &words.all_of(&own)),
            ],
        ));
    }
    if subject
        .types
        .iter()
        .any(|here| here.entity.implementing_2690)
    {
        parts.push(words.get("faq-measures-implementing").to_owned());
    }
    sentences(parts)
}

fn fines_answer(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let words = desk.words;
    if let Some(regime) = subject.displaced("fines") {
        return words.with("fines-displaced", &[("regime", &regime.name)]);
    }
    if !subject.has_duties() {
        let only = subject.outcomes.contains(&Outcome::RegistrationOnly);
        return words
            .get(if only {
                "fines-registration-only"
            } else {
                "fines-none"
            })
            .to_owned();
    }
    let own = fines::blocks(subject);
    let mut parts = Vec::new();
    for class in fines::classes(subject) {
        let mut ceilings = own
            .iter()
            .flat_map(|fines| &fines.ceilings)
            .filter(|ceiling| {
                ceiling.class == class && ceiling.when.is_none() && ceiling.proof.is_law()
            });
        let name = lower_first(&desk.class_name(&class));
        parts.push(match ceilings.next() {
            Some(ceiling) if ceiling.amount == Amount::NotInLaw => {
                words.with("faq-fine-no-figure", &[("class", &name)])
            }
            Some(ceiling) => words.with(
                "faq-fine",
                &[("class", &name), ("amount", &fines::amount(desk, ceiling))],
            ),
            None => words.with("faq-fine-unknown", &[("class", &name)]),
        });
    }
    let floors: Vec<String> = subject
        .law()
        .directive
        .body
        .fines
        .iter()
        .flat_map(|fines| &fines.ceilings)
        .map(|ceiling| {
            let class = lower_first(&desk.class_name(&ceiling.class));
            let amount = desk.amount(&ceiling.amount);
            words.with("faq-fines-floor", &[("class", &class), ("amount", &amount)])
        })
        .collect();
    if !floors.is_empty() {
        parts.push(words.with("faq-fines-minimum", &[("floors", &words.all_of(&floors))]));
    }
    sentences(parts)
}

fn register_answer(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let words = desk.words;
    if subject.all_out() {
        return words.get("registration-out").to_owned();
    }
    let (own, _) = registration::blocks(subject);
    let mut parts = Vec::new();
    let today = subject.law().base.as_of;
    for (at, (block, residual)) in own.iter().enumerate() {
        if let Some(with) = &block.with {
            let ids = registration::registrars(subject, &with.value);
            let names: Vec<String> = ids.iter().map(|id| desk.authority_short(id)).collect();
            let registry = block.addressee.name.as_deref().map_or_else(
                || words.get("registry-national").to_owned(),
                |name| words.of("registry", name),
            );
            let registry = upper_first(&registry);
            let names = words.all_of(&names);
            let mut told = vec![("authorities", names.as_str()), ("registry", &registry)];
            let special = residual.condition().filter(|_| at > 0);
            if let Some(condition) = special.map(|left| desk.condition(left)) {
                // When special registers must be told of, the section on them says.
                told.push(("condition", &condition));
                parts.push(words.with("faq-register-special", &told));
                continue;
            }
            parts.push(words.with("faq-register-with", &told));
        }
        for entry in block.periods.iter().chain(&block.deadlines) {
            let own = super::both(residual.clone(), subject.residual(entry.when.as_ref()));
            if own.is_never() {
                continue;
            }
            let due = match (&entry.within, entry.date) {
                (Some(within), _) => desk.within(within),
                (None, Some(date)) => {
                    let name = if date < today {
                        "date-passed"
                    } else {
                        "date-ahead"
                    };
                    words.with(name, &[("date", &words.date(date))])
                }
                (None, None) => continue,
            };
            parts.push(words.with(
                "faq-register-due",
                &[
                    ("due", &upper_first(&due)),
                    ("who", &lower_first(&entry.text)),
                ],
            ));
        }
    }
    if parts.is_empty() {
        let names = authorities::names(desk, subject, |authority| authority.name.clone());
        parts.push(if names.is_empty() {
            words.get("not-verified").to_owned()
        } else {
            words.with(
                "faq-register-unknown",
                &[("authorities", &words.all_of(&names))],
            )
        });
    }
    sentences(parts)
}
