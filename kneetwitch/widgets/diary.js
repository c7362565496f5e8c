// The twitch diary's form and list. Messages to Python: {kind: "save", entry, instead_of}, {kind: "delete", day}
// and {kind: "signs", signs}; from Python: {kind: "saved", day}, {kind: "slips", slips}, {kind: "deleted", day},
// {kind: "judged"} and {kind: "trouble", after}. Whoever ticks a sign must read what to do even if Python is busy.
const PATIENCE_MS = 10000;
const ALARM_PATIENCE_MS = 1200;

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const diary = buildDiary(model);
  el.classList.add("kneetwitch", "kt-diary");
  el.replaceChildren(diary.root);
  const freeKeys = keepKeys(diary.root);
  const listeners = {
    "change:days": diary.showDays,
    "change:alarm": diary.showAlarm,
    "change:notice": diary.showNotice,
    "msg:custom": diary.hear,
  };
  for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
  return () => {
    freeKeys();
    diary.stop();
    for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
  };
}

export default { render };

function buildDiary(model) {
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  const alarm = buildAlarm(say, new Set(model.get("form").sign.filter((sign) => sign.now).map((sign) => sign.id)));
  const notice = make("div", { class: "kt-notice", role: "status", "aria-live": "polite" });
  let waiting = null; // what Python was asked, until it replies
  let clock = 0;

  const ask = (message, about = {}) => {
    if (waiting) return;
    waiting = { ...about, kind: message.kind };
    form.busy(true);
    clock = setTimeout(() => fail("no_answer"), PATIENCE_MS);
    if (!send(model, message)) fail("no_answer");
  };
  const settle = () => {
    const asked = waiting;
    clearTimeout(clock);
    waiting = null;
    form.busy(false);
    return asked;
  };
  const fail = (sentence) => {
    settle();
    form.tell(say(sentence));
  };
  const stop = () => {
    clearTimeout(clock);
    alarm.stop();
  };
  const signsChanged = (signs) => {
    alarm.expect(signs);
    if (!send(model, { kind: "signs", signs })) alarm.lookUpFailed();
  };

  const form = buildForm({
    form: model.get("form"),
    say,
    prefix,
    save: (entry, instead_of) => {
      form.tell(say("saving"));
      ask({ kind: "save", entry, instead_of }, { changed: instead_of, flagged: entry.signs.length > 0 });
    },
    signsChanged,
  });
  alarm.alsoIn(form.signs.alarm);
  const list = buildList({
    say,
    prefix,
    change: (view) => {
      form.begin(view.fields, view.name);
      form.tell("");
      signsChanged(form.signs.read());
      form.focusFirst();
    },
    remove: (view) => ask({ kind: "delete", day: view.day }, { name: view.name, next: list.after(view.day) }),
  });
  const startOver = () => form.begin({ day: today() }, "");
  form.cancel.addEventListener("click", () => {
    const day = form.changing();
    startOver();
    signsChanged([]);
    form.tell(say("unchanged"));
    list.focusOn(day);
  });

  const replies = {
    judged: () => alarm.show(model.get("alarm")),
    slips: (message) => {
      if (settle()) form.showSlips(message.slips);
    },
    saved: (message) => {
      const asked = settle();
      if (!asked) return;
      startOver();
      form.tell(say("saved", { day: nameOf(model.get("days"), message.day) }));
      if (asked.flagged) alarm.focus();
      else if (asked.changed) list.focusOn(message.day);
    },
    deleted: () => {
      const asked = settle();
      if (!asked) return;
      if (form.changing() && !nameOf(model.get("days"), form.changing())) startOver();
      form.tell(say("deleted", { day: asked.name }));
      list.focusOn(asked.next, "drop");
    },
    trouble: (message) => {
      if (message.after === "signs") alarm.lookUpFailed();
      else fail("trouble");
    },
  };
  const hear = (message) => replies[message?.kind]?.(message);
  const picture = make("h4", { class: "kt-picture" }, say("picture")); // the picture itself stands under this widget
  const showDays = () => {
    list.show(model.get("days"));
    picture.hidden = model.get("days").length === 0;
  };
  const showAlarm = () => alarm.show(model.get("alarm"));
  const showNotice = () => {
    notice.textContent = model.get("notice") || "";
  };

  const title = make("h3", { class: "kt-title", id: `${prefix}-title` }, say("title"));
  const standing = make("p", { class: "kt-standing" }, say("standing"));
  const head = make("div", { class: "kt-head" }, title, standing, alarm.element, notice);
  head.append(make("p", { class: "kt-quiet" }, say("private")));
  const root = make("div", { role: "group", "aria-labelledby": title.id, class: "kt-card" });
  root.append(head, form.element, list.element, picture);
  startOver();
  showDays();
  showAlarm();
  showNotice();
  return { root, hear, showDays, showAlarm, showNotice, stop };
}

function nameOf(days, day) {
  return days.find((view) => view.day === day)?.name ?? "";
}

// Sends to Python; false if there is no line to it (the kernel was restarted or shut down).
function send(model, message) {
  try {
    model.send(message);
    return true;
  } catch (error) {
    console.info("kneetwitch: Python cannot be reached:", error);
    return false;
  }
}

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
    fill("emergency now", () => [make("p", { class: "kt-first" }, warningMark(), make("strong", {}, say(unread)))]);
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
  const first = make("p", { class: "kt-first" }, warningMark(), make("strong", {}, view.first));
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

function warningMark() {
  const svg = shape("not-yet");
  svg.firstChild.setAttribute("d", "M10 1.5 19.5 18H.5zm-1 5.5v6h2V7zm0 7.3v2h2v-2z");
  return svg;
}
