import type { Block } from "../../../platform/documents/index.ts";
import { type DrawnText, drawPicture, drawText } from "../../../platform/images/index.ts";
import type { ChartGround } from "../shown/ground-of-charts.ts";
import { CHARTS, type ChartKey } from "../shown/shown-contract.ts";
import { writeNumber } from "./letter-words.ts";

/** A chart of bars: what stands beside its table, never instead of it. */
export interface BarChart {
  /** « Professionnels pour 10 000 habitants » */
  title: string;
  bars: readonly { label: string; value: number; words: string }[];
}

export interface DrawnChart {
  png: Uint8Array;
  widthPixels: number;
  heightPixels: number;
  /** What the picture says, for who does not see it. */
  alternative: string;
}

const MOST_BARS = 16;

/** Shares of the ages, as the table under the chart tells them; no bars without figures. Pure. */
export const chartOfAges = ({ ages }: Pick<ChartGround, "ages">): BarChart => ({
  title: "Habitants par âge, en pourcentage",
  bars:
    ages.year === null || ages.population <= 0
      ? []
      : ages.bands.map(({ label, people }) => {
          const percent = Math.round((people / ages.population) * 1_000) / 10;
          return { label, value: percent, words: `${writeNumber(percent)} %` };
        }),
});

/** Professionals of the directory for 10,000 inhabitants, the most numerous first. Pure. */
export const chartOfOffer = ({ offer }: Pick<ChartGround, "offer">): BarChart => ({
  title: "Professionnels pour 10 000 habitants",
  bars:
    offer.population <= 0
      ? []
      : offer.rows
          .filter(({ people }) => people > 0)
          .map(({ label, people }) => {
            const density = Math.round((people / offer.population) * 100_000) / 10;
            return { label, value: density, words: writeNumber(density) };
          })
          .sort((one, other) => other.value - one.value)
          .slice(0, MOST_BARS),
});

const CHART: Record<ChartKey, (ground: ChartGround) => BarChart> = {
  ages: chartOfAges,
  offer: chartOfOffer,
};

/** Whether there is anything to draw. */
export const hasFigures: Record<ChartKey, (ground: ChartGround) => boolean> = {
  ages: (ground) => chartOfAges(ground).bars.length > 0,
  offer: (ground) => chartOfOffer(ground).bars.length > 0,
};

/** The charts that were picked, as pictures: Word and PDF show the same. Some 150 ms for both, after the transaction. */
export async function drawCharts(
  ground: ChartGround,
  picked: ReadonlySet<ChartKey>,
): Promise<Partial<Record<ChartKey, DrawnChart>>> {
  const drawn = await Promise.all(
    CHARTS.filter((key) => picked.has(key) && hasFigures[key](ground)).map(
      async (key) => [key, await drawBars(CHART[key](ground))] as const,
    ),
  );
  return Object.fromEntries(drawn);
}

const INK = { bar: "#0e5f5b", line: "#c9bfae", text: "#1b1d1c", ground: "#ffffff" };
const WIDTH = 1_200;
const LABELS = 480;
const VALUES = 140;
const HEAD = 56;
const ROW = 44;
const LOOK = { sizePixels: 28, colour: INK.text };

async function drawBars({ title, bars }: BarChart): Promise<DrawnChart> {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const head = await drawText(title, { ...LOOK, bold: true });
  const texts: { drawn: DrawnText; left: number; top: number }[] = [{ drawn: head, left: 0, top: 6 }];
  let svg = "";
  const drawn = await Promise.all(
    bars.map(({ label, words }) => Promise.all([drawText(label.slice(0, 34), LOOK), drawText(words, LOOK)])),
  );
  for (const [at, [name, figure]] of drawn.entries()) {
    const middle = HEAD + at * ROW + ROW / 2;
    const value = bars[at]?.value ?? 0;
    const length = Math.max(3, Math.round(((WIDTH - LABELS - VALUES) * value) / most));
    svg += `<rect x="${LABELS}" y="${middle - 15}" width="${length}" height="30" rx="3" fill="${INK.bar}"/>`;
    texts.push(
      { drawn: name, left: LABELS - 16 - name.widthPixels, top: middle - name.heightPixels / 2 },
      { drawn: figure, left: LABELS + length + 12, top: middle - figure.heightPixels / 2 },
    );
  }
  const height = HEAD + bars.length * ROW + 8;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="${INK.ground}"/><path d="M${LABELS} ${HEAD}V${height - 8}" stroke="${INK.line}" stroke-width="2"/>${svg}</svg>`;
  return {
    png: await drawPicture(picture, texts),
    widthPixels: WIDTH,
    heightPixels: height,
    alternative: `${title} : ${bars.map(({ label, words }) => `${label} ${words}`).join(" ; ")}.`.slice(
      0,
      1_500,
    ),
  };
}

const WIDTH_MILLIMETERS = 150;

/** The picture of a chart on a page; nothing when it was not picked, or has no figures. */
export const chartBlock = (chart: DrawnChart | undefined): Block[] =>
  chart
    ? [
        {
          kind: "image",
          png: chart.png,
          widthMillimeters: WIDTH_MILLIMETERS,
          heightMillimeters: Math.round((WIDTH_MILLIMETERS * chart.heightPixels) / chart.widthPixels),
          alternative: chart.alternative,
          align: "center",
        },
      ]
    : [];
