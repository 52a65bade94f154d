import { type Layout, middleOf } from '../layout/layout.js';
import { type GridStop, isSameStop } from './grid-stop.js';

interface Goal {
  readonly inline: number;
  /** What was reached last with it in mind. */
  readonly stop: GridStop;
  /** Where that stood: laid out anew, it is somewhere else, and so is its column. */
  readonly place: number;
}

/**
 * Where along the rows keys that go up and down aim at: the middle of the item that they set out from, as a text editor
 * goes by the column that the caret had, however narrow or wide the cells on the way are. Any other move ends it.
 */
export class GoalColumn {
  #goal: Goal | undefined;

  /** Inline place that a key aims at which goes up or down from a stop, in px. */
  aimFrom(stop: GridStop, layout: Layout): number {
    const goal = this.#goal;
    const place = placeOf(stop, layout);
    return goal && isSameStop(goal.stop, stop) && goal.place === place ? goal.inline : place;
  }

  /** A key has gone up or down to a stop, and aimed at an inline place. */
  reach(stop: GridStop, layout: Layout, inline: number): void {
    this.#goal = { inline, stop, place: placeOf(stop, layout) };
  }

  /** The focus goes along a row, or somewhere else. */
  forget(): void {
    this.#goal = undefined;
  }
}

/** A header is a row of one cell: what is below or above its start is met from there. */
function placeOf(stop: GridStop, layout: Layout): number {
  return stop.kind === 'header' ? 0 : middleOf(layout.cellRect(stop.index));
}
