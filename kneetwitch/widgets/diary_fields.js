// The diary's fields. Each is {id, element, read, fill, say}: `read` gives text or a list for Python, which judges
// it; `fill` takes what `read` gave; `say` takes {field: sentence}, shows what is the matter with this field or
// takes that away again, and gives the control to mend, or null.
function textField(id, label, { prefix, help = "", long = false, number = false, type = "text" }) {
  const name = `${prefix}-${id}`;
  const described = help ? `${name}-help ${name}-slip` : `${name}-slip`;
  const shared = { id: name, "aria-describedby": described, autocomplete: "off" };
  const input = long
    ? make("textarea", { ...shared, rows: "2" })
    : make("input", { ...shared, type, inputmode: number ? "decimal" : undefined });
  const element = make("div", { class: `kt-field${number ? " kt-number" : ""}${long ? " kt-long" : ""}` });
  element.append(make("label", { for: name }, label));
  if (help) element.append(make("p", { class: "kt-quiet", id: `${name}-help` }, help));
  const slip = slipLine(`${name}-slip`);
  element.append(input, slip);
  return {
    id,
    element,
    input,
    read: () => input.value,
    fill: (value) => {
      input.value = value ?? "";
    },
    say: (slips) => showSlip(slip, input, slips[id]),
  };
}

function ticksField(id, legend, options, { prefix, type = "checkbox" }) {
  const name = `${prefix}-${id}`;
  const slip = slipLine(`${name}-slip`);
  const boxes = options.map((one) => make("input", { type, name, value: one.id }));
  const labels = options.map((one, place) => make("label", { class: "kt-chip" }, boxes[place], make("span", {}, one.text)));
  const element = make("fieldset", { class: "kt-field", "aria-describedby": `${name}-slip` }, make("legend", {}, legend));
  element.append(make("div", { class: "kt-chips" }, ...labels), slip);
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return {
    id,
    element,
    boxes,
    read: () => (type === "radio" ? (chosen()[0] ?? "") : chosen()),
    fill: (value) => {
      const wanted = [value ?? (type === "radio" ? "" : [])].flat();
      for (const box of boxes) box.checked = wanted.includes(box.value);
    },
    say: (slips) => showSlip(slip, boxes[0], slips[id]),
  };
}

// Several small numbers under one legend, read as {id: text}.
function countsField(id, legend, things, { prefix }) {
  const fields = things.map((one) => textField(`${id}.${one.id}`, one.text, { prefix, number: true }));
  const slip = slipLine(`${prefix}-${id}-slip`);
  const element = make("fieldset", { class: "kt-field kt-counts" }, make("legend", {}, legend));
  element.append(make("div", { class: "kt-grid" }, ...fields.map((field) => field.element)), slip);
  const typed = () => things.map((one, place) => [one.id, fields[place].read()]).filter(([, text]) => text.trim());
  return {
    id,
    element,
    read: () => Object.fromEntries(typed()),
    fill: (values) => things.forEach((one, place) => fields[place].fill(values?.[one.id])),
    say: (slips) => {
      const own = showSlip(slip, fields[0].input, slips[id]);
      const parts = fields.map((field) => field.say(slips));
      return parts.find(Boolean) ?? own;
    },
  };
}

// Signs by their short names, folded away, as most days have none. What ticked ones call for stands beside the last
// tick, where the eyes are; the same words above everything are the ones that are read out.
function signsField(signs, { prefix, say, changed }) {
  const options = signs.map((sign) => ({ id: sign.id, text: sign.short }));
  const ticks = ticksField("signs", say("signs_legend"), options, { prefix });
  const count = make("span", { class: "kt-quiet" });
  const alarm = make("div", { class: "kt-alarm-here" });
  const element = make("details", { class: "kt-signs" }, make("summary", {}, say("signs"), " ", count));
  element.append(make("p", { class: "kt-quiet" }, say("signs_help")), ticks.element);
  const follow = (box) => {
    box?.closest("label").after(alarm);
    const ticked = ticks.read().length;
    count.textContent = ticked ? `(${say("ticked", { count: ticked })})` : "";
  };
  element.addEventListener("change", (event) => {
    follow(event.target.checked ? event.target : null);
    changed(ticks.read());
  });
  return {
    id: "signs",
    element,
    alarm,
    read: ticks.read,
    fill: (value) => {
      ticks.fill(value);
      element.open = ticks.read().length > 0;
      follow(ticks.boxes.find((box) => box.checked) ?? ticks.boxes[0]);
    },
    say: (slips) => {
      element.open ||= Boolean(slips.signs);
      return ticks.say(slips);
    },
  };
}

// The day it is here, as a date field writes it. A page may have been open since yesterday.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function slipLine(id) {
  return make("p", { class: "kt-slip", id, hidden: true });
}

function showSlip(line, input, words) {
  line.textContent = words ?? "";
  line.hidden = !words;
  if (!words) input.removeAttribute("aria-invalid");
  else if (!input.matches("[type=radio], [type=checkbox]")) input.setAttribute("aria-invalid", "true");
  return words ? input : null;
}
