"use strict";
// Optional: filters over what is on the page already. Without it, everything is shown.
(() => {
  const form = document.getElementById("filter");
  const findings = [...document.querySelectorAll("article.finding")];
  const groups = [...document.querySelectorAll("article.impact")];
  if (!form || findings.length === 0) return;
  const apply = () => {
    const { state, burden, level } = form.elements;
    const fits = (wanted, has) => wanted === "" || has.includes(wanted);
    let shown = 0;
    for (const one of findings) {
      const { states, burden: way, level: grade } = one.dataset;
      one.hidden = !(fits(state.value, states.split(" ")) && fits(burden.value, [way]) && fits(level.value, [grade]));
      if (!one.hidden) shown += 1;
    }
    for (const one of groups) one.hidden = !fits(state.value, [one.dataset.state]) || !fits(burden.value, [one.dataset.burden]);
    form.querySelector("output").textContent = `${shown} of ${findings.length} shown`;
  };
  form.hidden = false;
  form.addEventListener("change", apply);
  apply();
})();
