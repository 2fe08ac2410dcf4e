// Where nodes stand, as places in a square from 0 to 1.

/** On a circle, the first one on top. */
export function circle(nodes) {
  return nodes.map((node, n) => {
    const angle = (2 * Math.PI * n) / nodes.length - Math.PI / 2;
    return nodes.length === 1 ? [0.5, 0.5] : [0.5 + Math.cos(angle) / 2, 0.5 + Math.sin(angle) / 2];
  });
}

/** As the topology suggests: on a grid or as a tree; null if it is neither. */
export function inTopology(nodes, links) {
  return grid(nodes, links) ?? tree(nodes, links);
}

/** A grid is filled row by row, and each node is linked to the next in its row and in its column. */
function grid(nodes, links) {
  const key = (pairs) => pairs.map((pair) => pair.join()).sort().join(" ");
  const wanted = key(links);
  for (let side = 2; side <= nodes.length; side++) {
    const pairs = nodes.flatMap((node, n) => [
      ...((n + 1) % side > 0 && n + 1 < nodes.length ? [[n, n + 1]] : []),
      ...(n + side < nodes.length ? [[n, n + side]] : []),
    ]);
    if (key(pairs) === wanted) {
      const rows = Math.ceil(nodes.length / side);
      return nodes.map((node, n) => [(n % side) / (side - 1), rows > 1 ? Math.floor(n / side) / (rows - 1) : 0.5]);
    }
  }
  return null;
}

/** The first node is the root, and its children are the nodes that are linked to it. */
function tree(nodes, links) {
  if (links.length !== nodes.length - 1 || nodes.length < 2) {
    return null;
  }
  const seen = new Set([0]);
  const grow = (n) => {
    const children = links.flatMap(([a, b]) => (a === n ? [b] : b === n ? [a] : [])).filter((other) => !seen.has(other));
    children.forEach((child) => seen.add(child));
    return { n, children: children.map(grow) };
  };
  const root = d3.tree().size([1, 1])(d3.hierarchy(grow(0)));
  if (seen.size < nodes.length) {
    return null;
  }
  const places = [];
  root.each((place) => (places[place.data.n] = [place.x, place.y]));
  return places;
}
