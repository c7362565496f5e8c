// Small helpers to build elements. Data only ever becomes text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// A form may hold several paragraphs, parted by blank lines; <legend> takes no <p>, so these are spans.
function paragraphs(text) {
  return String(text ?? "")
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => make("span", { class: "kt-paragraph" }, part.trim().replace(/\s*\n\s*/g, " ")));
}

// The same as paragraphs of their own, where they may stand.
function spaced(text) {
  return paragraphs(text).map((part) => make("p", {}, part.textContent));
}

// A prefix for element ids that no other widget in this page uses.
function newPrefix() {
  globalThis.kneetwitchViews = (globalThis.kneetwitchViews ?? 0) + 1;
  return `kt-${globalThis.kneetwitchViews}`;
}

// anywidget waits two seconds for a widget's module to load; after that it drops every later message from
// Python, for good, and on a busy machine no button would ever be answered. A widget that is drawn has its
// module: from then on its messages go straight to it.
async function keepHearing(model, id) {
  const widget = await model.widget_manager?.get_model?.(id).catch(() => null);
  const straight = widget && Object.getPrototypeOf(Object.getPrototypeOf(widget))._handle_comm_msg;
  if (straight) widget.comm?.on_msg(straight.bind(widget));
}

// Hears the model's events, {event: listener}, until the function that comes back is called.
function listen(model, listeners) {
  for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
  return () => {
    for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
  };
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

// The interface sentence `key`, with {gaps} filled.
function speaker(words) {
  return (key, gaps = {}) =>
    String(words[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => String(gaps[name] ?? all));
}

// A link to a notebook in the folder of this one. JupyterLab opens it beside this one, through its own command
// for links that carry these attributes; other pages follow the address.
function linkTo({ text, href }) {
  const link = make("a", { class: "kt-link", href }, text);
  link.addEventListener("click", () => {
    const folder = decodeURIComponent(location.pathname).match(/\/tree\/(.*\/)?[^/]*$/)?.[1] ?? "";
    link.dataset.commandlinkerCommand = "docmanager:open";
    const { pathname } = new URL(href, `http://jupyter/${folder}`); // takes care of ".."
    link.dataset.commandlinkerArgs = JSON.stringify({ path: decodeURIComponent(pathname.slice(1)) });
  });
  return link;
}

// A shape that goes with a status word, for eyes only.
function shape(status) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const set = { viewBox: "0 0 20 20", width: "20", height: "20", class: "kt-shape", "aria-hidden": "true" };
  for (const [name, value] of Object.entries(set)) svg.setAttribute(name, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("d", SHAPES[status] ?? SHAPES["not-attempted"]);
  svg.append(path);
  return svg;
}

const SHAPES = {
  // a tick, a half-filled circle, a turning arrow, a filled bookmark, three dots, a triangle with a bar
  right: "M8.2 15.4 3 10.2l1.9-1.9 3.3 3.3 7-7L17.1 6.5z",
  partly: "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 2v12a6 6 0 0 0 0-12z",
  "not-yet": "M10 3.5a6.5 6.5 0 1 0 6.3 8.1l-2.2-.6A4.2 4.2 0 1 1 10 5.8c1.1 0 2.1.4 2.9 1.1L10.6 9.2H17V2.8l-2.5 2.5A6.5 6.5 0 0 0 10 3.5z",
  kept: "M5 2.5h10v15l-5-4-5 4z",
  "not-attempted": "M3 8.5h3v3H3zm5.5 0h3v3h-3zm5.5 0h3v3h-3z",
  danger: "M10 1.5 19.5 18H.5zm-1 5.5v6h2V7zm0 7.3v2h2v-2z",
};
