const MILLION = 1_000_000;

const photoUrl = (index) => `/photos/${index + 1}.jpg`;
const photo = (index) => ({ src: photoUrl(index), alt: `Photo ${index + 1}` });
const photos = () => ({ length: MILLION, item: photo });

const isUp = (index) => (index * 2_654_435_761) % 100 < 90;

/** A picture for each status, as pages had them before fonts did. */
function statusPicture(index) {
  const [color, mark] = isUp(index) ? ['%231d7a3c', 'M22 52l18 18 36-40'] : ['%23b3261e', 'M28 28l40 40M68 28l-40 40'];
  const path = `<path d='${mark}' fill='none' stroke='white' stroke-width='10'/>`;
  return `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='96' height='96'><rect width='96' height='96' fill='${color}'/>${path}</svg>`;
}

const UP = { background: '#1d7a3c', color: 'white', alt: 'up' };
const DOWN = { background: '#b3261e', color: 'white', alt: 'down' };
const status = (index) => (isUp(index) ? { text: '✔', ...UP } : { text: '✘', ...DOWN });

/** One picture of 10 × 10 cells, drawn here as a server would have merged it. */
function drawSheet() {
  const canvas = new OffscreenCanvas(960, 960);
  const context = canvas.getContext('2d');
  context.font = 'bold 40px system-ui';
  context.textAlign = 'center';
  for (let cell = 0; cell < 100; cell++) {
    const [x, y] = [(cell % 10) * 96, Math.floor(cell / 10) * 96];
    context.fillStyle = `hsl(${cell * 3.6} 60% 45%)`;
    context.fillRect(x, y, 96, 96);
    context.fillStyle = 'white';
    context.fillText(String(cell), x + 48, y + 62);
  }
  return canvas.convertToBlob();
}

const sheet = await drawSheet();

function cut(index) {
  const cell = index % 100;
  const sprite = { src: sheet, x: (cell % 10) * 96, y: Math.floor(cell / 10) * 96, width: 96, height: 96 };
  return { sprite, alt: `Cut ${cell}`, title: `Cut ${cell} of the sheet`, key: index };
}

/** What each remedy says, and what both sides show for it. */
export const REMEDIES = [
  {
    title: 'Text symbols',
    text: 'A status needs no picture. Text is drawn into the row’s one canvas: no request, no file, no element with a layer of its own.',
    code: `grid.items = [{ text: '✔', background: '#1d7a3c', alt: 'up' }, …]`,
    attributes: { 'cell-size': '32' },
    items: () => ({ length: 200_000, item: (index) => ({ ...status(index), key: index }) }),
    naiveCount: 2000,
    naiveSource: statusPicture,
  },
  {
    title: 'Paging',
    text: 'One page at a time, and the start of the next one. The page’s number can stand in the address.',
    code: `<mass-image-grid mode="pages">`,
    attributes: { mode: 'pages' },
    items: photos,
    naiveCount: 200,
    naiveSource: photoUrl,
  },
  {
    title: 'Lazy loading',
    text: 'Only what is near is asked for, and what is looked at first. Plain images without loading="lazy" are all asked for at once.',
    code: `grid.items = { length: 1_000_000, item: (index) => \`/photos/\${index + 1}.jpg\` }`,
    attributes: {},
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
  },
  {
    title: 'Releasing',
    text: 'What has left is let go: its request is aborted, its pixels are closed, those last seen kept within a budget. Scroll both and compare.',
    code: `grid.stats.memory.heldBytes // never above budgetBytes, however far it is scrolled`,
    attributes: { overscan: '400' },
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
  },
  {
    title: 'One sheet cut into cells',
    text: 'A hundred small pictures come as one file, which is fetched and decoded once. Cells are cuts of it, with their own names and tooltips.',
    code: `grid.items = [{ sprite: { src: 'sheet.png', x: 0, y: 0, width: 96, height: 96 }, title: 'Cut 0' }, …]`,
    attributes: {},
    items: () => ({ length: 100_000, item: cut }),
    naiveCount: 400,
    naiveSource: photoUrl,
  },
  {
    title: 'Reuse of elements',
    text: 'A fixed number of rows rides in the scrolled content. Each that leaves at one end comes back at the other; none is made while you scroll.',
    code: `grid.stats.rows // the same at the first item and at the last`,
    attributes: { 'cell-size': '64' },
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
  },
  {
    title: 'Virtual scrolling',
    text: 'Ten million items are some billion pixels high, more than any engine scrolls. Wheel and keys still move them pixel by pixel, to both ends.',
    code: `grid.items = { length: 10_000_000, … }`,
    attributes: { scrubber: '' },
    items: () => ({ length: 10 * MILLION, item: (index) => ({ ...photo(index % MILLION), key: index }) }),
    naiveCount: 400,
    naiveSource: photoUrl,
  },
  {
    title: 'Watching memory',
    text: 'No browser tells a page what its pictures cost. The grid counts every byte itself and stays within its budget: here 24 MB, for a million photos.',
    code: `<mass-image-grid memory-budget="24MB">`,
    attributes: { 'memory-budget': '24MB' },
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
  },
  {
    title: 'Coarse to fine',
    text: 'A colour or a tiny hash stands in each cell at once, then the camera’s own thumbnail where there is one, then the picture at the size it is shown.',
    code: `grid.items = [{ src: 'a.jpg', placeholder: '#8aa', … }, …]`,
    attributes: {},
    items: () => ({
      length: MILLION,
      item: (index) => ({ ...photo(index), placeholder: `hsl(${(index * 47) % 360} 35% 55%)` }),
    }),
    naiveCount: 400,
    naiveSource: photoUrl,
  },
];
