//! The whole site of the real knowledge base, and of hostile ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

use std::collections::{BTreeMap, BTreeSet};

use acquis::compile::{Settings, compile};
use acquis::host::read;
use acquis::model::KnowledgeBase;
use acquis::site::{Recorded, SiteSettings, render};
use acquis::value::Date;

fn settings() -> SiteSettings {
    SiteSettings {
        title: "acquis".to_owned(),
        base_url: Some("https://example.org/law".to_owned()),
        licence: Some("CC-BY-4.0".to_owned()),
        edit_url: Some("https://example.org/edit".to_owned()),
        files: (0..100).map(|at| format!("law/file {at}.acq")).collect(),
        report_url: Some("https://example.org/report".to_owned()),
        freshness: None,
        recorded: Vec::new(),
        reviewed: BTreeMap::new(),
        templates: acquis::templates::Templates::default(),
    }
}

fn base() -> KnowledgeBase {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    // Two states in force and one with a bill: each kind of page, in a time that tests can have.
    let parts = [
        "directives",
        "sectors",
        "countries/be.acq",
        "countries/lu.acq",
        "countries/fr.acq",
    ];
    let folders: Vec<_> = parts.map(|part| root.join(part)).to_vec();
    let loaded = read::tree(&folders, root);
    let as_of = Date::parse("2026-11-22").expect("a day");
    let settings = Settings {
        as_of,
        fresh_at: as_of,
        stale_after: acquis::model::StaleAfter::months(12),
    };
    compile(&loaded.sources, loaded.diagnostics, settings).base
}

fn site(base: &KnowledgeBase) -> BTreeMap<String, String> {
    let files = render(base, &settings()).expect("a site");
    files
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

/// The values of an attribute, in order.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// What a reader sees, with single spaces.
fn visible(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            '\u{a0}' if !inside => text.push(' '),
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn resolve(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for step in href.split('/') {
        match step {
            ".." => {
                assert!(
                    parts.pop().is_some(),
                    "{href} in {from} leaves the web root"
                );
            }
            "." | "" => {}
            step => parts.push(step),
        }
    }
    parts.join("/")
}

#[test]
fn every_page_is_there() {
    let base = base();
    let site = site(&base);
    let mut wanted: Vec<String> = [
        "index.html",
        "404.html",
        "sitemap.xml",
        "data/index.html",
        "coverage/index.html",
    ]
    .map(str::to_owned)
    .to_vec();
    for code in base.countries.keys() {
        let code = code.to_lowercase();
        wanted.push(format!("{code}/index.html"));
        wanted.push(format!("coverage/{code}/index.html"));
        wanted.extend(
            base.sectors
                .iter()
                .map(|sector| format!("{code}/{}/index.html", sector.id)),
        );
    }
    wanted.extend(
        base.sectors
            .iter()
            .map(|sector| format!("sectors/{}/index.html", sector.id)),
    );
    // What changed: for everything, the Union, each state and each sector, each with its feed.
    let states = base.countries.keys().map(|code| code.to_lowercase());
    let sectors = base.sectors.iter();
    let of: Vec<String> = [String::new(), "eu/".to_owned()]
        .into_iter()
        .chain(states.map(|code| format!("{code}/")))
        .chain(sectors.map(|sector| format!("sectors/{}/", sector.id)))
        .collect();
    for folder in of {
        wanted.push(format!("changes/{folder}index.html"));
        wanted.push(format!("changes/{folder}feed.atom"));
    }
    wanted.push("changes/dates.ics".to_owned());
    wanted.push("changes/be/dates.ics".to_owned());
    for path in wanted {
        assert!(site.contains_key(&format!("site/{path}")), "{path}");
    }
}

/// A reader of the Belgian page of changes finds what happened with its article, and only days with
/// `data-days` are counted down.
#[test]
fn the_days_of_a_state_stand_with_their_proof() {
    let site = site(&base());
    let html = &site["site/changes/be/index.html"];
    let text = visible(html);
    assert!(text.contains("Belgian NIS2 Act comes into force"), "{text}");
    assert!(text.contains("18 October 2024"));
    let (coming, past) = html.split_once("id=\"history\"").expect("a history");
    assert!(coming.contains("datetime=\"2027-04-18\" data-days>"));
    assert!(!past.contains("data-days"));
    // What concerns some sectors stands with these, and with no others.
    let digital = "Digital entities of article 14 are registered";
    assert!(
        visible(&site["site/changes/sectors/digital-infrastructure/index.html"]).contains(digital)
    );
    assert!(!visible(&site["site/changes/sectors/energy/index.html"]).contains(digital));
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let site = site(&base());
    for (path, html) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let ids: BTreeSet<&str> = attribute(html, "id").into_iter().collect();
        assert_eq!(
            ids.len(),
            attribute(html, "id").len(),
            "an id stands twice in {path}"
        );
        for reference in ["aria-labelledby", "aria-describedby"] {
            for id in attribute(html, reference) {
                assert!(ids.contains(id), "{reference}={id} in {path}");
            }
        }
        for href in attribute(html, "href") {
            if let Some(anchor) = href.strip_prefix('#') {
                assert!(ids.contains(anchor), "#{anchor} in {path}");
                continue;
            }
            if ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| href.starts_with(scheme))
            {
                continue;
            }
            let (file, anchor) = href
                .split_once('#')
                .map_or((href, None), |(file, anchor)| (file, Some(anchor)));
            let target = resolve(path, file);
            if target.starts_with("data/") {
                continue;
            }
            let page = site
                .get(&target)
                .unwrap_or_else(|| panic!("{href} in {path} leads nowhere"));
            // What stands behind `#` there is not a place on the page but what the reader told.
            let told = [
                "site/check/index.html",
                "site/compare/index.html",
                "site/incident/index.html",
            ]
            .contains(&target.as_str());
            if let Some(anchor) = anchor.filter(|_| !told) {
                assert!(
                    page.contains(&format!("id=\"{anchor}\"")),
                    "{href} in {path}"
                );
            }
        }
    }
}

/// Whoever finds something must get there.
#[test]
fn whatever_the_search_finds_stands_where_it_says() {
    let site = site(&base());
    let (_, index) = site
        .iter()
        .find(|(path, _)| path.starts_with("site/assets/search-"))
        .expect("an index");
    let index: serde_json::Value = serde_json::from_str(index).expect("JSON");
    let entries = index["entries"].as_array().expect("entries");
    assert!(entries.len() > 200, "{} entries", entries.len());
    let mut kinds = std::collections::BTreeSet::new();
    for entry in entries {
        kinds.insert(entry["kind"].as_str().expect("a kind"));
        let text = |name: &str| entry[name].as_str();
        let at = match (text("at"), text("country"), text("sector")) {
            (Some(at), _, _) => at.to_owned(),
            (None, Some(country), Some(sector)) => format!("{country}/{sector}/index.html"),
            (None, Some(country), None) => format!("{country}/index.html"),
            (None, None, Some(sector)) => format!("sectors/{sector}/index.html"),
            (None, None, None) => panic!("{entry} is nowhere"),
        };
        let (page, anchor) = at.split_once('#').unwrap_or((&at, ""));
        let page = site
            .get(&format!("site/{page}"))
            .unwrap_or_else(|| panic!("{entry} leads nowhere"));
        assert!(
            anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")),
            "{entry}: no such place on the page"
        );
    }
    let all = [
        "act",
        "authority",
        "country",
        "entity",
        "page",
        "part",
        "sector",
    ];
    for kind in all.into_iter().chain(["sector-in-country"]) {
        assert!(kinds.contains(kind), "nothing of kind {kind}");
    }
}

/// The heat map counts what the page of the same sector lists: what departs everywhere, and there.
#[test]
fn the_heat_map_counts_the_departures_that_pages_list() {
    let site = site(&base());
    let picture = &site["site/differences/index.html"];
    let heads: Vec<&str> = picture
        .split("rotate(-52)\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .collect();
    let (_, row) = picture.split_once(">Belgium</text>").expect("a row");
    let counts: Vec<usize> = row
        .split("text-anchor=\"middle\">")
        .skip(1)
        .take(heads.len())
        .map(|rest| {
            rest.split('<')
                .next()
                .expect("a number")
                .parse()
                .expect("a number")
        })
        .collect();
    for (sector, name) in [("banking", "Banking"), ("energy", "Energy")] {
        let at = heads.iter().position(|head| *head == name).expect(name);
        let (_, section) = site[&format!("site/be/{sector}/index.html")]
            .split_once("id=\"departures\"")
            .expect("departures");
        let (lists, _) = section.split_once("</section>").expect("an end");
        let listed = lists.matches("<span class=\"area\">").count();
        assert_eq!(counts[0] + counts[at], listed, "{name}");
    }
}

#[test]
fn structured_data_is_json_and_pages_obey_their_policy() {
    let site = site(&base());
    for (path, html) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        for script in html.split("<script").skip(1) {
            let (attributes, rest) = script.split_once('>').expect("a script");
            if attributes.contains("type=\"module\"") {
                // A file of the site itself, which the policy of the page allows.
                let [source] = attribute(attributes, "src")[..] else {
                    panic!("{path}: a module without its file");
                };
                assert!(
                    site.contains_key(&resolve(path, source)),
                    "{path}: {source}"
                );
                assert!(html.contains("script-src &#39;self&#39;"), "{path}");
                continue;
            }
            assert_eq!(attributes.trim(), "type=\"application/ld+json\"", "{path}");
            let (json, _) = rest.split_once("</script>").expect("an end");
            let value: serde_json::Value =
                serde_json::from_str(json).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(value["@context"], "https://schema.org");
        }
        assert!(
            attribute(html, "style").is_empty() && !html.contains("<style"),
            "{path}"
        );
        for event in ["onclick", "onload", "onerror"] {
            assert!(attribute(html, event).is_empty(), "{path}");
        }
        assert!(
            html.contains("http-equiv=\"Content-Security-Policy\""),
            "{path}"
        );
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let base = base();
    assert_eq!(site(&base), site(&base));
}

#[test]
fn the_belgian_page_says_what_is_true() {
    let site = site(&base());
    let text = visible(&site["site/be/ict-service-management/index.html"]);
    for said in [
        "Annex I",
        "Sector of high criticality",
        "NIS2 compliance for ICT service management (business-to-business) in Belgium",
        "18 October 2024",
        "Wet van 26 april 2024",
        "Centre for Cybersecurity Belgium (CCB)",
        "notif.safeonweb.be",
        "within 72 hours of becoming aware",
        "within 1 month of the incident notification",
        "whichever is higher",
        "whichever is lower",
        "EUR 10 million or 2 %",
        "EUR 7 million or 1.4 %",
        "same root cause",
        "Sources disagree: Whether the Centre is the only authority",
        "Essential Large entities",
        "Important Medium-sized entities",
    ] {
        assert!(text.contains(said), "the page does not say: {said}");
    }
    // A remark that no answer needs stands one click away, and the page says where.
    let remark = "Zero trust is named only in recital 89";
    let full = visible(&site["site/be/ict-service-management/in-full/index.html"]);
    assert!(full.contains(remark) && !text.contains(remark));
    assert!(text.contains("In full : "), "it names what it leaves out");
}

#[test]
fn the_luxembourgish_page_says_what_is_true() {
    let site = site(&base());
    let html = &site["site/lu/ict-service-management/index.html"];
    let text = visible(html);
    for said in [
        "10 July 2026",
        "SERIMA",
        "72 h",
        "10 May 2026",
        "5 May 2026",
        "Luxembourg Institute of Regulation (ILR)",
    ] {
        assert!(text.contains(said), "the page does not say: {said}");
    }
    // The wrong act is named on the page of the state alone, as a claim that is not followed.
    assert_eq!(text.matches("17 February 2025").count(), 0);
    assert!(text.contains("Sources disagree: "));
    let state = visible(&site["site/lu/index.html"]);
    assert_eq!(state.matches("17 February 2025").count(), 1);
    assert!(state.contains("not followed A law of 17 February 2025"));
    let glance = html
        .split("class=\"glance\"")
        .nth(1)
        .and_then(|rest| rest.split("</section>").next())
        .expect("a box");
    assert!(!glance.contains("CIRCL"));
    // A draft is never said without its mark.
    assert!(text.contains("draft, not in force"));
}

/// Days that have passed are told where none lies ahead, and are no news where one does.
#[test]
fn the_box_tells_how_soon_to_register() {
    let register = |base: &KnowledgeBase| {
        let html = &site(base)["site/be/energy/index.html"];
        let (_, rest) = html.split_once("<dt>Register").expect("a row");
        let (row, _) = rest.split_once("<dt>").expect("a next row");
        row.to_owned()
    };
    let now = register(&base());
    assert!(now.contains("Within 5 months"), "{now}");
    assert!(now.contains("Was due by 18 March 2025"), "{now}");
    let mut later = base();
    let belgium = later.countries.get_mut("BE").expect("Belgium");
    let deadlines = &mut belgium.body.registration[0].deadlines;
    let mut next = deadlines[0].clone();
    next.value.date = acquis::value::Date::parse("2027-03-18");
    deadlines.push(next);
    let later = register(&later);
    assert!(later.contains("By 18 March 2027"), "{later}");
    assert!(!later.contains("18 March 2025"), "{later}");
}

#[test]
fn banks_are_led_to_the_act_that_governs_them() {
    let site = site(&base());
    for code in ["be", "lu"] {
        let text = visible(&site[&format!("site/{code}/banking/index.html")]);
        assert!(
            text.contains("Reports follow Digital Operational Resilience Act"),
            "{code}"
        );
        assert!(
            !text.contains("within 72 hours of becoming aware of the incident"),
            "{code}"
        );
    }
}

#[test]
fn registrars_owe_registration_and_no_reports() {
    let site = site(&base());
    let text = visible(&site["site/be/domain-name-registration/index.html"]);
    assert!(text.contains("Registration only"));
    assert!(text.contains("owe no incident reports"));
    assert!(!text.contains("within 72 hours of becoming aware of the incident"));
}

#[test]
fn hostile_texts_stay_text() {
    let mut base = base();
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> [x](javascript:alert(3)) </script><!--";
    let long = "W".repeat(10_000);
    if let Some(country) = base.countries.get_mut("BE") {
        country.name = evil.to_owned();
        if let Some(summary) = &mut country.summary {
            summary.value = evil.to_owned();
        }
        for law in &mut country.body.laws {
            law.name = evil.to_owned();
        }
        for authority in &mut country.body.authorities {
            authority.name = format!("{evil}{long}");
        }
        for entry in &mut country.body.entries {
            entry.value.text = evil.to_owned();
            entry.value.more = Some(evil.to_owned());
            entry.proof.notes.push(evil.to_owned());
        }
        for conflict in &mut country.body.conflicts {
            conflict.title = evil.to_owned();
            conflict.because = Some(evil.to_owned());
        }
    }
    for sector in &mut base.sectors {
        sector.name = format!("{evil}{}", sector.name);
        if let Some(summary) = &mut sector.summary {
            summary.value = evil.to_owned();
        }
        for entity in &mut sector.types {
            entity.name = evil.to_owned();
        }
    }
    for source in base.sources.values_mut() {
        source.title = evil.to_owned();
        source.publisher = Some(evil.to_owned());
    }
    for (path, html) in site(&base)
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        for bad in [
            "<script>",
            "<img",
            "<!--",
            "onerror=alert(2)>",
            "href=\"javascript",
        ] {
            assert!(!html.contains(bad), "{bad} in {path}");
        }
        for script in html.split("<script type=\"application/ld+json\">").skip(1) {
            let (json, _) = script.split_once("</script>").expect("an end");
            assert!(
                serde_json::from_str::<serde_json::Value>(json).is_ok(),
                "{path}"
            );
        }
    }
}

#[test]
fn pages_stay_small() {
    let site = site(&base());
    for (path, html) in site
        .iter()
        .filter(|(path, _)| path.ends_with("/index.html") && path.matches('/').count() == 3)
    {
        assert!(html.len() <= 60_000, "{path} has {} bytes", html.len());
    }
}

/// Nothing is lost by answering in brief: the page in full rests on whatever the landing page rests on,
/// and on more.
#[test]
fn the_law_in_full_rests_on_all_that_its_landing_page_rests_on() {
    let site = site(&base());
    let mut compared = 0;
    for (_, text) in site
        .iter()
        .filter(|(path, _)| path.starts_with("site/receipts/"))
    {
        let list: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let pages = list["pages"].as_object().expect("pages");
        let facts = |page: &str| -> Option<BTreeSet<u64>> {
            let facts = pages.get(page)?["facts"].as_array()?;
            Some(facts.iter().filter_map(serde_json::Value::as_u64).collect())
        };
        for page in pages.keys() {
            let Some(folder) = page.strip_suffix("in-full/index.html") else {
                continue;
            };
            let full = facts(page).expect("facts");
            let brief = facts(&format!("{folder}index.html")).expect("facts of the landing page");
            let lost: Vec<&u64> = brief.difference(&full).collect();
            assert!(lost.is_empty(), "{page} leaves out {lost:?} of its list");
            compared += usize::from(brief.len() < full.len());
        }
    }
    assert!(compared > 50, "{compared} pages in full tell more");
}

const REPORT: &str = include_str!("diff/recorded.json");

#[test]
fn a_recorded_report_is_a_page_and_an_entry_of_the_feeds_it_concerns() {
    let recorded = Recorded::read("2026-11-20-ceilings", REPORT).expect("a report");
    let settings = SiteSettings {
        recorded: vec![recorded],
        ..settings()
    };
    let files = render(&base(), &settings).expect("a site");
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("text");
    let page = text("site/changes/reports/2026-11-20-ceilings/index.html");
    assert!(
        page.contains("at most <del>ten</del><ins>&lt;twelve&gt;</ins>"),
        "{page}"
    );
    assert!(visible(&page).contains("from 1 January 2027"));
    let address = "reports/2026-11-20-ceilings/";
    for (path, there) in [
        ("site/changes/index.html", true),
        ("site/changes/feed.atom", true),
        ("site/changes/be/index.html", true),
        ("site/changes/be/feed.atom", true),
        ("site/changes/lu/index.html", false),
        ("site/changes/lu/feed.atom", false),
    ] {
        assert_eq!(text(path).contains(address), there, "{path}");
    }
}

#[test]
fn a_report_under_a_wrong_name_or_of_another_format_is_refused() {
    for name in [
        "ceilings",
        "2026-11-31-ceilings",
        "2026-11-20",
        "2026-11-20-../x",
        "2026-11-20-Ceilings",
    ] {
        assert!(Recorded::read(name, REPORT).is_err(), "{name}");
    }
    let newer = REPORT.replace("\"version\": 1", "\"version\": 99");
    let failed = Recorded::read("2026-11-20-ceilings", &newer).expect_err("too new");
    assert!(failed.contains("acquis-diff 99"), "{failed}");
    assert!(Recorded::read("2026-11-20-ceilings", "{}").is_err());
}

#[test]
fn every_page_leads_to_its_source_and_to_whoever_takes_reports() {
    let base = base();
    let site = site(&base);
    let file = |span: acquis::source::Span| {
        format!(
            "https://example.org/edit/law/file%20{}.acq",
            span.file.index()
        )
    };
    let energy = base
        .sectors
        .iter()
        .find(|sector| sector.id == "energy")
        .expect("energy");
    let directive = file(base.directives["nis2"].act.span);
    for (path, source) in [
        ("be/index.html", file(base.countries["BE"].span)),
        ("be/energy/index.html", file(base.countries["BE"].span)),
        ("changes/be/index.html", file(base.countries["BE"].span)),
        ("coverage/lu/index.html", file(base.countries["LU"].span)),
        ("sectors/energy/index.html", file(energy.span)),
        ("changes/sectors/energy/index.html", file(energy.span)),
        ("directive/index.html", directive.clone()),
        ("index.html", directive),
    ] {
        let html = &site[&format!("site/{path}")];
        assert!(html.contains(&format!("<a href=\"{source}\">")), "{path}");
    }
    for (path, html) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(
            html.contains("https://example.org/edit/law/file%20"),
            "{path}"
        );
        assert!(html.contains("https://example.org/report"), "{path}");
    }
}

#[test]
fn every_page_names_itself_and_its_languages() {
    let site = site(&base());
    for (path, html) in site
        .iter()
        .filter(|(path, _)| path.ends_with("/index.html"))
    {
        let address = format!(
            "https://example.org/law/{}",
            path.trim_end_matches("index.html")
        );
        for link in [
            format!("<link rel=\"canonical\" href=\"{address}\">"),
            format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{address}\">"),
            format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{address}\">"),
            format!("<meta property=\"og:url\" content=\"{address}\">"),
        ] {
            assert_eq!(html.matches(&link).count(), 1, "{link} in {path}");
        }
    }
}

#[test]
fn a_renamed_sector_is_found_under_its_earlier_addresses() {
    let mut base = base();
    let sector = base
        .sectors
        .iter_mut()
        .find(|sector| sector.id == "energy")
        .expect("energy");
    // One earlier name is that of another sector today: its pages stay.
    sector.remarks.renamed_from = vec!["power".to_owned(), "banking".to_owned()];
    let before = site(&self::base());
    let site = site(&base);
    for place in ["be", "lu", "fr", "sectors", "changes/sectors"] {
        let html = &site[&format!("site/{place}/power/index.html")];
        let up = "../".repeat(place.matches('/').count() + 2);
        let href = format!("{up}{place}/energy/index.html");
        assert!(html.contains(&format!("<a href=\"{href}\">")), "{html}");
        assert!(
            html.contains(&format!("content=\"0; url={href}\"")),
            "{html}"
        );
        let canonical =
            format!("rel=\"canonical\" href=\"https://example.org/law/site/{place}/energy/\"");
        assert!(html.contains(&canonical), "{html}");
        let banking = format!("site/{place}/banking/index.html");
        assert_eq!(site[&banking].len(), before[&banking].len(), "{banking}");
    }
    let redirects = &site["_redirects"];
    assert!(
        redirects.contains("/law/site/be/power/ /law/site/be/energy/ 301\n"),
        "{redirects}"
    );
    assert!(!redirects.contains("banking"), "{redirects}");
    assert!(
        !site["site/sitemap.xml"].contains("/power/"),
        "earlier addresses are no pages of their own"
    );
    assert!(!before.contains_key("_redirects"));
    // Every link holds, those of the pages that moved too.
    let files = site
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()));
    let mut files: std::collections::BTreeMap<String, Vec<u8>> = files.collect();
    let links = acquis::inspect::inspect(&files);
    let own: Vec<_> = links
        .iter()
        .filter(|found| !found.message.contains("/data/") && !found.message.contains("`data/"))
        .collect();
    assert!(own.is_empty(), "{own:?}");
    files.remove("site/be/energy/index.html");
    assert!(
        acquis::inspect::inspect(&files)
            .iter()
            .any(|found| found.page == "site/be/power/index.html")
    );
}
