// One page for the doctor, made by Python and handed out by the browser alone: printed, saved or copied. Nothing is
// sent anywhere.
const FORGET_FILE_MS = 60000; // by then the browser has taken the file

function render({ model, el }) {
  const page = buildPage(model);
  el.classList.add("kneetwitch", "kt-diary");
  el.replaceChildren(page.root);
  const freeKeys = keepKeys(page.root);
  const stopListening = listen(model, { "change:text": page.show, "change:html": page.show });
  return () => {
    freeKeys();
    stopListening();
  };
}

export default { render };

function buildPage(model) {
  const say = speaker(model.get("words"));
  const prefix = newPrefix();
  const heading = make("h4", { id: `${prefix}-page` }, say("page"));
  const said = make("p", { class: "kt-said", role: "status", "aria-live": "polite" });
  const text = make("pre", { class: "kt-text", tabindex: "0", role: "region", "aria-label": say("page") });
  const look = make("details", {}, make("summary", {}, say("page_show")), text);
  const tell = (key, gaps) => {
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = say(key, gaps);
    });
  };
  const save = (kind, ending, content) => {
    const file = `${model.get("file")}.${ending}`;
    saveFile(file, new Blob([content], { type: `${kind};charset=utf-8` }));
    tell("page_saved", { file });
  };
  const acts = {
    page_print: () => {
      printPage(root, model.get("html"));
      tell("page_printing");
    },
    page_html: () => save("text/html", "html", model.get("html")),
    page_text: () => save("text/plain", "txt", model.get("text")),
    page_copy: () => copied(model.get("text")).then((is) => tell(is ? "page_copied" : "page_not_copied")),
  };
  const buttons = Object.entries(acts).map(([key, act]) => {
    const button = make("button", { type: "button", class: "kt-button" }, say(key));
    button.addEventListener("click", act);
    return button;
  });
  buttons[0].classList.add("kt-main");
  const root = make("div", { role: "group", "aria-labelledby": heading.id, class: "kt-card" });
  root.append(heading, make("p", { class: "kt-quiet" }, say("page_help")));
  root.append(make("div", { class: "kt-buttons" }, ...buttons), said, look, make("p", { class: "kt-quiet" }, say("forget")));
  const show = () => {
    text.textContent = model.get("text");
  };
  show();
  return { root, show };
}

function saveFile(name, blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), FORGET_FILE_MS);
}

// In a frame that nobody sees, so that no pop-up is blocked and the notebook around it is not printed along.
function printPage(root, html) {
  root.querySelector("iframe")?.remove();
  const frame = make("iframe", { class: "kt-heard-only", "aria-hidden": "true", tabindex: "-1", title: "" });
  frame.srcdoc = html;
  frame.addEventListener("load", () => {
    frame.contentWindow.focus();
    frame.contentWindow.print();
  });
  root.append(frame);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.info("kneetwitch: the text was not copied:", error);
    return false;
  }
}
