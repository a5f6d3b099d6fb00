"use strict";
(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("codes");
  const fields = Array.from(form.querySelectorAll("input, select"));
  const facets = fields.filter((field) => field !== form.q);

  // "CBC.5003" as it may be typed: in any case, in full-width characters.
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  // With any separator or none: "cbc5003", "CBC-5003".
  const compact = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
  const likeCode = /^[a-z][a-z0-9]*[^\p{L}\p{N}]?\d*$/u;

  const cards = Array.from(list.children, (item) => ({
    item,
    code: compact(item.id),
    text: fold(Array.from(item.querySelectorAll("[data-find]"), (part) => part.textContent).join("\n")),
  }));

  // What a link to a code may say in place of the code: its digits, its name.
  const aliases = new Map();
  for (const alias of [
    (item) => item.id,
    (item) => item.id.slice(item.id.indexOf(".") + 1),
    (item) => item.querySelector('[data-find="name"]')?.textContent ?? "",
    (item) => item.querySelector('[data-find="name"]')?.textContent.split(".").pop() ?? "",
  ]) {
    for (const { item } of cards) {
      const key = compact(alias(item));
      if (key && !aliases.has(key)) aliases.set(key, item);
    }
  }

  // The class "retryable" stands for several.
  const hasField = (item, { name, value }) => item.dataset[name] === value ||
    name === "retry" && value === "retryable" && "retryable" in item.dataset;

  function apply() {
    const query = fold(form.q.value).split(/\s+/).filter(Boolean)
      .map((word) => ({ word, code: likeCode.test(word) ? compact(word) : "" }));
    const wanted = facets.filter((field) => field.value);
    let shown = 0;
    for (const { item, code, text } of cards) {
      const hit = wanted.every((field) => hasField(item, field)) &&
        query.every((part) => text.includes(part.word) || part.code && code.includes(part.code));
      if (item.hidden === hit) item.hidden = !hit;
      if (hit) shown++;
    }
    const count = document.getElementById("count");
    count.textContent = count.dataset.text.replace("{n}", shown).replace("{total}", cards.length);
    document.getElementById("none").hidden = shown > 0;
  }

  function mark(item) {
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    item?.setAttribute("aria-current", "true");
  }

  function notify(text) {
    const notice = document.getElementById("notice");
    notice.textContent = text;
    notice.hidden = !text;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // The address is the state: "#CBC.5003" is the whole list at that code, and
  // "#q=balance&family=order" is a search.
  function open() {
    const at = location.hash.slice(1);
    const isSearch = at.includes("=");
    const state = new URLSearchParams(isSearch ? at : "");
    for (const field of fields) {
      field.value = state.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    apply();
    const wanted = isSearch ? "" : decode(at);
    const item = aliases.get(compact(wanted));
    mark(item);
    notify(wanted && !item ? `${form.dataset.missing} ${wanted}` : ignored(state));
    if (!item) return;
    item.firstElementChild.open = true;
    if (at !== item.id) history.replaceState(null, "", `#${item.id}`);
    reveal(item, 5);
  }

  // What a search by a link asks for that no filter has.
  function ignored(state) {
    const without = Array.from(state).filter(([name, value]) =>
      name !== form.q.name && !facets.some((field) => field.name === name && field.value === value));
    return without.length ? `${form.dataset.ignored} ${without.map((pair) => pair.join("=")).join(", ")}` : "";
  }

  // What is near the item takes its height only when it is drawn, and moves it.
  function reveal(item, frames) {
    if (!item.hasAttribute("aria-current")) return;
    item.scrollIntoView();
    if (frames > 0) requestAnimationFrame(() => reveal(item, frames - 1));
  }

  // The changes of a field are one step of the history until another is changed
  // or the focus leaves: a search, however many keys it takes.
  let edited = null;

  function save(field) {
    const state = new URLSearchParams();
    for (const { name, value } of fields) {
      if (value) state.set(name, value);
    }
    const hash = state.toString() && `#${state}`;
    if (hash !== location.hash) {
      const address = hash || location.pathname + location.search;
      history[field && field === edited ? "replaceState" : "pushState"](null, "", address);
    }
    edited = field;
  }

  function changed(field) {
    apply();
    mark(null);
    notify("");
    save(field);
    if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch { // no clipboard, as on a page from a server without TLS: leave it selected
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      if (!document.execCommand("copy")) return;
    }
    const label = button.firstChild;
    if (label.data === form.dataset.copied) return;
    const before = label.data;
    label.data = form.dataset.copied;
    setTimeout(() => { label.data = before; }, 1500);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (!event.isComposing) changed(event.target);
  });
  form.addEventListener("compositionend", (event) => changed(event.target));
  form.addEventListener("focusout", () => { edited = null; });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields) field.value = "";
    changed(null);
    form.q.focus();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      form.q.focus();
      form.q.select();
    } else if (event.key === "Escape" && form.q.value && !event.target.closest("select")) {
      event.preventDefault();
      form.q.value = "";
      changed(null);
    }
  });
  window.addEventListener("hashchange", () => {
    edited = null;
    open();
  });

  document.documentElement.classList.add("js");
  open();
})();
