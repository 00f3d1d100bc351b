/** Successors by node. */
export type Graph = readonly (readonly number[])[];

/**
 * Returns the strongly connected components of a graph in topological order: single nodes, or the nodes of a cycle
 * together. Linear in the graph and without recursion, so that a long chain cannot exhaust the stack.
 *
 * Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1(2), 1972.
 */
export function stronglyConnected(graph: Graph): readonly (readonly number[])[] {
  const found: number[][] = [];
  const index = new Int32Array(graph.length).fill(-1);
  const lowest = new Int32Array(graph.length);
  const isOpen = new Uint8Array(graph.length);
  const open: number[] = [];
  let count = 0;

  const visit = (start: number) => {
    const path: { readonly node: number; next: number }[] = [];
    const enter = (node: number) => {
      index[node] = lowest[node] = count++;
      isOpen[node] = 1;
      open.push(node);
      path.push({ node, next: 0 });
    };
    enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step;
      const next = graph[node]?.[step.next++];
      if (next === undefined) {
        path.pop();
        const above = path.at(-1)?.node;
        if (above !== undefined) lowest[above] = Math.min(lowest[above] ?? 0, lowest[node] ?? 0);
        if (lowest[node] === index[node]) found.push(close(node));
      } else if ((index[next] ?? -1) < 0) {
        enter(next);
      } else if (isOpen[next]) {
        lowest[node] = Math.min(lowest[node] ?? 0, index[next] ?? 0);
      }
    }
  };

  const close = (root: number): number[] => {
    const component = open.splice(open.lastIndexOf(root));
    for (const node of component) isOpen[node] = 0;
    return component;
  };

  for (let node = 0; node < graph.length; node++) if ((index[node] ?? -1) < 0) visit(node);
  // A component is found after all its successors.
  return found.toReversed();
}
