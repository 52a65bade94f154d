import type { Allotment } from '../src/core/memory/allotment.js';
import { FINAL_QUALITY, PLACEHOLDER_QUALITY, pictureQuality } from '../src/core/picture/picture-quality.js';
import { FrameClock } from './frame-clock.js';
import { IdleWork } from './idle-work.js';
import { PainterMemory } from './memory/painter-memory.js';
import type { PaintPort } from './paint-port.js';
import type { Picture } from './picture.js';
import { failureOf } from './picture-failure.js';
import { type KeptPicture, PictureLoader } from './picture-loader.js';
import { SketchBook } from './placeholder/sketch-book.js';
import { PlugInClient } from './plug-in/plug-in-client.js';
import type { PlugInPort } from './plug-in/plug-in-protocol.js';
import type {
  BitmapCounts,
  CellRequest,
  CellStyle,
  Outcome,
  PaintCommand,
  PainterConfig,
  PaintMode,
  PaintReport,
} from './protocol.js';
import { Surface } from './surface.js';
import { GlyphCache } from './text/glyph-cache.js';
import { PageFonts } from './text/page-fonts.js';
import { TextPainter } from './text/text-painter.js';
import { TextQueue } from './text/text-queue.js';

/** A picture that waits for the next frame. */
interface PendingDraw {
  readonly surface: Surface;
  readonly generation: number;
  readonly cell: CellRequest;
  readonly style: CellStyle;
  readonly picture: Picture;
  /** A coarse picture is followed by the final one, which alone is an outcome. */
  readonly isFinal: boolean;
}

/** What is asked of one surface. */
type SurfaceCommand = Exclude<
  PaintCommand,
  { type: 'open' | 'idle' | 'forget' | 'keep-screen' | 'allot' | 'grant' | 'fonts' }
>;

const NO_NEWS = { shown: [], outcomes: [], claims: [], returned: [], alarms: [], lost: [] };

/**
 * Owns the surfaces of some rows: fetches and decodes what is asked for them, draws once per animation frame, and
 * reports after the frame. Runs in a worker, or in the page where there is none.
 */
export class Painter {
  readonly #port: PaintPort<PaintReport, readonly PaintCommand[]>;
  readonly #config: PainterConfig;
  readonly #memory: PainterMemory;
  readonly #loader: PictureLoader;
  readonly #idle = new IdleWork();
  readonly #sketches: SketchBook;
  readonly #glyphs: GlyphCache;
  readonly #fonts = new PageFonts(() => this.#glyphs.renewFonts());
  readonly #texts: TextPainter;
  readonly #textQueue = new TextQueue(this.#fonts, () => this.#clock.request());
  readonly #clock = new FrameClock({ onFrame: () => this.#drawFrame(), onPresented: () => this.#report() });
  readonly #surfaces = new Map<number, Surface>();
  #pending: PendingDraw[] = [];
  #outcomes: Outcome[] = [];
  /** Assigned since the last frame: they are shown when the next one is out. */
  readonly #assigned = new Map<number, number>();
  #shown: PaintReport['shown'][number][] = [];

  constructor(
    port: PaintPort<PaintReport, readonly PaintCommand[]>,
    config: PainterConfig,
    /** Way to the decoders that the page has registered. */
    plugIns?: PlugInPort,
  ) {
    this.#port = port;
    this.#config = config;
    this.#memory = new PainterMemory(config.allotment, {
      onClaim: (claim) => this.#tell({ claims: [claim] }),
      onReturn: (claim) => this.#tell({ returned: [claim] }),
      onAlarm: (alarm) => this.#tell({ alarms: [alarm] }),
    });
    this.#sketches = new SketchBook(this.#memory);
    this.#glyphs = new GlyphCache(this.#memory.ledger);
    this.#memory.bound('glyphs', (maxBytes) => this.#glyphs.setMaxBytes(maxBytes));
    this.#texts = new TextPainter(this.#glyphs);
    this.#loader = new PictureLoader(this.#memory, config, plugIns && new PlugInClient(plugIns), this.#idle);
    this.#fonts.add(config.faces);
    port.listen((commands) => {
      for (const command of commands) this.#obey(command);
    });
  }

  /** Ends all that runs, closes all that is open, and tells the final counts. */
  close(): BitmapCounts {
    this.#clock.stop();
    this.#idle.close();
    for (const surface of this.#surfaces.values()) surface.close();
    this.#surfaces.clear();
    for (const { picture } of this.#pending) picture.release();
    this.#pending = [];
    this.#textQueue.clear();
    this.#glyphs.clear();
    this.#sketches.clear();
    this.#loader.close();
    this.#port.close();
    return this.#memory.ledger.bitmaps;
  }

  #obey(command: PaintCommand): void {
    if (command.type === 'open') this.#open(command);
    else if (command.type === 'idle') this.#idle.setAllowed(command.isAllowed);
    else if (command.type === 'forget') this.#loader.clear();
    else if (command.type === 'keep-screen') void this.#loader.screens.keep(command.name, command.rows);
    else if (command.type === 'fonts') this.#fonts.add(command.faces);
    else if (command.type === 'allot') this.#allot(command.allotment);
    else if (command.type === 'grant') this.#memory.grant(command.claim);
    else this.#obeyAt(this.#surfaces.get(command.surface), command);
  }

  #obeyAt(surface: Surface | undefined, command: SurfaceCommand): void {
    if (command.type === 'paint') this.#paint(surface, command);
    else if (!surface) return;
    else if (command.type === 'assign') this.#assign(surface, command);
    else if (command.type === 'sketch') this.#sketch(surface, command);
    else if (command.type === 'write') this.#textQueue.add(surface, command);
    else if (command.type === 'release') surface.abort();
    else if (command.type === 'vacate') surface.vacate();
    else if (command.type === 'defer') surface.defer();
    else if (command.type === 'present') surface.present();
    else this.#closeSurface(surface, command.surface);
  }

  /** Tells at once what was let go of: nothing else may be to tell for long. */
  #allot(allotment: Allotment): void {
    this.#memory.setAllotment(allotment);
    this.#tell({});
  }

  #open({ surface: id, canvas }: PaintCommand & { type: 'open' }): void {
    const surface = new Surface(canvas, this.#texts);
    this.#surfaces.set(id, surface);
    if (!surface.isUsable) this.#memory.alarm('allocation-failed');
    canvas.addEventListener?.('contextlost', () => {
      if (this.#surfaces.get(id) === surface) this.#tell({ alarms: ['context-lost'], lost: [id] });
    });
  }

  #assign(surface: Surface, { surface: id, generation, width, height }: PaintCommand & { type: 'assign' }): void {
    surface.assign(generation, width, height);
    this.#assigned.set(id, generation);
    // Of the first screen no frame is drawn before it is there, or it would take twice as long.
    const { opening } = this.#loader.screens;
    if (opening) void opening.then(() => this.#clock.request());
    else this.#clock.request();
  }

  /** At once, so that the row's first frame has them. */
  #sketch(surface: Surface, { generation, style, placeholders }: PaintCommand & { type: 'sketch' }): void {
    if (generation !== surface.generation || !surface.isUsable) return;
    for (const cell of placeholders) {
      const sketch = this.#sketches.draw(cell);
      if (sketch) surface.draw(cell, sketch, style, PLACEHOLDER_QUALITY);
    }
    this.#clock.request();
  }

  #closeSurface(surface: Surface, id: number): void {
    surface.close();
    this.#surfaces.delete(id);
    this.#assigned.delete(id);
  }

  #paint(surface: Surface | undefined, command: PaintCommand & { type: 'paint' }): void {
    const { generation, style, cells, mode } = command;
    for (const cell of cells) {
      if (!surface || generation !== surface.generation) this.#settle({ request: cell.request, state: 'aborted' });
      else {
        surface.claim(cell);
        if (mode === 'lookup') void this.#paintKept(surface, cell, style);
        else void this.#paintCell(surface, cell, style, mode);
      }
    }
  }

  async #paintKept(surface: Surface, cell: CellRequest, style: CellStyle): Promise<void> {
    const { generation } = surface;
    const draw = (kept: KeptPicture) => this.#drawSoon({ surface, generation, cell, style, ...kept });
    const isFinal = await this.#loader.lookUp(cell, style, draw);
    if (!isFinal) this.#settle({ request: cell.request, state: 'absent' });
  }

  async #paintCell(
    surface: Surface,
    cell: CellRequest,
    style: CellStyle,
    mode: Exclude<PaintMode, 'lookup'>,
  ): Promise<void> {
    const { generation } = surface;
    const signal = mode === 'fetch' ? surface.signal : surface.replacingSignal;
    const draw = (picture: Picture, isFinal: boolean) =>
      this.#drawSoon({ surface, generation, cell, style, picture, isFinal });
    try {
      const picture =
        mode === 'replace'
          ? await this.#loader.loadWhole(cell, style, signal)
          : await this.#loader.load(cell, style, signal, (coarse) => draw(coarse, false));
      if (cell.badge) await this.#fonts.wait(style.text, [cell.badge]);
      draw(picture, true);
    } catch (error) {
      const { request } = cell;
      if (signal.aborted) {
        this.#settle({ request, state: 'aborted' });
        return;
      }
      const failure = failureOf(error);
      // An `<img>` comes over it, or an error: nothing of a preview may shine through. What is tried again keeps it.
      if (mode === 'fetch' && failure.retryAfterMs === undefined && surface.isClaimedBy(cell))
        this.#undraw(surface, cell);
      this.#settle({ request, state: 'failed', failure });
    }
  }

  /** Takes away what a coarse picture has drawn in a cell, or is about to draw. */
  #undraw(surface: Surface, cell: CellRequest): void {
    const drawn = this.#pending.filter((draw) => draw.cell === cell);
    for (const { picture } of drawn) picture.release();
    this.#pending = this.#pending.filter((draw) => draw.cell !== cell);
    surface.clear(cell);
    this.#clock.request();
  }

  #drawSoon(draw: PendingDraw): void {
    this.#pending.push(draw);
    this.#clock.request();
  }

  #drawFrame(): boolean {
    for (const [surface, generation] of this.#assigned) this.#shown.push({ surface, generation });
    this.#assigned.clear();
    this.#textQueue.draw();
    const end = performance.now() + this.#config.frameBudgetMs;
    const pending = this.#pending;
    this.#pending = [];
    while (pending.length > 0) {
      this.#draw(pending.shift() as PendingDraw);
      if (performance.now() > end) break;
    }
    this.#pending.unshift(...pending);
    return this.#pending.length > 0;
  }

  #draw({ surface, generation, cell, style, picture, isFinal }: PendingDraw): void {
    const { request } = cell;
    const isCurrent = surface.generation === generation && surface.isClaimedBy(cell);
    const { natural, isPreview } = picture;
    try {
      if (isCurrent) surface.draw(cell, picture, style, isFinal ? FINAL_QUALITY : qualityOf(picture, cell, style));
      if (isFinal)
        this.#outcomes.push(
          isCurrent ? { request, state: 'painted', natural, isPreview } : { request, state: 'aborted' },
        );
    } catch (error) {
      if (isFinal) this.#outcomes.push({ request, state: 'failed', failure: failureOf(error) });
    } finally {
      picture.release();
    }
  }

  /** Outcomes that change no pixel are told without waiting for a frame, which a hidden page does not get. */
  #settle(outcome: Outcome): void {
    if (this.#outcomes.length === 0) setTimeout(() => this.#report());
    this.#outcomes.push(outcome);
  }

  #report(): void {
    if (this.#outcomes.length === 0 && this.#shown.length === 0) return;
    this.#tell({ shown: this.#shown, outcomes: this.#outcomes });
    this.#shown = [];
    this.#outcomes = [];
  }

  #tell(news: Partial<PaintReport>): void {
    const { abandoned } = this.#loader;
    const { bitmaps, held } = this.#memory.ledger;
    const { pictureBytes, passingBytes } = this.#memory;
    this.#port.post({ ...NO_NEWS, ...news, bitmaps, held, pictureBytes, passingBytes, abandoned });
  }
}

function qualityOf({ bitmap, natural }: Picture, cell: CellRequest, style: CellStyle): number {
  return pictureQuality(bitmap, natural, { ...style, cell });
}
