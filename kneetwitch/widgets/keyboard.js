// JupyterLab listens for keys on the document: arrows move the notebook's selection, "a", "b" and
// "d d" add and delete cells, Shift+Enter runs one. keepKeys(root) keeps such keys inside `root`,
// so that radios, lists and boxes there work as on any web page. It only stops the event on its way
// up; the browser's own action (moving a radio, typing a letter) still happens.
// Let through: Tab (it leaves), Escape (it closes or leaves), function keys, and Ctrl or Cmd with a
// letter, such as Ctrl+S to save, except those that edit text in a box.
// Returns a function that takes the listener away again.
function keepKeys(root) {
  const ours = (event) => {
    if (!passesThrough(event)) event.stopPropagation();
  };
  root.addEventListener("keydown", ours);
  return () => root.removeEventListener("keydown", ours);
}

function passesThrough(event) {
  const key = event.key ?? "";
  if (key === "Tab" || key === "Escape" || /^F\d+$/.test(key)) return true;
  if (!event.ctrlKey && !event.metaKey) return false;
  const isLetter = key.length === 1;
  return isLetter && !(isTextBox(event.target) && "acvxyz".includes(key.toLowerCase()));
}

function isTextBox(element) {
  return element instanceof Element && element.matches("textarea, input:not([type=radio], [type=checkbox])");
}
