// Counts the days to go from the reader's own day. Without it, dates stand alone.
const DAY = 24 * 60 * 60 * 1000;
const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
const words = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" });

for (const time of document.querySelectorAll("time[data-days]")) {
  const [year, month, day] = time.dateTime.split("-").map(Number);
  const days = Math.round((Date.UTC(year, month - 1, day) - today) / DAY);
  const note = document.createElement("span");
  note.className = "days";
  note.dataset.script = "";
  note.textContent = words.format(days, "day");
  time.after(" ", note);
}
