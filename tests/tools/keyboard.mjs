// A reader with a keyboard and nothing else: Tab, Enter, Space, arrows and letters.

/** What has the focus, in a word; and whether it can be seen that it has. */
const focused = (tab) => tab.evaluate(() => {
  const here = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(here);
  const name = `<${here.localName} ${[...here.attributes].slice(0, 4).map(({ name, value }) => `${name}="${value.slice(0, 40)}"`).join(" ")}>`;
  return { name, seen: here === document.body || (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" };
});

/** Reads a page with the keyboard; what is wrong is put into `problems`. */
export class Keyboard {
  constructor(tab, problems) {
    this.tab = tab;
    this.problems = problems;
  }

  /** Goes to the first control that matches, with Tab alone. */
  async to(selector) {
    for (let step = 0; step < 250; step += 1) {
      await this.tab.keyboard.press("Tab");
      if (await this.tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
        const { name, seen } = await focused(this.tab);
        if (!seen) this.problems.push(`nothing shows that ${name} has the focus`);
        return;
      }
    }
    throw new Error(`no Tab leads to ${selector} on “${await this.title()}”`);
  }

  async press(selector, key = "Enter") {
    await this.to(selector);
    await this.tab.keyboard.press(key);
  }

  async type(selector, text) {
    await this.to(selector);
    await this.tab.keyboard.type(text);
  }

  /** Chooses a value of a group of radio buttons: Tab leads to the group, arrows lead through it. */
  async choose(name, value) {
    await this.to(`input[type=radio][name="${name}"]`);
    // Space takes the one that has the focus, arrows go on to the next.
    await this.tab.keyboard.press("Space");
    for (let step = 0; step < 12; step += 1) {
      if (await this.tab.evaluate(([name, value]) => document.activeElement.name === name && document.activeElement.value === value && document.activeElement.checked, [name, value])) return;
      await this.tab.keyboard.press("ArrowDown");
    }
    throw new Error(`no arrow leads to ${value} of ${name}`);
  }

  title() {
    return this.tab.locator("#ask-title").textContent();
  }

  /** Waits for another screen. */
  until(old) {
    return this.tab.waitForFunction((before) => document.querySelector("#ask-title")?.textContent !== before, old);
  }

  /** The next screen; the focus has to be on its title. */
  async next() {
    const old = await this.title();
    await this.press("button.primary");
    await this.until(old);
    const { name } = await focused(this.tab);
    if (!name.includes('id="ask-title"')) this.problems.push(`after “${old}” the focus is on ${name}, not on the new title`);
  }

  /** Whether the screen asks something. */
  async asks() {
    return (await this.tab.locator("button.primary").count()) > 0;
  }
}
