import { readImportGraph } from './import-graph.mjs';
import { ROOMS, roomOf } from './rooms.mjs';
import { namesUsedIn } from './source-text.mjs';

/** @typedef {import('./import-graph.mjs').Module} Module */

/**
 * @param {string} root
 * @returns {string[]} One sentence for each breach of the layering.
 */
export function findViolations(root) {
  const graph = readImportGraph(root, ['src', 'workers', 'demo', 'bench']);
  const breaches = [...graph].flatMap(([file, module]) => [
    ...forbiddenFiles(file, module),
    ...forbiddenPackages(file, module),
    ...forbiddenGlobals(file, module),
  ]);
  return [...breaches, ...cyclesIn(graph)];
}

/** @param {string} file @param {Module} module */
function forbiddenFiles(file, { files }) {
  const room = roomOf(file);
  return files
    .filter((imported) => {
      const target = roomOf(imported);
      return target !== undefined && target !== room && !ROOMS[room].rooms.includes(target);
    })
    .map((imported) => `${file} must not import ${imported}: ${room} may import ${list(ROOMS[room].rooms)}`);
}

/** @param {string} file @param {Module} module */
function forbiddenPackages(file, { packages }) {
  const room = roomOf(file);
  const allowed = ROOMS[room].packages;
  return packages
    .filter((imported) => !allowed.includes('*') && !allowed.includes(imported))
    .map((imported) => `${file} must not import the package ${imported}: ${room} may import ${list(allowed)}`);
}

/** @param {string} file @param {Module} module */
function forbiddenGlobals(file, { source }) {
  const { globals } = ROOMS[roomOf(file)];
  if (!globals) return [];
  return namesUsedIn(source, globals).map((name) => `${file} must not use ${name}: ${roomOf(file)} runs without it`);
}

const list = (names) => names.join(', ') || 'nothing else';

/** @param {Map<string, Module>} graph */
function cyclesIn(graph) {
  const cycles = [];
  const visited = new Set();
  const visit = (file, trail) => {
    if (trail.includes(file)) cycles.push(`import cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`);
    if (visited.has(file)) return;
    visited.add(file);
    for (const imported of graph.get(file)?.files ?? []) visit(imported, [...trail, file]);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
