import sharp from 'sharp';
import { AVATAR_SIZE, drawAvatars, SHEET_AVATARS, SHEET_COLUMNS } from './avatar.mjs';
import { VisitCounts } from './visit-counts.mjs';

const PICTURE = /^\/avatars\/(sheets\/)?(\d{1,6})\.png$/;
const COUNTS = '/avatars/requests';

/**
 * Answers /avatars/<number>.png, /avatars/sheets/<number>.png with 1,600 of them, and /avatars/requests: what was asked for
 * under the same `visit`. Only the server sees that: a page is not told of the requests of its workers.
 * @returns {import('koa').Middleware}
 */
export function avatarRoutes() {
  const counts = new VisitCounts();
  return async (ctx, next) => {
    const { visit = '' } = ctx.query;
    const [isPicture, isSheet, number] = PICTURE.exec(ctx.path) ?? [];
    if (!isPicture && ctx.path !== COUNTS) return next();
    // Each visit is counted anew.
    ctx.set({ 'Cache-Control': 'no-store', Vary: '*' });
    if (!isPicture) {
      ctx.body = counts.read(visit);
      return;
    }
    const picture = isSheet ? await sheet(Number(number)) : await avatar(Number(number));
    counts.add(visit, picture.length);
    ctx.type = 'image/png';
    ctx.body = picture;
  };
}

const avatar = (number) => encode(drawAvatars(number, 1, 1));
const sheet = (number) => encode(drawAvatars(number * SHEET_AVATARS, SHEET_COLUMNS, SHEET_AVATARS / SHEET_COLUMNS));

function encode({ data, width }) {
  const height = data.length / width / 3;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: width > AVATAR_SIZE ? 4 : 6 })
    .toBuffer();
}
