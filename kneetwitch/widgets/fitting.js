// Keeps pictures as wide as their places.
const SETTLED_MS = 200; // by then plotly has drawn itself anew, if it noticed

// JupyterLab does not lay out what is far off the screen. A picture there misses that the page got narrower, and
// would be cut off when it is scrolled to; one drawn out of sight has no right width at all. When something that is
// watched takes another size, the pictures that do not fit are told.
function keepFitting(plots) {
  let timer = 0;
  const off = (plot) => {
    const picture = plot.querySelector(".main-svg");
    return picture && Math.abs(picture.getBoundingClientRect().width - plot.clientWidth) > 1;
  };
  const look = () => {
    if (plots().some(off)) window.dispatchEvent(new Event("resize"));
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLED_MS);
  });
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  return { watch: (element) => observer.observe(element), stop };
}

// The plots within the box of a widget that is drawn at `el`.
function plotsIn(el, box) {
  return [...(el.closest(box)?.querySelectorAll(".js-plotly-plot") ?? [])];
}
