/** No failure, yet no picture for a worker: only an `<img>` draws it. */
export class SvgFile extends Error {
  /** What was read and found harmless; a server might send something else when it is asked again. */
  readonly file: Blob;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super('An SVG is drawn by an <img>');
    this.name = 'SvgFile';
    this.file = new Blob([bytes], { type: 'image/svg+xml' });
  }
}
