import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

describe('a server that renders pages', () => {
  it('can import the element, where there is no DOM', async () => {
    const { MassImageGrid } = await import('../../dist/index.js');
    assert.equal(typeof MassImageGrid, 'function');
    assert.equal(customElements.get('mass-image-grid'), MassImageGrid);
  });
});
