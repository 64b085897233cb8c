// Pages come as JSON from addresses of their own, /pages/<path>?<view>: whatever keeps a GET can keep them. What changes
// with the view is told apart here, so that focus, open tables and scroll stay where they are: Dash is slow to take in a
// part, even one that is the same.
window.pages = (() => {
  let shown = new Map(); // the parts of the page that is shown, by their ids
  let turn = 0; // what was asked for last counts

  async function fetched(path, search) {
    const answer = await offline.get(`/pages${path}${search || ""}`);
    const said = await answer.json();
    if (said.error) throw new Error(said.error);
    return said;
  }

  // The page, or null where another was asked for meanwhile.
  async function asked(path, search) {
    const mine = ++turn;
    const tree = await fetched(path, search);
    return mine === turn ? tree : null;
  }

  function partsOf(node, found = new Map()) {
    if (Array.isArray(node)) for (const child of node) partsOf(child, found);
    else if (node?.props) {
      const { id, children } = node.props;
      if (id && typeof id === "object") found.set(keyOf(id), node.props);
      partsOf(children, found);
    }
    return found;
  }

  const keyOf = (id) => JSON.stringify(Object.entries(id).sort());
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // The whole page, for Dash to draw.
  async function whole(path, search) {
    const tree = await asked(path, search);
    if (tree) shown = partsOf(tree);
    return tree;
  }

  // What is to change on the page that is shown: for each of the outputs its new value, or undefined. A control is held
  // against what it says itself.
  async function changes(path, search, outputs, values) {
    const tree = await asked(path, search);
    if (!tree) return null;
    const [old, parts] = [shown, partsOf(tree)];
    shown = parts;
    return outputs.map((group) =>
      group.map(({ id, property }, place) => {
        const wanted = parts.get(keyOf(id))?.[property];
        const now = property === "value" ? values[place] : old.get(keyOf(id))?.[property];
        return isSame(wanted, now) ? undefined : wanted;
      }));
  }

  // In place of a page that cannot be had.
  function lost() {
    const element = (type, children, more) => ({ namespace: "dash_html_components", type, props: { children, ...more } });
    const words = "The line to the server has failed, and this page was not loaded before.";
    const back = element("A", "To the overview", { href: "/" });
    return element("Main", [element("H1", "This page is not at hand"), element("P", words), back], { id: "content", tabIndex: "-1" });
  }

  return { changes, lost, whole };
})();
