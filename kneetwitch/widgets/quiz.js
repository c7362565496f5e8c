// The quiz: one card per question. Python judges; this file asks, shows what Python said, and keeps
// the focus where the learner left it. Messages to Python: {kind: "answer", question, answer, confidence}
// and {kind: "renew", question}; from Python: {kind: "answered" | "renewed" | "trouble", question}.
const PATIENCE_MS = 10000;
const UNANSWERED = ["", "not-attempted"];
const CONFIDENCES = ["guess", "think", "sure"];

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const quiz = buildQuiz(model);
  el.classList.add("kneetwitch", "kt-quiz");
  el.replaceChildren(quiz.root);
  const freeKeys = keepKeys(quiz.root);
  const stopListening = listen(model, {
    "change:questions": quiz.showQuestions,
    "change:state": quiz.showState,
    "change:notice": quiz.showNotice,
    "change:closing": quiz.showClosing,
    "msg:custom": quiz.hear,
  });
  return () => {
    freeKeys();
    stopListening();
  };
}

export default { render };

function buildQuiz(model) {
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  const questions = model.get("questions");
  const cards = new Map();
  const ask = (message) => send(model, message);
  const progress = buildProgress(questions.length, say);
  const notice = make("div", { class: "kt-notice", role: "status", "aria-live": "polite" });
  const closing = make("div", { class: "kt-closing", role: "status", "aria-live": "polite" });
  questions.forEach((question, index) => {
    const place = questions.length > 1 ? { number: index + 1, all: questions.length } : null;
    const card = buildCard(question, { say, place, prefix: `${prefix}-${index}`, send: ask });
    cards.set(question.id, card);
  });

  const showState = () => {
    const state = model.get("state");
    for (const [id, card] of cards) card.show(state[id]);
    progress.show([...cards.keys()].map((id) => outcomeOf(state[id])));
  };
  const showQuestions = () => {
    for (const question of model.get("questions")) {
      cards.get(question.id)?.replace(question, model.get("state")[question.id]);
    }
  };
  const showNotice = () => {
    notice.textContent = model.get("notice") || "";
  };
  const showClosing = () => {
    closing.replaceChildren(...paragraphs(model.get("closing")));
  };
  const hear = (message) => {
    const card = cards.get(message?.question);
    if (card) card.hear(message.kind, model.get("state")[message.question]);
  };

  const title = model.get("title");
  const head = make("div", { class: "kt-head" });
  if (title) head.append(make("h3", { class: "kt-title" }, title));
  if (questions.length > 1) head.append(progress.element);
  const root = make("div", { role: "group", "aria-label": title || say("quiz") }, head, notice);
  if (model.get("lead")) root.append(make("p", { class: "kt-lead" }, model.get("lead")));
  root.append(...[...cards.values()].map((card) => card.element), closing);
  showState();
  showNotice();
  showClosing();
  return { root, showState, showQuestions, showNotice, showClosing, hear };
}

function buildProgress(all, say) {
  const line = make("p", { class: "kt-quiet" });
  const bar = make("div", { class: "kt-bar", "aria-hidden": "true" });
  for (let place = 0; place < all; place += 1) bar.append(make("span"));
  const show = (outcomes) => {
    const answered = outcomes.filter((outcome) => !UNANSWERED.includes(outcome)).length;
    const right = outcomes.filter((outcome) => outcome === "right").length;
    line.textContent = say("progress", { answered, right, all });
    [...bar.children].forEach((mark, place) => {
      mark.dataset.done = UNANSWERED.includes(outcomes[place]) ? "" : outcomes[place];
    });
  };
  return { element: make("div", { class: "kt-progress" }, line, bar), show };
}

function outcomeOf(entry) {
  return (entry?.verdict?.outcome ?? "").replace(/[\s_]+/g, "-");
}

function isAnswered(entry) {
  return !UNANSWERED.includes(outcomeOf(entry));
}

// The one answer that a question of a test takes.
function isFinal(entry) {
  return entry?.final === true;
}

function buildCard(first, { say, place, prefix, send }) {
  let question = first;
  let shown; // the entry on show, as JSON: Python sends the whole state each time
  let kind;
  let clock = null; // runs while Python is judging

  const legend = make("legend");
  const task = make("p", { class: "kt-quiet kt-task", id: `${prefix}-task` });
  const fields = make("div", { class: "kt-fields" });
  const hint = make("details", { class: "kt-hint" });
  const confidence = buildConfidence(say);
  const spoken = make("div", { class: "kt-heard-only", "aria-live": "polite" });
  const feedback = make("div", { class: "kt-feedback", role: "status", "aria-live": "polite", tabindex: "-1" });
  const stale = make("p", { class: "kt-quiet kt-stale", hidden: true }, say("changed"));
  const check = make("button", { type: "submit", class: "kt-button kt-main" });
  const again = make("button", { type: "button", class: "kt-button" }, say("again"));
  const renew = make("button", { type: "button", class: "kt-button" }, say("renew"));
  const form = make("form", { class: "kt-card", novalidate: true });
  if (place) {
    form.append(make("p", { class: "kt-quiet kt-place", id: `${prefix}-place` }, say("place", place)));
    // Eight buttons named "Check" need telling apart in a list of buttons.
    for (const button of [check, again, renew]) button.setAttribute("aria-describedby", `${prefix}-place`);
  }
  if (question.origin) form.append(make("p", { class: "kt-quiet kt-place" }, linkTo(question.origin)));
  const asked = make("fieldset", { class: "kt-question" }, legend, task, fields);
  form.append(asked, hint, confidence.element);
  form.append(make("div", { class: "kt-buttons" }, check, again, renew), stale, feedback, spoken);

  const ask = () => {
    legend.replaceChildren(...paragraphs(question.stem));
    task.textContent = say(question.kind);
    kind = KINDS[question.kind](question, {
      say,
      prefix,
      describedBy: task.id,
      changed: onChange,
      announce: (words) => {
        spoken.textContent = words;
      },
    });
    fields.replaceChildren(...kind.body);
    check.textContent = say(kind.check ?? "check");
    hint.hidden = !question.hint;
    hint.open = false;
    hint.replaceChildren(make("summary", {}, say("hint")), make("p", {}, ...paragraphs(question.hint)));
  };
  const onChange = () => {
    clearRemarks(kind.rows);
    stale.hidden = !feedback.dataset.outcome;
  };
  const blank = () => {
    clearRemarks(kind.rows);
    feedback.replaceChildren();
    delete feedback.dataset.outcome;
    spoken.textContent = "";
    stale.hidden = true;
  };
  const offer = (entry) => {
    const pressed = [again, renew].find((button) => button === document.activeElement);
    again.hidden = !isAnswered(entry) || isFinal(entry);
    renew.hidden = !(question.renewable && isAnswered(entry)) || isFinal(entry);
    if (pressed?.hidden) (kind.first() ?? check).focus(); // a button that goes away must not take the focus along
  };
  // An answer that is the last one stays readable, and nothing of it can be changed.
  const lock = (entry) => {
    const hadFocus = form.contains(document.activeElement);
    asked.disabled = confidence.element.disabled = check.hidden = isFinal(entry);
    confidence.element.hidden = isFinal(entry) && !entry.confidence; // no question that takes no answer
    if (hadFocus && isFinal(entry)) feedback.focus();
  };
  const tell = (entry) => {
    blank();
    offer(entry);
    lock(entry);
    if (!entry?.verdict) return;
    feedback.dataset.outcome = outcomeOf(entry);
    feedback.append(...verdictWords(entry.verdict, kind.rows, say));
    showRemarks(entry.verdict, kind.rows, say);
  };
  const begin = (message) => {
    if (clock) return;
    check.setAttribute("aria-busy", "true");
    if (send(message)) clock = setTimeout(() => fail("no_answer"), PATIENCE_MS);
    else fail("no_answer");
  };
  const finish = () => {
    clearTimeout(clock);
    clock = null;
    check.removeAttribute("aria-busy");
  };
  const fail = (sentence) => {
    finish();
    shown = undefined;
    feedback.dataset.outcome = "not-attempted";
    feedback.replaceChildren(make("p", { class: "kt-message" }, say(sentence)));
  };
  const restore = (entry) => {
    kind.fill(entry?.answer);
    confidence.fill(entry?.confidence);
  };

  const show = (entry) => {
    const now = JSON.stringify(entry);
    if (now === shown) return;
    shown = now;
    const isReply = clock !== null;
    finish();
    // Another view of this quiz may have answered: follow it, unless someone is at work here.
    const isAtWork = isReply || form.contains(document.activeElement);
    if (entry && (isFinal(entry) || !isAtWork)) restore(entry);
    // A test explains all its answers at once: only the one just given is read out.
    feedback.setAttribute("aria-live", isReply ? "polite" : "off");
    tell(entry);
  };
  const replace = (next, entry) => {
    if (JSON.stringify(next) === JSON.stringify(question)) return;
    question = next;
    startOver(entry);
  };
  const startOver = (entry) => {
    const hadFocus = form.contains(document.activeElement);
    finish();
    ask();
    restore(entry);
    if (hadFocus) (kind.first() ?? check).focus();
    tell(entry);
    shown = JSON.stringify(entry);
    if (hadFocus) spoken.textContent = say("renewed");
  };
  const hear = (what, entry) => {
    if (!clock) return;
    if (what === "trouble") fail("trouble");
    else if (what === "renewed") startOver(entry);
    else if (what === "answered") {
      finish();
      tell(entry);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (clock) return;
    // emptied of the last words, so that the same ones are announced again
    delete feedback.dataset.outcome;
    feedback.setAttribute("aria-live", "polite");
    feedback.replaceChildren(make("p", { class: "kt-message kt-quiet" }, say("checking")));
    begin({ kind: "answer", question: question.id, answer: kind.read(), confidence: confidence.read() });
  });
  again.addEventListener("click", () => {
    kind.clear();
    confidence.fill(null);
    tell(undefined);
  });
  renew.addEventListener("click", () => begin({ kind: "renew", question: question.id }));
  fields.addEventListener("input", onChange);

  ask();
  tell(undefined);
  return { element: form, show, replace, hear };
}

function buildConfidence(say) {
  const boxes = CONFIDENCES.map((value) => make("input", { type: "radio", name: "confidence", value }));
  const labels = boxes.map((box) => make("label", {}, box, make("span", {}, say(box.value))));
  const legend = make("legend", {}, say("confidence"));
  return {
    element: make("fieldset", { class: "kt-confidence" }, legend, make("div", {}, ...labels)),
    read: () => boxes.find((box) => box.checked)?.value ?? null,
    fill: (value) => {
      for (const box of boxes) box.checked = box.value === value;
    },
  };
}

function verdictWords(verdict, rows, say) {
  const outcome = outcomeOf({ verdict });
  const heading = verdict.heading || say(outcome.replace("-", "_"));
  const head = make("p", { class: "kt-verdict" }, shape(outcome), make("strong", {}, heading));
  const message = make("p", { class: "kt-message" }, ...paragraphs(verdict.message));
  const notes = (verdict.notes ?? []).filter((note) => note.text && note.text !== verdict.message);
  const lines = notes.map((note) => noteLine(note, rows.get(note.part)?.name, say));
  const parts = [head];
  if (verdict.message) parts.push(message);
  if (lines.length) parts.push(make("ul", { class: "kt-notes" }, ...lines));
  return parts;
}

function noteLine(note, name, say) {
  const { status, word } = standing(note, say);
  const words = make("span", {}, make("span", { class: "kt-word" }, name ? `${word}: ` : `${word} – `));
  if (name) words.append(make("b", {}, name), " – ");
  words.append(note.text);
  return make("li", { "data-outcome": status }, shape(status), words);
}

// The same status beside the choice it is about. The feedback box says it in words already.
function showRemarks(verdict, rows, say) {
  for (const note of verdict.notes ?? []) {
    const { status, word } = standing(note, say);
    const remark = make("span", { class: "kt-remark", "data-outcome": status }, shape(status), word);
    rows.get(note.part)?.element.append(remark);
  }
}

function standing(note, say) {
  if (note.ok) return { status: "right", word: say("part_right") };
  if (note.left_out) return { status: "partly", word: say("part_left_out") };
  return { status: "not-yet", word: say("part_not_yet") };
}

function clearRemarks(rows) {
  for (const row of rows.values()) row.element.querySelector(".kt-remark")?.remove();
}
