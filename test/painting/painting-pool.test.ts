import { expect } from 'chai';
import { MOST_IN_FLIGHT } from '../../src/core/requests/flight-depth.js';
import type { PainterSeat } from '../../src/painting/painters/painter-seat.js';
import type { PaintingClient, PaintTurn, WantedCells } from '../../src/painting/painting-client.js';
import { PaintingPool } from '../../src/painting/painting-pool.js';
import type { SettledCell } from '../../src/painting/requests/flights.js';
import { listOf } from '../support/choices.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { until } from '../support/until.js';
import { cellOf, STYLE } from '../workers/test-cells.js';

/** A grid of one row on one surface, which asks for as many cells as it is allowed to until all are taken. */
class TestClient implements PaintingClient {
  readonly outcomes: SettledCell[] = [];
  readonly onShown = () => {};
  readonly onSeatLost = () => {};
  readonly onSurfaceLost = () => {};
  readonly wantsAlone = () => false;
  readonly screenOf = () => [];
  readonly isWaiting = false;
  isOnScreen = false;
  isStored = false;
  taken = 0;
  timesAsked = 0;
  mostInFlight = 0;
  readonly #surface: number;
  readonly #seat: PainterSeat;
  readonly #sourceOf: (index: number) => string;
  readonly #count: number;

  constructor(pool: PaintingPool, slot: number, count: number, sourceOf: (index: number) => string) {
    pool.join(this, 2);
    this.#surface = pool.createSurfaceId();
    this.#seat = pool.seatOf(slot);
    this.#sourceOf = sourceOf;
    this.#count = count;
    const surface = this.#surface;
    this.#seat.send({ type: 'open', surface, canvas: document.createElement('canvas') });
    this.#seat.send({ type: 'assign', surface, generation: 1, width: 64, height: 64 });
  }

  get mayBeStored(): boolean {
    return this.isStored;
  }

  get inFlight(): number {
    return this.taken - this.outcomes.length;
  }

  takeTurns(most: number, cells: WantedCells): PaintTurn[] {
    this.timesAsked++;
    if (cells === 'on-screen' && !this.isOnScreen) return [];
    if (cells === 'stored' && !this.isStored) return [];
    const count = Math.min(most, this.#count - this.taken);
    if (count <= 0) return [];
    const requests = listOf(count, (index) =>
      cellOf(this.#sourceOf(this.taken + index), { x: 64 * (this.taken + index) }),
    );
    this.taken += count;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    const onOutcome = (_place: number, outcome: SettledCell) => this.outcomes.push(outcome);
    const isVisible = () => true;
    return [
      {
        surface: this.#surface,
        seat: this.#seat,
        generation: 1,
        style: STYLE,
        cells: requests,
        mode: cells === 'stored' ? 'lookup' : 'fetch',
        priority: 'auto',
        onOutcome,
        isVisible,
      },
    ];
  }

  release(): void {
    this.#seat.send({ type: 'release', surface: this.#surface });
  }
}

const quick = (index: number) => patternUrl(index % 10, 'jpg', { size: 64 });
const slow = (index: number) => fixtureUrl(`slow/${index}.jpg`);

describe('PaintingPool', () => {
  it('settles every cell once', async () => {
    const pool = new PaintingPool(undefined);
    const client = new TestClient(pool, 0, 100, quick);
    pool.requestTurn();
    await until(() => client.outcomes.length === 100);
    expect(client.outcomes.filter(({ state }) => state !== 'painted')).to.deep.equal([]);
    await pool.leave(client);
    expect(client.outcomes.length).to.equal(100);
  });

  it('asks no grid while all places are taken, and again when one is free', async () => {
    const pool = new PaintingPool(undefined);
    const client = new TestClient(pool, 0, 500, slow);
    pool.requestTurn();
    await until(() => client.taken === pool.depth);
    const { timesAsked } = client;
    for (let frame = 0; frame < 5; frame++) {
      pool.requestTurn();
      await Promise.resolve();
    }
    expect(client.timesAsked).to.equal(timesAsked);
    client.release();
    await until(() => client.timesAsked > timesAsked);
    await pool.leave(client);
  });

  it('never has more in flight than it may', async () => {
    const pool = new PaintingPool(undefined);
    const client = new TestClient(pool, 0, 150, quick);
    pool.requestTurn();
    await until(() => client.outcomes.length === 150);
    expect(client.mostInFlight).to.be.within(1, MOST_IN_FLIGHT);
    await pool.leave(client);
  });

  for (const count of [2, 5]) {
    it(`shares the free places among ${count} grids that all want them`, async () => {
      const pool = new PaintingPool(undefined);
      const clients = listOf(count, (slot) => new TestClient(pool, slot, 500, slow));
      pool.requestTurn();
      await until(() => clients.every(({ taken }) => taken > 0));
      const places = clients.map(({ inFlight }) => inFlight);
      expect(places.reduce((sum, each) => sum + each)).to.equal(pool.depth);
      expect(Math.max(...places) - Math.min(...places)).to.be.at.most(1);
      await Promise.all(clients.map((client) => pool.leave(client)));
    });
  }

  it('looks up what may be stored, however much is in flight', async () => {
    const pool = new PaintingPool(undefined);
    const client = new TestClient(pool, 0, 100, slow);
    client.isStored = true;
    const { depth } = pool;
    pool.requestTurn();
    await until(() => client.outcomes.length === 100 - depth);
    expect(client.outcomes.filter(({ state }) => state !== 'absent')).to.deep.equal([]);
    await pool.leave(client);
  });

  it('asks for what one grid shows before what lies around another one', async () => {
    const pool = new PaintingPool(undefined);
    const [around, shown] = [0, 1].map((slot) => new TestClient(pool, slot, 500, slow));
    if (!around || !shown) throw new Error('two clients are wanted');
    shown.isOnScreen = true;
    pool.requestTurn();
    await until(() => shown.taken > 0);
    expect(shown.inFlight).to.be.greaterThan(around.inFlight);
    expect(shown.inFlight + around.inFlight).to.equal(pool.depth);
    await Promise.all([around, shown].map((client) => pool.leave(client)));
  });

  it('lets none of two grids fall behind', async () => {
    const pool = new PaintingPool(undefined);
    const clients = [0, 1].map((slot) => new TestClient(pool, slot, 200, quick));
    pool.requestTurn();
    await until(() => clients.some(({ outcomes }) => outcomes.length >= 150));
    const [one, other] = clients.map(({ taken }) => taken);
    expect(Math.abs((one ?? 0) - (other ?? 0))).to.be.at.most(2 * MOST_IN_FLIGHT);
    await Promise.all(clients.map((client) => pool.leave(client)));
  });

  it('gives all places to the only grid that wants some', async () => {
    const pool = new PaintingPool(undefined);
    const idle = new TestClient(pool, 0, 0, quick);
    const busy = new TestClient(pool, 1, 500, slow);
    pool.requestTurn();
    await until(() => busy.taken > 0);
    pool.requestTurn();
    await until(() => busy.inFlight === pool.depth);
    await Promise.all([idle, busy].map((client) => pool.leave(client)));
  });

  it('settles what runs when the last grid leaves', async () => {
    const pool = new PaintingPool(undefined);
    const client = new TestClient(pool, 0, 10, slow);
    pool.requestTurn();
    await until(() => client.taken === 10);
    await pool.leave(client);
    expect(client.outcomes.map(({ state }) => state)).to.deep.equal(listOf(10, () => 'aborted'));
  });

  it('has no worker and no bitmap after the last grid has left', async () => {
    const pool = new PaintingPool(undefined);
    const client = new TestClient(pool, 0, 30, quick);
    pool.requestTurn();
    await until(() => client.outcomes.length === 30);
    await until(() => pool.workers.alive === 2);
    await pool.leave(client);
    expect(pool.workers).to.deep.equal({ alive: 0, restarted: 0 });
    expect(pool.bitmaps).to.deep.include({ held: 0, bytes: 0 });
    expect(pool.bitmaps.created).to.be.greaterThan(0).and.to.equal(pool.bitmaps.closed);
  });

  it('starts anew for a grid that comes after all have left', async () => {
    const pool = new PaintingPool(undefined);
    await pool.leave(new TestClient(pool, 0, 0, quick));
    const client = new TestClient(pool, 0, 5, quick);
    pool.requestTurn();
    await until(() => client.outcomes.length === 5);
    await pool.leave(client);
  });
});
