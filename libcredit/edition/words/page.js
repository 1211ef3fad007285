/* The page works without this: here are language, expiry, filter and search. */
(function () {
  "use strict";
  var STEP = 200;
  var root = document.documentElement;
  var today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  var byId = function (id) { return document.getElementById(id); };

  /* Language. */
  var radios = document.querySelectorAll("input[name=lang]");
  var titles = { "zh-CN": document.title, en: document.body.dataset.titleEn || document.title };
  function language() {
    var lang = byId("lang-en").checked ? "en" : "zh-CN";
    root.lang = lang;
    document.title = titles[lang];
    document.querySelectorAll("option[data-en]").forEach(function (option) {
      if (!option.dataset.zh) option.dataset.zh = option.textContent;
      option.textContent = lang === "en" ? option.dataset.en : option.dataset.zh;
    });
    if (form) render();
  }
  radios.forEach(function (radio) { radio.addEventListener("change", language); });

  /* Expiry: the edition's, and each row's. */
  var validUntil = document.body.dataset.validUntil;
  if (validUntil && today > validUntil) byId("over").hidden = false;
  document.querySelectorAll("tr[data-u]").forEach(function (row) {
    if (today > row.dataset.u) row.remove();
  });

  /* Filter and search. */
  var form = byId("filter");
  if (!form) {
    root.classList.remove("js");
    language();
    return;
  }
  var query = byId("query"), list = byId("list"), result = byId("result");
  var tables = Array.from(document.querySelectorAll("table.rows")).map(function (table) {
    return { table: table, rows: Array.from(table.querySelectorAll("tbody tr")), limit: STEP,
      more: byId(table.id + "-more") };
  });
  var total = tables.reduce(function (sum, t) { return sum + t.rows.length; }, 0);
  var keys = null;
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  function index() {
    keys = tables.map(function (t) {
      return t.rows.map(function (row) {
        var name = row.cells[0], deed = row.querySelector("[data-s]");
        return plain(name.textContent + "|" + (deed ? deed.textContent : "") + "|" + row.dataset.n);
      });
    });
  }
  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, name) {
      return name in values ? values[name] : all;
    });
  }
  function say(element, values) {
    element.textContent = fill(
      root.lang === "en" ? element.dataset.en : element.dataset.zh, values);
  }
  function render() {
    var wanted = plain(query.value), code = list.value, matches = 0;
    if (wanted && !keys) index();
    tables.forEach(function (t, at) {
      var found = 0;
      t.rows.forEach(function (row, i) {
        var hit = (!code || row.dataset.l === code) &&
          (!wanted || keys[at][i].indexOf(wanted) >= 0);
        var hidden = !hit || found >= t.limit;
        if (hit) found++;
        if (row.hidden !== hidden) row.hidden = hidden;
      });
      matches += found;
      if (t.more) {
        t.more.parentNode.hidden = found <= t.limit;
        say(t.more, { count: Math.min(STEP, found - t.limit) });
      }
    });
    say(result, { count: matches, total: total });
  }
  function restart() {
    tables.forEach(function (t) { t.limit = STEP; });
    render();
  }
  tables.forEach(function (t) {
    if (t.more) t.more.addEventListener("click", function () {
      var first = t.limit;
      t.limit += STEP;
      render();
      var shown = t.rows.filter(function (row) { return !row.hidden; });
      if (shown[first]) { shown[first].tabIndex = -1; shown[first].focus(); }
    });
  });
  var timer = 0;
  query.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(restart, 80);
  });
  list.addEventListener("change", restart);
  form.addEventListener("submit", function (event) { event.preventDefault(); restart(); });
  byId("clear").addEventListener("click", function () {
    query.value = "";
    list.value = "";
    restart();
    query.focus();
  });
  form.hidden = false;
  language();
  root.classList.remove("js"); /* render() has hidden what is not to be seen yet */
})();
