// Under the picture: what it shows now in words, the controls, and the numbers on demand.
// Messages to Python: {kind: "settings", settings, sequence} and {kind: "reset"}.
const PATIENCE_MS = 30000; // longer than any answer: only a message that got lost takes more
const QUIET_MS = 350;
const SLOW_MS = 400; // an answer that takes longer is announced
const LOST_MS = 10000; // so long takes no answer: the kernel was restarted, or is gone

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const say = speaker(model.get("words"));
  const notice = make("div", { class: "kt-notice", role: "status" });
  const outbox = newOutbox(model, () => showNotice());
  const readout = buildReadout(model, say);
  const controls = buildControls(model, { say, prefix: newPrefix(), changed: outbox.settings });
  const reset = make("button", { type: "button", class: "kt-button" }, say("reset"));
  reset.addEventListener("click", () => {
    controls.stop();
    outbox.reset();
  });
  const free = make("div", { class: "kt-card kt-free" }, controls.element, make("div", { class: "kt-buttons" }, reset));
  const root = make("div", {}, readout.warning, readout.sentence, notice, free, readout.details);

  const showPhase = () => {
    free.hidden = model.get("phase") !== "free";
    if (free.hidden) controls.stop();
  };
  const showNotice = () => {
    notice.textContent = model.get("notice") || (outbox.delay() ? say(outbox.delay()) : "");
  };
  // What Python sends back may be older than where the slider stands by now; the last word counts.
  const showSettings = () => {
    if (!outbox.isBehind()) controls.show(model.get("settings"));
  };
  const onSeen = () => {
    outbox.onSeen();
    showSettings();
  };
  const stopListening = listen(model, {
    "change:phase": showPhase,
    "change:settings": showSettings,
    "change:seen": onSeen,
    "change:warning": readout.showWarning,
    "change:sentence": readout.showSentence,
    "change:table": readout.showTable,
    "change:notice": showNotice,
  });
  showPhase();
  showSettings();
  showNotice();
  readout.showWarning();
  readout.showSentence();
  readout.showTable();
  el.classList.add("kneetwitch", "kt-panel");
  el.replaceChildren(root);
  const freeKeys = keepKeys(root);
  return () => {
    readout.stop();
    controls.stop();
    freeKeys();
    stopListening();
  };
}

export default { render };

// Sends at most one settings message at a time; while Python works, only the latest position is kept.
// `slowed` is called when an answer takes long, and when it comes after all.
function newOutbox(model, slowed) {
  let delay = "";
  let timers = [];
  let sequence = model.get("seen");
  let waiting = null;
  let busySince = 0;

  const setDelay = (word) => {
    delay = word;
    slowed();
  };
  const now = (message) => send(model, message);
  const post = (settings) => {
    sequence += 1;
    busySince = Date.now();
    waiting = null;
    timers.forEach(clearTimeout);
    timers = [setTimeout(() => setDelay("working"), SLOW_MS), setTimeout(() => setDelay("no_answer"), LOST_MS)];
    now({ kind: "settings", settings, sequence });
  };
  const settings = (values) => {
    const busy = busySince && Date.now() - busySince < PATIENCE_MS;
    if (busy) waiting = values;
    else post(values);
  };
  const onSeen = () => {
    if (model.get("seen") < sequence) return;
    busySince = 0;
    if (waiting) return post(waiting);
    timers.forEach(clearTimeout);
    setDelay("");
  };
  const reset = () => {
    waiting = null; // a place that a slider still wanted to go to
    now({ kind: "reset" });
  };
  const isBehind = () => busySince > 0;
  return { reset, settings, onSeen, isBehind, delay: () => delay };
}

// The sentence is seen at once, but read aloud only when the slider rests: a live region that speaks at
// every step would never stop.
function buildReadout(model, say) {
  const seen = make("p", { class: "kt-sentence", "aria-hidden": "true" });
  const heard = make("p", { class: "kt-heard-only", role: "status" });
  const sentence = make("div", {}, seen, heard);
  const warning = make("div", { class: "kt-warning", role: "alert" });
  const table = make("div", { class: "kt-scroll", tabindex: "0", role: "region" });
  const details = make("details", { class: "kt-numbers" }, make("summary", {}, say("table")), table);
  let timer = 0;
  const showSentence = () => {
    const words = model.get("sentence");
    seen.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => {
      heard.textContent = words;
    }, QUIET_MS);
  };
  const showWarning = () => {
    const words = model.get("warning");
    const head = make("strong", {}, say("warning"));
    warning.replaceChildren(...(words ? [head, make("p", {}, words)] : []));
  };
  const showTable = () => {
    const content = model.get("table");
    details.hidden = !content.rows;
    if (!content.rows) return;
    table.setAttribute("aria-label", content.caption);
    table.replaceChildren(buildTable(content));
  };
  return { warning, sentence, details, showWarning, showSentence, showTable, stop: () => clearTimeout(timer) };
}

function buildTable({ caption, headers, rows }) {
  const head = make("tr", {}, ...headers.map((text) => make("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((text) => make("td", {}, text))),
  );
  return make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, head),
    make("tbody", {}, ...body),
  );
}
