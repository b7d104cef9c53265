//! What is not known, what sources disagree on, and what no rule can say.

use super::super::desk::{Desk, Line};
use super::super::markdown::{escape, escaped, inline};
use super::super::place::Subject;
use super::super::section::{Section, link, said};
use crate::model::{Body, Conflict, Entry, Fact};

/// What is absent on a topic, said in the section it is missing from.
pub fn absent(desk: &Desk<'_>, subject: &Subject<'_>, topic: &str, section: &mut Section) {
    let lines = subject
        .place
        .country
        .body
        .absences
        .iter()
        .filter(|absence| absence.name == topic || absence.topic.as_deref() == Some(topic))
        .map(|absence| absence_line(desk, absence))
        .collect();
    section.list("", lines);
}

fn absence_line(desk: &Desk<'_>, absence: &Fact<Entry>) -> Line {
    let mut line = desk.entry(absence);
    let kind = absence.choice.as_deref().unwrap_or("not-found");
    line.text = format!(
        "<span class=\"tag tag-open\">{}</span> {}",
        escaped(&desk.words.of("absent", kind)),
        line.text
    );
    line.standing = "open";
    line
}

/// The section on what is open.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("open", words.get("open-title"));
    let body = &subject.place.country.body;
    section.list(words.get("questions-title"), questions(desk, body));
    for conflict in &body.conflicts {
        section.html(conflict_html(desk, conflict), "conflict");
    }
    let absences = body.absences.iter().map(|absence| {
        let mut line = absence_line(desk, absence);
        line.text = format!(
            "<b>{}</b> {}",
            escaped(&words.of("topic", &absence.name)),
            line.text
        );
        line
    });
    section.folded(words.get("absences-title"), absences.collect());
    ended(desk, subject, section)
}

/// The same for the page of a sector, in brief: how many questions are open and on what sources
/// disagree. What they say stands on the page of the state.
#[must_use]
pub fn brief(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("open", words.get("open-title"));
    let country = subject.place.country;
    let all = |text: &str| link(&subject.place.part(desk, "open"), text);
    let mut lines = Vec::new();
    let count = country.body.questions.len();
    if count > 0 {
        let text = words.count("open-all", count, &[("country", &country.name)]);
        lines.push(said(all(&text)));
    }
    for conflict in &country.body.conflicts {
        let text = words.with("conflict-title", &[("about", &conflict.title)]);
        lines.push(said(all(&text)));
    }
    for line in &mut lines {
        line.standing = "open";
    }
    section.list("", lines);
    ended(desk, subject, section)
}

/// The section with what no rule can say at its end, or with the word that nothing is open.
fn ended(desk: &Desk<'_>, subject: &Subject<'_>, mut section: Section) -> Section {
    let words = desk.words;
    let untranslatable = &subject.place.country.body.untranslatable;
    let lawyers = untranslatable
        .iter()
        .filter_map(|entry| lawyer(desk, subject, entry))
        .collect();
    section.folded(words.get("lawyer-title"), lawyers);
    section.text(super::reporting::directive_link(
        desk,
        "lawyer",
        "lawyer-more",
    ));
    if section.is_empty() {
        section.text(escaped(words.get("open-none")));
    }
    section
}

/// What no rule can say, and why; nothing where it does not concern these entities.
fn lawyer(desk: &Desk<'_>, subject: &Subject<'_>, entry: &Fact<Entry>) -> Option<Line> {
    if subject.residual(entry.when.as_ref()).is_never() {
        return None;
    }
    let mut line = desk.entry(entry);
    line.text = format!(
        "<strong>{}</strong> {}",
        inline(&entry.text),
        inline(entry.more.as_deref().unwrap_or_default())
    );
    if let Some(because) = &entry.proof.because {
        line.notes.push(inline(because));
    }
    Some(line)
}

fn questions(desk: &Desk<'_>, body: &Body) -> Vec<Line> {
    body.questions
        .iter()
        .map(|question| {
            let topic = question.topic.as_deref().unwrap_or("scope");
            let mut line = said(format!(
                "<span class=\"area\">{}</span> {}",
                escaped(&desk.words.of("topic", topic)),
                inline(&question.text)
            ));
            if question.proof.has_evidence() {
                line.proof = desk.proof(&question.proof);
            }
            line.standing = "open";
            line
        })
        .collect()
}

fn conflict_html(desk: &Desk<'_>, conflict: &Conflict) -> String {
    let words = desk.words;
    let mut html = String::from("<h3>");
    escape(
        &words.with("conflict-title", &[("about", &conflict.title)]),
        &mut html,
    );
    html.push_str("</h3><ul>");
    for claim in &conflict.claims {
        let followed = conflict
            .follow
            .as_ref()
            .is_some_and(|follow| follow.value == claim.name);
        html.push_str(if followed {
            "<li class=\"followed\">"
        } else {
            "<li>"
        });
        html.push_str("<span class=\"tag\">");
        escape(
            words.get(if followed {
                "claim-followed"
            } else {
                "claim-not-followed"
            }),
            &mut html,
        );
        html.push_str("</span> ");
        html.push_str(&inline(&claim.text));
        html.push(' ');
        html.push_str(&desk.proof(&claim.proof));
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    let because = conflict.because.as_deref().unwrap_or_default();
    let name = if conflict.follow.is_some() {
        "conflict-because"
    } else {
        "conflict-undecided"
    };
    html.push_str("<p>");
    escape(&words.with(name, &[("because", because)]), &mut html);
    if let Some(follow) = &conflict.follow
        && follow.proof.has_evidence()
    {
        html.push(' ');
        html.push_str(&desk.proof(&follow.proof));
    }
    html.push_str("</p>");
    html
}
