// The least that a kernel-driven plot can be: one slider, one marker that Python moves.
export default {
  render({ model, el }) {
    el.innerHTML = `<div class="kt-floor"><input type="range" min="50" max="200" step="5" value="50" style="width:340px">
      <svg class="js-plotly-plot" width="400" height="40"><circle r="6" cy="20" cx="0"></circle></svg></div>`;
    const slider = el.querySelector("input");
    slider.addEventListener("input", () => model.send({ value: Number(slider.value) }));
    model.on("change:place", () => el.querySelector("circle").setAttribute("cx", model.get("place")));
  },
};
