import { SCENE_WIDTH } from '../scenes/catalogue.mjs';

/**
 * Copies a window of a scene, mirrored or not, through a grade.
 * One loop, because it runs over 307,200 pixels for every picture: passes over the picture would cost more than the sums.
 * @param {Uint8Array} scene @param {Uint8ClampedArray} target
 * @param {{left: number, top: number, width: number, height: number, mirrored: boolean}} view
 * @param {import('./grade.mjs').Grade} grade
 */
export function cropGraded(scene, target, view, { curves, matrix }) {
  const [red, green, blue] = curves;
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrix;
  const step = view.mirrored ? -3 : 3;
  let to = 0;
  for (let row = 0; row < view.height; row++) {
    const column = view.mirrored ? view.left + view.width - 1 : view.left;
    let from = ((view.top + row) * SCENE_WIDTH + column) * 3;
    for (let x = 0; x < view.width; x++, from += step, to += 3) {
      const r = red[scene[from]];
      const g = green[scene[from + 1]];
      const b = blue[scene[from + 2]];
      target[to] = m0 * r + m1 * g + m2 * b;
      target[to + 1] = m3 * r + m4 * g + m5 * b;
      target[to + 2] = m6 * r + m7 * g + m8 * b;
    }
  }
}
