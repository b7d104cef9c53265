//! The answer as text for a terminal.

use super::answer::{Answer, Because};
use super::explain::Explanation;
use super::follow::{Follow, GROUPS};
use crate::model::inherit::{Basis, Law};

/// Tells an answer, why, why not, what would change it and what follows.
#[must_use]
pub fn tell(law: &Law<'_>, answer: &Answer, explanation: &Explanation, follow: &Follow) -> String {
    let mut text = String::new();
    head(law, answer, &mut text);
    why(answer, &mut text);
    if !answer.missing.is_empty() {
        text.push_str("\nNot known, and it decides\n");
        for question in &explanation.questions {
            let asks = question.asks.as_deref().unwrap_or_default();
            line(&mut text, &question.input, asks);
        }
    }
    why_not(explanation, &mut text);
    if !explanation.flips.is_empty() {
        text.push_str("\nWhat would change it\n");
        for flip in &explanation.flips {
            let changes: Vec<String> = flip
                .changes
                .iter()
                .map(|change| {
                    let whose = if change.act_of_state {
                        " (an act of the state)"
                    } else {
                        ""
                    };
                    format!("{} = {}{whose}", change.input, change.to)
                })
                .collect();
            line(
                &mut text,
                &flip.outcome,
                &format!("if {}{}", changes.join(" and "), bracketed(&flip.under)),
            );
        }
    }
    follows(follow, &mut text);
    text
}

fn head(law: &Law<'_>, answer: &Answer, text: &mut String) {
    let name = law
        .country
        .map_or("The directive alone", |country| &country.name);
    let class = match &answer.national_class {
        Some(class) => format!("national class {class}"),
        None => match &answer.called {
            Some(called) => format!("{} ({called})", answer.outcome),
            None => answer.outcome.to_owned(),
        },
    };
    let footing = match (answer.basis, answer.binding) {
        (Basis::InForce, true) => "national law in force",
        (Basis::InForce, false) => "national law in force; binds with the entry in the register",
        (Basis::Adopted, _) => "national law adopted, not yet applicable",
        (Basis::Bill, _) => "only a bill: this is the directive's answer and binds nobody yet",
        (Basis::DirectiveOnly, _) => {
            "the directive's answer, which binds no private party by itself"
        }
    };
    text.push_str(&format!("{name}: {class}\n  {footing}\n"));
    if let Some(regime) = &answer.regime {
        line(text, "regime", regime);
    }
    if !answer.elsewhere.is_empty() {
        line(
            text,
            "jurisdiction",
            &format!(
                "{} (ask there: acquis assess --country {} …)",
                answer.elsewhere.join(", "),
                answer.elsewhere.join(",")
            ),
        );
    }
    if let Some(date) = answer.duties_from {
        line(text, "duties from", &date.to_string());
    }
    if let Some(date) = answer.fines_from {
        line(text, "fines from", &date.to_string());
    }
    for note in &answer.notes {
        line(text, "note", note);
    }
}

fn why(answer: &Answer, text: &mut String) {
    if !answer.because.is_empty() {
        text.push_str("\nWhy\n");
    }
    because(&answer.because, text);
    for activity in &answer.activities {
        text.push_str(&format!("  {}: {}\n", activity.entity, activity.outcome));
        for reason in &activity.because {
            text.push_str(&format!(
                "    {}{}\n",
                reason.rule,
                bracketed(&reason.under)
            ));
        }
    }
    if !answer.assumed.is_empty() {
        line(text, "presumed", &answer.assumed.join(", "));
    }
}

fn because(reasons: &[&Because], text: &mut String) {
    for reason in reasons {
        line(text, &reason.rule, bracketed(&reason.under).trim_start());
    }
}

fn why_not(explanation: &Explanation, text: &mut String) {
    if explanation.why_not.is_empty() {
        return;
    }
    text.push_str("\nWhy not more\n");
    for nearest in &explanation.why_not {
        let lacks: Vec<String> = nearest
            .lacks
            .iter()
            .map(|lack| format!("{}: {}", lack.input, lack.asks))
            .collect();
        line(
            text,
            &nearest.outcome,
            &format!(
                "{} asks for {}{}",
                nearest.rule,
                lacks.join(" and "),
                bracketed(&nearest.under)
            ),
        );
    }
}

fn follows(follow: &Follow, text: &mut String) {
    if *follow == Follow::default() {
        return;
    }
    text.push_str("\nWhat follows\n");
    for topic in &follow.given_way {
        line(
            text,
            topic,
            "not under this law: a sector act takes over, or the law frees from it",
        );
    }
    for register in &follow.registration {
        let name = register.register.iter().cloned().collect();
        let whole = [name, register.with.clone(), register.portals.clone()].concat();
        line(text, "register", &whole.join(", "));
        for due in &register.due {
            let date = due.date.map(|date| format!("{date} ")).unwrap_or_default();
            line(
                text,
                "",
                &format!("{date}{}{}", due.text, bracketed(&due.under)),
            );
        }
    }
    for report in &follow.reports {
        let when = match (&report.within, &report.every) {
            (Some(within), _) => format!("within {within}"),
            (None, Some(every)) => format!("every {every}"),
            (None, None) if report.on_request => "on request".to_owned(),
            (None, None) => String::new(),
        };
        line(
            text,
            &report.stage,
            &format!("{when}{}", bracketed(&report.under)),
        );
    }
    let names = |list: &[super::follow::Recipient]| -> String {
        let names: Vec<&str> = list.iter().map(|one| one.name.as_str()).collect();
        names.join(", ")
    };
    if !follow.recipients.is_empty() {
        line(text, "report to", &names(&follow.recipients));
    }
    if !follow.supervisors.is_empty() {
        line(text, "supervised by", &names(&follow.supervisors));
    }
    if !follow.planned_supervisors.is_empty() {
        let planned = names(&follow.planned_supervisors);
        line(
            text,
            "planned in the bill",
            &format!("supervision by {planned}; not today"),
        );
    }
    for fine in &follow.fines {
        let whose = if GROUPS.contains(&fine.class.as_str()) {
            format!("for {}: ", fine.class.replace('-', " "))
        } else {
            String::new()
        };
        let open = if fine.at_least { "at least " } else { "" };
        let here = fine
            .for_this_organisation
            .as_ref()
            .map(|amount| format!(", here {amount}"))
            .unwrap_or_default();
        line(
            text,
            "fine up to",
            &format!(
                "{whose}{open}{}{here}{}",
                fine.amount,
                bracketed(&fine.under)
            ),
        );
    }
    for duty in follow
        .duties
        .iter()
        .chain(&follow.frameworks)
        .chain(&follow.dates)
    {
        let date = duty.date.map(|date| format!("{date} ")).unwrap_or_default();
        line(
            text,
            &duty.topic,
            &format!("{date}{}{}", duty.text, bracketed(&duty.under)),
        );
    }
}

fn bracketed(under: &[String]) -> String {
    if under.is_empty() {
        String::new()
    } else {
        format!(" [{}]", under.join("; "))
    }
}

fn line(text: &mut String, head: &str, rest: &str) {
    text.push_str(&format!("  {head:<22} {rest}\n"));
}
