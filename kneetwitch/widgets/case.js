// A branching case: the story so far, the step that waits, and the end. Python knows what follows a choice;
// this file asks, shows what Python said, and takes the focus along. Messages to Python: {kind: "choose", step,
// option}, {kind: "back"} and {kind: "again"}; from Python: {kind: "shown", after} or {kind: "trouble"}.
const PATIENCE_MS = 10000;
const LOOKS = { good: "right", fair: "partly", poor: "not-yet", unsafe: "danger" };

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const one = buildCase(model);
  el.classList.add("kneetwitch", "kt-case");
  el.replaceChildren(one.root);
  const freeKeys = keepKeys(one.root);
  const stopListening = listen(model, { "change:view": one.show, "change:notice": one.showNotice, "msg:custom": one.hear });
  return () => {
    freeKeys();
    one.stop();
    stopListening();
  };
}

export default { render };

function buildCase(model) {
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  const title = make("h3", { class: "kt-title", id: `${prefix}-title`, tabindex: "-1" }, model.get("title"));
  const notice = make("div", { class: "kt-notice", role: "status", "aria-live": "polite" });
  const story = make("div", { class: "kt-story" });
  const made = make("ol", { class: "kt-made" });
  const now = make("div", { class: "kt-now" });
  const spoken = make("div", { class: "kt-said", role: "status", "aria-live": "polite" });
  const back = make("button", { type: "button", class: "kt-button" }, say("back"));
  const again = make("button", { type: "button", class: "kt-button" }, say("again"));
  const moves = make("div", { class: "kt-buttons" }, back, again);
  const card = make("div", { class: "kt-card" }, title, notice, story, made, now, spoken, moves);
  const root = make("div", { role: "group", "aria-labelledby": `${prefix}-title` }, card);
  let clock = null; // runs while nothing new is on show
  let asked = false; // until Python says that it has shown what this page asked for
  let shown; // the view on show, as JSON

  const show = () => {
    const view = model.get("view");
    if (JSON.stringify(view) === shown) return;
    shown = JSON.stringify(view);
    stop();
    story.replaceChildren(...spaced(view.story));
    made.replaceChildren(...view.made.map((choice) => madeItem(choice, say)));
    now.replaceChildren(...(view.end ? endParts(view.end, say) : stepParts(view.step, { say, prefix, ask })));
    moves.hidden = view.made.length === 0;
  };
  const showNotice = () => {
    notice.textContent = model.get("notice") || "";
  };
  const ask = (message) => {
    if (clock) return;
    asked = true;
    now.setAttribute("aria-busy", "true");
    spoken.textContent = say("waiting");
    clock = setTimeout(() => fail("no_answer"), PATIENCE_MS);
    if (!send(model, message)) fail("no_answer");
  };
  const stop = () => {
    clearTimeout(clock);
    clock = null;
    now.removeAttribute("aria-busy");
  };
  const fail = (sentence) => {
    asked = false;
    stop();
    spoken.textContent = say(sentence);
  };
  const hear = (message) => {
    if (!asked) return;
    if (message?.kind === "trouble") return fail("trouble");
    if (message?.kind !== "shown") return;
    asked = false;
    stop();
    show();
    spoken.textContent = { back: say("taken_back"), again: say("begun_again") }[message.after] ?? "";
    // The pressed button is gone; what is new gets the focus, and is read out with it.
    const verdict = made.lastElementChild?.querySelector(".kt-verdict-box");
    const place = message.after === "choose" ? verdict : now.querySelector(".kt-step-text");
    (place ?? title).focus();
  };
  back.addEventListener("click", () => ask({ kind: "back" }));
  again.addEventListener("click", () => ask({ kind: "again" }));
  show();
  showNotice();
  return { root, show, showNotice, hear, stop };
}

function madeItem(choice, say) {
  const box = make(
    "div",
    { class: "kt-verdict-box", "data-outcome": LOOKS[choice.grade] ?? "not-yet", tabindex: "-1" },
    make("p", { class: "kt-verdict" }, shape(LOOKS[choice.grade]), make("strong", {}, say(choice.grade))),
    make("div", { class: "kt-why" }, ...spaced(choice.why)),
  );
  const chosen = make("p", { class: "kt-chosen" }, make("b", {}, say("you_chose")), ` ${choice.chosen}`);
  return make("li", {}, ...spaced(choice.text), make("p", { class: "kt-ask" }, choice.ask), chosen, box);
}

function stepParts(step, { say, prefix, ask }) {
  if (!step) return [];
  const hint = make("p", { class: "kt-quiet", id: `${prefix}-hint` }, say("choose"));
  const text = make("div", { class: "kt-step-text", tabindex: "-1" }, ...spaced(step.text));
  const options = step.options.map((option) => {
    const button = make(
      "button",
      { type: "button", class: "kt-option", value: option.id, "aria-describedby": `${prefix}-hint` },
      option.text,
    );
    button.addEventListener("click", () => ask({ kind: "choose", step: step.id, option: option.id }));
    return button;
  });
  const legend = make("p", { class: "kt-ask", id: `${prefix}-ask` }, step.ask);
  const group = { class: "kt-options", role: "group", "aria-labelledby": `${prefix}-ask` };
  return [text, legend, hint, make("div", group, ...options)];
}

function endParts(end, say) {
  const safety = end.safe ? "safe" : "not_safe";
  const score = make(
    "div",
    { class: "kt-score", "data-outcome": end.safe ? "right" : "danger" },
    make("p", { class: "kt-points" }, say("points", end)),
    make("p", { class: "kt-verdict" }, shape(end.safe ? "right" : "danger"), make("span", {}, say(safety))),
    make("p", {}, end.review ?? ""),
  );
  const parts = [
    make("h4", {}, say("happened")),
    ...spaced(end.text),
    make("h4", {}, say("remember")),
    ...spaced(end.remember),
    score,
  ];
  if (end.sources?.length) parts.push(sourceLine(end.sources, say));
  return parts;
}

function sourceLine(sources, say) {
  const line = make("p", { class: "kt-quiet" }, say("sources"));
  sources.forEach((source, place) => {
    const link = { href: source.address, target: "_blank", rel: "noopener noreferrer" };
    line.append(place ? "; " : " ", make("a", link, source.name));
  });
  return line;
}
