import type { FontSource } from '../src/core/font-source.js';
import type { Allotment, PassingLane } from '../src/core/memory/allotment.js';
import type { HeldBytes } from '../src/core/memory/held-bytes.js';
import type { BitmapCounts } from '../src/core/memory/memory-ledger.js';
import type { MemoryAlarm } from '../src/core/memory/memory-pressure.js';
import type { Fit, Size } from '../src/core/picture/fit.js';
import type { PictureLimits } from '../src/core/picture/picture-limits.js';
import type { PicturePart } from '../src/core/picture/picture-part.js';
import type { TextMark, TextStyle } from '../src/core/text-mark.js';

export type { BitmapCounts, HeldBytes };

/**
 * The paint path between a page and a painter: small typed messages in batches, each answered by id.
 * The control path (start, ping, close) goes through comlink beside it, see `PainterControl`.
 */

/** What drawing needs of a 2d context; a worker's and a page's differ in the rest. */
export type SurfaceContext = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'beginPath'
  | 'clearRect'
  | 'clip'
  | 'drawImage'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'imageSmoothingQuality'
  | 'restore'
  | 'roundRect'
  | 'save'
>;

/** What a painter draws on: a canvas handed over to a worker, or the page's own where no worker is to be had. */
export interface SurfaceCanvas {
  width: number;
  height: number;
  getContext(kind: '2d'): SurfaceContext | null;
  /** The engine has thrown the pixels away; not told by engines that never do, or do not say. */
  addEventListener?(type: 'contextlost', listener: () => void): void;
}

/** How the cells of a row are drawn, and what their pictures may cost. */
export interface CellStyle {
  readonly fit: Fit;
  readonly limits: PictureLimits;
  readonly devicePixelRatio: number;
  /** Corner radius in device px. */
  readonly radius: number;
  readonly text: TextStyle;
  /** Small pictures are kept on disk. */
  readonly isPersistent?: boolean;
}

/** Place of a cell in its surface, in device px. */
export interface CellPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cell that takes time to draw. Texts are no requests: they are drawn at once, see `write`. */
export interface CellRequest extends CellPlace {
  /** Unique within a page; every request is answered by exactly one outcome with this number. */
  readonly request: number;
  /** Absolute address, or the file itself. */
  readonly source: string | Blob;
  /** What of `source` is the picture, where it is not all of it. */
  readonly part?: PicturePart;
  /** Addresses of the same picture in other sizes: what is decoded of them may be shown. */
  readonly otherFiles?: readonly string[];
  readonly credentials: RequestCredentials;
  /** Of the fetch. */
  readonly priority?: RequestPriority;
  /** Drawn on the picture. */
  readonly badge?: TextMark;
}

/**
 * Cells that show a text, many in few numbers: a wall of low cells has ten thousands of them in a few looks. For each
 * cell x, y, width and height in device px, and the place of its mark in `marks`.
 */
export interface TextCells {
  readonly marks: readonly TextMark[];
  readonly cells: Int32Array;
}

/** A blurred picture for a cell, shown until there is anything better. */
export interface CellPlaceholder extends Pick<CellRequest, 'x' | 'y' | 'width' | 'height'> {
  /** ThumbHash in base64. */
  readonly hash: string;
  /** Size of the picture itself as shown; where that is not known, any of about its aspect ratio. */
  readonly natural: Size;
}

/** What is on screen of one row. */
export interface ScreenRow {
  readonly style: CellStyle;
  readonly cells: readonly CellRequest[];
}

/**
 * What a painter is asked for: the picture, or its preview where that covers the cell (`fetch`); what is decoded already,
 * also in another size, and nothing else (`lookup`); the picture in place of the preview that the cell shows (`replace`).
 */
export type PaintMode = 'fetch' | 'lookup' | 'replace';

export type PaintCommand =
  | { readonly type: 'open'; readonly surface: number; readonly canvas: SurfaceCanvas }
  | {
      /** A new row for a surface: aborts what was under way there and clears it. */
      readonly type: 'assign';
      readonly surface: number;
      readonly generation: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      /** Follows an `assign`: what the row shows from its first frame on. */
      readonly type: 'sketch';
      readonly surface: number;
      readonly generation: number;
      readonly style: CellStyle;
      readonly placeholders: readonly CellPlaceholder[];
    }
  | {
      readonly type: 'paint';
      readonly surface: number;
      readonly generation: number;
      readonly style: CellStyle;
      readonly cells: readonly CellRequest[];
      readonly mode: PaintMode;
    }
  | {
      /** Draws texts with the next frame; needs no answer, since nothing can fail. */
      readonly type: 'write';
      readonly surface: number;
      readonly generation: number;
      readonly style: CellStyle;
      readonly texts: TextCells;
    }
  /** It moves: aborts what would replace previews. */
  | { readonly type: 'defer'; readonly surface: number }
  /** The row is out of range: aborts what is under way; the surface stays for the next row. */
  | { readonly type: 'release'; readonly surface: number }
  /** The surface has no row for now: gives its pixels back. */
  | { readonly type: 'vacate'; readonly surface: number }
  /** Puts the surface on screen once more, see `Surface.present()`. */
  | { readonly type: 'present'; readonly surface: number }
  /** Wants a copy of what the surface shows of this generation, as an `ImageBitmap` over the port; `undefined` where it has another. */
  | { readonly type: 'copy'; readonly surface: number; readonly generation: number; readonly port: MessagePort }
  | { readonly type: 'close'; readonly surface: number }
  /** Another painter of the page, by its place among them, and a way to ask it for thumbnails. */
  | { readonly type: 'meet'; readonly neighbour: number; readonly port: MessagePort }
  /** Forgets all that is kept for coming back. */
  | { readonly type: 'forget' }
  /** Nothing is asked for on the whole page, and no one saves data: what can wait may be done until this is taken back. */
  | { readonly type: 'idle'; readonly isAllowed: boolean }
  /** First screens of the page's grids, which earlier visits may have kept: all of them, those told before among them. */
  | { readonly type: 'open-screens'; readonly names: readonly string[] }
  /** Keeps what is on screen of a grid on disk, for the first screen of the next visit. */
  | { readonly type: 'keep-screen'; readonly name: string; readonly rows: readonly ScreenRow[] }
  /** Fonts that the page brings, those told before among them. */
  | { readonly type: 'fonts'; readonly faces: readonly FontSource[] }
  /** Other bounds for what the painter holds: it lets go at once of what is beyond them. */
  | { readonly type: 'allot'; readonly allotment: Allotment }
  /** Leave for a `MemoryClaim`. */
  | { readonly type: 'grant'; readonly claim: number };

/** What memory is claimed for: a request by its number, or a sheet by its file, which any of its cells may wait for. */
export type ClaimedFor = number | string;

/** A picture on its way that does not fit into the painter's own share of memory: it waits for a `grant`. */
export interface MemoryClaim {
  readonly claim: number;
  readonly lane: PassingLane;
  readonly bytes: number;
  readonly claimedFor: ClaimedFor;
}

/** Why a picture could not be painted; `kind` decides what the page can still do about it. */
export interface FailureCause {
  readonly kind: 'network' | 'timeout' | 'http' | 'unsupported' | 'undecodable' | 'too-large' | 'too-slow' | 'memory';
  readonly name: string;
  readonly message: string;
  /** The same request may do better later, at the earliest in so many ms; not told where it cannot. */
  readonly retryAfterMs?: number;
}

/** An SVG, which only an `<img>` draws: `file` is what was read, looked through and found harmless. */
export interface SvgOutcome {
  readonly kind: 'svg';
  readonly name: string;
  readonly message: string;
  readonly file: Blob;
  readonly retryAfterMs?: never;
}

export type Failure = FailureCause | SvgOutcome;

export type Outcome =
  | {
      readonly request: number;
      readonly state: 'painted';
      /** Size of the whole picture as shown, from its header. */
      readonly natural: Size;
      /** True when the preview sufficed for the cell; the picture can be asked for to replace it. */
      readonly isPreview: boolean;
    }
  | { readonly request: number; readonly state: 'aborted' }
  /** Of a cell that was to be drawn from the cache: the picture is not there, or only in another size. */
  | { readonly request: number; readonly state: 'absent' }
  | { readonly request: number; readonly state: 'failed'; readonly failure: Failure };

/** Posted after a frame is out, and whenever outcomes wait that need no frame. */
export interface PaintReport {
  /** Surfaces whose first frame since their assignment, cleared or painted, is out. */
  readonly shown: readonly { readonly surface: number; readonly generation: number }[];
  readonly outcomes: readonly Outcome[];
  readonly bitmaps: BitmapCounts;
  /** Bytes that the painter holds; those of the surfaces are known to the page. */
  readonly held: HeldBytes;
  /** Those of them that pictures on their way need, not what is kept for coming back. */
  readonly passingBytes: number;
  /** What a picture needs while it is read and decoded, averaged over the last ones; 0 before the first. */
  readonly pictureBytes: number;
  readonly claims: readonly MemoryClaim[];
  /** Signs that the engine is short of memory. */
  readonly alarms: readonly MemoryAlarm[];
  /** Surfaces whose pixels the engine has thrown away: they need another canvas. */
  readonly lost: readonly number[];
  /** Claims that are done with, whether or not they were granted. */
  readonly returned: readonly number[];
  /** Decodes that were given up and run on nevertheless, each with a thread and its memory; told with outcomes only. */
  readonly abandoned: number;
}

export interface PainterConfig {
  /** Fonts that the page brings; replaced by each `fonts`. */
  readonly faces: readonly FontSource[];
  /** Bounds of what the painter holds; replaced by each `allot`. */
  readonly allotment: Allotment;
  /** Names of what earlier visits have kept of first screens, where grids of the page keep pictures on disk. */
  readonly screens?: readonly string[];
  /** Bound of the decoded pictures that are kept for scrolling back. */
  readonly cacheEntries: number;
  /** Longest time that one frame may spend on drawing; what is left is drawn in the next. */
  readonly frameBudgetMs: number;
}

/** What comlink exposes of a worker. */
export interface PainterControl {
  /** Starts painting for the commands that come in on `port`; `plugIns` leads to the page's registered decoders. */
  start(port: MessagePort, config: PainterConfig, plugIns: MessagePort): void;
  /** Answers; a worker that does not is taken for dead. */
  ping(): void;
  /** Ends all that runs, closes all that is open, and tells the final counts. */
  close(): BitmapCounts;
}
