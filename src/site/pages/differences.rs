//! The states compared in pictures: where they differ from the directive, and how high fines are.

use super::super::SiteError;
use super::super::cite::Trace;
use super::super::desk::Desk;
use super::super::markdown::escaped;
use super::super::part::{departures, fines, status};
use super::super::picture::{
    Bar, BarGroup, BarWords, HeatCell, HeatRow, HeatWords, bars, heat_map,
};
use super::super::place::{Place, Subject};
use super::super::section::{Cell, Row, Section, link};
use super::super::shell::Frame;
use super::Site;
use crate::decide::{Departure, Direction};
use crate::model::inherit::{Basis, Law};
use crate::model::{Ceiling, Fact, Fines};
use crate::value::{Amount, Percent};

pub(super) const PATH: &str = "differences/index.html";

/// The currency in which the directive states its own figures.
const EURO: &str = "EUR";

/// Renders the page; `differing` holds the departures of each place, in the order of the places.
pub(super) fn page<'a>(
    site: &Site<'a>,
    differing: &[Vec<Departure<'a>>],
    directive: &Law<'a>,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut html = String::new();
    // Nothing is cited here: what is counted and drawn is cited on the pages of the states.
    let mut trace = Trace::default();
    for departure in differing.iter().flatten() {
        trace.show(&departure.proof.id);
    }
    for section in [by_sector(site, differing), by_fine(site, &mut trace)] {
        html.push_str(&section.render(site.theme)?);
    }
    let (receipt, stamp) = site.sources(directive, &trace, PATH)?;
    html.push_str(&receipt);
    let title = words.get("differences-page-title").to_owned();
    site.plain(
        Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            data: Some("data/tables/departures.csv".to_owned()),
            stamp: Some(stamp),
            ..Frame::default()
        },
        words.get("differences-page-lead"),
        html,
    )
}

/// How often each state departs from the directive, sector by sector.
fn by_sector<'a>(site: &Site<'a>, differing: &[Vec<Departure<'a>>]) -> Section {
    let words = site.words;
    let mut section = Section::new("departures", words.get("departures-title"));
    let sectors = &site.base.sectors;
    let rows: Vec<HeatRow> = site
        .places
        .iter()
        .zip(differing)
        .map(|(place, differing)| heat_row(site, place, differing))
        .collect();
    let picture = heat_map(
        &rows,
        &HeatWords {
            id: "heat".to_owned(),
            title: words.get("heat-title").to_owned(),
            description: words.get("heat-description").to_owned(),
            columns: std::iter::once(words.get("heat-everywhere").to_owned())
                .chain(sectors.iter().map(|sector| sector.name.clone()))
                .collect(),
            mark: words.get("heat-mark").to_owned(),
            nothing: words.get("heat-nothing").to_owned(),
        },
    );
    section.text(escaped(words.get("heat-intro")));
    section.html(
        format!(
            "<section class=\"scroll\" tabindex=\"0\" aria-label=\"{}\">{picture}</section>",
            escaped(words.get("heat-title"))
        ),
        "",
    );
    let directions = [
        (Direction::Stricter, "direction-stricter"),
        (Direction::Looser, "direction-looser"),
        (Direction::Neither, "direction-neither"),
        (Direction::NotComparable, "direction-not-comparable"),
    ];
    let rows = site
        .places
        .iter()
        .zip(differing)
        .map(|(place, differing)| Row {
            html: to(place, "departures"),
            lines: Vec::new(),
            cells: directions
                .iter()
                .map(|(direction, _)| {
                    let all = differing.iter();
                    let count = all.filter(|departure| departure.direction == *direction);
                    Cell {
                        html: count.count().to_string(),
                        class: "number".to_owned(),
                    }
                })
                .collect(),
        })
        .collect();
    let mut head = vec![words.get("table-country")];
    head.extend(directions.map(|(_, name)| words.get(name)));
    section.table(words.get("heat-caption"), &head, rows, "counts");
    section
}

/// What departs for entities of every sector, and what for those of one sector and not of all.
fn heat_row<'a>(site: &Site<'a>, place: &'a Place<'a>, differing: &[Departure<'a>]) -> HeatRow {
    // Which departures concern the entities of each sector; what each of them says is asked once.
    let concerned: Vec<(&str, Vec<Option<Direction>>)> = place
        .law
        .sectors
        .iter()
        .map(|here| {
            let subject = Subject::sector(place, here);
            let told = differing.iter();
            let told = told.map(|departure| departures::direction(&subject, departure));
            (here.sector.id.as_str(), told.collect())
        })
        .collect();
    let everywhere: Vec<bool> = (0..differing.len())
        .map(|at| concerned.iter().all(|(_, told)| told[at].is_some()))
        .collect();
    let cell = |href: String, counts: &dyn Fn(usize) -> Option<Direction>| {
        let these: Vec<Direction> = (0..differing.len()).filter_map(counts).collect();
        HeatCell {
            count: these.len(),
            marked: these.contains(&Direction::Looser),
            href,
        }
    };
    let of_sector = |sector: &str| {
        let (_, told) = concerned.iter().find(|(id, _)| *id == sector)?;
        let href = format!("../{}/{sector}/index.html#departures", place.path);
        Some(cell(href, &|at| told[at].filter(|_| !everywhere[at])))
    };
    let href = format!("../{}/index.html#departures", place.path);
    let sectors = site.base.sectors.iter();
    let sectors: Vec<Option<HeatCell>> = sectors.map(|sector| of_sector(&sector.id)).collect();
    HeatRow {
        name: place.country.name.clone(),
        cells: std::iter::once(Some(cell(href, &|at| {
            everywhere[at].then_some(differing[at].direction)
        })))
        .chain(sectors)
        .collect(),
    }
}

/// How high fines are for entities of each class, on one scale.
fn by_fine(site: &Site<'_>, trace: &mut Trace) -> Section {
    let words = site.words;
    let mut section = Section::new("fines", words.get("fines-compared"));
    let told: Vec<(&Place<'_>, [Fine; 2])> = site
        .places
        .iter()
        .map(|place| (place, fines_of(site, place, trace)))
        .collect();
    let groups: Vec<BarGroup> = told
        .iter()
        .map(|(place, fines)| BarGroup {
            name: name(site, place),
            bars: fines.each_ref().map(|fine| fine.bar.clone()).into(),
        })
        .collect();
    let picture = bars(
        &groups,
        &BarWords {
            id: "ceilings".to_owned(),
            title: words.get("fines-compared").to_owned(),
            description: words.get("fines-compared-description").to_owned(),
        },
    );
    section.text(escaped(words.get("fines-compared-intro")));
    section.html(picture, "picture");
    let rows = told
        .iter()
        .map(|(place, fines)| Row {
            html: to(place, "fines"),
            lines: Vec::new(),
            cells: fines
                .iter()
                .map(|fine| Cell::of(escaped(&fine.said)))
                .collect(),
        })
        .collect();
    let head = [
        words.get("table-country"),
        words.get("outcome-essential"),
        words.get("outcome-important"),
    ];
    section.table(words.get("fines-compared-caption"), &head, rows, "states");
    section
}

/// The classes of the directive, the stricter first.
const CLASSES: [&str; 2] = ["essential", "important"];

/// A ceiling as a bar and in words.
struct Fine {
    bar: Bar,
    said: String,
}

/// The ceilings of a state for the classes of the directive.
fn fines_of<'a>(site: &Site<'a>, place: &'a Place<'a>, trace: &mut Trace) -> [Fine; 2] {
    let desk = site.desk(&place.law, 1);
    let subject = Subject::state(place);
    let blocks = fines::blocks(&subject);
    CLASSES.map(|class| fine(&desk, &blocks, class, trace))
}

/// The ceiling for a class: that which holds for everybody in it, or else the highest.
fn fine(desk: &Desk<'_>, blocks: &[&Fines], class: &str, trace: &mut Trace) -> Fine {
    let words = desk.words;
    let ceilings = blocks.iter().flat_map(|fines| &fines.ceilings);
    let ceilings: Vec<&Fact<Ceiling>> = ceilings.filter(|here| here.class == class).collect();
    let general = ceilings.iter().filter(|here| here.when.is_none());
    let highest = |one: &&&Fact<Ceiling>| euros(&one.amount);
    let chosen = general
        .max_by_key(highest)
        .or_else(|| ceilings.iter().max_by_key(highest));
    if let Some(ceiling) = chosen {
        trace.show(&ceiling.proof.id);
    }
    let value = chosen.and_then(|ceiling| euros(&ceiling.amount));
    let share = chosen.and_then(|ceiling| share(&ceiling.amount));
    let said = chosen.map_or_else(
        || words.get("not-verified").to_owned(),
        |ceiling| fines::amount(desk, ceiling),
    );
    let parts: Vec<String> = value
        .map(|value| words.with("fine-millions", &[("sum", &millions(value))]))
        .into_iter()
        .chain(share.map(|share| share.to_string()))
        .collect();
    Fine {
        bar: Bar {
            text: parts.join(" · "),
            value,
            strong: class == "essential",
        },
        said,
    }
}

/// Whole euros as millions, without a fraction that says nothing.
fn millions(euros: u64) -> String {
    let tenths = euros / 100_000;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// The share of the turnover, where the ceiling has one.
fn share(amount: &Amount) -> Option<Percent> {
    match amount {
        Amount::Share { percent, .. } => Some(*percent),
        Amount::HigherOf(one, other) | Amount::LowerOf(one, other) => share(one).or(share(other)),
        _ => None,
    }
}

/// The fixed sum of a ceiling in whole euros; nothing where it is in another currency or no sum.
fn euros(amount: &Amount) -> Option<u64> {
    match amount {
        Amount::Money(money) if money.currency.as_str() == EURO => {
            u64::try_from(money.amount.ten_thousandths() / 10_000).ok()
        }
        Amount::HigherOf(one, other) | Amount::LowerOf(one, other) => euros(one).max(euros(other)),
        _ => None,
    }
}

/// A state's name, and that its law is not in force where it is not.
fn name(site: &Site<'_>, place: &Place<'_>) -> String {
    match place.law.basis {
        Basis::InForce => place.country.name.clone(),
        other => format!(
            "{} ({})",
            place.country.name,
            site.words.of("state", status::word(other))
        ),
    }
}

/// A link to a part of a state's page.
fn to(place: &Place<'_>, part: &str) -> String {
    let address = format!("../{}/index.html#{part}", place.path);
    link(&address, &place.country.name)
}
