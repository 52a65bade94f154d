/** Items were put in or taken out at one place; the others keep their order. */
export interface ItemsChange {
  /** Index of the first item that was taken out, and of the first that was put in. */
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Where an item is after the change; `undefined` when it was taken out. */
export function movedIndex(index: number, { start, removed, inserted }: ItemsChange): number | undefined {
  if (index < start) return index;
  return index < start + removed ? undefined : index + inserted - removed;
}
