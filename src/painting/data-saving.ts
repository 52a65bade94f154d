/** Not in TypeScript's DOM library, since Chromium alone has it. */
interface Connection {
  readonly saveData?: boolean;
}

/** True where the user has asked for little traffic: nothing is fetched then that may never be looked at. */
export function isSavingData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}
