/** Requests for pictures as the server sees them. One that is aborted after its last byte has left counts as answered. */
export class RequestCounts {
  #made = 0;
  #aborted = 0;

  /** @param {import('node:http').ServerResponse} response */
  watch(response) {
    this.#made++;
    response.once('close', () => {
      if (!response.writableFinished) this.#aborted++;
    });
  }

  /** Those since it was last asked. */
  take() {
    const counts = { made: this.#made, aborted: this.#aborted };
    this.#made = 0;
    this.#aborted = 0;
    return counts;
  }
}
