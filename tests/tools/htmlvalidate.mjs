// What a page must keep to. Everything recommended holds; what is changed says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // pages are made by a program; blanks at the ends of lines are no business of a reader
    "no-trailing-whitespace": "off",
    // the titles of pages name a sector and a state in full
    "long-title": "off",
    // one spelling of empty elements and of the document type, whichever it is, is enough
    "void-style": "off",
    "doctype-style": "off",
    // style and script come from files, or the policy of the site forbids them
    "no-inline-style": "error",
    "no-style-tag": "error",
    "require-csp-nonce": "off",
    // files of the site itself need no checksum; files of others are forbidden
    "require-sri": ["error", { target: "crossorigin" }],
    // an id is whatever HTML lets it be, as long as nothing else has it
    "valid-id": ["error", { relaxed: true }],
  },
};
