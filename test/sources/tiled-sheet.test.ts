import { expect } from 'chai';
import { itemsOfTiles, tiledSheetItems, tileSetOf } from '../../src/sources/tiled-sheet.js';

const DZI = `<?xml version="1.0" encoding="utf-8"?>
<Image TileSize="256" Overlap="1" Format="png" xmlns="http://schemas.microsoft.com/deepzoom/2008">
  <Size Width="1000" Height="700"/>
</Image>`;

const ZOOMIFY =
  '<IMAGE_PROPERTIES WIDTH="8000" HEIGHT="6000" NUMTILES="1025" NUMIMAGES="1" VERSION="1.8" TILESIZE="256" />';

const OPTIONS = { cellWidth: 64, cellHeight: 32 };

describe('tiledSheetItems', () => {
  it('are cut out of the tiles of Deep Zoom, without what these have of their neighbours', () => {
    const items = itemsOfTiles(tileSetOf(DZI, 'https://example.org/a/wall.dzi?v=2'), OPTIONS);
    expect(items.length).to.equal(15 * 21);
    const size = { width: 64, height: 32 };
    const tile = (name: string) => `https://example.org/a/wall_files/10/${name}.png?v=2`;
    expect([0, 3, 4, 15 * 8 + 4].map((index) => items.item(index))).to.deep.equal([
      { key: 0, sprite: { src: tile('0_0'), x: 0, y: 0, ...size } },
      { key: 3, sprite: { src: tile('0_0'), x: 192, y: 0, ...size } },
      { key: 4, sprite: { src: tile('1_0'), x: 1, y: 0, ...size } },
      { key: 124, sprite: { src: tile('1_1'), x: 1, y: 1, ...size } },
    ]);
    expect(items.aspectRatio?.(0)).to.equal(2);
  });

  it('are cut out of the tiles of Zoomify, which lie in folders of 256', () => {
    const tiles = tileSetOf(ZOOMIFY, 'https://example.org/wall/ImageProperties.xml');
    // Tiers of 1, 4, 16 (of 4 × 3: 12), 48 (8 × 6), 192 (16 × 12) tiles come before the last one of 32 × 24.
    const before = 1 + 4 + 12 + 48 + 192;
    expect(tiles.tileAt(0, 0)).to.equal(`https://example.org/wall/TileGroup${Math.floor(before / 256)}/5-0-0.jpg`);
    expect(tiles.tileAt(31, 23)).to.equal('https://example.org/wall/TileGroup4/5-31-23.jpg');
    expect(before + 32 * 24).to.equal(1025);
    const items = itemsOfTiles(tiles, { ...OPTIONS, length: 10, item: (index) => ({ alt: `Icon ${index}` }) });
    expect(items.length).to.equal(10);
    expect(items.item(2)).to.include({ alt: 'Icon 2' });
  });

  it('are refused where a picture would lie across two tiles, and where there is no room for all', () => {
    const tiles = tileSetOf(DZI, 'https://example.org/wall.dzi');
    for (const cellWidth of [0, 60, 300, 6.5]) {
      expect(() => itemsOfTiles(tiles, { ...OPTIONS, cellWidth })).to.throw(RangeError, /cellWidth must be a divisor/);
    }
    expect(() => itemsOfTiles(tiles, { ...OPTIONS, length: 316 })).to.throw(RangeError, /from 0 to 315, got 316/);
  });

  it('are fetched by the file that describes their tiles', async () => {
    const address = `data:text/xml,${encodeURIComponent(ZOOMIFY)}`;
    await tiledSheetItems('data:text/plain,something', OPTIONS).then(
      () => expect.fail('something else must be refused'),
      (error: Error) => expect(error).to.be.instanceOf(TypeError),
    );
    expect((await tiledSheetItems(address, OPTIONS)).length).to.equal(125 * 187);
  });
});
