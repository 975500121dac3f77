import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFiles } from '../fonts.js';
import { bars } from './bars.js';
import type { ChartPart } from './chart.js';
import { FONT_FAMILY, WIDTH } from './drawing.js';
import { lines } from './lines.js';

const { resolve } = createRequire(import.meta.url);
/** Three dots a unit: about 300 to the inch over the width of a page. */
const ZOOM = 3;

/** The same drawing for every file: as lines and letters where they can be kept, as dots elsewhere. */
export function draw(chart: ChartPart): string {
  return chart.kind === 'bars' ? bars(chart) : lines(chart);
}

let ready: Promise<Uint8Array> | null = null;

/** The drawing program is loaded once a process, with the one font of the pictures. */
function load(): Promise<Uint8Array> {
  ready ??= (async () => {
    await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return new Uint8Array(await readFile(fontFiles.normal));
  })();
  return ready;
}

export interface Picture {
  png: Uint8Array;
  /** Height against width. */
  ratio: number;
}

export async function pictureOf(chart: ChartPart): Promise<Picture> {
  const font = await load();
  const drawing = new Resvg(draw(chart), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers: [font], defaultFontFamily: FONT_FAMILY, serifFamily: FONT_FAMILY },
  });
  const image = drawing.render();
  const picture = { png: image.asPng(), ratio: drawing.height / WIDTH };
  image.free();
  drawing.free();
  return picture;
}
