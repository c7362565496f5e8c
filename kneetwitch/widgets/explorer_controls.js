// Sliders, drop-down choices and the day's list, as plain HTML controls. `changed` gets all values.
function buildControls(model, { say, prefix, changed }) {
  const values = () => Object.fromEntries(parts.map((part) => [part.id, part.value()]));
  const report = () => changed(values());
  const parts = model.get("controls").map((control, index) => {
    const build = { slider: buildSlider, choice: buildChoice, list: buildList }[control.kind];
    const part = build(control, { say, id: `${prefix}-c${index}`, report, catalogue: model.get("catalogue") });
    return { id: control.id, ...part };
  });
  const grid = make("div", { class: "kt-controls" }, ...parts.map((part) => part.element));
  return {
    element: make("fieldset", {}, make("legend", {}, say("controls")), grid),
    show: (settings) => parts.forEach((part) => part.show(settings[part.id])),
    stop: () => parts.forEach((part) => part.stop?.()),
  };
}

function buildSlider(control, { say, id, report }) {
  const shown = control.shows === "clock" ? clockText : (value) => `${value} ${control.unit}`.trim();
  const input = make("input", {
    type: "range", id, min: control.low, max: control.high, step: control.step,
  });
  const output = make("output", { for: id, class: "kt-value" });
  const showValue = () => {
    output.textContent = shown(Number(input.value));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => {
    showValue();
    report();
  });
  const label = make("label", { for: id }, control.label);
  const player = control.plays ? buildPlayer(input, say) : null;
  const row = make("div", { class: "kt-slide" }, input, ...(player ? [player.element] : []));
  return {
    element: make("div", { class: "kt-control" }, make("div", { class: "kt-labels" }, label, output), row),
    stop: () => player?.stop(),
    value: () => Number(input.value),
    show: (value) => {
      if (Number(input.value) !== value || !output.textContent) input.value = value;
      showValue();
    },
  };
}

// Moves a slider from its start to its end, as a hand would. It runs only when asked to.
const PLAY_MS = 4000;

function buildPlayer(input, say) {
  const button = make("button", { type: "button", class: "kt-button kt-play" }, say("play"));
  let began = 0;
  let frame = 0;
  const [low, high] = [Number(input.min), Number(input.max)];
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = say("play");
    document.removeEventListener("click", stopForOthers, true);
  };
  // whatever else is pressed on the page has the last word: its settings must not be played over
  const stopForOthers = (event) => {
    if (!button.contains(event.target)) stop();
  };
  const tick = (now) => {
    began ||= now;
    const share = Math.min(1, (now - began) / PLAY_MS);
    const before = input.value;
    input.value = low + share * (high - low);
    if (input.value !== before) input.dispatchEvent(new Event("input"));
    if (share < 1) frame = requestAnimationFrame(tick);
    else stop();
  };
  button.addEventListener("click", () => {
    if (frame) return stop();
    began = 0;
    button.textContent = say("pause");
    document.addEventListener("click", stopForOthers, true);
    frame = requestAnimationFrame(tick);
  });
  input.addEventListener("pointerdown", stop);
  input.addEventListener("keydown", stop);
  return { element: button, stop };
}

// a longer choice would be cut off in half the width of a page
const LONGEST_IN_HALF = 36;

function buildChoice(control, { id, report }) {
  const select = make("select", { id });
  for (const choice of control.choices) select.append(make("option", { value: choice.id }, choice.text));
  select.addEventListener("change", report);
  const label = make("label", { for: id }, control.label);
  const isWide = control.choices.some((choice) => choice.text.length > LONGEST_IN_HALF);
  return {
    element: make("div", { class: isWide ? "kt-control kt-wide" : "kt-control" }, label, select),
    value: () => select.value,
    show: (value) => {
      select.value = value;
    },
  };
}

// The list: one row per entry, each with what it is, a button to take it out and, where the list has them,
// when and how many.
function buildList(control, { say, id, report, catalogue }) {
  const rows = make("ul", { class: "kt-entries" });
  const add = make("button", { type: "button", class: "kt-button kt-add" }, control.add || say("add"));
  const empty = make("p", { class: "kt-quiet" }, say("empty"));
  const heard = make("p", { class: "kt-heard-only", role: "status" });
  const full = make("p", { class: "kt-quiet", role: "status" });
  const help = make("p", { class: "kt-quiet" }, control.help);
  let entries = [];

  const commit = () => {
    rowState();
    report();
  };
  const rowState = () => {
    empty.hidden = rows.children.length > 0;
    const isFull = rows.children.length >= control.most;
    add.toggleAttribute("aria-disabled", false);
    if (isFull) add.setAttribute("aria-disabled", "true");
    full.textContent = isFull ? say("full") : "";
    entries.forEach((row, place) => row.number(place + 1));
  };
  const newRow = (entry) => {
    const row = buildEntry(entry, { say, id, catalogue, control, commit, remove: () => takeOut(row) });
    rows.append(row.element);
    entries.push(row);
    return row;
  };
  const takeOut = (row) => {
    const place = entries.indexOf(row);
    entries.splice(place, 1);
    row.element.remove();
    heard.textContent = say("removed");
    commit();
    (entries[Math.min(place, entries.length - 1)]?.focus ?? (() => add.focus()))();
  };
  add.addEventListener("click", () => {
    if (rows.children.length >= control.most) return;
    const row = newRow({ item: catalogue[0].id, hour: control.add_at ?? control.hour_low, count: 1 });
    commit();
    row.focus();
  });

  const label = make("legend", {}, control.label);
  return {
    element: make("fieldset", { class: "kt-list" }, label, empty, rows, add, full, help, heard),
    value: () => entries.map((row) => row.value()),
    show: (value) => {
      if (JSON.stringify(value) !== JSON.stringify(entries.map((row) => row.value()))) {
        rows.replaceChildren();
        entries = [];
        (value ?? []).forEach(newRow);
      }
      rowState();
    },
  };
}

function buildEntry(entry, { say, control, catalogue, commit, remove }) {
  const item = make("select", { class: "kt-item" });
  for (const [group, things] of Object.entries(Object.groupBy(catalogue, (thing) => thing.group))) {
    const options = things.map((thing) => make("option", { value: thing.id }, thing.text));
    item.append(make("optgroup", { label: group }, ...options));
  }
  item.value = entry.item;
  const chosen = make("span", { class: "kt-chosen", "aria-hidden": "true" });
  const showChosen = () => {
    chosen.textContent = item.selectedOptions[0]?.textContent ?? "";
  };
  showChosen();
  item.addEventListener("input", showChosen);
  const hour = buildHour(control, entry.hour);
  const count = buildCount(control, entry.count);
  const numbers = [hour, count].filter(Boolean);
  for (const part of [item, ...numbers]) part.addEventListener("change", commit);
  const out = make("button", { type: "button", class: "kt-button kt-remove" }, say("remove"));
  out.addEventListener("click", remove);
  return {
    element: make("li", {}, make("div", { class: "kt-what" }, item, chosen), ...numbers, out),
    value: () => ({
      item: item.value,
      ...(hour && { hour: Number(hour.value) }),
      ...(count && { count: Number(count.value) }),
    }),
    focus: () => item.focus(),
    number: (line) => {
      for (const [part, key] of [[item, "item"], [hour, "hour"], [count, "count"], [out, "remove_line"]]) {
        part?.setAttribute("aria-label", say(key, { line }));
      }
    },
  };
}

// null for a list whose entries have no hour
function buildHour(control, value) {
  if (control.hour_low === null) return null;
  const hour = make("select");
  for (let h = control.hour_low; h <= control.hour_high; h += 0.5) {
    hour.append(make("option", { value: h }, clockText(h)));
  }
  hour.value = value;
  return hour;
}

// null where one of each is all there can be
function buildCount(control, value) {
  if (control.most_servings === 1) return null;
  const count = make("select");
  for (let n = 1; n <= control.most_servings; n += 1) count.append(make("option", { value: n }, `${n} ×`));
  count.value = value;
  return count;
}

function clockText(hours) {
  const minutes = Math.round(hours * 60) % (24 * 60);
  const two = (n) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
