//! Each day of the law in the words of the pages.

use super::super::super::cite::act_id;
use super::super::super::desk::Desk;
use super::super::super::feed::Item;
use super::super::super::words::Words;
use super::super::Site;
use crate::history::{Concerns, Event, EventKind};
use crate::model::inherit::Law;

/// A day, and how pages and feeds tell of it.
pub(super) struct Told<'s, 'a> {
    pub(super) event: &'s Event<'a>,
    /// What happens, in a sentence.
    pub(super) sentence: String,
    /// The provisions that say so.
    pub(super) basis: String,
    /// The name of the state, or of the Union.
    pub(super) state: &'s str,
    /// The fact and the acts that say so, by their ids.
    pub(super) rests_on: Vec<String>,
    /// The same for feeds and calendars.
    pub(super) item: Item,
}

/// Every day, oldest first.
pub(super) fn all<'s, 'a>(site: &'s Site<'a>, union: &'s Law<'a>) -> Vec<Told<'s, 'a>> {
    site.events
        .iter()
        .map(|event| {
            let place = site.places.iter().find(|place| {
                Some(&place.country.code) == event.country.map(|country| &country.code)
            });
            let law = place.map_or(union, |place| &place.law);
            let desk = Desk::new(site.words, law, site.sources, "", &site.settings.reviewed);
            one(site, &desk, event)
        })
        .collect()
}

fn one<'s, 'a>(site: &'s Site<'a>, desk: &Desk<'_>, event: &'s Event<'a>) -> Told<'s, 'a> {
    let words = site.words;
    let state = match event.country {
        Some(country) => country.name.as_str(),
        None => words.get("union"),
    };
    let folder = event.code().to_lowercase();
    let sentence = sentence(words, event);
    let basis = basis(desk, event);
    let coming = event.is_coming(site.base.as_of);
    let mut details = vec![words.with("change-on", &[("date", &words.date(event.date))])];
    if !basis.is_empty() {
        details.push(words.with("change-basis", &[("basis", &basis)]));
    }
    details.push(standing(words, event).to_owned());
    if let Concerns::Some { sectors, .. } = &event.concerns {
        let names: Vec<&str> = sectors.iter().map(|id| sector_name(desk.law, id)).collect();
        details.push(words.with("change-sectors", &[("sectors", &words.all_of(&names))]));
    }
    let item = Item {
        id: event.id.clone(),
        date: event.date,
        // What is coming is new when it was read; what happened, on its day.
        updated: match event.proof.checked() {
            Some(checked) if coming => checked.min(site.base.as_of),
            None if coming => site.base.as_of,
            _ => event.date,
        },
        title: words.with("change-of", &[("state", state), ("what", &sentence)]),
        details,
        path: format!("changes/{folder}/index.html#{}", anchor(event)),
        categories: vec![state.to_owned(), words.of("change-kind", event.kind.word())],
        settled: event.is_settled(),
    };
    let under = event.proof.under.iter();
    let acts = under.map(|citation| act_id(desk.law, &citation.law));
    Told {
        event,
        sentence,
        basis,
        state,
        rests_on: std::iter::once(event.proof.id.clone())
            .chain(acts)
            .collect(),
        item,
    }
}

/// What happens, in a sentence without its full stop.
fn sentence(words: &Words, event: &Event<'_>) -> String {
    let subject = event.subject.as_str();
    let what = [("what", subject)];
    match (event.kind, event.keyword) {
        (EventKind::Begins | EventKind::Ends, Some(keyword)) => words.with(
            &format!("change-{}", event.kind.word()),
            &[
                ("word", &words.of("change-word", keyword)),
                ("what", subject),
            ],
        ),
        (EventKind::RegisterBy, Some(_)) => words.with("change-register-by", &what),
        (EventKind::FinesFrom, _) => words.get("change-fines-from").to_owned(),
        (
            EventKind::Adopted
            | EventKind::Published
            | EventKind::InForce
            | EventKind::Applies
            | EventKind::TransposeBy
            | EventKind::Repealed
            | EventKind::DutiesFrom,
            _,
        ) => words.with(&format!("change-{}", event.kind.word()), &what),
        _ => subject.to_owned(),
    }
}

/// The provisions as plain text, those of one act together.
fn basis(desk: &Desk<'_>, event: &Event<'_>) -> String {
    let acts: Vec<String> = event
        .proof
        .under
        .chunk_by(|one, next| one.law == next.law)
        .map(|of_act| {
            let places: Vec<String> = of_act
                .iter()
                .map(|citation| desk.place(citation))
                .filter(|place| !place.is_empty())
                .collect();
            let name = desk.act_label(&of_act[0].law);
            format!("{} {name}", places.join(desk.words.get("list-comma")))
                .trim()
                .to_owned()
        })
        .collect();
    acts.join(desk.words.get("list-semicolon"))
}

/// How settled it is, in a sentence.
pub(super) fn standing<'w>(words: &'w Words, event: &Event<'_>) -> &'w str {
    use crate::model::Grade;
    words.get(match event.proof.grade {
        _ if event.draft => "change-standing-draft",
        _ if event.proof.repealed => "change-standing-repealed",
        Grade::Official => "change-standing-official",
        Grade::Corroborated => "change-standing-corroborated",
        Grade::Secondary => "change-standing-secondary",
        Grade::Unverified => "change-standing-unverified",
        Grade::Editorial => "change-standing-editorial",
    })
}

fn sector_name<'l>(law: &'l Law<'_>, id: &'l str) -> &'l str {
    law.sectors
        .iter()
        .find(|here| here.sector.id == id)
        .map_or(id, |here| &here.sector.name)
}

/// Where a day stands on the page of its state.
pub(super) fn anchor(event: &Event<'_>) -> String {
    let id = event
        .id
        .split_once('/')
        .map_or(event.id.as_str(), |(_, id)| id);
    id.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}
