//! The file of a state.

use super::outline::{block, describe, heading, remark};
use super::{canonical, source_form, start};
use crate::coverage::{Demand, demands};
use crate::model::inherit::Law;
use crate::model::{Directive, KnowledgeBase};
use crate::value::{MEMBER_STATES, State};
use crate::vocabulary::{ITEMS, TOPICS, Word, topic_of};

/// Items that a file of a state does not begin with, or that have a place of their own here.
const ELSEWHERE: &[&str] = &["edition", "part-of", "source", "directive", "country"];

/// A file for a state: what is known of every state, and a question for everything else.
#[must_use]
pub fn country(base: &KnowledgeBase, state: &State) -> String {
    let law = Law::of(base, None);
    let directive = law.as_ref().map(|law| law.directive);
    let asked = law.as_ref().map(demands).unwrap_or_default();
    let mut text = start(
        "Every question that the knowledge base asks of a state is open below. Answer one with the statements that its remarks list, each with its source and its article, and delete the question; where you looked and found nothing, write `absent` in its place. What a state does not say it inherits from the directive.",
    );
    text.push_str(&source_form());
    text.push_str(&head(state, directive));
    for topic in TOPICS.iter().filter(|topic| **topic != "status") {
        text.push_str(&section(topic, &asked));
    }
    text.push_str(&options(directive));
    text.push_str(&rest());
    canonical(&text)
}

/// The state itself.
fn head(state: &State, directive: Option<&Directive>) -> String {
    let code = state.code;
    let english = MEMBER_STATES.iter().find(|(other, _)| *other == code);
    let english = english.map_or(code, |(_, name)| name);
    let names = state.names.iter();
    let names: Vec<String> = names
        .map(|(language, name)| format!("{language} \"{name}\""))
        .collect();
    let languages: Vec<&str> = state.names.iter().map(|(language, _)| *language).collect();
    let mut text = heading("the state");
    text.push_str(&format!("country {code} \"{english}\" {{\n"));
    text.push_str(&format!("  name {}\n", names.join(" ")));
    text.push_str(&format!("  languages {}\n", languages.join(", ")));
    text.push_str(&format!("  currency {}\n", state.currency));
    if let Some(country) = ITEMS.iter().find(|word| word.name == "country") {
        text.push_str(&block(country, 0));
    }
    text.push_str("}\n\n");
    let act = directive.map_or("directive", |directive| directive.act.name.as_str());
    text.push_str(&format!(
        "question status \"Where the transposition of the {} stands\" topic status\n",
        act.replace('"', "'")
    ));
    text
}

/// A topic: what can be said of it, what the directive says, and what is asked.
fn section(topic: &str, asked: &[Demand]) -> String {
    let words: Vec<&Word> = ITEMS
        .iter()
        .filter(|word| !ELSEWHERE.contains(&word.name) && topic_of(word.name) == Some(topic))
        .collect();
    let mut text = heading(topic);
    for word in &words {
        text.push_str(&remark(&describe(word), 0));
        text.push_str(&block(word, 1));
    }
    if let Some(names) = inherited(asked, &words) {
        text.push_str(&remark(&names, 0));
    }
    text.push('\n');
    for word in &words {
        let asks = uncapitalised(word.meaning.trim_end_matches('.'));
        let name = word.name;
        text.push_str(&format!(
            "question {name} \"Not read yet: {asks}\" topic {topic}\n"
        ));
    }
    text
}

/// A sentence as it goes on after a colon, within quotation marks.
fn uncapitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    let first = rest.next().map(char::to_lowercase);
    let text: String = first.into_iter().flatten().chain(rest).collect();
    text.replace('"', "'")
}

/// The names under which the directive says something there: the same name in the file of a state
/// replaces it.
fn inherited(asked: &[Demand], words: &[&Word]) -> Option<String> {
    let of_topic = |demand: &&Demand| {
        let item = demand.id.split('/').nth(1);
        words.iter().any(|word| Some(word.name) == item) && !demand.name.is_empty()
    };
    let names: Vec<&str> = asked
        .iter()
        .filter(of_topic)
        .map(|demand| demand.name.as_str())
        .collect();
    (!names.is_empty()).then(|| format!("Inherited by these names: {}.", names.join(", ")))
}

/// Whether the state uses what the directive leaves to it.
fn options(directive: Option<&Directive>) -> String {
    let entries = directive
        .into_iter()
        .flat_map(|directive| &directive.body.entries);
    let options = entries.filter(|entry| entry.kind == "option");
    let questions: String = options
        .map(|option| {
            format!(
                "question option-{} \"Whether it uses the option: {}\"\n",
                option.name,
                option.text.replace('"', "'")
            )
        })
        .collect();
    let said = ITEMS.iter().filter(|word| word.name == "option");
    let said: String = said.map(|word| remark(&describe(word), 0)).collect();
    format!("{}{said}\n{questions}", heading("options"))
}

/// What belongs to no topic.
fn rest() -> String {
    let words = ITEMS.iter().filter(|word| {
        !ELSEWHERE.contains(&word.name) && word.name != "option" && topic_of(word.name).is_none()
    });
    let said: String = words
        .map(|word| remark(&describe(word), 0) + &block(word, 1))
        .collect();
    format!("{}{said}", heading("whatever else"))
}
