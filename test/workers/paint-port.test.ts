import { expect } from 'chai';
import { createInPagePorts, type PaintPort, wrapMessagePort } from '../../workers/paint-port.js';
import { listOf } from '../support/choices.js';
import { nextFrame, until } from '../support/until.js';

type Ends = [PaintPort<unknown, unknown>, PaintPort<unknown, unknown>];

const KINDS: Record<string, () => Ends> = {
  'within one thread': () => createInPagePorts(),
  'between threads': () => {
    const { port1, port2 } = new MessageChannel();
    return [wrapMessagePort(port1), wrapMessagePort(port2)];
  },
};

function heardAt(port: PaintPort<unknown, unknown>): unknown[] {
  const heard: unknown[] = [];
  port.listen((message) => heard.push(message));
  return heard;
}

for (const [kind, connect] of Object.entries(KINDS)) {
  describe(`a paint port ${kind}`, () => {
    it('brings messages to the other end in order', async () => {
      const [one, other] = connect();
      const heard = heardAt(other);
      for (const message of listOf(20, (index) => index)) one.post(message);
      await until(() => heard.length === 20);
      expect(heard).to.deep.equal(listOf(20, (index) => index));
      one.close();
    });

    it('carries both ways', async () => {
      const [one, other] = connect();
      const [heard, answers] = [heardAt(other), heardAt(one)];
      one.post('question');
      other.post('answer');
      await until(() => heard.length + answers.length === 2);
      expect([heard, answers]).to.deep.equal([['question'], ['answer']]);
      one.close();
    });

    it('does not answer within the call', () => {
      const [one, other] = connect();
      const heard = heardAt(other);
      one.post('message');
      expect(heard).to.deep.equal([]);
      one.close();
    });

    it('brings nothing to an end that is closed', async () => {
      const [one, other] = connect();
      const heard = heardAt(other);
      other.close();
      one.post('message');
      for (let frame = 0; frame < 5; frame++) await nextFrame();
      expect(heard).to.deep.equal([]);
    });
  });
}

describe('a paint port within one thread', () => {
  it('hands over the very object', async () => {
    const [one, other] = createInPagePorts<object, object>();
    const heard = heardAt(other as PaintPort<unknown, unknown>);
    const canvas = document.createElement('canvas');
    one.post(canvas);
    await until(() => heard.length === 1);
    expect(heard[0]).to.equal(canvas);
  });
});
