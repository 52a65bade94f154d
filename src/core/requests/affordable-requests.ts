/** Of a budget, for what pictures are known by. */
const HEADS_SHARE = 1 / 8;

/** The first bytes of a file, with the room that it gets for more of them. */
const HEAD_BYTES = 2 ** 17;

export interface RequestMemory {
  readonly budgetBytes: number;
  /** For files that are read, and decodes. */
  readonly passingBytes: number;
  /** What a picture needs of them; 0 before the first. */
  readonly pictureBytes: number;
}

/** How many requests there is memory for at once. */
export function affordableRequests({ budgetBytes, passingBytes, pictureBytes }: RequestMemory): number {
  const heads = Math.floor((budgetBytes * HEADS_SHARE) / HEAD_BYTES);
  return pictureBytes > 0 ? Math.min(heads, Math.floor(passingBytes / pictureBytes)) : heads;
}
