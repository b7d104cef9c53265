//! What verifying a page came to, for people.

use std::fmt::Write as _;

use super::{Change, ChangedFact, Verdict, Verification};

/// Tells it in sentences.
#[must_use]
pub fn tell(told: &Verification) -> String {
    let page = told.page.as_deref().unwrap_or_default();
    let day = told.as_of.as_deref().unwrap_or_default();
    let mut text = String::new();
    let _ = match told.verdict {
        Verdict::Reproduced => writeln!(
            text,
            "reproduced: the sources give {page} as of {day} with the same facts, in the same words ({} facts and sources)",
            told.facts
        ),
        Verdict::OtherText => writeln!(
            text,
            "the facts are the same, but the page has other words: {page} as of {day} was changed after it was built, or built with other settings or another version"
        ),
        Verdict::OtherFacts => writeln!(
            text,
            "other facts: the sources give another {page} as of {day}"
        ),
        Verdict::NoSuchPage => writeln!(text, "the sources give no page {page} as of {day}"),
        Verdict::NotOurs => writeln!(
            text,
            "this page carries no receipt: it is no page of this site, or one that states no law"
        ),
    };
    if let Some((old, new)) = &told.text {
        let (old, new) = parting(old, new);
        let _ = writeln!(text, "  the page:    {old}\n  the sources: {new}");
    }
    match (&told.differ, told.verdict) {
        (Some(facts), _) => facts.iter().for_each(|fact| line(fact, &mut text)),
        (None, Verdict::OtherFacts) => text.push_str(
            "  which facts differ is not known: the list of receipts that was built with the page is not beside it\n",
        ),
        _ => {}
    }
    text
}

fn line(fact: &ChangedFact, text: &mut String) {
    let how = match fact.change {
        Change::Says => "says something else",
        Change::Rests => "rests on something else",
        Change::Gone => "is on the page no more",
        Change::New => "was not on the page",
    };
    let digits = match (&fact.old, &fact.new) {
        (Some(old), Some(new)) => format!(" ({old} → {new})"),
        _ => String::new(),
    };
    let place = fact
        .place
        .as_ref()
        .map_or_else(String::new, |place| format!(", {place}"));
    let _ = writeln!(text, "  {} {how}{digits}{place}", fact.id);
}

/// Two lines from shortly before they part, as much of them as one reads; nothing in them can steer a
/// terminal.
fn parting(old: &str, new: &str) -> (String, String) {
    const BEFORE: usize = 40;
    const LENGTH: usize = 120;
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
    let skipped = same.count().saturating_sub(BEFORE);
    let cut = |line: &str| {
        let shown = line.chars().skip(skipped).take(LENGTH);
        shown.filter(|c| !c.is_control()).collect()
    };
    (cut(old), cut(new))
}
