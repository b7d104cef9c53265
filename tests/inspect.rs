//! Looking over a built site: small sites with one thing wrong each.

use acquis::inspect::{Files, inspect, percent_decoded, report};
use acquis::source::{SourceFile, SourceSet};

const HOME: &str = "<!DOCTYPE html><html><head><link rel=\"canonical\" href=\"https://x.eu/a/site/\"></head><body id=\"top\"><h1 id=\"one\">1</h1><a href=\"be/\">BE</a></body></html>";

/// A page whose script reads what stands behind the `#`.
const COMPARE: &str =
    "<script type=\"module\" src=\"../assets/a.mjs\"></script><h1 id=\"one\">1</h1>";

fn site(page: &str) -> Files {
    [
        ("site/index.html", HOME),
        ("site/be/index.html", page),
        ("site/compare/index.html", COMPARE),
        ("site/assets/a.mjs", ""),
        ("data/be.json", "{}"),
        ("site/assets/style.css", ""),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

/// Codes and addresses of what is found.
fn found(page: &str) -> Vec<(&'static str, String)> {
    inspect(&site(page))
        .into_iter()
        .map(|finding| (finding.code.id(), finding.about))
        .collect()
}

#[test]
fn whatever_leads_somewhere_is_fine() {
    for good in [
        "<a href=\"../index.html\">x</a>",
        "<a href=\"../\">x</a>",
        "<a href=\"..\">x</a>",
        "<a href=\"../index.html#one\">x</a>",
        "<a href=../index.html#one>x</a>",
        "<p id='a'></p><a href='#a'>x</a><a href=\"#\">x</a><a href=\"#top\">x</a>",
        "<a href=\"../../data/be.json?a=1\">x</a>",
        "<a href=\"https://x.eu/a/site/be/\">x</a>",
        "<a href=\"https://x.eu/abc/\">another site</a>",
        "<a href=\"//x.eu/a/nowhere\">x</a>",
        "<a href=\"HTTPS://y.eu/\">x</a>",
        "<a href=\"\">the page itself</a><a href=\"?q=1\">x</a><a href=\".\">x</a>",
        "<a href=\"mailto:a@b.eu\">x</a>",
        "<a href=\"../compare/index.html#states=BE,LU&amp;sector=energy\">x</a>",
        "<link rel=\"stylesheet\" href=\"../assets/style.css\">",
        "<script type=\"application/ld+json\">{\"a\": \"<a href='nowhere'>\"}</script>",
        "<!-- <a href=\"nowhere\"> --> 1 < 2 <a\thref = \"../%69ndex.html\">x</a>",
        "<p id=\"é\"></p><a href=\"#%C3%A9\">x</a>",
    ] {
        assert_eq!(found(good), [], "{good}");
    }
}

#[test]
fn what_leads_nowhere_is_found_with_its_code() {
    for (bad, code, about) in [
        (
            "<a href=\"../lu/index.html\">x</a>",
            "E0701",
            "../lu/index.html",
        ),
        ("<a class=x href=\"../lu/\">x</a>", "E0701", "../lu/"),
        ("<a href=\"../be\">no folder</a>", "E0701", "../be"),
        (
            "<a href=\"../../../index.html\">x</a>",
            "E0701",
            "../../../index.html",
        ),
        ("<a href=\"/site/\">x</a>", "E0701", "/site/"),
        (
            "<a href=\"https://x.eu/a/site/lu/\">x</a>",
            "E0701",
            "https://x.eu/a/site/lu/",
        ),
        ("<img src=\"map.svg\">", "E0701", "map.svg"),
        (
            "<script type=\"module\" src=\"../app.mjs\"></script>",
            "E0701",
            "../app.mjs",
        ),
        ("<a href=\"#two\">x</a>", "E0702", "#two"),
        (
            "<a href=\"../index.html#two\">x</a>",
            "E0702",
            "../index.html#two",
        ),
        (
            "<a href=\"../compare/index.html#two\">x</a>",
            "E0702",
            "../compare/index.html#two",
        ),
        (
            "<a href=\"../index.html#states=BE\">x</a>",
            "E0702",
            "../index.html#states=BE",
        ),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "E0703", "a"),
        ("<p id=\"a\"", "E0705", "site/be/index.html"),
        ("<a href=\"a>x</a>", "E0705", "site/be/index.html"),
        ("<!-- ", "E0705", "site/be/index.html"),
    ] {
        assert_eq!(found(bad), [(code, about.to_owned())], "{bad}");
    }
}

#[test]
fn what_scripts_read_is_there_and_leads_somewhere() {
    let good = "<div data-script data-root=\"../\" data-rules=\"../../data/\" data-index=\"../assets/search-1.json\" data-days data-kind=\"x\"></div>";
    let indexed = |page: &str, index: &str| -> Vec<(&str, String, String)> {
        let mut files = site(page);
        files.insert("site/assets/search-1.json".to_owned(), index.into());
        let findings = inspect(&files).into_iter();
        findings
            .map(|finding| (finding.code.id(), finding.about, finding.message))
            .collect()
    };
    let index = |entry: &str| {
        format!(
            "{{\"entries\": [{{\"at\": \"index.html#one\"}}, {{\"country\": \"be\"}}, {entry}]}}"
        )
    };
    let entry = "{\"kind\": \"page\", \"at\": \"compare/index.html\"}";
    assert_eq!(indexed(good, &index(entry)), []);
    // Addresses that the index has or that follow from it.
    for (entry, code, about) in [
        ("{\"at\": \"lu/index.html\"}", "E0701", "lu/index.html"),
        (
            "{\"at\": \"be/index.html#two\"}",
            "E0702",
            "be/index.html#two",
        ),
        ("{\"country\": \"lu\"}", "E0701", "lu/index.html"),
        ("{\"sector\": \"food\"}", "E0701", "sectors/food/index.html"),
        (
            "{\"country\": \"be\", \"sector\": \"food\"}",
            "E0701",
            "be/food/index.html",
        ),
    ] {
        let told = indexed(good, &index(entry));
        let [(found, address, message)] = told.as_slice() else {
            panic!("{entry}: {told:?}");
        };
        assert_eq!((*found, address.as_str()), (code, about));
        assert!(
            message.starts_with("in the index of the search"),
            "{message}"
        );
    }
    let told = indexed(good, "{\"entries\": [{\"at\": 1}]}");
    assert!(told[0].2.contains("cannot be read"), "{told:?}");
    // Files and folders that are not there.
    for (old, new) in [
        ("../assets/search-1.json", "../assets/search-2.json"),
        ("../../data/", "../../dates/"),
        ("../../data/", "../../../data/"),
    ] {
        let told = indexed(&good.replace(old, new), &index(entry));
        let found: Vec<(&str, &str)> = told.iter().map(|one| (one.0, one.1.as_str())).collect();
        assert_eq!(found, [("E0701", new)]);
    }
}

#[test]
fn languages_name_each_other() {
    let link = |language: &str, path: &str| {
        format!(
            "<link rel=\"alternate\" hreflang=\"{language}\" href=\"https://x.eu/a/site/{path}\">"
        )
    };
    let page = |path: &str, links: &[String]| {
        format!(
            "<link rel=\"canonical\" href=\"https://x.eu/a/site/{path}\">{}",
            links.concat()
        )
    };
    let all = [
        link("en", "be/"),
        link("de", "de/be/"),
        link("x-default", "be/"),
    ];
    let check = |english: String, german: String| -> Vec<String> {
        let mut files = site(&english);
        files.insert("site/de/be/index.html".to_owned(), german.into_bytes());
        let findings = inspect(&files);
        assert!(
            findings.iter().all(|finding| finding.code.id() == "E0704"),
            "{findings:?}"
        );
        findings
            .into_iter()
            .map(|finding| finding.message)
            .collect()
    };
    assert_eq!(
        check(page("be/", &all), page("de/be/", &all)),
        Vec::<String>::new()
    );
    // One side forgets the other.
    let alone = [link("de", "de/be/"), link("x-default", "be/")];
    let told = check(page("be/", &all), page("de/be/", &alone));
    assert_eq!(
        told,
        ["`site/de/be/index.html` does not name this page as its `en`"]
    );
    // Nobody is named for other readers.
    assert_eq!(check(page("be/", &all[..2]), page("de/be/", &all)).len(), 1);
    // The page is not among its own languages.
    let told = check(page("be/", &alone), page("de/be/", &alone));
    assert_eq!(told, ["the page does not name itself among its languages"]);
    // A canonical address that leads to a page with another one.
    let told = check(page("de/be/", &[]), page("be/", &[]));
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn what_many_pages_have_is_told_once_and_with_its_place_in_the_sources() {
    let bad = "<a href=\"https://x.eu/a/site/lu/\">x</a>";
    let mut files = site(bad);
    for other in ["bg", "cz", "de", "dk", "ee"] {
        files.insert(format!("site/{other}/index.html"), bad.as_bytes().to_vec());
    }
    let sources = SourceSet::new(vec![SourceFile::new(
        "countries/be.acq",
        "note \"see https://x.eu/a/site/lu/\"",
    )]);
    let findings = inspect(&files);
    assert_eq!(findings.len(), 6);
    let told = report(&findings, &files, &sources);
    let [diagnostic] = told.diagnostics.as_slice() else {
        panic!("{:?}", told.diagnostics);
    };
    let shown = |span| told.texts.slice(span).to_owned();
    assert_eq!(shown(diagnostic.primary.span), "https://x.eu/a/site/lu/");
    assert!(
        diagnostic.primary.text.starts_with("so on 5 more"),
        "{}",
        diagnostic.primary.text
    );
    assert_eq!(shown(diagnostic.labels[0].span), "https://x.eu/a/site/lu/");
    let file = told
        .texts
        .get(diagnostic.labels[0].span.file)
        .map(|file| file.path.to_string());
    assert_eq!(file.as_deref(), Some("countries/be.acq"));
}

#[test]
fn percent_signs_are_read_or_refused() {
    for (text, plain) in [
        ("a%2Fb", Some("a/b")),
        ("%C3%A9", Some("é")),
        ("%2e%2E", Some("..")),
        ("%", None),
        ("%zz", None),
        ("%+1", None),
        ("%ff", None),
    ] {
        assert_eq!(percent_decoded(text).as_deref(), plain, "{text}");
    }
}
