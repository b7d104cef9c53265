//! What changed and what is coming: a page for everything, for the Union, for each state and each
//! sector, with feeds and calendars; and the change reports that were recorded.

mod overview;
mod place;
mod report;
mod told;

use super::super::Recorded;
use super::super::SiteError;
use super::super::feed::{Channel, atom, calendar};
use super::super::markdown::{escape, escaped};
use super::super::section::{Row, Section, link};
use super::super::theme::named;
use super::Site;
use crate::model::Sector;
use crate::model::inherit::Law;
use crate::receipt::report_id;
use told::Told;

pub(super) use overview::latest;

type File = (String, Vec<u8>);

/// Counts the days to go in the browser of the reader; without it dates stand alone.
const SCRIPT: &str = "templates/static/changes.mjs";

/// What all pages of changes are made with.
pub(super) struct Changes<'s, 'a> {
    site: &'s Site<'a>,
    /// The law of the Union.
    union: &'s Law<'a>,
    /// Every day, oldest first.
    told: Vec<Told<'s, 'a>>,
    /// Where the script lies, from the root of the site.
    script: String,
}

/// What a page of changes is about.
#[derive(Clone, Copy)]
enum Of<'o> {
    /// Everything.
    All,
    /// A state by its code; `EU` for the Union.
    State(&'o str),
    /// A sector.
    Sector(&'o Sector),
}

/// Every file about changes.
pub(super) fn files<'a>(site: &Site<'a>, union: &Law<'a>) -> Result<Vec<File>, SiteError> {
    let script = site.settings.templates.text(SCRIPT);
    let changes = Changes {
        site,
        union,
        told: told::all(site, union),
        script: named("changes", script, "mjs"),
    };
    let mut files = vec![(
        format!("site/{}", changes.script),
        script.as_bytes().to_vec(),
    )];
    files.extend(changes.everything()?);
    files.extend(changes.of_union()?);
    for place in site.places {
        files.extend(changes.of_state(place)?);
    }
    for sector in &site.base.sectors {
        files.extend(changes.of_sector(sector)?);
    }
    for recorded in &site.settings.recorded {
        files.push(changes.recorded(recorded)?);
    }
    Ok(files)
}

/// Where the changes of something stand, from the root of the site: `be`, `eu`, `sectors/energy`, or
/// nothing for everything.
pub(super) fn folder(of: &str) -> String {
    match of {
        "" => "changes/".to_owned(),
        of => format!("changes/{of}/"),
    }
}

impl<'s, 'a> Changes<'s, 'a> {
    /// The feed of some days and of the reports that concern them, and the calendar of those by which
    /// entities have to be ready.
    fn feeds(&self, folder: &str, title: &str, told: &[&Told<'s, 'a>], of: Of<'_>) -> Vec<File> {
        let words = self.site.words;
        let channel = |file: &str, title: String, about: String| Channel {
            path: format!("{folder}{file}"),
            page: format!("{folder}index.html"),
            title,
            about,
            site: &self.site.settings.title,
            language: words.language(),
            licence: self
                .site
                .settings
                .licence
                .as_ref()
                .map(|licence| words.with("licence-is", &[("licence", licence)])),
            base_url: self.site.settings.base_url.as_deref(),
            as_of: self.site.base.as_of,
        };
        let mut items: Vec<_> = told.iter().map(|told| told.item.clone()).collect();
        items.extend(
            self.reports(of)
                .into_iter()
                .map(|recorded| self.report_item(recorded)),
        );
        let about = words.get("changes-feed-about").to_owned();
        let feed = channel("feed.atom", title.to_owned(), about);
        let mut files = vec![(format!("site/{}", feed.path), atom::feed(&feed, &items))];
        // Calendars are for those who answer for a state, or for all of it.
        if !matches!(of, Of::Sector(_)) {
            let due: Vec<_> = told
                .iter()
                .filter(|told| told.event.kind.is_due())
                .map(|told| told.item.clone())
                .collect();
            let about = words.get("changes-calendar-about").to_owned();
            let named = words.with("changes-calendar-title", &[("title", title)]);
            let dates = channel("dates.ics", named, about);
            files.extend(
                calendar::calendar(&dates, &due)
                    .map(|bytes| (format!("site/{}", dates.path), bytes)),
            );
        }
        files
    }

    /// The links to the feed and the calendar of a page, where these are among its files.
    fn subscribe(&self, files: &[File]) -> String {
        let words = self.site.words;
        let mut html = String::from("<ul class=\"feeds\">");
        for (ending, kind, word) in [
            ("feed.atom", "application/atom+xml", "changes-feed"),
            ("dates.ics", "text/calendar", "changes-calendar"),
        ] {
            if files.iter().any(|(path, _)| path.ends_with(ending)) {
                html.push_str(&format!("<li><a href=\"{ending}\" type=\"{kind}\">"));
                escape(words.get(word), &mut html);
                html.push_str("</a></li>");
            }
        }
        html.push_str("</ul>");
        html
    }

    /// The reports that concern what a page is about, newest first.
    fn reports(&self, of: Of<'_>) -> Vec<&Recorded> {
        let mut reports: Vec<_> = self
            .site
            .settings
            .recorded
            .iter()
            .filter(|recorded| match of {
                Of::All => true,
                Of::State(code) => report::concerns(recorded, code),
                Of::Sector(sector) => report::moves(recorded, sector),
            })
            .collect();
        reports.sort_by(|a, b| b.name.cmp(&a.name));
        reports
    }

    /// The ids of the reports that a page lists, for its receipt.
    fn report_ids(&self, of: Of<'_>) -> impl Iterator<Item = String> {
        let reports = self.reports(of).into_iter();
        reports.map(|recorded| report_id(&recorded.name))
    }

    /// The list of reports; `up` leads from the page to the folder of all changes.
    fn report_list(&self, of: Of<'_>, up: &str) -> Section {
        let words = self.site.words;
        let mut section = Section::new("reports", words.get("changes-reports"));
        let rows: Vec<Row> = self
            .reports(of)
            .into_iter()
            .map(|recorded| Row {
                html: format!(
                    "<time datetime=\"{}\">{}</time>",
                    recorded.date,
                    escaped(&words.date(recorded.date))
                ),
                lines: vec![super::super::section::said(format!(
                    "{} {}",
                    link(
                        &format!("{up}reports/{}/index.html", recorded.name),
                        &recorded.report.verdict.title,
                    ),
                    escaped(&recorded.report.verdict.sentence)
                ))],
                cells: Vec::new(),
            })
            .collect();
        section.facts("", rows, "");
        section
    }
}
