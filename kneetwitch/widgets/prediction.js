// The explorer's head: a situation, and a prediction before anything is shown. Python judges it.
// Messages to Python: {kind: "predict", guess}, {kind: "show"}, {kind: "scenario", scenario}.
const LOOK_EVERY_MS = 100;
const LOOK_AT_MOST_MS = 20000;
const SLOW_MS = 400; // an answer that takes longer is announced
const PATIENCE_MS = 10000;

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  const title = model.get("title");
  const notice = make("div", { class: "kt-notice", role: "status" });
  let slow = 0;
  const post = (message) => {
    if (!send(model, message)) {
      notice.textContent = say("no_answer");
      return;
    }
    clearTimeout(slow);
    slow = setTimeout(() => {
      notice.textContent = say("working");
      slow = setTimeout(() => {
        notice.textContent = say("no_answer");
      }, PATIENCE_MS - SLOW_MS);
    }, SLOW_MS);
  };
  const prediction = buildPrediction(model, { say, prefix, post });
  const root = make(
    "div",
    { role: "group", "aria-label": title, class: "kt-card" },
    make("h3", { class: "kt-title" }, title),
    make("p", { class: "kt-intro" }, model.get("intro")),
    notice,
    prediction.element,
  );
  const showNotice = () => {
    notice.textContent = model.get("notice") || "";
  };
  const answered = (show) => () => {
    clearTimeout(slow);
    showNotice();
    show();
  };
  const stopListening = listen(model, {
    "change:phase": answered(prediction.showPhase),
    "change:scenario": answered(prediction.showScenario),
    "change:outcome": answered(prediction.showOutcome),
    "change:notice": answered(showNotice),
  });
  prediction.showScenario();
  prediction.showOutcome();
  prediction.showPhase();
  showNotice();
  el.classList.add("kneetwitch", "kt-panel");
  el.replaceChildren(root);
  const freeKeys = keepKeys(root);
  const fit = keepFitting(() => plotsIn(el, ".kt-explorer"));
  const stopWaiting = whenPictureIsThere(el, () => {
    keepHearing(model, model.get("figure_id"));
    plotsIn(el, ".kt-explorer").slice(0, 1).forEach(fit.watch);
    prediction.open();
  });
  return () => {
    clearTimeout(slow);
    stopWaiting();
    fit.stop();
    freeKeys();
    stopListening();
  };
}

export default { render };

// plotly takes seconds to load on a slow machine, and a curve sent before that would be lost: so the buttons
// wait for its picture. Should it never come, they open all the same.
function whenPictureIsThere(el, open) {
  const until = Date.now() + LOOK_AT_MOST_MS;
  const look = () => {
    const there = el.closest(".kt-explorer")?.querySelector(".js-plotly-plot .main-svg");
    if (!there && Date.now() < until) return;
    clearInterval(timer);
    open();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

function buildPrediction(model, { say, prefix, post }) {
  const story = make("p", { class: "kt-story" });
  const legend = make("legend", {});
  const options = make("div", {});
  const fieldset = make("fieldset", { class: "kt-guesses" }, legend, options);
  const commit = make("button", { type: "button", class: "kt-button kt-main" }, say("predict"));
  const show = make("button", { type: "button", class: "kt-button" }, say("show"));
  const loading = make("p", { class: "kt-quiet", role: "status" }, say("loading"));
  const buttons = make("div", { class: "kt-buttons" }, commit, show);
  const ask = make("div", { class: "kt-ask" }, fieldset, buttons, loading);
  for (const button of [commit, show]) button.disabled = true;
  const outcome = make("div", { class: "kt-outcome", "aria-live": "polite" });
  const others = make("div", { class: "kt-buttons kt-others" });
  const heading = make("h4", { class: "kt-scenario" });
  const element = make("section", { class: "kt-prediction" }, heading, story, ask, outcome, others);

  const current = () => model.get("scenarios").find((s) => s.id === model.get("scenario"));
  const chosen = () => options.querySelector("input:checked")?.value;

  commit.addEventListener("click", () => {
    const guess = chosen();
    if (guess) post({ kind: "predict", guess });
    else outcome.replaceChildren(make("p", {}, say("choose_first")));
  });
  show.addEventListener("click", () => post({ kind: "show" }));

  const open = () => {
    for (const button of [commit, show]) button.disabled = false;
    loading.textContent = "";
  };
  const showScenario = () => {
    const scenario = current();
    heading.textContent = say("situation", { title: scenario.title });
    story.textContent = scenario.story;
    legend.textContent = scenario.ask;
    options.replaceChildren(...scenario.guesses.map((guess) => buildGuess(guess, prefix)));
    others.replaceChildren(...otherScenarios());
  };
  const otherScenarios = () =>
    model
      .get("scenarios")
      .filter((s) => s.id !== model.get("scenario"))
      .map((s) => {
        const button = make("button", { type: "button", class: "kt-button" }, say("try_situation", { title: s.title }));
        button.addEventListener("click", () => {
          post({ kind: "scenario", scenario: s.id });
          heading.tabIndex = -1;
          heading.focus();
        });
        return button;
      });
  const showPhase = () => {
    const free = model.get("phase") === "free";
    const hadFocus = ask.contains(ask.getRootNode().activeElement);
    ask.hidden = free;
    others.hidden = !free;
    if (free && hadFocus) {
      outcome.tabIndex = -1;
      outcome.focus();
    }
  };
  const showOutcome = () => {
    const { status, message } = model.get("outcome");
    if (!message) {
      outcome.replaceChildren();
      return;
    }
    const word = make("strong", { class: "kt-verdict" }, shape(status), say(status));
    outcome.replaceChildren(make("div", { class: "kt-said", "data-outcome": status }, word, make("p", {}, message)));
  };
  return { element, open, showScenario, showPhase, showOutcome };
}

function buildGuess(guess, prefix) {
  const input = make("input", { type: "radio", name: `${prefix}-guess`, value: guess.id });
  return make("label", { class: "kt-guess" }, input, make("span", {}, guess.text));
}
