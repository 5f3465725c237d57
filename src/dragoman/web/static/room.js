// Keys, highlights and permalinks. Every page works without this file.
"use strict";
(() => {
  const items = () => [...document.querySelectorAll(".item")].filter((each) => each.offsetParent !== null || each instanceof SVGElement);
  let at = -1;
  let pending = "";
  let keys = {};

  fetch("/static/keys.json").then((answer) => answer.json()).then((list) => {
    keys = Object.fromEntries(list.map((each) => [each.key, each]));
    const help = document.getElementById("help");
    const rows = document.createElement("dl");
    for (const each of list) {
      const key = document.createElement("dt");
      const cap = document.createElement("kbd");
      const words = document.createElement("dd");
      cap.textContent = each.key;
      words.textContent = each.words;
      key.append(cap);
      rows.append(key, words);
    }
    help.append(rows);
    document.documentElement.dataset.keys = "ready";
  });

  function move(step) {
    const all = items();
    if (!all.length) return;
    all[at]?.classList.remove("at-hand");
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].classList.add("at-hand");
    all[at].scrollIntoView({ block: "nearest" });
    const link = all[at].matches("a") ? all[at] : all[at].querySelector("a");
    link?.focus({ preventScroll: true });
  }

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) location.href = link.href;
  }

  function permalink() {
    const text = document.getElementById("text");
    const choice = text && selected(text);
    const here = new URL(location.href);
    if (choice) {
      const quote = encodeURIComponent(String(getSelection()).slice(0, 120)).replace(/%20/g, "+");
      here.hash = `char=${choice[0]},${choice[1]};sha=${text.dataset.sha};quote=${quote}`;
    }
    else if (at >= 0 && items()[at]?.id) here.hash = items()[at].id;
    if (choice || here.hash !== location.hash) history.replaceState(null, "", here);
    navigator.clipboard?.writeText(here.href).catch(() => undefined);
  }

  function judge(key) {
    const scope = items()[at] ?? document;
    const button = scope.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]`);
    button?.form.requestSubmit(button);
  }

  const does = {
    search: () => document.getElementById("search").focus(),
    next: () => move(1),
    previous: () => move(-1),
    open: () => { const here = items()[at]; (here?.matches("a") ? here : here?.querySelector("a"))?.click(); },
    compare: () => follow('a[href$="/compare"]'),
    diff: () => follow('a[href^="/diff/"]'),
    earlier: () => follow('a[rel="prev"]'),
    later: () => follow('.over a[rel="next"]'),
    yes: () => judge("y"),
    no: () => judge("n"),
    unsure: () => judge("u"),
    undo: () => judge("z"),
    permalink,
    help: () => document.getElementById("help").showModal(),
    back: () => history.back(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const help = document.getElementById("help");
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (help.open) return;
    if (event.key === "Escape") return document.activeElement === document.body ? undefined : document.activeElement.blur();
    const pressed = pending ? `${pending} ${event.key}` : event.key;
    pending = "";
    if (pressed === "g") { pending = "g"; return; }
    if (/^[1-9]$/.test(pressed)) { pin(Number(pressed)); return; }
    const found = keys[pressed];
    if (!found) return;
    event.preventDefault();
    if (found.does.startsWith("go ")) location.href = found.does.slice(3);
    else does[found.does]?.();
  });

  function pin(number) {
    const links = [...document.querySelectorAll("a.pin, a.chip")];
    const link = links[number - 1];
    if (link) location.href = link.href;
  }

  // The words that `#char=a,b` points at: code points into the report, counted over the stretches of the page.
  function pointed() {
    const text = document.getElementById("text");
    const found = /char=(\d+),(\d+)/.exec(location.hash);
    if (!found || !(text || location.hash.includes("quote="))) return;
    const [start, end] = [Number(found[1]), Number(found[2])];
    const asked = new URL(location.href);
    if (asked.searchParams.get("char") === `${start},${end}`) return text && show(text);
    asked.searchParams.set("char", `${start},${end}`);
    const sha = /sha=([0-9a-f]{8})/.exec(location.hash);
    if (sha) asked.searchParams.set("sha", sha[1]);
    const quote = /quote=([^;]+)/.exec(location.hash);
    if (quote) asked.searchParams.set("quote", decodeURIComponent(quote[1].replace(/\+/g, " ")));
    location.replace(asked);
  }

  function show(text) {
    text.querySelector(".m")?.scrollIntoView({ block: "center" });
  }

  function selected(text) {
    const choice = getSelection();
    if (!choice.rangeCount || choice.isCollapsed || !text.contains(choice.anchorNode)) return null;
    const range = choice.getRangeAt(0);
    const place = (node, offset) => {
      const stretch = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]");
      return stretch && Number(stretch.dataset.at) + [...stretch.textContent.slice(0, offset)].length;
    };
    const ends = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    return ends.every((each) => each !== null) && ends[0] < ends[1] ? ends : null;
  }

  for (const toggle of document.querySelectorAll(".toggle")) {
    toggle.addEventListener("click", (event) => {
      event.preventDefault();
      const text = document.getElementById("text");
      const on = text.classList.toggle(`show-${toggle.dataset.layer}`);
      toggle.classList.toggle("chosen", on);
      toggle.setAttribute("aria-pressed", String(on));
      const here = new URL(location.href);
      here.searchParams.set("layers", [..."estprk"].filter((each) => text.classList.contains(`show-${each}`)).join(""));
      history.replaceState(null, "", here);
    });
  }

  addEventListener("hashchange", pointed);
  pointed();
  const text = document.getElementById("text");
  if (text && new URL(location.href).searchParams.get("char")) show(text);
})();
