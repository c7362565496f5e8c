// The form for one day. It judges nothing: Python says which fields need another look, and why.
function buildForm({ form, say, prefix, save, signsChanged }) {
  let changing = ""; // the day whose notes are being changed; empty for a new one
  let untouched = ""; // what the form held at first, as JSON
  const heading = make("h4", { id: `${prefix}-form`, tabindex: "-1" });
  const fields = buildFields(form, { say, prefix, signsChanged });
  const byId = new Map(fields.map((field) => [field.id, field]));
  const main = make("button", { type: "submit", class: "kt-button kt-main" });
  const cancel = make("button", { type: "button", class: "kt-button" }, say("cancel"));
  const said = make("p", { class: "kt-said", role: "status", "aria-live": "polite" });
  const element = make("form", { class: "kt-day", novalidate: true, "aria-labelledby": heading.id });
  const hint = make("p", { class: "kt-quiet" }, say("optional"));
  element.append(heading, hint, ...arranged(byId, form, say));
  element.append(make("div", { class: "kt-buttons" }, main, cancel), said);

  const begin = (entry, name) => {
    changing = name ? entry.day : "";
    heading.textContent = name ? say("change_day", { day: name }) : say("new");
    main.textContent = say(name ? "save_change" : "save");
    cancel.hidden = !name;
    for (const field of fields) {
      field.fill(entry[field.id]);
      field.say({});
    }
    untouched = JSON.stringify(read());
  };
  const read = () => Object.fromEntries(fields.map((field) => [field.id, field.read()]));
  const showSlips = (slips) => {
    const faulty = fields.map((field) => field.say(slips)).find(Boolean);
    said.textContent = slips[""] || say("slips");
    (faulty ?? main).focus();
  };
  const busy = (is) => {
    if (is) main.setAttribute("aria-busy", "true");
    else main.removeAttribute("aria-busy");
  };
  // Whoever comes back on another day finds that day in the form. Notes begun before midnight keep theirs.
  element.addEventListener("focusin", () => {
    const isOld = !changing && byId.get("day").read() !== today();
    if (isOld && JSON.stringify(read()) === untouched) begin({ day: today() }, "");
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    save(read(), changing);
  });
  return {
    element,
    cancel,
    begin,
    busy,
    showSlips,
    signs: byId.get("signs"),
    changing: () => changing,
    tell: (words) => {
      said.textContent = words;
    },
    focusFirst: () => byId.get(form.number[0].id).input.focus(),
  };
}

function buildFields(form, { say, prefix, signsChanged }) {
  const numbers = form.number.map((one) => {
    const label = one.unit ? say("number_unit", one) : one.label;
    return textField(one.id, label, { prefix, help: one.help, number: true });
  });
  const none = { id: "", text: say("not_noted") };
  return [
    textField("day", say("day"), { prefix, type: "date" }),
    ...numbers,
    ticksField("places", say("places"), form.place, { prefix }),
    ticksField("times", say("times"), form.time, { prefix }),
    ticksField("longest", say("longest"), [none, ...form.longest], { prefix, type: "radio" }),
    countsField("drinks", say("drinks"), form.drink, { prefix }),
    textField("medicines", say("medicines"), { prefix, help: say("medicines_help"), long: true }),
    textField("note", say("note"), { prefix, help: say("note_help"), long: true }),
    signsField(form.sign, { prefix, say, changed: signsChanged }),
  ];
}

// Twitches first, then what came before them, then the rest; other signs stand last, next to the button.
function arranged(byId, form, say) {
  const element = (id) => byId.get(id).element;
  const [twitches, ...others] = form.number.map((one) => one.id);
  const top = make("div", { class: "kt-grid kt-top" }, element("day"), element(twitches));
  const before = make("fieldset", { class: "kt-before" }, make("legend", {}, say("before")));
  before.append(element("drinks"), make("div", { class: "kt-grid" }, ...others.map(element)));
  const words = make("div", { class: "kt-grid kt-wide" }, element("medicines"), element("note"));
  return [top, element("places"), element("times"), element("longest"), before, words, element("signs")];
}
