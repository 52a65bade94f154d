import { sheetItems } from '../src/sources/sheet.ts';

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

const avatar = (index) => ({ alt: `Avatar ${index + 1}`, title: `Avatar ${index + 1}` });

/** 1,600 avatars are one file; the visit in its address tells the server whose requests to count. */
const avatarsOfSheets = (visit) =>
  sheetItems({
    length: 100_000,
    src: (sheet) => `/avatars/sheets/${sheet}.png?visit=${visit}`,
    columns: 40,
    rows: 40,
    cellWidth: 48,
    cellHeight: 48,
    item: avatar,
  });

const count = new Intl.NumberFormat('en');
const round = (value) => count.format(Math.round(value));
const isThere = ({ complete, naturalWidth }) => complete && naturalWidth > 0;
const asked = ({ running, finished, aborted, failed }) => count.format(running + finished + aborted + failed);

/**
 * What each remedy says, what both sides show for it, and the figure in which they differ: of the grid, and of the images and
 * their box.
 */
export const REMEDIES = [
  {
    title: 'Text symbols',
    text: 'A status needs no picture. Text is drawn into the row’s one canvas: no request, no file, no element with a layer of its own.',
    code: `grid.items = [{ text: '✔', background: '#1d7a3c', alt: 'up' }, …]`,
    attributes: { 'cell-size': '32' },
    items: () => ({ length: 200_000, item: (index) => ({ ...status(index), key: index }) }),
    naiveCount: 2000,
    naiveSource: statusPicture,
    figure: ({ stats }) => `${asked(stats.requests)} requests, ${count.format(stats.cells)} cells drawn`,
    naiveFigure: (images) => `${count.format(images.length)} pictures of two states`,
  },
  {
    title: 'Paging',
    text: 'One page at a time, and the start of the next one. The page’s number can stand in the address.',
    code: `<mass-image-grid mode="pages">`,
    attributes: { mode: 'pages' },
    items: photos,
    naiveCount: 200,
    naiveSource: photoUrl,
    figure: ({ page, pageCount }) => `page ${count.format(page)} of ${count.format(pageCount ?? 1)}`,
    naiveFigure: (_, box) => `one page, ${count.format(box.scrollHeight)} px high`,
  },
  {
    title: 'Lazy loading',
    text: 'Only what is near is asked for, and what is looked at first. Plain images without loading="lazy" are all asked for at once.',
    code: `grid.items = { length: 1_000_000, item: (index) => \`/photos/\${index + 1}.jpg\` }`,
    attributes: {},
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
    figure: ({ stats }) => `${asked(stats.requests)} of ${count.format(stats.items)} asked for`,
    naiveFigure: (images) => `${count.format(images.length)} of ${count.format(images.length)} asked for`,
  },
  {
    title: 'Releasing',
    text: 'What has left is let go: its request is aborted, its pixels are closed, those last seen kept within a budget. Scroll both and compare.',
    code: `grid.stats.memory.heldBytes // never above budgetBytes, however far it is scrolled`,
    attributes: { overscan: '400' },
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
    figure: ({ stats }) =>
      `${count.format(stats.bitmaps.closed)} pictures let go, ${count.format(stats.bitmaps.held)} held`,
    naiveFigure: (images) => `none let go, ${count.format(images.filter(isThere).length)} held`,
  },
  {
    title: 'One sheet cut into cells',
    text: '1,600 small pictures come as one file, which each worker fetches and decodes once. Cells are cuts of it, with their own names and tooltips.',
    code: `grid.items = sheetItems({ length: 100_000, src: (n) => \`\${n}.png\`, columns: 40, rows: 40, cellWidth: 48, cellHeight: 48 })`,
    attributes: { 'cell-size': '48' },
    items: avatarsOfSheets,
    naiveCount: 1000,
    naiveSource: (index, visit) => `/avatars/${index}.png?visit=${visit}`,
    isCounted: true,
  },
  {
    title: 'Reuse of elements',
    text: 'A fixed number of rows rides in the scrolled content. Each that leaves at one end comes back at the other; none is made while you scroll.',
    code: `grid.stats.rows // the same at the first item and at the last`,
    attributes: { 'cell-size': '64' },
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
    figure: ({ stats }) => `${count.format(stats.rows)} rows, wherever it is scrolled`,
    naiveFigure: (images) => `${count.format(images.length)} elements made`,
  },
  {
    title: 'Virtual scrolling',
    text: 'Ten million items are some billion pixels high, more than any engine scrolls. Wheel and keys still move them pixel by pixel, to both ends.',
    code: `grid.items = { length: 10_000_000, … }`,
    attributes: { scrubber: '' },
    items: () => ({ length: 10 * MILLION, item: (index) => ({ ...photo(index % MILLION), key: index }) }),
    naiveCount: 400,
    naiveSource: photoUrl,
    figure: ({ scrollOffset, maxScrollOffset }) => `${round(scrollOffset)} px down of ${round(maxScrollOffset)} px`,
    naiveFigure: (_, box) => `${round(box.scrollTop)} px down of ${round(box.scrollHeight)} px`,
  },
  {
    title: 'Watching memory',
    text: 'No browser tells a page what its pictures cost. The grid counts every byte itself and stays within its budget: here 24 MB, for a million photos.',
    code: `<mass-image-grid memory-budget="24MB">`,
    attributes: { 'memory-budget': '24MB' },
    isMonitored: true,
    items: photos,
    naiveCount: 400,
    naiveSource: photoUrl,
    figure: ({ stats }) =>
      `${round(stats.memory.held.surfaces / 2 ** 20)} MB in canvases, ${round(stats.memory.held.decoded / 2 ** 20)} MB decoded`,
    naiveFigure: () => 'told by no browser',
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
    figure: ({ stats: { visible } }) => `${visible.painted} of ${visible.cells} in view are fine`,
    naiveFigure: (images) => `${images.filter((image) => !isThere(image)).length} cells are empty`,
  },
];
