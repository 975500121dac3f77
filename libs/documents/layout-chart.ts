import { AlignmentType, ImageRun, Paragraph } from 'docx';
import type { ChartPart } from './chart/chart.js';
import { tallest } from './chart/parts.js';
import type { Picture } from './chart/picture.js';
import { HALF_POINTS, run } from './layout-runs.js';
import { formatNumber } from './table/format.js';
import { plain } from './text.js';

/** Pixels of the format: 96 to the inch. */
const PIXELS_PER_MM = 96 / 25.4;

/** A picture with its caption below, and the same numbers in words for whoever cannot see it. */
export function chartPicture(
  { chart, caption }: { chart: ChartPart; caption: string },
  { png, ratio }: Picture,
  id: number,
  width: number,
): Paragraph[] {
  const across = Math.round(Math.min(width, tallest(width) / ratio) * PIXELS_PER_MM);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120 },
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width: across, height: Math.round(across * ratio) },
          altText: {
            id: String(id),
            name: plain(caption),
            title: plain(caption),
            description: inWords(chart),
          },
        }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: [run(caption, { bold: true, size: HALF_POINTS.head })],
    }),
  ];
}

export function inWords({ categories, series, unit }: ChartPart): string {
  const values = series.map(({ name, values }) => {
    const known = categories.map((category, i) => {
      const value = values[i] ?? null;
      return `${category} ${value === null ? 'chưa có số liệu' : formatNumber(value)}`;
    });
    return `${name}: ${known.join(', ')}`;
  });
  return plain(`${values.join('; ')}${unit === null ? '' : ` (${unit})`}.`);
}
