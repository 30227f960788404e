// Classic script, loaded before the styles: the theme and density are set before anything is painted.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var chosen = {}; // on this page, which may be unable to store it

  function stored(key) {
    try {
      return JSON.parse(localStorage.getItem("sprint-runner.v1." + key));
    } catch (unavailable) {
      return null;
    }
  }

  function apply() {
    var theme = chosen.theme || stored("theme");
    root.dataset.theme = theme === "light" || theme === "dark" ? theme : dark.matches ? "dark" : "light";
    root.dataset.density = (chosen.density || stored("density")) === "comfortable" ? "comfortable" : "compact";
  }

  function choose(look) {
    chosen = look;
    apply();
  }

  dark.addEventListener("change", apply);
  addEventListener("storage", () => choose({}));
  addEventListener("sprint-runner:look", ({ detail }) => choose(detail));
  apply();
})();
