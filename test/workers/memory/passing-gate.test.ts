import { expect } from 'chai';
import { type Passage, PassingGate } from '../../../workers/memory/passing-gate.js';
import { rejectionOf } from '../failures.js';

const never = new AbortController().signal;

function gateOf(maxBytes: number) {
  let claims = 0;
  const claimed: number[] = [];
  const returned: number[] = [];
  const onClaim = ({ claim }: { readonly claim: number }) => claimed.push(claim);
  const gate = new PassingGate(maxBytes, {
    nextClaim: () => ++claims,
    onClaim,
    onReturn: (claim) => returned.push(claim),
  });
  const entered: Passage[] = [];
  const enter = (bytes: number, signal = never) =>
    gate.enter(bytes, 1, signal).then((passage) => entered.push(passage));
  return { gate, claimed, returned, entered, enter };
}

/** All promises that can go on have gone on. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('PassingGate', () => {
  it('lets pass what fits into its own share, without a word', async () => {
    const { claimed, entered, enter } = gateOf(100);
    await Promise.all([enter(60), enter(40)]);
    expect([entered.length, claimed.length]).to.deep.equal([2, 0]);
  });

  it('asks the page for what does not, and lets it pass when it has leave', async () => {
    const { gate, claimed, returned, entered, enter } = gateOf(100);
    void enter(200);
    await turn();
    expect([entered.length, claimed]).to.deep.equal([0, [1]]);
    gate.grant(1);
    await turn();
    expect([entered.length, returned]).to.deep.equal([1, []]);
    entered[0]?.close();
    entered[0]?.close();
    expect(returned).to.deep.equal([1]);
  });

  it('lets the next pass by itself when one is through, and takes the claim back', async () => {
    const { entered, returned, enter } = gateOf(100);
    await enter(80);
    void enter(70);
    await turn();
    entered[0]?.close();
    await turn();
    expect([entered.length, returned]).to.deep.equal([2, [1]]);
  });

  it('lets none overtake that could starve one before it', async () => {
    const { entered, enter } = gateOf(100);
    await enter(80);
    void enter(90);
    void enter(10);
    await turn();
    expect(entered.length).to.equal(1);
    entered[0]?.close();
    await turn();
    expect(entered.length).to.equal(3);
  });

  it('lets go of one that is aborted while it waits', async () => {
    const { gate, returned, entered, enter } = gateOf(100);
    const aborting = new AbortController();
    const waiting = enter(200, aborting.signal);
    await turn();
    aborting.abort(new Error('gone'));
    expect(((await rejectionOf(waiting)) as Error).message).to.equal('gone');
    expect(returned).to.deep.equal([1]);
    gate.grant(1);
    await turn();
    expect(entered.length).to.equal(0);
    await enter(100);
  });

  it('lets pass what a larger share has room for', async () => {
    const { gate, entered, enter } = gateOf(0);
    void enter(50);
    await turn();
    gate.setMaxBytes(50);
    await turn();
    expect(entered.length).to.equal(1);
  });

  it('lets what need not be done pass where there is room at once, and before nobody that waits', async () => {
    const { gate, claimed, entered, enter } = gateOf(100);
    expect(gate.tryEnter(101)).to.equal(undefined);
    const passage = gate.tryEnter(60);
    void enter(50);
    await turn();
    expect([gate.tryEnter(1), claimed, entered.length]).to.deep.equal([undefined, [1], 0]);
    passage?.close();
    await turn();
    expect(entered.length).to.equal(1);
  });

  it('knows what a picture needs on an average, by those that come from a server', async () => {
    const { gate, enter } = gateOf(1e9);
    await gate.enter(7, 1, never, false);
    expect(gate.averageBytes).to.equal(0);
    for (let i = 0; i < 100; i++) await enter(i % 2 ? 1000 : 3000);
    expect(gate.averageBytes).to.be.within(1500, 2500);
  });
});
