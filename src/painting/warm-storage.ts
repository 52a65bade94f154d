import { openDatabase } from '../../workers/thumbnails/database.js';

/** Workers have opened it by then. */
const HELD_MS = 2000;

/**
 * Opens the database while the workers start, and for a while: the first to open it waits 20 to 35 ms for its files (Chromium
 * 156). What whoever comes after is spared was not measured by itself. Where storage is denied there is nothing to open.
 */
export function warmStorage(): void {
  void Promise.resolve()
    .then(openDatabase)
    .then((database) => {
      database.onversionchange = () => database.close();
      setTimeout(() => database.close(), HELD_MS);
    })
    .catch(() => {});
}
