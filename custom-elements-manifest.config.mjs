/** The manifest speaks of what is published, not of the sources that it is read from. */
const PUBLISHED_AS = {
  'src/index.ts': 'dist/index.js',
  'src/mass-image-grid.ts': 'dist/element.js',
  'src/events.ts': 'dist/events.js',
  'src/monitor/grid-monitor.ts': 'dist/monitor.js',
  'src/monitor.ts': 'dist/monitor.js',
};

const publishedPaths = {
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    const text = JSON.stringify(customElementsManifest).replace(/"\/?(src\/[^"]+)"/g, (quoted, source) => {
      const published = PUBLISHED_AS[source.replace(/\.js$/, '.ts')];
      return published ? JSON.stringify(published) : quoted;
    });
    Object.assign(customElementsManifest, JSON.parse(text));
  },
};

/** From `dispatchEvent(new XEvent())` the analyzer makes an event without a name, beside the one that @fires documents. */
const namedEvents = {
  name: 'named-events',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations) {
      if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name);
    }
  },
};

export default {
  globs: Object.keys(PUBLISHED_AS),
  outdir: 'dist',
  litelement: true,
  plugins: [namedEvents, publishedPaths],
};
