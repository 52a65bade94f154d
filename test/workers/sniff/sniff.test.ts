import { expect } from 'chai';
import { type Sniffed, sniff } from '../../../workers/sniff/sniff.js';
import { ascii, avifHead, bmpHead, bytesOf, gifHead, jpegHead, jpegSegment, pngHead, webpHead } from './image-bytes.js';

const bytes = (...parts: (string | number)[]) =>
  bytesOf(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : [part])));
const stateOf = (data: Uint8Array, isWhole = true): Sniffed['state'] => sniff(data, isWhole).state;
const typeOf = (data: Uint8Array) => {
  const sniffed = sniff(data, true);
  return sniffed.state === 'raster' ? sniffed.header.type : sniffed.state;
};
const costOf = (data: Uint8Array) => {
  const sniffed = sniff(data, true);
  return sniffed.state === 'raster' ? sniffed.header.stored : undefined;
};

describe('sniff', () => {
  it('tells formats whose size only a decoder tells', () => {
    expect(typeOf(bytes('II*', 0, 8, 0, 0, 0))).to.equal('image/tiff');
    expect(typeOf(bytes('MM', 0, '*', 0, 0, 0, 8))).to.equal('image/tiff');
    expect(typeOf(bytes(0xff, 0x0a, 0))).to.equal('image/jxl');
    expect(typeOf(bytes(0, 0, 0, 12, 'JXL \r\n', 0x87, '\n'))).to.equal('image/jxl');
    expect(typeOf(bytes(0, 0, 1, 0, 1, 0))).to.equal('image/x-icon');
    expect(typeOf(bytes(0, 0, 0, 16, 'ftypmif3heic', 0, 0, 0, 9, 'mini'))).to.equal('image/heic');
    expect(typeOf(bytes(0, 0, 0, 16, 'ftypmif3avif', 0, 0, 0, 9, 'mini'))).to.equal('image/avif');
  });

  it('tells what formats may cost whose size as shown only a decoder tells', () => {
    const codestream = bytes(0xff, 0x4f, 0xff, 0x51, 0, 47, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, ...Array(8).fill(0));
    const container = bytes(0, 0, 0, 12, 'jP  \r\n', 0x87, '\n', ...Array(30).fill(0xff), ...codestream);
    const size = { width: 65_536, height: 131_072 };
    expect(costOf(codestream)).to.deep.equal(size);
    expect(costOf(container)).to.deep.equal(size);
    // TIFF 6.0: a SHORT and a LONG.
    const width = [0x01, 0x00, 0, 3, 0, 0, 0, 1, 0x80, 0, 0, 0];
    const height = [0x01, 0x01, 0, 4, 0, 0, 0, 1, 0, 2, 0, 0];
    const tiff = bytes('MM', 0, 42, 0, 0, 0, 8, 0, 2, ...width, ...height, 0, 0, 0, 0);
    expect(costOf(tiff)).to.deep.equal({ width: 32_768, height: 131_072 });
    for (const file of [codestream, container, tiff]) expect(costOf(file.subarray(0, 20))).to.equal(undefined);
  });

  it('tells what damaged files may cost by the largest header in them', () => {
    const small = jpegHead({ width: 64, height: 48 });
    const large = jpegHead({ width: 60_000, height: 50_000 });
    const damaged = bytesOf([0xff, 0xd8, 0, 0], ...[small, large, small].map((part) => Array.from(part)));
    expect(costOf(damaged)).to.deep.equal({ width: 60_000, height: 50_000 });
    expect(costOf(bytes(0xff, 0xd8, ...Array(100).fill(0xff)))).to.equal(undefined);
    expect(costOf(bytes(0x89, 'PNG\r\n', 0x1a, '\n', ...Array(8).fill(0), 0, 1, 0, 0, 0, 0, 0, 9))).to.deep.equal({
      width: 65_536,
      height: 9,
    });
  });

  it('asks for more of an image that ends before its size', () => {
    const long = jpegHead({ width: 640, height: 480, segments: [jpegSegment(0xe2, Array(60_000).fill(0))] });
    for (const head of [long, pngHead(64, 48), gifHead(64, 48), webpHead(64, 48), avifHead(64, 48), bmpHead(64, 48)]) {
      for (let length = 0; length < head.length; length = length * 2 + 1) {
        const state = stateOf(head.subarray(0, length), false);
        if (state !== 'raster') expect(state, `${length} of ${head.length} bytes`).to.equal('cut');
      }
      expect(stateOf(head, false)).to.equal('raster');
    }
  });

  it('tells the type of an image that is cut off before its size', () => {
    expect(typeOf(jpegHead({ width: 640, height: 480 }).subarray(0, 12))).to.equal('image/jpeg');
    expect(typeOf(avifHead(640, 480).subarray(0, 40))).to.equal('image/avif');
  });

  it('tells SVG by its root element, whatever stands before it', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const prologs = [
      '',
      ' \n',
      '\ufeff',
      '<?xml version="1.0"?>\n',
      '<!-- <html> -->',
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">',
      '<!DOCTYPE svg [<!ENTITY a "]>"><!ENTITY b \'>\'>]> ',
    ];
    for (const prolog of prologs) expect(stateOf(new TextEncoder().encode(prolog + svg)), prolog).to.equal('svg');
    expect(stateOf(bytes('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'))).to.equal('svg');
    const utf16 = Uint8Array.from([0xff, 0xfe, ...ascii(svg).flatMap((code) => [code, 0])]);
    expect(stateOf(utf16)).to.equal('svg');
  });

  it('asks for more of a prolog that is cut off', () => {
    for (const text of ['<', '<?xml version="1.0"', '<!-- a long comment', '<!DOCTYPE svg [<!ENTITY', '<sv']) {
      expect(stateOf(bytes(text.padEnd(20)), true), text).to.equal('other');
      expect(stateOf(bytes(text), false), text).to.equal('cut');
    }
  });

  it('tells what is no image', () => {
    const others = [
      '',
      '<!doctype html><title>404</title>',
      '<html><svg/></html>',
      '{"error": "not found, sorry"}',
      'some text that is an image of nothing',
      'RIFF0000WAVEfmt, a sound that is no image',
    ];
    for (const text of others) expect(stateOf(bytes(text)), text).to.equal('other');
    expect(sniff(bytes('<!doctype html>  <html>'), true)).to.deep.equal({ state: 'other', name: 'a web page or XML' });
  });

  it('does not wait for more of what is no image', () => {
    expect(stateOf(bytes('<!doctype html><title>404</title>'), false)).to.equal('other');
    expect(stateOf(new Uint8Array(100).fill(120), false)).to.equal('other');
  });
});
