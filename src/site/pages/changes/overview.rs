//! The days of everything, and those that concern a sector.

use super::super::super::SiteError;
use super::super::super::cite::{Stamp, Trace};
use super::super::super::desk::Desk;
use super::super::super::markdown::{escape, escaped, inline};
use super::super::super::section::{Section, link};
use super::super::Site;
use super::place::Page;
use super::told::{self, Told};
use super::{Changes, File, Of, folder};
use crate::model::Sector;
use crate::model::inherit::Law;

/// How many days of the past the page of everything shows; those before stand with their states.
const SHOWN: usize = 100;
/// How many days the home page shows each way.
const LATEST: usize = 5;

impl<'s, 'a> Changes<'s, 'a> {
    /// The page of everything, its feed and its calendar.
    pub(super) fn everything(&self) -> Result<Vec<File>, SiteError> {
        let words = self.site.words;
        let title = words.get("changes-title");
        let folder = folder("");
        let told: Vec<&Told<'_, '_>> = self.told.iter().collect();
        let mut files = self.feeds(&folder, title, &told, Of::All);
        let (coming, past) = self.parted(told);
        let past: Vec<_> = past.into_iter().rev().take(SHOWN).collect();
        let newest = past.iter().map(|told| self.pointed(told, "../"));
        let mut history = self.table("history", newest.collect());
        history.text(escaped(words.get("changes-earlier")));
        let sections = [
            self.table(
                "coming",
                coming
                    .iter()
                    .map(|told| self.pointed(told, "../"))
                    .collect(),
            ),
            self.report_list(Of::All, ""),
            history,
            self.index(),
        ];
        let shown = coming.into_iter().chain(past);
        let (html, contents, stamp) = self.pointing(&sections, shown, Of::All, &folder)?;
        files.push(self.page(Page {
            folder: &folder,
            feed: &folder,
            title,
            badge: None,
            stamp: Some(stamp),
            summary: self.subscribe(&files),
            contents,
            html,
            crumbs: vec![
                self.site.home(),
                (words.get("changes").to_owned(), String::new()),
            ],
        })?);
        Ok(files)
    }

    /// The page of a sector and its feed: what is coming for its entities, and what happened to them
    /// in particular.
    pub(super) fn of_sector(&self, sector: &Sector) -> Result<Vec<File>, SiteError> {
        let words = self.site.words;
        let title = words.with("changes-title-of", &[("of", &sector.name)]);
        let folder = folder(&format!("sectors/{}", sector.id));
        let as_of = self.site.base.as_of;
        let told: Vec<&Told<'_, '_>> = self
            .told
            .iter()
            .filter(|told| {
                let concerns = &told.event.concerns;
                concerns.singles_out(&sector.id)
                    || (told.event.is_coming(as_of) && concerns.reaches(&sector.id))
            })
            .collect();
        let mut files = self.feeds(&folder, &title, &told, Of::Sector(sector));
        let (coming, past) = self.parted(told);
        let row = |told: &&Told<'_, '_>| self.pointed(told, "../../../");
        let mut history = self.table("history", past.iter().rev().map(row).collect());
        history.text(escaped(words.get("changes-sector-only")));
        let sections = [
            self.table("coming", coming.iter().map(row).collect()),
            self.report_list(Of::Sector(sector), "../../"),
            history,
        ];
        let shown = coming.into_iter().chain(past);
        let (html, contents, stamp) =
            self.pointing(&sections, shown, Of::Sector(sector), &folder)?;
        files.push(self.page(Page {
            folder: &folder,
            feed: &folder,
            title: &title,
            badge: None,
            stamp: Some(stamp),
            summary: self.subscribe(&files),
            contents,
            html,
            crumbs: vec![
                self.site.home(),
                (
                    sector.name.clone(),
                    format!("sectors/{}/index.html", sector.id),
                ),
                (words.get("changes").to_owned(), String::new()),
            ],
        })?);
        Ok(files)
    }

    /// Sections of a page whose days stand with their sources on the pages of the states, the contents of
    /// the page, and its receipt.
    #[allow(clippy::type_complexity, reason = "what a page is made of")]
    fn pointing<'t>(
        &self,
        sections: &[Section],
        shown: impl Iterator<Item = &'t Told<'s, 'a>>,
        of: Of<'_>,
        folder: &str,
    ) -> Result<(String, Vec<(String, String)>, Stamp), SiteError>
    where
        's: 't,
        'a: 't,
    {
        let mut trace = Trace::default();
        trace
            .facts
            .extend(shown.flat_map(|told| told.rests_on.iter().cloned()));
        trace.facts.extend(self.report_ids(of));
        let (mut html, contents) = self.render(sections)?;
        let path = format!("{folder}index.html");
        let (sources, stamp) = self.site.sources(self.union, &trace, &path)?;
        html.push_str(&sources);
        Ok((html, contents, stamp))
    }

    /// What is coming and what is past, both in their order.
    #[allow(clippy::type_complexity, reason = "two lists of the same")]
    fn parted<'t>(
        &self,
        told: Vec<&'t Told<'s, 'a>>,
    ) -> (Vec<&'t Told<'s, 'a>>, Vec<&'t Told<'s, 'a>>) {
        let as_of = self.site.base.as_of;
        told.into_iter()
            .partition(|told| told.event.is_coming(as_of))
    }

    /// A link to every page of changes.
    fn index(&self) -> Section {
        let words = self.site.words;
        let mut section = Section::new("index", words.get("changes-index"));
        let mut list = |title: &str, entries: Vec<(String, &str)>| {
            section.html(format!("<h3>{}</h3>", escaped(words.get(title))), "");
            section.links(entries.iter().map(|(href, name)| link(href, name)));
        };
        let union = ("eu/index.html".to_owned(), words.get("union"));
        let states = self.site.places.iter();
        let states = states.map(|place| {
            let href = format!("{}/index.html", place.path);
            (href, place.country.name.as_str())
        });
        list(
            "nav-countries",
            std::iter::once(union).chain(states).collect(),
        );
        let sectors = self.site.base.sectors.iter();
        let sectors = sectors.map(|sector| {
            let href = format!("sectors/{}/index.html", sector.id);
            (href, sector.name.as_str())
        });
        list("nav-sectors", sectors.collect());
        section
    }
}

/// The section of the home page: the days next to come, and the latest that came. What they rest on is
/// recorded on the desk.
pub(in super::super) fn latest<'a>(site: &Site<'a>, union: &Law<'a>, desk: &Desk<'_>) -> Section {
    let words = site.words;
    let mut section = Section::new("changes", words.get("changes"));
    let told = told::all(site, union);
    let (coming, past): (Vec<_>, Vec<_>) = told
        .iter()
        .partition(|told| told.event.is_coming(site.base.as_of));
    let coming: Vec<&Told<'_, '_>> = coming.into_iter().take(LATEST).collect();
    let past: Vec<&Told<'_, '_>> = past.into_iter().rev().take(LATEST).collect();
    for (title, told) in [("changes-coming", coming), ("changes-latest", past)] {
        if told.is_empty() {
            continue;
        }
        let mut html = format!("<h3>{}</h3><ul class=\"lines\">", escaped(words.get(title)));
        for told in told {
            told.rests_on.iter().for_each(|id| desk.shown(id));
            html.push_str(&format!("<li><time datetime=\"{}\">", told.event.date));
            escape(&words.date(told.event.date), &mut html);
            html.push_str("</time>");
            html.push_str(words.get("list-colon"));
            html.push_str(&link(&told.item.path, told.state));
            html.push_str(words.get("list-colon"));
            html.push_str(&inline(&told.sentence));
            html.push_str("</li>");
        }
        html.push_str("</ul>");
        section.html(html, "");
    }
    section.text(link("changes/index.html", words.get("changes-all")));
    section
}
