//! The authorities of a state, and who supervises which sector.

use super::super::desk::{Desk, Line};
use super::super::markdown::{escape, escaped};
use super::super::place::{Place, Subject};
use super::super::section::{Row, Section, link, said};
use crate::decide::supervisors_of;
use crate::model::Authority;

/// The authorities that supervise entities of a subject by law, each once.
#[must_use]
pub fn competent<'a>(subject: &Subject<'a>) -> Vec<&'a Authority> {
    supervisors_of(subject.law(), &subject.ids)
        .into_iter()
        .filter(|(supervisor, _)| !supervisor.is_planned())
        .map(|(supervisor, _)| supervisor.authority)
        .collect()
}

/// The names of those that supervise a subject, or are to do so by a bill; those that supervise some
/// of its entities alone are marked.
#[must_use]
pub fn names(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    name: impl Fn(&Authority) -> String,
) -> Vec<String> {
    supervisors_of(subject.law(), &subject.ids)
        .into_iter()
        .map(|(supervisor, left)| {
            let name = name(supervisor.authority);
            let name = match left.condition() {
                Some(_) => desk.words.with("supervises-some", &[("name", &name)]),
                None => name,
            };
            desk.planned(&supervisor.remit.proof, name)
        })
        .collect()
}

/// Those authorities as statements.
#[must_use]
pub fn lines(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    supervisors_of(subject.law(), &subject.ids)
        .into_iter()
        .map(|(supervisor, left)| {
            let remit = supervisor.remit;
            let mut line = said(super::reporting::authority_html(
                desk,
                &supervisor.authority.id,
            ));
            line.proof = desk.proof(&remit.proof);
            line.standing = Desk::standing(&remit.proof);
            line.when = desk.where_text(&left);
            line
        })
        .collect()
}

/// The section on authorities.
#[must_use]
pub fn section(desk: &Desk<'_>, place: &Place<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("authorities", words.get("authorities-title"));
    let rows = place
        .country
        .body
        .authorities
        .iter()
        .map(|authority| row(desk, authority))
        .collect();
    section.facts("", rows, "acts");
    section
}

fn row(desk: &Desk<'_>, authority: &Authority) -> Row {
    let words = desk.words;
    let mut lines = Vec::new();
    if !authority.names.is_empty() {
        let mut html = String::new();
        let mut proof = String::new();
        for (language, name) in &authority.names {
            if !html.is_empty() {
                html.push_str(words.get("list-semicolon"));
            }
            html.push_str(&format!("<span lang=\"{language}\">"));
            escape(&name.value, &mut html);
            html.push_str("</span>");
            proof = desk.proof(&name.proof);
        }
        let mut line = said(html);
        line.proof = proof;
        lines.push(line);
    }
    if let Some(roles) = &authority.roles {
        let names: Vec<String> = roles
            .value
            .iter()
            .map(|role| words.of("role", role))
            .collect();
        lines.push(desk.line(
            &roles.proof,
            &super::super::words::upper_first(&words.all_of(&names)),
        ));
    }
    let of = |names: &[String]| -> String {
        let names: Vec<String> = names
            .iter()
            .map(|name| match words.find(&format!("supervises-{name}")) {
                Some(word) => word.to_owned(),
                None => super::super::words::lower_first(&desk.activity_name(name)),
            })
            .collect();
        words.all_of(&names)
    };
    for remit in &authority.supervises {
        let sectors = of(&remit.what);
        let text = match &authority.except {
            Some(except) => words.with(
                "supervises-except",
                &[("sectors", &sectors), ("except", &of(&except.value))],
            ),
            None => words.with("supervises", &[("sectors", &sectors)]),
        };
        let mut line = desk.line(&remit.proof, &text);
        if let Some(when) = &remit.when {
            line.when = words.with("where", &[("condition", &desk.condition(when))]);
        }
        lines.push(line);
    }
    if let Some(serves) = &authority.serves {
        lines.push(desk.line(
            &serves.proof,
            &words.with("serves", &[("whom", &of(&serves.value))]),
        ));
    }
    if let Some(remit) = &authority.remit {
        lines.push(desk.line(&remit.proof, &remit.value));
    }
    for address in [&authority.url, &authority.email].into_iter().flatten() {
        let mut line = desk.line(&address.proof, address.value.host());
        line.text = link(address.value.as_str(), address.value.host());
        lines.push(line);
    }
    if let Some(phone) = &authority.phone {
        lines.push(desk.line(&phone.proof, &phone.value));
    }
    lines.extend(authority.details.iter().map(|entry| desk.entry(entry)));
    let mut html = escaped(&authority.name);
    if let Some(short) = &authority.short {
        html.push_str(" <abbr>");
        escape(&short.value, &mut html);
        html.push_str("</abbr>");
    }
    Row {
        html,
        lines,
        cells: Vec::new(),
    }
}
