// Waits for the next build and loads the page again. Only the page that is looked at holds a line: a
// browser has few of them for one host.
(() => {
  const seen = document.currentScript.dataset.version;
  let line;
  const listen = () => {
    if (line || document.hidden) return;
    line = new EventSource("/-/events");
    line.onmessage = (event) => {
      if (event.data !== seen) location.reload();
    };
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && line) {
      line.close();
      line = undefined;
    }
    listen();
  });
  listen();
})();
