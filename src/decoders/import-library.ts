/** Imports the package that a ready-made decoder stands on from where its user has installed it. */
export async function importLibrary<Library>(name: string, address: string): Promise<Library> {
  try {
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ address)) as Library;
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`it needs the package ${name} (npm install ${name}), looked for at ${address} (${message})`);
  }
}
