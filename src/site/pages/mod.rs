//! The pages of the site.

mod about;
mod app;
mod check;
mod compare;
mod changes;
mod country;
mod coverage;
mod data;
mod differences;
mod directive;
mod home;
mod in_full;
mod incident;
mod landing;
mod moved;
mod origin;
mod receipts;
mod search;
mod sector;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::cite::{SourceIndex, Stamp, Trace};
use super::desk::{Desk, Part};
use super::markdown::escaped;
use super::part::sources;
use super::place::Place;
use super::section::Section;
use super::shell::{self, Frame, SCRIPTED};
use super::theme::Theme;
use super::words::Words;
use super::{SiteError, SiteSettings};
use landing::{Top, shorten};

use crate::decide::{Departure, departures, frame};
use crate::history::{Event, history};
use crate::model::inherit::Law;
use crate::model::{Freshness, KnowledgeBase};
use crate::receipt::{Ledger, Receipt, report_id};
use crate::review::Digits;

/// What every page is made with.
pub(super) struct Site<'a> {
    pub(super) base: &'a KnowledgeBase,
    pub(super) settings: &'a SiteSettings,
    pub(super) words: &'a Words,
    pub(super) theme: &'a Theme,
    pub(super) sources: &'a SourceIndex<'a>,
    /// The directive alone, for comparison.
    pub(super) plain: &'a crate::decide::Frame,
    pub(super) places: &'a [Place<'a>],
    /// The dated history of the law, oldest first.
    pub(super) events: &'a [Event<'a>],
    pub(super) ledger: &'a Ledger,
    /// The receipts of the pages that are finished, by their paths.
    pub(super) book: Mutex<BTreeMap<String, Arc<Receipt>>>,
}

impl<'a> Site<'a> {
    /// Marks up a section and takes what it rests on from the desk.
    pub(super) fn part(&self, desk: &Desk<'_>, section: &Section) -> Result<Part, SiteError> {
        let html = if section.is_empty() {
            String::new()
        } else {
            section.render(self.theme)?
        };
        Ok(Part {
            id: section.id.clone(),
            title: section.title.clone(),
            html,
            trace: desk.take_trace(),
        })
    }

    /// Marks up what a page tells, in order; what the sections rest on is taken from the desk.
    pub(super) fn tell(&self, desk: &Desk<'_>, pieces: Vec<Piece<'_>>) -> Result<Told, SiteError> {
        let mut told = Told {
            trace: desk.take_trace(),
            ..Told::default()
        };
        for piece in pieces {
            match piece {
                Piece::Own(section) => told.join(&self.part(desk, &section)?),
                Piece::Shared(part) => told.join(part),
            }
        }
        Ok(told)
    }

    /// A desk for a page; `depth` says how many folders it lies below the root of the site.
    pub(super) fn desk(&self, law: &'a Law<'a>, depth: usize) -> Desk<'a> {
        let root = ["", "../", "../../"]
            .get(depth)
            .copied()
            .unwrap_or("../../../");
        Desk::new(self.words, law, self.sources, root, &self.settings.reviewed)
    }

    pub(super) fn framed(&self, frame: &Frame, body: &str) -> Result<(String, Vec<u8>), SiteError> {
        let html = shell::frame(
            self.theme,
            self.words,
            self.settings,
            self.base.as_of,
            origin::file_of(self.base, self.settings, &frame.path),
            frame,
            body,
        )?;
        if let Some(stamp) = &frame.stamp {
            let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
            book.insert(frame.path.clone(), Arc::clone(&stamp.receipt));
        }
        Ok((format!("site/{}", frame.path), html.into_bytes()))
    }

    /// The last section of a page, and its receipt.
    pub(super) fn sources(
        &self,
        law: &Law<'_>,
        trace: &Trace,
        path: &str,
    ) -> Result<(String, Stamp), SiteError> {
        let stamp = Stamp::new(trace.receipt(self.ledger, self.sources, law));
        let foot = sources::Foot {
            law,
            trace,
            hash: &stamp.hash,
            list: format!(
                "{}{}",
                shell::root_of(path),
                receipts::list_of(self.base, path)
            ),
            as_of: self.base.as_of,
            report_url: self.settings.report_url.as_deref(),
        };
        let html = sources::render(self.theme, self.words, self.sources, foot)?;
        Ok((html, stamp))
    }

    /// A page that is a title, a sentence and its sections, and no more.
    pub(super) fn plain(
        &self,
        frame: Frame,
        lead: &str,
        sections: String,
    ) -> Result<(String, Vec<u8>), SiteError> {
        let top = Top {
            title: frame.title.clone(),
            summary: format!("<p class=\"lead\">{}</p>", escaped(lead)),
            sections,
            ..Top::default()
        };
        let frame = Frame {
            description: shorten(lead),
            ..frame
        };
        self.framed(&frame, &self.theme.render("landing.html", &top)?)
    }

    /// The first crumb of every page.
    pub(super) fn home(&self) -> (String, String) {
        (self.words.get("home").to_owned(), "index.html".to_owned())
    }
}

/// A piece of what a page tells.
pub(super) enum Piece<'p> {
    /// Written for this page.
    Own(Section),
    /// Written once for several pages.
    Shared(&'p Part),
}

/// What a page tells, marked up, with its table of contents and what it rests on.
#[derive(Default)]
pub(super) struct Told {
    pub(super) html: String,
    pub(super) contents: Vec<(String, String)>,
    pub(super) trace: Trace,
}

impl Told {
    /// Adds a part that was marked up already.
    pub(super) fn join(&mut self, part: &Part) {
        if !part.html.is_empty() {
            self.html.push_str(&part.html);
            self.trace.join(&part.trace);
            self.contents.push((part.id.clone(), part.title.clone()));
        }
    }

    /// Adds the sources of the page, which end it; they say what the whole page rests on.
    pub(super) fn close(
        &mut self,
        site: &Site<'_>,
        law: &Law<'_>,
        path: &str,
    ) -> Result<Stamp, SiteError> {
        let title = site.words.get("sources-title").to_owned();
        self.contents.push(("sources".to_owned(), title));
        let (sources, stamp) = site.sources(law, &self.trace, path)?;
        self.html.push_str(&sources);
        Ok(stamp)
    }
}

/// The files of the site, and the receipts of its pages by their paths.
pub(super) struct Made {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) receipts: BTreeMap<String, Arc<Receipt>>,
}

/// Every file of the site; of the states and their sectors only the pages that are wanted, by their
/// paths from the root of the site.
pub(super) fn all(
    base: &KnowledgeBase,
    settings: &SiteSettings,
    words: &Arc<Words>,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Result<Made, SiteError> {
    let theme = Theme::new(&settings.templates, words)?;
    let sources = SourceIndex::new(base, words);
    let codes: Vec<&String> = base.countries.keys().collect();
    let places: Vec<Place<'_>> = codes
        .par_iter()
        .filter_map(|code| Place::new(base, code))
        .collect();
    let directive = Law::of(base, None);
    let plain = directive
        .as_ref()
        .map(frame)
        .unwrap_or(crate::decide::Frame { rows: Vec::new() });
    let events = history(base);
    let ledger = ledger(base, settings)?;
    let site = Site {
        base,
        settings,
        words,
        theme: &theme,
        sources: &sources,
        plain: &plain,
        places: &places,
        events: &events,
        ledger: &ledger,
        book: Mutex::default(),
    };
    let differing: Vec<Vec<Departure<'_>>> = places
        .par_iter()
        .map(|place| departures(&place.law))
        .collect();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let shared: Vec<country::Shared> = places
        .par_iter()
        .map(|place| country::Shared::new(&site, place))
        .collect::<Result<_, _>>()?;
    let pairs: Vec<(usize, usize)> = places
        .iter()
        .enumerate()
        .flat_map(|(at, place)| (0..place.law.sectors.len()).map(move |sector| (at, sector)))
        .filter(|(at, sector)| {
            let place = &places[*at];
            let here = &place.law.sectors[*sector];
            wanted(&landing::path(place, here)) || wanted(&in_full::path(place, here))
        })
        .collect();
    for page in [landing::page, in_full::page] {
        let pages: Vec<(String, Vec<u8>)> = pairs
            .par_iter()
            .map(|(at, sector)| {
                let place = &places[*at];
                let here = &place.law.sectors[*sector];
                page(&site, place, here, &differing[*at], &shared[*at])
            })
            .collect::<Result<_, _>>()?;
        files.extend(pages);
    }
    let countries: Vec<(String, Vec<u8>)> = places
        .par_iter()
        .zip(&differing)
        .zip(&shared)
        .filter(|((place, _), _)| wanted(&country::path(place)))
        .map(|((place, differing), shared)| country::page(&site, place, differing, shared))
        .collect::<Result<_, _>>()?;
    files.extend(countries);
    if let Some(directive) = &directive {
        let sectors: Vec<(String, Vec<u8>)> = base
            .sectors
            .par_iter()
            .map(|sector| sector::page(&site, directive, sector))
            .collect::<Result<_, _>>()?;
        files.extend(sectors);
        files.push(directive::page(&site, directive)?);
        files.push(home::page(&site, directive)?);
        files.push(differences::page(&site, &differing, directive)?);
        files.extend(changes::files(&site, directive)?);
    }
    let freshness = settings
        .freshness
        .unwrap_or_else(|| Freshness::usual(base.as_of));
    let known = crate::coverage::coverage(base, None, freshness);
    files.push(coverage::overview(&site, directive.as_ref(), &known)?);
    for state in &known.states {
        let place = places
            .iter()
            .find(|place| place.country.code == state.country);
        if let Some(place) = place {
            files.push(coverage::state(&site, &place.law, &known, state)?);
        }
    }
    let app = app::App::new(&settings.templates, words)?;
    files.push(check::page(&site, &app)?);
    files.push(incident::page(&site, &app, directive.as_ref())?);
    files.push(compare::page(&site, &app)?);
    files.extend(search::files(&site, &app, directive.as_ref())?);
    files.extend(app.files());
    files.push(about::page(&site)?);
    files.push(data::page(&site)?);
    files.push(data::not_found(&site)?);
    let own = theme
        .files()
        .map(|(path, text)| (format!("site/{path}"), text.into()));
    files.extend(own);
    files.extend(receipts::files(&site));
    // What hosts and robots read stands at the root of what is published, or nobody reads it.
    files.push(("_headers".to_owned(), headers(folder(settings))));
    let addresses: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let (robots, sitemap) = for_robots(settings, &addresses);
    files.push(("robots.txt".to_owned(), robots));
    if let Some(sitemap) = sitemap {
        files.push(("site/sitemap.xml".to_owned(), sitemap));
    }
    // Last, for they are no pages of their own.
    let moved = moved::files(&site, &files)?;
    files.extend(moved);
    Ok(Made {
        files: files.into_iter().collect(),
        receipts: site
            .book
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner),
    })
}

/// What the facts come to, and beside them what pages state as one: the recorded reports, and all that is
/// said of a state or of a directive.
fn ledger(base: &KnowledgeBase, settings: &SiteSettings) -> Result<Ledger, SiteError> {
    let mut ledger = Ledger::of(base);
    for recorded in &settings.recorded {
        let says = Digits::of(&serde_json::to_string(&recorded.report)?);
        ledger.enter(report_id(&recorded.name), says);
    }
    let states = base.countries.values().map(|country| country.code.lower());
    for owner in base.directives.keys().cloned().chain(states) {
        ledger.enter_whole(&owner);
    }
    Ok(ledger)
}

/// The folder of its host that the site and the data lie in; hosts take whole addresses.
pub(super) fn folder(settings: &SiteSettings) -> &str {
    settings.base_url.as_deref().map_or("", |base| {
        let host = base.split_once("://").map_or(base, |(_, host)| host);
        host.find('/').map_or("", |at| &host[at..])
    })
}

fn headers(folder: &str) -> Vec<u8> {
    format!(
        "{folder}/*\n  Content-Security-Policy: {SCRIPTED}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  Permissions-Policy: interest-cohort=()\n{folder}/site/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
    .into_bytes()
}

fn for_robots(settings: &SiteSettings, paths: &[String]) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    let Some(base) = &settings.base_url else {
        return (robots.into_bytes(), None);
    };
    robots.push_str(&format!("Sitemap: {base}/site/sitemap.xml\n"));
    let mut sitemap = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut pages: Vec<&str> = paths
        .iter()
        .filter_map(|path| path.strip_suffix("index.html"))
        .collect();
    pages.sort_unstable();
    for page in pages {
        sitemap.push_str("<url><loc>");
        super::markdown::escape(&format!("{base}/{page}"), &mut sitemap);
        sitemap.push_str("</loc></url>\n");
    }
    sitemap.push_str("</urlset>\n");
    (robots.into_bytes(), Some(sitemap.into_bytes()))
}
