import { paintScene, SCENE_BYTES, SCENE_COUNT } from '../scenes/catalogue.mjs';

const PAINTING = 1;
const READY = 2;

/**
 * Painted scenes in memory shared by all threads: each scene is painted once, when it is first needed, by the thread
 * that needs it. Memory of scenes not painted yet is reserved but not taken.
 */
export class SceneStore {
  #shared;
  #states;

  constructor(shared = SceneStore.reserve()) {
    this.#shared = shared;
    this.#states = new Int32Array(shared.states);
  }

  static reserve() {
    return {
      states: new SharedArrayBuffer(SCENE_COUNT * Int32Array.BYTES_PER_ELEMENT),
      pixels: new SharedArrayBuffer(SCENE_COUNT * SCENE_BYTES),
    };
  }

  /** @param {number} scene @returns {Uint8Array} RGB rows; blocks this thread until they are painted */
  pixelsOf(scene) {
    const pixels = new Uint8Array(this.#shared.pixels, scene * SCENE_BYTES, SCENE_BYTES);
    const before = Atomics.compareExchange(this.#states, scene, 0, PAINTING);
    if (before === 0) this.#paint(scene, pixels);
    else Atomics.wait(this.#states, scene, PAINTING);
    return pixels;
  }

  #paint(scene, pixels) {
    paintScene(scene, pixels);
    Atomics.store(this.#states, scene, READY);
    Atomics.notify(this.#states, scene);
  }
}
