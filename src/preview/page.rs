//! What the preview adds to pages: a script that waits for the next build, and what is wrong now. No
//! built file has any of it.

use super::Preview;

/// What a page of the preview may do: as the strictest published page, and run the preview's own script.
const CSP: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// A built page as the preview shows it.
#[must_use]
pub fn dressed(html: &str, preview: &Preview) -> String {
    let mut page = with_policy(html);
    insert(&mut page, "</head>", Side::Before, &tools(preview));
    if let Some(problems) = &preview.problems {
        insert(&mut page, "<body>", Side::Behind, &section(problems));
    }
    page
}

/// A page for what was not built.
#[must_use]
pub fn problem_page(status: u16, preview: &Preview) -> String {
    let problems = preview.problems.as_deref();
    let (title, text) = match status {
        503 => (
            "Nothing is built yet",
            "The page appears as soon as the sources are in order.",
        ),
        _ => (
            "There is no such page",
            "It may appear when the sources change.",
        ),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{CSP}\">\n<title>{title}</title>\n{}</head>\n<body>\n{}<main>\n<h1>{title}</h1>\n<p>{text} <a href=\"/site/\">Home</a></p>\n</main>\n</body>\n</html>\n",
        tools(preview),
        problems.map(section).unwrap_or_default(),
    )
}

fn tools(preview: &Preview) -> String {
    let version = escaped(&preview.version);
    format!(
        "<link rel=\"stylesheet\" href=\"/-/preview.css\">\n<script src=\"/-/preview.js\" data-version=\"{version}\" defer></script>\n"
    )
}

fn section(problems: &str) -> String {
    format!(
        "<section class=\"acquis-problems\" role=\"alert\">\n<h2>This cannot be published: below is the last page that could be built</h2>\n<pre tabindex=\"0\">{}</pre>\n</section>\n",
        escaped(problems)
    )
}

/// The page with the policy of the preview in the place of its own, which forbids scripts.
fn with_policy(html: &str) -> String {
    let policy = "http-equiv=\"Content-Security-Policy\" content=\"";
    let own = html.split_once(policy).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('"')?;
        Some(format!("{before}{policy}{CSP}\"{after}"))
    });
    own.unwrap_or_else(|| html.to_owned())
}

enum Side {
    Before,
    Behind,
}

/// Puts a text beside the first mark of a page, if it has the mark.
fn insert(page: &mut String, mark: &str, side: Side, text: &str) {
    if let Some(at) = page.find(mark) {
        let at = match side {
            Side::Before => at,
            Side::Behind => at + mark.len(),
        };
        page.insert_str(at, text);
    }
}

fn escaped(text: &str) -> String {
    crate::site::markdown::escaped(text)
}
