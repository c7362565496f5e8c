// The form about signs. Python decides; this file asks, sends all answers at each change, and shows what
// comes back: at once where help is needed today or now, else at the end. Message to Python: {kind: "answers",
// answers, asked, turn}; from Python: the trait `view` with the same turn, or {kind: "trouble"}.
const PATIENCE_MS = 4000; // short: somebody may be waiting to hear that it is an emergency
const ANSWERS = ["yes", "no", "not sure"];
const TONES = { "emergency now": "now", urgent: "today" };
const COMFORT = "self-care and watch";

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const form = buildForm(model);
  el.classList.add("kneetwitch", "kt-triage");
  el.replaceChildren(form.root);
  const freeKeys = keepKeys(form.root);
  const stopListening = listen(model, { "change:view": form.show, "change:notice": form.showNotice, "msg:custom": form.hear });
  return () => {
    freeKeys();
    form.stop();
    stopListening();
  };
}

export default { render };

function buildForm(model) {
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  const title = make("h3", { class: "kt-title", id: `${prefix}-title`, tabindex: "-1" }, model.get("title"));
  const notice = make("div", { class: "kt-notice", role: "status", "aria-live": "polite" });
  const rows = new Map();
  const box = buildBox(say, (sign) => rows.get(sign)?.focus());
  const groups = model.get("groups").map((group, place) => {
    const signs = group.signs.map((sign, at) => buildSign(sign, `${prefix}-${place}-${at}`, say));
    group.signs.forEach((sign, at) => rows.set(sign.id, signs[at]));
    const legend = make("legend", {}, group.name);
    return make("fieldset", { class: "kt-group" }, legend, ...signs.map((row) => row.element));
  });
  const wanted = make("button", { type: "button", class: "kt-button kt-main" }, say("show"));
  const again = make("button", { type: "button", class: "kt-button" }, say("again"));
  const buttons = make("div", { class: "kt-buttons" }, wanted, again);
  const emergency = make("p", { class: "kt-emergency" }, shape("danger"), make("strong", {}, say("emergency")));
  const card = make("div", { class: "kt-card" }, title, emergency, ...spaced(say("note")), notice, ...groups);
  card.append(buttons, ...box.elements);
  const root = make("div", { role: "group", "aria-labelledby": `${prefix}-title` }, card);
  let asked = false; // whether the advice is wanted before all is answered
  let turns = 0;
  let sent = null; // the turn that Python has not answered yet, however late it is
  let clock = null;

  const show = () => {
    const view = model.get("view");
    if (sent && view.turn !== sent) return; // a late reply to an earlier answer takes no later one back
    stop();
    sent = null;
    asked = view.asked;
    box.show(view);
    for (const [id, row] of rows) {
      row.fill(view.answers[id]);
      const isNew = row.tell(view.beside[id]);
      // an order is read out from the box below; a doubt stands only here
      const note = view.beside[id];
      if (isNew && !note.urgency) box.announce([note.first, ...note.say].join(" "));
    }
  };
  const ask = () => {
    box.announce("");
    box.takeBackComfort();
    turns += 1;
    sent = `${prefix}-${turns}`;
    clearTimeout(clock);
    clock = setTimeout(() => fail("no_answer"), PATIENCE_MS);
    const answers = Object.fromEntries([...rows].map(([id, row]) => [id, row.read()]).filter(([, one]) => one));
    if (!send(model, { kind: "answers", answers, asked, turn: sent })) fail("no_answer");
  };
  const stop = () => {
    clearTimeout(clock);
    clock = null;
  };
  const fail = (sentence) => {
    stop();
    box.fail(say(sentence)); // the notes beside the answers stay: only Python takes an alarm back
  };
  const hear = (message) => {
    if (sent && message?.kind === "trouble") fail("trouble");
  };
  const showNotice = () => {
    notice.textContent = model.get("notice") || "";
  };
  for (const row of rows.values()) row.element.addEventListener("change", ask);
  wanted.addEventListener("click", () => {
    asked = true;
    ask();
  });
  again.addEventListener("click", () => {
    asked = false;
    for (const row of rows.values()) {
      row.fill();
      row.tell();
    }
    ask();
    box.announce(say("begun_again"));
    title.focus();
  });
  show();
  showNotice();
  return { root, show, showNotice, hear, stop };
}

function buildSign(sign, id, say) {
  const boxes = ANSWERS.map((value) => make("input", { type: "radio", name: id, value }));
  const labels = boxes.map((one) => make("label", {}, one, make("span", {}, say(one.value.replace(" ", "_")))));
  const beside = make("div", { class: "kt-beside" });
  const element = make("fieldset", { class: "kt-sign" }, make("legend", {}, sign.question));
  let shown; // the note on show, as JSON
  if (sign.help) {
    element.setAttribute("aria-describedby", `${id}-help`);
    element.append(make("p", { class: "kt-quiet", id: `${id}-help` }, sign.help));
  }
  element.append(make("div", { class: "kt-answers" }, ...labels), beside);
  return {
    element,
    read: () => boxes.find((one) => one.checked)?.value,
    fill: (value) => {
      for (const one of boxes) one.checked = one.value === value;
    },
    focus: () => (boxes.find((one) => one.checked) ?? boxes[0]).focus(),
    // Beside the answer, because the box below may be out of sight. Tells whether there is something new.
    tell: (note) => {
      const now = JSON.stringify(note);
      if (now === shown) return false;
      shown = now;
      const words = note ? [make("strong", {}, note.first), ...note.say] : [];
      beside.replaceChildren(...words.map((part) => make("p", {}, part)));
      beside.dataset.tone = TONES[note?.urgency] ?? "doubt";
      beside.firstChild?.prepend(shape("danger"));
      return Boolean(note);
    },
  };
}

// What is pressing is an alert, and interrupts; the rest is read out when the reader pauses. Both boxes stay in
// the page, so that a screen reader is already listening; how many are answered is not read out each time.
function buildBox(say, goTo) {
  const progress = make("p", { class: "kt-progress" });
  const alarm = make("div", { class: "kt-advice", role: "alert" });
  const calm = make("div", { class: "kt-advice", role: "status", "aria-live": "polite" });
  const behind = make("div", { class: "kt-behind" });
  const spoken = make("div", { class: "kt-heard-only", "aria-live": "polite" });
  let shown; // the advice on show, as JSON: what has not changed is not read out again
  let isComfort = false;

  const fill = (advice) => {
    const now = JSON.stringify(advice);
    if (now === shown) return;
    shown = now;
    isComfort = advice?.urgency === COMFORT;
    const tone = TONES[advice?.urgency];
    const parts = advice ? adviceParts(advice, say, goTo) : [];
    alarm.replaceChildren(...(tone ? parts : []));
    alarm.dataset.tone = tone ?? "";
    calm.replaceChildren(...(tone ? [] : parts));
    behind.replaceChildren(...(advice ? behindParts(advice, say) : []));
  };
  const show = (view) => {
    progress.textContent = progressWords(view, say);
    fill(view.advice);
  };
  const empty = () => {
    shown = undefined;
    isComfort = false;
    calm.replaceChildren();
    behind.replaceChildren();
  };
  // "You may watch it" does not stand a moment longer than the answers that it was given for.
  const takeBackComfort = () => {
    if (isComfort) empty();
  };
  const fail = (words) => {
    empty();
    alarm.dataset.tone = "now";
    alarm.replaceChildren(make("p", {}, shape("danger"), words));
  };
  const announce = (words) => {
    spoken.textContent = words;
  };
  return { elements: [progress, alarm, calm, behind, spoken], show, fail, announce, takeBackComfort };
}

function progressWords(view, say) {
  const gaps = { answered: view.answered, all: view.all };
  if (view.answered === view.all) return say("all_answered", gaps);
  if (view.asked) return say("counted", gaps);
  return say(view.advice ? "go_on" : "waiting", gaps);
}

function adviceParts(advice, say, goTo) {
  const lines = advice.lines.map((line) => make("li", {}, make("b", {}, `${line.signs}.`), ` ${line.say}`));
  const first = make("h4", {}, advice.first);
  if (TONES[advice.urgency]) first.prepend(shape("danger"));
  const parts = [first];
  parts.push(...openParts(say("look_again"), "kt-look-again", advice.look_again, goTo));
  const said = [lines.length ? [make("ul", {}, ...lines)] : [], spaced(advice.words)];
  // in an emergency what to do about this sign, such as whom else to call, comes before all else
  if (TONES[advice.urgency] !== "now") said.reverse();
  return [...parts, ...said.flat(), ...spaced(advice.also), ...openParts(say("still_open"), "", advice.still_open, goTo)];
}

// Signs that are open, each a way back to its question.
function openParts(words, kind, signs, goTo) {
  if (!signs.length) return [];
  const items = signs.map((sign) => {
    const button = make("button", { type: "button", class: "kt-go" }, sign.short);
    button.addEventListener("click", () => goTo(sign.id));
    return make("li", {}, button);
  });
  return [make("div", { class: kind }, make("p", {}, words), make("ul", {}, ...items))];
}

function behindParts(advice, say) {
  const line = make("p", { class: "kt-quiet" }, say("sources"));
  advice.sources.forEach((source, place) => {
    const link = { href: source.address, target: "_blank", rel: "noopener noreferrer" };
    line.append(place ? "; " : " ", make("a", link, source.name));
  });
  if (advice.ours) line.append(`; ${advice.ours}`);
  line.append(".");
  return [...(advice.sources.length ? [line] : []), make("p", { class: "kt-quiet" }, say("no_diagnosis"))];
}
