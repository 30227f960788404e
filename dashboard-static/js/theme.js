// Classic script, loaded before the styles: the theme and density are set before anything is painted.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  function stored(key) {
    try {
      return JSON.parse(localStorage.getItem("sprint-runner.v1." + key));
    } catch (unavailable) {
      return null;
    }
  }

  function apply() {
    var theme = stored("theme");
    root.dataset.theme = theme === "light" || theme === "dark" ? theme : dark.matches ? "dark" : "light";
    root.dataset.density = stored("density") === "comfortable" ? "comfortable" : "compact";
  }

  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("sprint-runner:look", apply);
  apply();
})();
