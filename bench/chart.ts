/** Line charts as SVG that read well on light and dark pages. Deterministic: the same data give the same file. */

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  /** In order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Panel {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xMax: number;
  readonly yMax: number;
  readonly series: readonly Series[];
}

const width = 460;
const height = 260;
const margin = { left: 64, right: 16, top: 36, bottom: 48 };
const legendLine = 18;

/**
 * Panels side by side, under one legend.
 * @param title for readers who cannot see it
 */
export function chart(title: string, panels: readonly Panel[]): string {
  const names = [
    ...new Map(panels.flatMap(({ series }) => series).map((line) => [line.name, line])).values(),
  ];
  const top = 12 + Math.ceil(names.length / 2) * legendLine;
  const size = { width: width * panels.length, height: top + height };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" font-family="system-ui, sans-serif" font-size="12" fill="#777">`,
    `<title>${escaped(title)}</title>`,
    ...names.map((series, index) => legend(series, index, size.width / 2)),
    ...panels.map(
      (panel, index) => `<g transform="translate(${index * width} ${top})">\n${draw(panel)}\n</g>`,
    ),
    '</svg>',
  ].join('\n')}\n`;
}

function legend({ name, ...line }: Series, index: number, columnWidth: number): string {
  const x = 16 + (index % 2) * columnWidth;
  const y = 16 + Math.floor(index / 2) * legendLine;
  return `<path d="M${x} ${y - 4}h24" ${stroke(line)}/><text x="${x + 32}" y="${y}">${escaped(name)}</text>`;
}

function draw({ title, xTitle, yTitle, xMax, yMax, series }: Panel): string {
  const plot = {
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
  const x = (value: number) => round(margin.left + (Math.min(value, xMax) / xMax) * plot.width);
  const y = (value: number) => round(margin.top + plot.height - (Math.min(value, yMax) / yMax) * plot.height);
  const grid = [0, 0.25, 0.5, 0.75, 1];
  return [
    `<text x="${width / 2}" y="20" text-anchor="middle" font-weight="600">${escaped(title)}</text>`,
    ...grid.map(
      (part) =>
        `<path d="M${margin.left} ${y(part * yMax)}h${plot.width}" stroke="#8884" fill="none"/><text x="${margin.left - 6}" y="${y(part * yMax) + 4}" text-anchor="end">${number(part * yMax)}</text>`,
    ),
    ...grid.map(
      (part) =>
        `<text x="${x(part * xMax)}" y="${height - margin.bottom + 16}" text-anchor="middle">${number(part * xMax)}</text>`,
    ),
    `<text x="${margin.left + plot.width / 2}" y="${height - 12}" text-anchor="middle">${escaped(xTitle)}</text>`,
    `<text transform="translate(14 ${margin.top + plot.height / 2}) rotate(-90)" text-anchor="middle">${escaped(yTitle)}</text>`,
    ...series.map((line) => {
      const points = line.points.map(([px, py]) => `${x(px)} ${y(py)}`);
      return `<path d="M${points.join('L')}" ${stroke(line)}/>`;
    }),
  ].join('\n');
}

function stroke({ colour, dashed }: Pick<Series, 'colour' | 'dashed'>): string {
  return `stroke="${colour}" stroke-width="2" fill="none"${dashed ? ' stroke-dasharray="5 4"' : ''}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
