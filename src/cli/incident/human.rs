//! The answer about an incident for people.

use std::fmt::Write as _;

use super::Assessed;
use crate::data::IncidentAnswer;
use crate::decide::incident::{Deadline, Due, LimbOrigin, Owed, Recipient, Start};
use crate::decide::{Outcome, Truth};
use crate::model::inherit::Law;
use crate::model::{Entry, Fact};
use crate::value::Citation;

/// A page of text.
pub(super) fn page(law: &Law<'_>, _: IncidentAnswer<'_>, assessed: &Assessed<'_>) -> String {
    let mut text = String::new();
    let state = law
        .country
        .map_or("The directive alone", |country| &country.name);
    let class = match &assessed.decision.outcome {
        Outcome::National(class) => class,
        other => other.word(),
    };
    let binding = if assessed.decision.binding {
        ""
    } else {
        "; not binding, no national law is in force"
    };
    line(&mut text, &format!("{state}: {class}{binding}"));
    line(
        &mut text,
        &format!("Significant: {}", assessed.significant.word()),
    );
    reasons(&mut text, law, assessed);
    list(
        &mut text,
        "Criteria in words, which somebody has to judge",
        &statements(law, &assessed.in_words),
    );
    questions(&mut text, law, assessed);
    if !assessed.assumed.is_empty() {
        let assumed: Vec<&str> = assessed.assumed.iter().map(String::as_str).collect();
        line(&mut text, &format!("\nAssumed: {}", assumed.join(", ")));
    }
    if assessed.significant != Truth::No {
        reports(&mut text, law, assessed);
    }
    text.push('\n');
    text
}

fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push('\n');
}

fn list(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    line(text, &format!("\n{title}:"));
    for one in lines {
        line(text, &format!("  {one}"));
    }
}

fn reasons(text: &mut String, law: &Law<'_>, assessed: &Assessed<'_>) {
    for limb in &assessed.because {
        let origin = match limb.origin {
            LimbOrigin::Directive => "directive",
            LimbOrigin::ImplementingRegulation => "implementing regulation",
            LimbOrigin::State => "national",
        };
        let met = match limb.truth {
            Truth::Yes => "met",
            Truth::No => "not met",
            Truth::Unknown => "open",
        };
        line(text, &format!("  {met}: {}", limb.criterion.text));
        let cited = cited(law, &limb.criterion.proof.under);
        line(
            text,
            &format!("      {} ({origin}): {cited}", limb.criterion.name),
        );
    }
}

/// What would settle the answer, as questions.
fn questions(text: &mut String, law: &Law<'_>, assessed: &Assessed<'_>) {
    let asked = |input: &String| {
        let asks = law
            .inputs
            .get(input.as_str())
            .and_then(|input| input.asks.as_deref());
        format!("{input}: {}", asks.unwrap_or("not known"))
    };
    let missing: Vec<String> = assessed.missing.iter().map(asked).collect();
    list(text, "Missing", &missing);
    if assessed.owed == Owed::Presumed {
        let missing: Vec<String> = assessed.decision.missing.iter().map(asked).collect();
        list(text, "Missing for the class", &missing);
    }
}

fn reports(text: &mut String, law: &Law<'_>, assessed: &Assessed<'_>) {
    match assessed.owed {
        Owed::No => {
            return line(
                text,
                "\nNo report is owed: the organisation is in no class that reports.",
            );
        }
        Owed::Displaced => {
            let regime = assessed.decision.regime.as_deref().unwrap_or_default();
            line(
                text,
                &format!("\nReporting follows another act: regime {regime}."),
            );
        }
        Owed::Presumed => line(
            text,
            "\nReports, if the organisation is in scope (without undue delay, at the latest):",
        ),
        Owed::Yes => line(text, "\nReports (without undue delay, at the latest):"),
    }
    for deadline in &assessed.deadlines {
        let stage = deadline.stage.fact;
        let name = stage.name.as_deref().unwrap_or(&stage.id);
        line(text, &format!("  {name}: {}", due(deadline)));
        line(text, &format!("      {}", cited(law, &stage.proof.under)));
    }
    let plain = assessed
        .deadlines
        .iter()
        .any(|deadline| matches!(deadline.due, Due::At { by: None, .. }));
    if plain {
        line(
            text,
            "  These times are by the plain clock: no rule of computing periods is known here. The law may allow longer; nobody should count on it.",
        );
    }
    let to: Vec<String> = assessed.recipients.iter().map(recipient).collect();
    list(text, "To", &to);
    let channels = assessed.channels.iter().map(|channel| {
        let portal = &channel.portal.value;
        let url = portal.url.as_ref().map(|url| format!("<{url}>"));
        [portal.name.clone(), url]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    });
    list(text, "Through", &channels.collect::<Vec<_>>());
    list(
        text,
        "Owed to those who use the service",
        &statements(law, &assessed.duties),
    );
}

fn due(deadline: &Deadline<'_>) -> String {
    let mut told = match &deadline.due {
        Due::At { moment, start, .. } => {
            let mut told = moment.to_string();
            if let Some(every) = deadline.every() {
                let _ = write!(told, ", then every {every}");
            }
            let period = deadline.period();
            let within =
                period.map_or_else(String::new, |period| format!("{} of ", period.duration));
            let from = match start {
                Start::Event(event) => format!("{within}{event}"),
                Start::Awareness(Some(named)) => format!("{within}{named}, counted from awareness"),
                Start::NotBefore(event) => {
                    format!("{within}{event}, if that was when it became aware; earlier if earlier")
                }
                Start::Awareness(None) => "counted from awareness".to_owned(),
                Start::LatestOf(stage, sent) => {
                    format!(
                        "{within}{stage}, if that is sent at {sent}; earlier if it is sent earlier"
                    )
                }
            };
            let _ = write!(told, " ({from})");
            told
        }
        Due::After(event) => match deadline.period() {
            Some(period) => format!(
                "{} of {event}, of which no moment is known",
                period.duration
            ),
            None => format!("after {event}, of which no moment is known"),
        },
        Due::OnRequest => "on request".to_owned(),
        Due::WorkingDays => match deadline.period() {
            Some(period) => format!(
                "{}; no calendar of working days is sourced, so no day can be said",
                period.duration
            ),
            None => "no calendar of working days is sourced, so no day can be said".to_owned(),
        },
        Due::Open => "the law names no time".to_owned(),
    };
    if !deadline.missing.is_empty() {
        let missing: Vec<&str> = deadline.missing.iter().map(String::as_str).collect();
        let _ = write!(
            told,
            " (whether it is owed hangs on {})",
            missing.join(", ")
        );
    }
    told
}

fn recipient(recipient: &Recipient<'_>) -> String {
    let authority = recipient.authority;
    let mut told = authority.name.clone();
    let phone = authority.phone.as_ref().map(|phone| phone.value.clone());
    let email = authority
        .email
        .as_ref()
        .map(|email| format!("<{}>", email.value));
    for more in [email, phone].into_iter().flatten() {
        let _ = write!(told, ", {more}");
    }
    if !recipient.stages.is_empty() {
        let _ = write!(told, " (for {})", recipient.stages.join(", "));
    }
    told
}

fn statements(law: &Law<'_>, entries: &[&Fact<Entry>]) -> Vec<String> {
    let told = |entry: &&Fact<Entry>| format!("{} {}", entry.text, cited(law, &entry.proof.under));
    entries
        .iter()
        .map(|entry| told(entry).trim().to_owned())
        .collect()
}

/// The provisions, with the names of their acts.
fn cited(law: &Law<'_>, under: &[Citation]) -> String {
    let cite = |citation: &Citation| {
        let act = law.act(&citation.law);
        let act = act.map_or(citation.law.as_str(), |act| &act.name);
        format!("{} {act}", citation.place()).trim().to_owned()
    };
    let cited: Vec<String> = under.iter().map(cite).collect();
    if cited.is_empty() {
        "no article known".to_owned()
    } else {
        cited.join("; ")
    }
}
