// An element whose inside is HTML that the server made (`stilled` in dashboard/prepared.py): one component for Dash,
// however much stands in it. Children that are no text are components, and drawn as such.
const PASSED = ["className", "role", "style", "tabIndex", "title", "href", "htmlFor", "download", "scope", "type"];
window.landscape = {
  Still(properties) {
    const { tag, id, children } = properties;
    const keys = Object.keys(properties).filter((key) => PASSED.includes(key) || /^(aria|data)-/.test(key));
    const own = Object.fromEntries(keys.map((key) => [key, properties[key]]));
    if (typeof id === "string") own.id = id;
    if (typeof children === "string") own.dangerouslySetInnerHTML = { __html: children };
    else own.children = children;
    return React.createElement(tag, own);
  },
};
