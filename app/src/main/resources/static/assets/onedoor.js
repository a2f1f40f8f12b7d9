// Comfort only: every page works without this file.
(() => {
  "use strict";
  let once = new WeakSet();

  // A second click on a slow send does nothing; the form's key would make it count once anyway.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.submitter?.hasAttribute("formnovalidate")) return;
    if (once.has(form)) event.preventDefault();
    else once.add(form);
  });
  // A page that the back button brings back may be sent again.
  addEventListener("pageshow", () => { once = new WeakSet(); });

  function ready(root) {
    // The box in a table's head ticks all of its rows.
    for (const all of root.querySelectorAll("[data-ticks-all]")) {
      all.hidden = false;
      const boxes = () => all.closest("table").querySelectorAll("tbody input[type=checkbox]");
      all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
    }

    // A button in the page's language instead of the browser's own, and the names of what was chosen.
    for (const input of root.querySelectorAll(".upload[data-pick] input[type=file]")) {
      const pick = document.createElement("span");
      const names = document.createElement("output");
      pick.className = "button quiet pick";
      pick.textContent = input.closest(".camera")?.querySelector("label").textContent ?? input.closest(".upload").dataset.pick;
      names.className = "chosen";
      input.closest(".camera")?.querySelector("label").classList.add("aside");
      input.replaceWith(pick);
      pick.append(input);
      pick.after(names);
      input.addEventListener("change", () => { names.textContent = [...input.files].map((file) => file.name).join("、"); });
    }

    // A file that is too large is said at once, not after minutes of sending.
    for (const input of root.querySelectorAll("input[type=file][data-most]")) {
      input.addEventListener("change", () => {
        const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
        input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
        if (tooLarge) input.reportValidity();
      });
    }

    // A phrase that is chosen goes into the text, where it can be changed; without script it is put before the text.
    for (const select of root.querySelectorAll("select[data-phrase]")) {
      const text = document.getElementById(select.dataset.phrase);
      select.addEventListener("change", () => {
        text.value = [text.value.trim(), select.value].filter(Boolean).join("\n");
        select.value = "";
        text.focus();
      });
    }

    for (const hint of root.querySelectorAll("[data-script]")) hint.hidden = false;

    // Buttons that only make sense with script.
    for (const button of root.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  }

  // The desk's keys: J and K move along the rows, X ticks, Enter opens, / searches.
  document.addEventListener("keydown", (event) => {
    const table = document.querySelector("table[data-keys]");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const named = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    if (named) { named.click(); event.preventDefault(); return; }
    if (!table) return;
    const links = [...table.querySelectorAll("tbody tr a[data-row]")];
    const row = document.activeElement?.closest("tbody tr");
    const at = row ? links.findIndex((link) => row.contains(link)) : -1;
    if (event.key === "j") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "k") links[Math.max(at - 1, 0)]?.focus();
    else if (event.key === "x") row?.querySelector("input[type=checkbox]")?.click();
    else if (event.key === "/") document.querySelector("input[type=search]")?.focus();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
  if (!window.htmx) ready(document);
})();
