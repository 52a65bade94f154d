import type { Allotment } from '../src/core/memory/allotment.js';
import { PLACEHOLDER_QUALITY } from '../src/core/picture/picture-quality.js';
import { FrameClock } from './frame-clock.js';
import { IdleWork } from './idle-work.js';
import { PainterMemory } from './memory/painter-memory.js';
import type { PaintPort } from './paint-port.js';
import { type PendingDraw, PendingDraws } from './pending-draws.js';
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
  PaintCommand,
  PainterConfig,
  PaintMode,
  PaintReport,
} from './protocol.js';
import { Reporter } from './reporter.js';
import { Surface } from './surface.js';
import { GlyphCache } from './text/glyph-cache.js';
import { PageFonts } from './text/page-fonts.js';
import { TextPainter } from './text/text-painter.js';
import { TextQueue } from './text/text-queue.js';

/** What is asked of one surface. */
type SurfaceCommand = Exclude<
  PaintCommand,
  { type: 'open' | 'idle' | 'meet' | 'forget' | 'open-screens' | 'keep-screen' | 'allot' | 'grant' | 'fonts' }
>;

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
  readonly #clock = new FrameClock({ onFrame: () => this.#drawFrame(), onPresented: () => this.#reporter.report() });
  readonly #surfaces = new Map<number, Surface>();
  readonly #pending = new PendingDraws((outcome) => this.#reporter.add(outcome));
  readonly #reporter: Reporter;

  constructor(
    port: PaintPort<PaintReport, readonly PaintCommand[]>,
    config: PainterConfig,
    /** Way to the decoders that the page has registered. */
    plugIns?: PlugInPort,
  ) {
    this.#port = port;
    this.#config = config;
    this.#reporter = new Reporter({ port, memory: () => this.#memory, abandoned: () => this.#loader.abandoned });
    this.#memory = new PainterMemory(config.allotment, {
      onClaim: (claim) => this.#reporter.tell({ claims: [claim] }),
      onReturn: (claim) => this.#reporter.tell({ returned: [claim] }),
      onAlarm: (alarm) => this.#reporter.tell({ alarms: [alarm] }),
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
    this.#pending.clear();
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
    else if (command.type === 'meet') this.#loader.meet(command.neighbour, command.port);
    else if (command.type === 'forget') this.#forget();
    else if (command.type === 'open-screens') this.#loader.screens.open(command.names);
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
    else if (command.type === 'copy') void this.#copy(surface, command);
    else this.#closeSurface(surface, command.surface);
  }

  #forget(): void {
    this.#loader.clear();
    this.#reporter.tell({});
  }

  /** Tells at once what was let go of: nothing else may be to tell for long. */
  #allot(allotment: Allotment): void {
    this.#memory.setAllotment(allotment);
    this.#reporter.tell({});
  }

  #open({ surface: id, canvas }: PaintCommand & { type: 'open' }): void {
    const surface = new Surface(canvas, this.#texts);
    this.#surfaces.set(id, surface);
    if (!surface.isUsable) this.#memory.alarm('allocation-failed');
    canvas.addEventListener?.('contextlost', () => {
      if (this.#surfaces.get(id) === surface) this.#reporter.tell({ alarms: ['context-lost'], lost: [id] });
    });
  }

  #assign(surface: Surface, { surface: id, generation, width, height }: PaintCommand & { type: 'assign' }): void {
    surface.assign(generation, width, height);
    this.#reporter.assigned(id, generation);
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

  async #copy(surface: Surface, { generation, port }: PaintCommand & { type: 'copy' }): Promise<void> {
    const copy = surface.generation === generation ? await surface.copy() : undefined;
    const account = copy && this.#memory.ledger.openBitmap(surface.pixelBytes, 'surfaces');
    if (copy && surface.generation === generation) port.postMessage(copy, [copy]);
    else port.postMessage(undefined);
    copy?.close();
    account?.close();
  }

  #closeSurface(surface: Surface, id: number): void {
    surface.close();
    this.#surfaces.delete(id);
    this.#reporter.closed(id);
  }

  #paint(surface: Surface | undefined, command: PaintCommand & { type: 'paint' }): void {
    const { generation, style, cells, mode } = command;
    for (const cell of cells) {
      if (!surface || generation !== surface.generation)
        this.#reporter.settle({ request: cell.request, state: 'aborted' });
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
    if (!isFinal) this.#reporter.settle({ request: cell.request, state: 'absent' });
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
        this.#reporter.settle({ request, state: 'aborted' });
        return;
      }
      const failure = failureOf(error);
      // An `<img>` comes over it, or an error: nothing of a preview may shine through. What is tried again keeps it.
      if (mode === 'fetch' && failure.retryAfterMs === undefined && surface.isClaimedBy(cell))
        this.#undraw(surface, cell);
      this.#reporter.settle({ request, state: 'failed', failure });
    }
  }

  /** Takes away what a coarse picture has drawn in a cell, or is about to draw. */
  #undraw(surface: Surface, cell: CellRequest): void {
    this.#pending.drop(cell);
    surface.clear(cell);
    this.#clock.request();
  }

  #drawSoon(draw: PendingDraw): void {
    this.#pending.add(draw);
    this.#clock.request();
  }

  #drawFrame(): boolean {
    this.#reporter.frame();
    this.#textQueue.draw();
    return this.#pending.draw(this.#config.frameBudgetMs);
  }
}
