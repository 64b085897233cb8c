// plotly asks a public host for the outlines of its own base map, even when it is hidden: give it an empty one.
(() => {
  const nothing = { type: "GeometryCollection", geometries: [] };
  const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const empty = {
    type: "Topology",
    objects: Object.fromEntries(layers.map((layer) => [layer, nothing])),
    arcs: [],
    transform: { scale: [1, 1], translate: [0, 0] },
  };
  window.PlotlyGeoAssets = { topojson: { world_110m: empty, world_50m: empty } };
})();
