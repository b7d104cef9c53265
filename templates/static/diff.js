"use strict";
// Optional: filters over what is on the page already. Without it, everything is shown.
(() => {
  // On paper nothing is folded.
  const folded = [...document.querySelectorAll("details")];
  let open = [];
  addEventListener("beforeprint", () => {
    open = folded.filter((one) => one.open);
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = open.includes(one);
  });
  const bar = document.getElementById("filter");
  const findings = [...document.querySelectorAll("article.finding")];
  const groups = [...document.querySelectorAll("article.impact")];
  if (!bar || findings.length === 0) return;
  const apply = () => {
    const [state, burden, level] = ["state", "burden", "level"].map((name) => bar.querySelector(`[name=${name}]`));
    const fits = (wanted, has) => wanted === "" || has.includes(wanted);
    let shown = 0;
    for (const one of findings) {
      const { states, burden: way, level: grade } = one.dataset;
      one.hidden = !(fits(state.value, states.split(" ")) && fits(burden.value, [way]) && fits(level.value, [grade]));
      if (!one.hidden) shown += 1;
    }
    for (const one of groups) one.hidden = !fits(state.value, [one.dataset.state]) || !fits(burden.value, [one.dataset.burden]);
    for (const one of document.querySelectorAll("details.more")) one.open ||= Boolean(state.value || burden.value);
    bar.querySelector("output").textContent = `${shown} of ${findings.length} shown`;
  };
  bar.hidden = false;
  bar.addEventListener("change", apply);
  apply();
})();
