// An element whose inside is HTML that the server made (`stilled` in dashboard/prepared.py): one component for Dash,
// however much stands in it. Children that are no text are components, and drawn as such.
const PASSED = ["className", "role", "style", "tabIndex", "title", "href", "htmlFor", "download", "scope", "type"];

// What a fold is known by, whatever the view: its id, or its words without their numbers.
const nameOf = (fold) => fold.id || fold.querySelector("summary").textContent.replace(/[\d,]+/g, "").trim();

window.landscape = {
  Still(properties) {
    const { tag, id, children } = properties;
    const element = React.useRef(null);
    const open = React.useRef(new Set()); // the folds that the reader has opened: they stay open when the HTML changes
    React.useLayoutEffect(() => {
      if (!open.current.size) return;
      for (const fold of element.current.querySelectorAll("details")) fold.open ||= open.current.has(nameOf(fold));
    }, [children]);
    const keys = Object.keys(properties).filter((key) => PASSED.includes(key) || /^(aria|data)-/.test(key));
    const own = Object.fromEntries(keys.map((key) => [key, properties[key]]));
    if (typeof id === "string") own.id = id;
    own.ref = element;
    own.onToggleCapture = ({ target }) => {
      if (typeof children !== "string" || !target.isConnected) return;
      if (target.open) open.current.add(nameOf(target));
      else open.current.delete(nameOf(target));
    };
    if (typeof children === "string") own.dangerouslySetInnerHTML = { __html: children };
    else own.children = children;
    return React.createElement(tag, own);
  },
};
