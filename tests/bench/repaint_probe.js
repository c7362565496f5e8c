// In the page: when a slider moved, when what it shows had been painted, and when the kernel's websocket spoke.
(() => {
  const PATIENCE_MS = 8000;
  const Socket = window.WebSocket;
  const probe = { moves: [], paints: [], drawn: [], written: [], sent: [], received: [] };
  window.ktProbe = probe;

  window.WebSocket = class extends Socket {
    constructor(url, ...others) {
      super(url, ...others);
      this.isKernel = String(url).includes("/channels");
      if (this.isKernel) this.addEventListener("message", ({ data }) => {
        probe.received.push([performance.now(), data.byteLength ?? data.size ?? data.length]);
      });
    }
    send(data) {
      if (this.isKernel) probe.sent.push(performance.now());
      super.send(data);
    }
  };

  let pointed = 0;
  let isWaiting = false;
  for (const kind of ["pointermove", "mousemove"]) {
    window.addEventListener(kind, (event) => { pointed = event.timeStamp; }, true);
  }

  // A message that is posted in a frame arrives when the frame has been painted.
  const painted = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        isWaiting = false;
        probe.paints.push(performance.now());
      };
      port2.postMessage(0);
    });
  };

  // `plots` and `words` select what belongs to the picture and what to the sentence; all else is left out.
  probe.watch = (root, handle, plots, words) => {
    const moved = () => probe.moves.push(pointed);
    if (handle.matches("input")) handle.addEventListener("input", moved, true);
    else new MutationObserver(moved).observe(handle, { attributeFilter: ["aria-valuenow", "aria-valuetext"] });
    const seen = new MutationObserver((changes) => {
      const elements = changes.map(({ target }) => (target.closest ? target : target.parentElement)).filter(Boolean);
      const isDrawn = elements.some((element) => element.closest(plots));
      const isWritten = elements.some((element) => element.closest(words));
      if (isDrawn) probe.drawn.push(performance.now());
      if (isWritten) probe.written.push(performance.now());
      if (!isDrawn && !isWritten) return;
      const pictures = [...root.querySelectorAll("img")].filter((picture) => !picture.complete);
      if (pictures.length) Promise.all(pictures.map((each) => each.decode().catch(() => {}))).then(painted);
      else painted();
    });
    seen.observe(root, {
      subtree: true, childList: true, characterData: true,
      attributes: true, attributeFilter: ["d", "src", "cx", "transform"],
    });
  };

  probe.begin = () => {
    for (const list of ["moves", "paints", "drawn", "written", "sent", "received"]) probe[list] = [];
  };

  // Wait until nothing has changed for `quiet` milliseconds, or for long enough without any change at all.
  probe.settle = async (quiet) => {
    const started = performance.now();
    for (;;) {
      await new Promise((done) => setTimeout(done, 25));
      const now = performance.now();
      const latest = Math.max(started, ...probe.moves, ...probe.paints, ...probe.drawn, ...probe.written);
      const isDone = !isWaiting && now - latest > (probe.paints.length ? quiet : 4 * quiet);
      if (isDone || now - started > PATIENCE_MS) break;
    }
    const { moves, paints, drawn, written, sent, received } = probe;
    return { moves, paints, drawn, written, sent, received };
  };
})();
