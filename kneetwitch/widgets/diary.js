// The twitch diary's form and list. Messages to Python: {kind: "save", entry, instead_of}, {kind: "delete", day}
// and {kind: "signs", signs}; from Python: {kind: "saved", day}, {kind: "slips", slips}, {kind: "deleted", day},
// {kind: "judged"} and {kind: "trouble", after}. Whoever ticks a sign must read what to do even if Python is busy.
const PATIENCE_MS = 10000;

function render({ model, el }) {
  keepHearing(model, model.get("own_id"));
  const diary = buildDiary(model);
  el.classList.add("kneetwitch", "kt-diary");
  el.replaceChildren(diary.root);
  const freeKeys = keepKeys(diary.root);
  const stopListening = listen(model, {
    "change:days": diary.showDays,
    "change:alarm": diary.showAlarm,
    "change:notice": diary.showNotice,
    "msg:custom": diary.hear,
  });
  return () => {
    freeKeys();
    diary.stop();
    stopListening();
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
      if (!waiting) form.tell(say("saving"));
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
      form.tell(model.get("notice") || say("saved", { day: nameOf(model.get("days"), message.day) }));
      if (asked.flagged) alarm.focus();
      else if (asked.changed) list.focusOn(message.day);
    },
    deleted: () => {
      const asked = settle();
      if (!asked) return;
      if (form.changing() && !nameOf(model.get("days"), form.changing())) startOver();
      form.tell(model.get("notice") || say("deleted", { day: asked.name }));
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
