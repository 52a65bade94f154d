import type { ReactiveControllerHost } from '@lit/reactive-element';
import { expect } from 'chai';
import { SizeController } from '../../src/controllers/size-controller.js';
import { nextFrame } from '../support/until.js';

/** Two: what is observed in a frame is told at its end. */
async function frames(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

describe('SizeController', () => {
  let host: HTMLElement & ReactiveControllerHost;
  let inner: HTMLElement;
  let controller: SizeController;
  let told: number[];

  beforeEach(async () => {
    const nothing = () => undefined;
    host = Object.assign(document.createElement('div'), {
      addController: nothing,
      removeController: nothing,
      requestUpdate: nothing,
      updateComplete: Promise.resolve(true),
    });
    host.style.cssText = 'inline-size: 300px; block-size: 200px';
    inner = document.createElement('div');
    inner.style.cssText = 'inline-size: 8px; block-size: 8px';
    host.append(inner);
    document.body.append(host);
    told = [];
    controller = new SizeController(host, inner, () => told.push(controller.size.inlineSize));
    controller.hostConnected();
    await frames();
  });

  afterEach(() => {
    controller.hostDisconnected();
    host.remove();
  });

  it('tells the first size once, with the first frame', () => {
    expect(told).to.deep.equal([300]);
  });

  it('tells every other size, also none', async () => {
    for (const style of ['inline-size: 320px', 'display: none', 'inline-size: 320px; block-size: 200px']) {
      host.style.cssText = `inline-size: 300px; block-size: 200px; ${style}`;
      await frames();
    }
    expect(told).to.deep.equal([300, 320, 0, 320]);
  });

  it('tells of the element in it', async () => {
    inner.style.inlineSize = '12px';
    await frames();
    expect(told).to.deep.equal([300, 300]);
  });

  it('tells the first size again after it was taken out and put back', async () => {
    controller.hostDisconnected();
    controller.hostConnected();
    await frames();
    expect(told).to.deep.equal([300, 300]);
  });
});
