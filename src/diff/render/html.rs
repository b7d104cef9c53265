//! One page that stands alone: it can be mailed, printed and read without a script.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::words;
use crate::diff::report::{Burden, Compatibility, Level, Nature, Report};

/// The report as one page.
///
/// # Errors
/// A template that does not fit the report, which a test rules out.
pub fn html(report: &Report) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.add_template("report", include_str!("../../../templates/diff.html"))?;
    environment.get_template("report")?.render(context! {
        report => Value::from(Serde(report.clone())),
        title => report.verdict.title.clone(),
        burden => words::burden(report.verdict.burden),
        data => words::data(report.verdict.data),
        findings => report.findings.iter().map(|change| context! {
            change => Value::from(Serde(change.clone())),
            nature => nature(change.nature),
            burden => words::burden(change.burden),
            burden_word => burden_word(change.burden),
            arrow => words::arrow(change.burden),
            level => level(change.level),
            data => data(change.data),
            origin => words::origin(change),
        }).collect::<Vec<_>>(),
        impact => report.impact.iter().map(|impact| context! {
            impact => Value::from(Serde(impact.clone())),
            burden => words::burden(impact.burden),
            burden_word => burden_word(impact.burden),
            arrow => words::arrow(impact.burden),
            classes => words::classes(impact),
            witness => words::witness(&impact.witness),
            rules_before => words::rules(&impact.rules_before),
            rules_after => words::rules(&impact.rules_after),
        }).collect::<Vec<_>>(),
        classes => words::all_classes(report),
        incomplete => words::incomplete(report),
        states => states(report).into_iter().map(str::to_owned).collect::<Vec<String>>(),
        style => include_str!("../../../templates/static/diff.css"),
        script => include_str!("../../../templates/static/diff.js"),
    })
}

fn states(report: &Report) -> Vec<&str> {
    let mut states: Vec<&str> = report
        .findings
        .iter()
        .flat_map(|change| change.states.iter().map(String::as_str))
        .chain(report.impact.iter().map(|impact| impact.state.as_str()))
        .collect();
    states.sort_unstable();
    states.dedup();
    states
}

fn nature(of: Nature) -> &'static str {
    words::nature(of)
}

fn level(of: Level) -> &'static str {
    words::level(of)
}

fn data(of: Compatibility) -> &'static str {
    words::data(of)
}

fn burden_word(of: Burden) -> &'static str {
    match of {
        Burden::Up => "up",
        Burden::Down => "down",
        Burden::Shifted => "shifted",
        Burden::None => "none",
        Burden::Unknown => "unknown",
    }
}
