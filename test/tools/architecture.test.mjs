import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { findViolations } from '../../tools/architecture/violations.mjs';

/** @param {Record<string, string>} files */
function violationsIn(files) {
  const root = mkdtempSync(path.join(tmpdir(), 'architecture-'));
  try {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), source);
    }
    return findViolations(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const assertOne = (violations, pattern) => {
  assert.equal(violations.length, 1, violations.join('\n'));
  assert.match(violations[0], pattern);
};

describe('layering', () => {
  it('accepts imports that point down', () => {
    const violations = violationsIn({
      'src/index.ts': "import { Grid } from './mass-image-grid.js';\nexport * from './events.js';",
      'src/mass-image-grid.ts': "import { ReactiveElement } from '@lit/reactive-element';\nimport './grid/view.js';",
      'src/grid/view.ts': "import '../painting/pool.js';",
      'src/events.ts': "import type { Range } from './core/range.js';",
      'src/painting/pool.ts': "import create from '../../workers/paint-worker.js?worker';",
      'src/core/range.ts': 'export interface Range { start: number }',
      'workers/paint-worker.ts':
        "import { expose } from 'comlink';\nimport type { Range } from '../src/core/range.js';",
    });
    assert.deepEqual(violations, []);
  });

  it('catches an upward import', () => {
    const violations = violationsIn({
      'src/core/range.ts': "import { Pool } from '../painting/pool.js';",
      'src/painting/pool.ts': '',
    });
    assertOne(
      violations,
      /^src\/core\/range\.ts must not import src\/painting\/pool\.ts: src\/core\/ may import nothing/,
    );
  });

  it('catches an upward import of a type', () => {
    const violations = violationsIn({
      'workers/decode.ts': "import type {\n  Pool,\n} from '../src/painting/pool.js';",
      'src/painting/pool.ts': '',
    });
    assertOne(violations, /^workers\/decode\.ts must not import src\/painting\/pool\.ts/);
  });

  it('catches a type that is imported in place', () => {
    const violations = violationsIn({
      'src/core/range.ts': "export const pool: import('../painting/pool.js').Pool | undefined = undefined;",
      'src/painting/pool.ts': '',
    });
    assertOne(violations, /must not import src\/painting\/pool\.ts/);
  });

  it('catches an import of a sibling', () => {
    const violations = violationsIn({
      'src/rendering/row.ts': "export { Pool } from '../painting/pool.js';",
      'src/painting/pool.ts': '',
    });
    assertOne(violations, /^src\/rendering\/row\.ts must not import src\/painting\/pool\.ts/);
  });

  it('catches a page that looks behind the public entry', () => {
    const page = '<script type="module">import \'../src/mass-image-grid.ts\';</script>';
    const violations = violationsIn({ 'demo/index.html': page, 'src/mass-image-grid.ts': '' });
    assertOne(violations, /^demo\/index\.html must not import src\/mass-image-grid\.ts/);
  });

  it('catches a cycle, once', () => {
    const violations = violationsIn({
      'src/core/a.ts': "import './b.js';",
      'src/core/b.ts': "import type { C } from './c.js';",
      'src/core/c.ts': "import './a.js';",
    });
    assertOne(violations, /^import cycle: src\/core\/a\.ts → src\/core\/b\.ts → src\/core\/c\.ts → src\/core\/a\.ts$/);
  });

  it('catches a package that a room has no use for', () => {
    assertOne(violationsIn({ 'src/core/a.ts': "import { html } from 'lit/html.js';" }), /the package lit: src\/core\//);
  });

  it('catches a clock in core and the document in a worker', () => {
    assertOne(violationsIn({ 'src/core/a.ts': 'export const now = () => Date.now();' }), /must not use Date\.now/);
    assertOne(violationsIn({ 'workers/a.ts': 'export const url = document.baseURI;' }), /must not use document/);
  });

  it('is not misled by comments, strings and members', () => {
    const source =
      "// import './b.js' from window\nexport const a = { window: 1 };\nexport const b = a.window + 'document';";
    assert.deepEqual(violationsIn({ 'src/core/a.ts': source, 'src/core/b.ts': '' }), []);
  });
});
