// One builder per kind of question. Each returns
//   { body, read(), fill(answer), clear(), first(), rows }
// and, where "Check" alone would not say what is checked, check: the name of the button's words.
// body: elements to put in the fieldset; rows: part id -> {element, name}, where remarks are shown.
// read() gives the answer as JSON; nothing chosen reads as null, [] or {}.
const KINDS = { single, multiple, number, order, match, blanks, doing };

function single(question, tools) {
  return choices(question, tools, "radio", {
    read: (boxes) => boxes.find((box) => box.checked)?.value ?? null,
    wanted: (answer) => [answer],
  });
}

function multiple(question, tools) {
  return choices(question, tools, "checkbox", {
    read: (boxes) => boxes.filter((box) => box.checked).map((box) => box.value),
    wanted: (answer) => (Array.isArray(answer) ? answer : []),
  });
}

function choices(question, tools, type, { read, wanted }) {
  const rows = new Map();
  const boxes = question.options.map((option) => {
    const box = make("input", { type, name: "answer", value: option.id, "aria-describedby": tools.describedBy });
    const label = make("label", { class: "kt-choice" }, box, make("span", {}, option.text));
    rows.set(option.id, { element: make("div", { class: "kt-row" }, label), name: option.text });
    return box;
  });
  const fill = (answer) => {
    const ids = wanted(answer);
    for (const box of boxes) box.checked = ids.includes(box.value);
  };
  return {
    body: [...rows.values()].map((row) => row.element),
    rows,
    fill,
    read: () => read(boxes),
    clear: () => fill(null),
    first: () => boxes[0],
  };
}

function number(question, tools) {
  const unitId = `${tools.prefix}-unit`;
  const box = make("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    maxlength: "200",
    spellcheck: "false",
    "aria-describedby": `${tools.describedBy} ${unitId}`,
  });
  const unit = make("span", { id: unitId, class: "kt-unit" }, unitWords(question, tools.say));
  const label = make("label", { class: "kt-number" }, make("span", {}, tools.say("your_answer")), box);
  const fill = (answer) => {
    box.value = answer === null || answer === undefined ? "" : String(answer);
  };
  return {
    body: [make("div", { class: "kt-row kt-number-row" }, label, unit)],
    rows: new Map(),
    fill,
    read: () => box.value,
    clear: () => fill(null),
    first: () => box,
  };
}

// No unit named: the learner writes one. An empty one: the answer is a plain count.
function unitWords(question, say) {
  return question.unit ?? say("with_unit");
}

function order(question, tools) {
  const list = make("ol", { class: "kt-order" });
  const rows = new Map();
  const items = () => [...list.children];
  for (const step of question.steps) {
    const up = moveButton("up", step, tools);
    const down = moveButton("down", step, tools);
    const text = make("span", { class: "kt-step" }, step.text);
    const item = make("li", { "data-step": step.id }, text, make("span", { class: "kt-movers" }, up, down));
    const move = (by) => moveItem(list, item, by) && announce(item, step);
    up.addEventListener("click", () => move(-1));
    down.addEventListener("click", () => move(1));
    item.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || !by) return;
      event.preventDefault();
      move(by);
    });
    rows.set(step.id, { element: item, name: step.text });
    list.append(item);
  }
  // The order shown at the start is nobody's answer: it is never right, so one line must move first.
  let moved = false;
  const announce = (item, step) => {
    moved = true;
    markEnds(items());
    const gaps = { step: step.text, position: items().indexOf(item) + 1, all: items().length };
    tools.announce(tools.say("moved", gaps));
    tools.changed();
  };
  const arrange = (ids) => {
    for (const id of ids) if (rows.has(id)) list.append(rows.get(id).element);
    markEnds(items());
  };
  const start = question.steps.map((step) => step.id);
  markEnds(items());
  return {
    body: [list],
    rows,
    fill: (answer) => {
      moved = Array.isArray(answer) && answer.length > 0;
      arrange(moved ? answer : start);
    },
    read: () => (moved ? items().map((item) => item.dataset.step) : null),
    clear: () => {
      moved = false;
      arrange(start);
    },
    first: () => list.querySelector("button:not([aria-disabled])"),
  };
}

function moveButton(direction, step, tools) {
  const sign = direction === "up" ? "↑" : "↓";
  const name = `${tools.say(direction)}: ${step.text}`;
  return make("button", { type: "button", class: "kt-mover", "aria-label": name, title: tools.say(direction) }, sign);
}

// Moves the neighbour, not the item: an element that is taken out and put back loses the focus.
function moveItem(list, item, by) {
  const neighbour = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return false;
  list.insertBefore(neighbour, by < 0 ? item.nextElementSibling : item);
  return true;
}

// aria-disabled, because a disabled button would drop the focus when its item reaches the end.
function markEnds(items) {
  items.forEach((item, place) => {
    const [up, down] = item.querySelectorAll("button");
    up.toggleAttribute("aria-disabled", false);
    down.toggleAttribute("aria-disabled", false);
    if (place === 0) up.setAttribute("aria-disabled", "true");
    if (place === items.length - 1) down.setAttribute("aria-disabled", "true");
  });
}

function match(question, tools) {
  const picks = new Map();
  const rows = new Map();
  for (const pair of question.pairs) {
    const pick = choiceList(question.partners, tools);
    const label = make("label", { class: "kt-pair" }, make("span", { class: "kt-left" }, pair.left), pick);
    picks.set(pair.id, pick);
    rows.set(pair.id, { element: make("div", { class: "kt-row" }, label), name: pair.left });
  }
  return { body: [...rows.values()].map((row) => row.element), rows, ...picking(picks) };
}

function blanks(question, tools) {
  const picks = new Map();
  const rows = new Map();
  const text = make("div", { class: "kt-gaps" });
  let gap = null;
  for (const piece of question.pieces) {
    if (piece.blank === undefined) {
      const [, mark, rest] = piece.text.match(/^([.,;:!?)]*)([^]*)$/);
      if (gap) gap.append(mark);
      text.append(gap ? rest : piece.text);
      continue;
    }
    const pick = choiceList(piece.options, tools);
    const label = make("label", {}, make("span", { class: "kt-heard-only" }, piece.label), pick);
    gap = make("span", { class: "kt-gap" }, label);
    picks.set(piece.blank, pick);
    rows.set(piece.blank, { element: gap, name: piece.label });
    text.append(gap);
  }
  return { body: [text], rows, ...picking(picks) };
}

function choiceList(options, tools) {
  const empty = make("option", { value: "" }, tools.say("choose"));
  return make("select", {}, empty, ...options.map((option) => make("option", { value: option.id }, option.text)));
}

function picking(picks) {
  const fill = (answer) => {
    for (const [id, pick] of picks) {
      pick.value = answer?.[id] ?? "";
      if (pick.selectedIndex < 0) pick.value = "";
    }
  };
  return {
    fill,
    read: () => Object.fromEntries([...picks].filter(([, pick]) => pick.value).map(([id, pick]) => [id, pick.value])),
    clear: () => fill(null),
    first: () => [...picks.values()][0],
  };
}

// Done in the explorer: Python looks there by itself, so nothing is filled in or sent from here.
function doing() {
  return {
    body: [],
    rows: new Map(),
    check: "check_doing",
    fill: () => {},
    read: () => null,
    clear: () => {},
    first: () => null,
  };
}
