import path from 'node:path';

/** Whatever some engine decodes (WebKit: HEIC, JPEG XL, TIFF); those a browser cannot show become failed cells. */
const TYPES = new Map(
  Object.entries({
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.jpe': 'image/jpeg',
    '.jfif': 'image/jpeg',
    '.pjpeg': 'image/jpeg',
    '.pjp': 'image/jpeg',
    '.png': 'image/png',
    '.apng': 'image/apng',
    '.gif': 'image/gif',
    '.webp': 'image/webp',
    '.avif': 'image/avif',
    '.svg': 'image/svg+xml',
    '.bmp': 'image/bmp',
    '.heic': 'image/heic',
    '.heif': 'image/heif',
    '.jxl': 'image/jxl',
    '.tif': 'image/tiff',
    '.tiff': 'image/tiff',
    '.ico': 'image/x-icon',
    '.cur': 'image/x-icon',
  }),
);

/** @param {string} name @returns {string | undefined} the media type, if the name is an image's */
export const imageType = (name) => TYPES.get(path.extname(name).toLowerCase());
