// Runs before the first paint, so that a page never flashes in the other colours.
(function () {
  let theme = "";
  try {
    theme = localStorage.getItem("theme") || "";
  } catch {
    // Storage may be forbidden; then the system's setting rules.
  }
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
})();
