const ALARM_PATIENCE_MS = 1200;

// What the ticked signs call for, above everything else and once more beside them, where the eyes are.
function buildAlarm(say, pressing) {
  const element = make("div", { class: "kt-alarm", role: "alert", tabindex: "-1" });
  const places = [element];
  let clock = 0; // runs until Python has looked the ticked signs up
  let unread = ""; // what to say if it does not
  let shown = "{}"; // the alarm on show, as JSON: what has not changed is not read out again
  const fill = (urgency, parts) => {
    const keepInSight = holdStill(element.getRootNode().activeElement);
    for (const place of places) {
      place.dataset.urgency = urgency;
      place.replaceChildren(...parts());
    }
    keepInSight(places.at(-1));
  };
  const stop = () => {
    clearTimeout(clock);
    clock = 0;
  };
  const show = (view) => {
    stop();
    const now = JSON.stringify(view);
    if (now === shown) return;
    shown = now;
    fill(view.urgency ?? "", () => (view.first ? alarmParts(view, say) : []));
  };
  const lookUpFailed = () => {
    if (!clock) return;
    stop();
    shown = "";
    fill("emergency now", () => [make("p", { class: "kt-first" }, shape("danger"), make("strong", {}, say(unread)))]);
  };
  const expect = (signs) => {
    stop();
    unread = signs.some((sign) => pressing.has(sign)) ? "alarm_unread_now" : "alarm_unread";
    if (signs.length) clock = setTimeout(lookUpFailed, ALARM_PATIENCE_MS);
  };
  const alsoIn = (place) => places.push(place);
  return { element, show, expect, lookUpFailed, stop, alsoIn, focus: () => element.focus() };
}

// What comes above pushes the ticked box away, and JupyterLab's page does not make up for that as others do. The box
// stays where it was, and what is said beside it comes into sight.
function holdStill(box) {
  const before = box?.getBoundingClientRect().top;
  return (beside) => {
    if (!box?.matches(".kt-signs input")) return;
    const settle = () => {
      scrollerOf(box).scrollTop += box.getBoundingClientRect().top - before;
      beside.scrollIntoView({ block: "nearest" });
    };
    settle();
    requestAnimationFrame(settle);
  };
}

function scrollerOf(element) {
  for (let above = element.parentElement; above; above = above.parentElement) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(above).overflowY);
    if (scrolls && above.scrollHeight > above.clientHeight + 1) return above;
  }
  return document.scrollingElement;
}

function alarmParts(view, say) {
  const first = make("p", { class: "kt-first" }, shape("danger"), make("strong", {}, view.first));
  const reasons = view.lines.map((one) => make("li", {}, make("b", {}, `${one.signs}.`), ` ${one.say}`));
  const words = [view.also, view.words].filter(Boolean).map((part) => make("p", {}, part));
  const parts = [first, make("ul", {}, ...reasons), ...words, sourceLine(view, say)];
  return [...parts, make("p", { class: "kt-quiet" }, say("alarm_note"))];
}

function sourceLine(view, say) {
  const line = make("p", { class: "kt-quiet" }, say("alarm_sources"), " ");
  view.sources.forEach((source, place) => {
    const link = { href: source.address, target: "_blank", rel: "noopener noreferrer" };
    line.append(place ? "; " : "", make("a", link, source.name));
  });
  if (view.ours) line.append(`; ${view.ours}`);
  line.append(".");
  return line;
}
