//! The search: an index of everything that has a page or a place on one, and the page whose module
//! looks things up in it, in the browser.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::super::SiteError;
use super::super::markdown::escaped;
use super::super::section::{Section, link};
use super::super::shell::Frame;
use super::Site;
use super::app::App;
use crate::model::inherit::Law;
use crate::model::{Act, Authority, EntityType, Sector};
use crate::receipt::hex;

const PATH: &str = "search/index.html";

/// The parts of a state's page that are looked for by their subject.
const PARTS: [&str; 7] = [
    "law",
    "authorities",
    "registration",
    "reporting",
    "fines",
    "departures",
    "dates",
];

/// Everything that can be found.
#[derive(Serialize)]
struct Index<'a> {
    countries: Vec<Named<'a>>,
    sectors: Vec<Named<'a>>,
    entries: Vec<Entry<'a>>,
}

/// A country or sector, by which can be filtered.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
    /// The names of a country in its own languages; everyday words for who is in a sector.
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
}

/// One thing to be found.
#[derive(Serialize)]
struct Entry<'a> {
    kind: Kind,
    /// Its name; a sector in a country is named by both.
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    /// Where it stands, from the root of the site; that of a country or sector follows from its id.
    #[serde(skip_serializing_if = "String::is_empty")]
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<&'a str>,
    /// What else it is found by.
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
}

/// What kind of thing it is; the words of the page name each.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Page,
    Country,
    Part,
    Sector,
    SectorInCountry,
    Entity,
    Authority,
    Act,
}

/// The page, and the index that it reads.
pub(super) fn files<'a>(
    site: &Site<'a>,
    app: &App,
    directive: Option<&'a Law<'a>>,
) -> Result<[(String, Vec<u8>); 2], SiteError> {
    let index = serde_json::to_vec(&index(site, directive))?;
    let name = format!("assets/search-{}.json", &hex(&Sha256::digest(&index))[..12]);
    let page = page(site, app, &name)?;
    Ok([page, (format!("site/{name}"), index)])
}

fn page(site: &Site<'_>, app: &App, index: &str) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut html = app.place(
        "search",
        &escaped(words.get("search-page-noscript")),
        &[("index", &format!("../{index}"))],
    );
    let countries = site.places.iter();
    let countries = countries.map(|place| (place.path.as_str(), place.country.name.as_str()));
    let sectors = site.base.sectors.iter();
    let sectors: Vec<(String, &str)> = sectors
        .map(|sector| (format!("sectors/{}", sector.id), sector.name.as_str()))
        .collect();
    let sectors = sectors.iter().map(|(path, name)| (path.as_str(), *name));
    let lists = [
        list("states", words.get("home-states"), countries),
        list("sectors", words.get("home-sectors"), sectors),
    ];
    for section in lists {
        html.push_str(&section.render(site.theme)?);
    }
    let title = words.get("search-page-title").to_owned();
    site.plain(
        Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            script: Some(app.path("search.mjs")),
            ..Frame::default()
        },
        words.get("search-page-lead"),
        html,
    )
}

/// Links that need no script.
fn list<'a>(id: &str, title: &str, pages: impl Iterator<Item = (&'a str, &'a str)>) -> Section {
    let mut section = Section::new(id, title);
    section.links(pages.map(|(path, name)| link(&format!("../{path}/index.html"), name)));
    section
}

fn index<'a>(site: &Site<'a>, directive: Option<&'a Law<'a>>) -> Index<'a> {
    let words = site.words;
    let mut sectors: Vec<&Sector> = site.base.sectors.iter().collect();
    for place in site.places {
        for here in &place.law.sectors {
            if !sectors.iter().any(|known| known.id == here.sector.id) {
                sectors.push(here.sector);
            }
        }
    }
    let mut entries = pages(site);
    if let Some(law) = directive {
        let at = || "directive/index.html".to_owned();
        let union = std::iter::once(&law.directive.act).chain(&law.directive.body.laws);
        entries.extend(union.map(|here| act(here, None, at())));
    }
    for sector in &site.base.sectors {
        entries.push(Entry {
            kind: Kind::Sector,
            name: &sector.name,
            at: String::new(),
            country: None,
            sector: Some(&sector.id),
            words: String::new(),
        });
        let at = format!("sectors/{}/index.html#types", sector.id);
        entries.extend(entities(sector, None, &at));
    }
    for place in site.places {
        let country = place.path.as_str();
        let own = |kind: Kind, name: &'a str| Entry {
            kind,
            name,
            at: String::new(),
            country: Some(country),
            sector: None,
            words: String::new(),
        };
        entries.push(own(Kind::Country, &place.country.name));
        let body = &place.country.body;
        // Parts in which nothing is told yet have no place on the page.
        let is_told = |part: &&str| match *part {
            "authorities" => !body.authorities.is_empty(),
            "law" => !body.laws.is_empty(),
            _ => true,
        };
        entries.extend(PARTS.into_iter().filter(is_told).map(|part| Entry {
            at: format!("{country}/index.html#{part}"),
            words: words.get(&format!("search-part-{part}")).to_owned(),
            ..own(Kind::Part, words.get(&format!("{part}-title")))
        }));
        for here in &place.law.sectors {
            let sector = here.sector.id.as_str();
            entries.push(Entry {
                sector: Some(sector),
                ..own(Kind::SectorInCountry, "")
            });
            if !site.base.sectors.iter().any(|known| known.id == sector) {
                let at = format!("{country}/{sector}/index.html#scope");
                entries.extend(entities(here.sector, Some(country), &at));
            }
        }
        entries.extend(body.authorities.iter().map(|here| authority(here, country)));
        let at = || format!("{country}/index.html#law");
        entries.extend(body.laws.iter().map(|here| act(here, Some(country), at())));
    }
    Index {
        countries: site
            .places
            .iter()
            .map(|place| Named {
                id: &place.path,
                name: &place.country.name,
                words: joined(place.country.names.values().map(String::as_str)),
            })
            .collect(),
        sectors: sectors
            .into_iter()
            .map(|sector| Named {
                id: &sector.id,
                name: &sector.name,
                words: everyday(sector),
            })
            .collect(),
        entries,
    }
}

/// The pages that belong to no country and no sector.
fn pages<'a>(site: &Site<'a>) -> Vec<Entry<'a>> {
    let words = site.words;
    [
        ("check", "check-page-title", "nav-check"),
        ("incident", "incident-page-title", "nav-incident"),
        ("compare", "compare-page-title", "compare-page-lead"),
        ("changes", "changes-title", "changes-lead"),
        (
            "differences",
            "differences-page-title",
            "differences-page-lead",
        ),
        ("about", "about-title", "about-lead"),
        ("coverage", "coverage-page-title", "coverage-page-lead"),
        ("data", "data-title", "data-lead"),
    ]
    .map(|(folder, name, more)| Entry {
        kind: Kind::Page,
        name: words.get(name),
        at: format!("{folder}/index.html"),
        country: None,
        sector: None,
        words: words.get(more).to_owned(),
    })
    .into()
}

/// What organisations of a sector are called, by those who never read an annex.
fn everyday(sector: &Sector) -> String {
    let named = sector.types.iter().map(|here| here.name.as_str());
    let organisations = sector.organisations.iter();
    let called = organisations.map(|organisation| organisation.text.as_str());
    joined(named.chain(called))
}

fn entities<'a>(
    sector: &'a Sector,
    country: Option<&'a str>,
    at: &str,
) -> impl Iterator<Item = Entry<'a>> {
    sector.types.iter().map(move |here| Entry {
        kind: Kind::Entity,
        name: &here.name,
        at: at.to_owned(),
        country,
        sector: Some(&sector.id),
        words: of_entity(sector, here),
    })
}

/// The codes of an entity type, and the organisations that are examples of it.
fn of_entity(sector: &Sector, here: &EntityType) -> String {
    let codes = here.nace.iter().flat_map(|nace| &nace.codes);
    let examples = sector.organisations.iter();
    let examples = examples.filter(|organisation| organisation.refers.contains(&here.id));
    let variants = here.variants.iter().map(|variant| variant.text.as_str());
    let examples = examples.map(|organisation| organisation.text.as_str());
    joined(codes.map(String::as_str).chain(examples).chain(variants))
}

fn authority<'a>(here: &'a Authority, country: &'a str) -> Entry<'a> {
    let names = here.names.values().map(|name| name.value.as_str());
    let short = here.short.iter().map(|short| short.value.as_str());
    Entry {
        kind: Kind::Authority,
        name: &here.name,
        at: format!("{country}/index.html#authorities"),
        country: Some(country),
        sector: None,
        words: joined(short.chain(names)),
    }
}

fn act<'a>(here: &'a Act, country: Option<&'a str>, at: String) -> Entry<'a> {
    let facts = [&here.short, &here.number, &here.citation];
    let facts = facts.into_iter().flatten().chain(here.titles.values());
    let celex = here.celex.iter().map(|celex| celex.value.as_str());
    Entry {
        kind: Kind::Act,
        name: &here.name,
        at,
        country,
        sector: None,
        words: joined(facts.map(|fact| fact.value.as_str()).chain(celex)),
    }
}

/// Texts as one, each once.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once.join(" ")
}
