// Under the picture of the days: what it shows, and one change that somebody tries. Messages to Python: {kind:
// "keep", change} and {kind: "drop"}; from Python: {kind: "kept" | "dropped"}, {kind: "slips", slips}
// and {kind: "trouble"}.
const PATIENCE_MS = 10000;

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const panel = buildPanel(model);
  el.classList.add("kneetwitch", "kt-diary");
  el.replaceChildren(panel.root);
  const freeKeys = keepKeys(panel.root);
  const fit = keepFitting(() => plotsIn(el, ".kt-diary-box"));
  fit.watch(el);
  const stopListening = listen(model, {
    "change:pattern": panel.showPattern,
    "change:change": panel.showChange,
    "change:before_after": panel.showChange,
    "change:reckoned": panel.showChange,
    "msg:custom": panel.hear,
  });
  return () => {
    freeKeys();
    fit.stop();
    panel.stop();
    stopListening();
  };
}

export default { render };

function buildPanel(model) {
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  let waiting = false;
  let clock = 0;
  const heading = make("h4", { id: `${prefix}-pattern` }, say("pattern"));
  const pattern = make("div", { class: "kt-pattern", role: "status", "aria-live": "polite" });
  const form = buildChange({ say, prefix, keep: (change) => ask({ kind: "keep", change }) });
  form.drop.addEventListener("click", () => ask({ kind: "drop" }));

  const ask = (message) => {
    if (waiting) return;
    waiting = true;
    form.tell("");
    clock = setTimeout(() => fail("no_answer"), PATIENCE_MS);
    if (!send(model, message)) fail("no_answer");
  };
  const stop = () => {
    clearTimeout(clock);
    waiting = false;
  };
  const fail = (sentence) => {
    stop();
    form.tell(say(sentence));
  };
  const hear = (message) => {
    if (!waiting) return;
    stop();
    if (message?.kind === "slips") form.showSlips(message.slips);
    else if (message?.kind === "kept") form.tell(say("change_kept", model.get("change")));
    else if (message?.kind === "dropped") form.dropped();
    else form.tell(say("trouble"));
  };
  const showPattern = () => {
    heading.hidden = !model.get("pattern");
    pattern.replaceChildren(...spaced(model.get("pattern")));
  };
  const showChange = () => form.show(model.get("change"), model.get("before_after"), model.get("reckoned"));
  const root = make("div", { role: "group", "aria-labelledby": heading.id, class: "kt-card" });
  root.append(heading, pattern, form.element);
  showPattern();
  showChange();
  return { root, showPattern, showChange, hear, stop };
}

function buildChange({ say, prefix, keep }) {
  const summary = make("summary", {}, say("change"));
  const what = textField("what", say("change_what"), { prefix });
  const since = textField("first_day", say("change_since"), { prefix, type: "date" });
  const main = make("button", { type: "submit", class: "kt-button kt-main" }, say("change_keep"));
  const drop = make("button", { type: "button", class: "kt-button" }, say("change_drop"));
  const said = make("p", { class: "kt-said", role: "status", "aria-live": "polite" });
  const result = make("div", { class: "kt-pattern", "aria-live": "polite" });
  const form = make("form", { novalidate: true }, make("p", { class: "kt-quiet" }, say("change_help")));
  form.append(make("div", { class: "kt-grid kt-wide" }, what.element, since.element));
  form.append(make("div", { class: "kt-buttons" }, main, drop), said);
  const method = make("p", { class: "kt-quiet" });
  const element = make("details", { class: "kt-change" }, summary, form, result, method);
  let shown = "";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep({ what: what.read(), first_day: since.read() });
  });
  const show = (change, words, how) => {
    method.textContent = how;
    method.hidden = !how;
    result.replaceChildren(...spaced(words));
    drop.hidden = !change.what;
    const now = JSON.stringify(change);
    if (now === shown) return;
    shown = now;
    for (const field of [what, since]) field.say({});
    what.fill(change.what);
    since.fill(change.first_day);
    element.open ||= Boolean(change.what);
  };
  const tell = (words) => {
    said.textContent = words;
  };
  const showSlips = (slips) => {
    const faulty = [what, since].map((field) => field.say(slips)).find(Boolean);
    tell(slips[""] || say("slips"));
    (faulty ?? main).focus();
  };
  const dropped = () => {
    tell(say("change_dropped"));
    what.input.focus(); // the pressed button is gone
  };
  return { element, drop, show, tell, showSlips, dropped };
}
