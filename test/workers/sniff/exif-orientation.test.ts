import { expect } from 'chai';
import { exifOrientation } from '../../../workers/sniff/exif-orientation.js';
import { listOf } from '../../support/choices.js';
import { ascii, exifPayload, jpegHead, jpegSegment, orientedJpegHead } from './image-bytes.js';

const ORIENTATIONS = listOf(8, (index) => index + 1);
const sized = (...segments: number[][]) => jpegHead({ width: 640, height: 480, segments });

describe('exifOrientation', () => {
  it('reads all eight orientations in both byte orders', () => {
    for (const order of ['little', 'big'] as const) {
      const read = ORIENTATIONS.map((orientation) => exifOrientation(orientedJpegHead(orientation, order)));
      expect(read, order).to.deep.equal(ORIENTATIONS);
    }
  });

  it('is 1 without EXIF', () => {
    expect(exifOrientation(sized())).to.equal(1);
  });

  it('is 1 where the value is none of the eight', () => {
    for (const value of [0, 9, 255, 65535]) expect(exifOrientation(orientedJpegHead(value))).to.equal(1);
  });

  it('is 1 for what is no JPEG', () => {
    expect(exifOrientation(new Uint8Array(64))).to.equal(1);
    expect(exifOrientation(new Uint8Array(0))).to.equal(1);
  });

  it('passes over other segments, also other ones of the same kind', () => {
    const xmp = jpegSegment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x/>'));
    const jfif = jpegSegment(0xe0, [...ascii('JFIF'), 0, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
    expect(exifOrientation(sized(jfif, xmp, jpegSegment(0xe1, exifPayload(6, 'little'))))).to.equal(6);
  });

  it('passes over fill bytes before a marker', () => {
    expect(exifOrientation(sized([0xff, 0xff], jpegSegment(0xe1, exifPayload(8, 'big'))))).to.equal(8);
  });

  it('does not look into the scan', () => {
    const head = sized();
    const exif = jpegSegment(0xe1, exifPayload(6, 'big'));
    expect(exifOrientation(Uint8Array.from([...head, ...exif]))).to.equal(1);
  });

  it('reads a part of a larger buffer by its own start', () => {
    const head = orientedJpegHead(7);
    const shifted = new Uint8Array(head.length + 13);
    shifted.set(head, 13);
    expect(exifOrientation(shifted.subarray(13))).to.equal(7);
  });
});
