// The days that are noted, the newest first. Deleting asks once, beside the day.
const SHOWN_DAYS = 5;

function buildList({ say, prefix, change, remove }) {
  const heading = make("h4", { id: `${prefix}-days`, tabindex: "-1" }, say("days"));
  const count = make("p", { class: "kt-quiet" });
  const recent = make("ol", { class: "kt-days", "aria-labelledby": heading.id });
  const earlier = make("ol", { class: "kt-days" });
  const summary = make("summary");
  const fold = make("details", { class: "kt-earlier" }, summary, earlier);
  const element = make("section", { class: "kt-noted" }, heading, count, recent, fold);
  let items = new Map();

  const show = (days) => {
    items = new Map(days.map((view) => [view.day, buildItem(view, { say, prefix, change, remove })]));
    const elements = [...items.values()].map((item) => item.element);
    recent.replaceChildren(...elements.slice(0, SHOWN_DAYS));
    earlier.replaceChildren(...elements.slice(SHOWN_DAYS));
    recent.hidden = days.length === 0;
    fold.hidden = days.length <= SHOWN_DAYS;
    summary.textContent = say("earlier", { count: days.length - SHOWN_DAYS });
    count.textContent = days.length ? say(days.length === 1 ? "count_one" : "count", { count: days.length }) : say("empty");
  };
  // The button of a day that was deleted is gone: the day in its place gets the focus, or the heading.
  const focusOn = (day, button = "change") => {
    const item = items.get(day);
    if (item && earlier.contains(item.element)) fold.open = true;
    (item?.[button] ?? heading).focus();
  };
  const after = (day) => {
    const days = [...items.keys()];
    return days[days.indexOf(day) + 1] ?? days[days.indexOf(day) - 1];
  };
  return { element, show, focusOn, after };
}

function buildItem(view, { say, prefix, change, remove }) {
  const title = make("h5", { id: `${prefix}-day-${view.day}` }, view.name);
  const lines = make("ul", { class: "kt-lines" }, ...view.lines.map((line) => make("li", {}, line)));
  const edit = namedButton(say("edit"), say("edit_named", { day: view.name }));
  const drop = namedButton(say("delete"), say("delete_named", { day: view.name }));
  const buttons = make("div", { class: "kt-buttons" }, edit, drop);
  const yes = make("button", { type: "button", class: "kt-button kt-danger" }, say("delete_yes"));
  const no = make("button", { type: "button", class: "kt-button" }, say("delete_no"));
  const ask = make("p", { id: `${prefix}-ask-${view.day}` }, say("delete_ask", { day: view.name }));
  const asking = make("div", { class: "kt-asking", role: "group", "aria-labelledby": ask.id, hidden: true });
  asking.append(ask, make("div", { class: "kt-buttons" }, no, yes));
  const element = make("li", { "aria-labelledby": title.id }, title);
  if (view.flag) element.append(make("p", { class: "kt-flag" }, shape("danger"), make("span", {}, view.flag)));
  element.append(lines, buttons, asking);

  const askFirst = (is) => {
    asking.hidden = !is;
    buttons.hidden = is;
    (is ? no : drop).focus();
  };
  edit.addEventListener("click", () => change(view));
  drop.addEventListener("click", () => askFirst(true));
  no.addEventListener("click", () => askFirst(false));
  yes.addEventListener("click", () => remove(view));
  asking.addEventListener("keydown", (event) => {
    if (event.key === "Escape") askFirst(false);
  });
  return { element, change: edit, drop };
}

function namedButton(text, name) {
  return make("button", { type: "button", class: "kt-button", "aria-label": name }, text);
}
