import { type DrawnText, drawPicture, drawText } from "../../../platform/images/index.ts";
import { fitLabels, type MapPlan, planMap, scaleBar } from "./plan-map.ts";
import type { MapPiece, TerritoryMapData } from "./read-map.ts";

export interface TerritoryMap {
  png: Uint8Array;
  widthPixels: number;
  heightPixels: number;
  /** What the picture says, for who does not see it. */
  alternative: string;
}

const INK = {
  ground: "#fbf8f2",
  around: "#f3eee4",
  line: "#c9bfae",
  own: "#0e5f5b",
  text: "#1b1d1c",
  soft: "#55534c",
};
const FOOT = 150;
const MOST_NAMES = 60;

/** The map of a territory for the letter: contours where a file told them, else points; null while nothing has a place. Half a second: after the transaction that read it. */
export async function drawMap(data: TerritoryMapData): Promise<TerritoryMap | null> {
  const plan = planMap(data.pieces);
  if (!plan) return null;
  const texts: { drawn: DrawnText; left: number; top: number }[] = [];
  const names = await nameTexts(data.pieces, plan);
  const foot = await footTexts(data, plan);
  texts.push(
    ...names.map(({ drawn, x, y }) => ({
      drawn,
      left: x - drawn.widthPixels / 2,
      top: y - drawn.heightPixels / 2,
    })),
  );
  texts.push(...foot.texts);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${plan.widthPixels}" height="${plan.heightPixels}">`,
    `<rect width="100%" height="100%" fill="${INK.ground}"/>`,
    ...data.pieces.map((piece) => pieceSvg(piece, plan)),
    ...names.map(({ drawn, x, y }) => haloSvg(drawn, x, y)),
    foot.svg,
    "</svg>",
  ].join("");
  return {
    png: await drawPicture(svg, texts),
    widthPixels: plan.widthPixels,
    heightPixels: plan.heightPixels,
    alternative: alternativeOf(data),
  };
}

const LOOKS: Record<MapPiece["kind"], string> = {
  around: `fill="${INK.around}" stroke="${INK.line}" stroke-width="1.5"`,
  whole: `fill="${INK.own}" fill-opacity="0.22" stroke="${INK.own}" stroke-width="3" stroke-linejoin="round"`,
  part: `fill="${INK.own}" fill-opacity="0.1" stroke="${INK.own}" stroke-width="3" stroke-dasharray="14 8"`,
};

function pieceSvg(piece: MapPiece, plan: MapPlan): string {
  if (!piece.shape) {
    const [x, y] = plan.place(piece.longitude, piece.latitude);
    const radius = Math.min(60, 12 + Math.sqrt(piece.population) / 6);
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" ${LOOKS[piece.kind]}/>`;
  }
  const path = piece.shape
    .flat()
    .map((ring) => `M${ring.map(([x, y]) => plan.place(x, y).map(round).join(" ")).join("L")}Z`)
    .join("");
  return `<path d="${path}" fill-rule="evenodd" ${LOOKS[piece.kind]}/>`;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

const haloSvg = (drawn: DrawnText, x: number, y: number): string =>
  `<rect x="${round(x - drawn.widthPixels / 2 - 6)}" y="${round(y - drawn.heightPixels / 2 - 4)}" width="${drawn.widthPixels + 12}" height="${drawn.heightPixels + 8}" rx="6" fill="${INK.ground}" fill-opacity="0.72"/>`;

interface PlacedText {
  drawn: DrawnText;
  x: number;
  y: number;
}

/* Our communes first, the most peopled before; then those around, smaller and softer. */
async function nameTexts(pieces: readonly MapPiece[], plan: MapPlan): Promise<PlacedText[]> {
  const ordered = [...pieces].sort(
    (a, b) => Number(a.kind === "around") - Number(b.kind === "around") || b.population - a.population,
  );
  const drawn: PlacedText[] = [];
  for (const piece of ordered.slice(0, MOST_NAMES)) {
    const [x, y] = plan.place(piece.longitude, piece.latitude);
    if (x < 0 || y < 0 || x > plan.widthPixels || y > plan.heightPixels - FOOT) continue;
    const look =
      piece.kind === "around"
        ? { sizePixels: 20, colour: INK.soft }
        : { sizePixels: 26, colour: INK.text, bold: true };
    const text = await drawText(piece.name.slice(0, 60), look);
    // Under a point, in the middle of a contour.
    const below = piece.shape ? 0 : Math.min(60, 12 + Math.sqrt(piece.population) / 6) + 22;
    drawn.push({ drawn: text, x, y: y + below });
  }
  const fitting = fitLabels(
    drawn.map((one) => ({
      name: one.drawn.text,
      x: one.x,
      y: one.y,
      width: one.drawn.widthPixels,
      height: one.drawn.heightPixels,
    })),
    plan.widthPixels,
    plan.heightPixels - FOOT,
  );
  const kept = new Set(fitting.map((one) => `${one.name} ${one.x} ${one.y}`));
  return drawn.filter((one) => kept.has(`${one.drawn.text} ${one.x} ${one.y}`));
}

async function footTexts(data: TerritoryMapData, plan: MapPlan) {
  const top = plan.heightPixels - FOOT;
  const look = { sizePixels: 24, colour: INK.text };
  const hasAround = data.pieces.some((piece) => piece.kind === "around");
  const hasPart = data.pieces.some((piece) => piece.kind === "part");
  const entries = [
    {
      kind: "whole" as const,
      words: `Territoire de la ${data.name}`.replace(/^Territoire de la (?!CPTS)/, "Territoire : "),
    },
    ...(hasPart ? [{ kind: "part" as const, words: "Commune dont une partie en est" }] : []),
    ...(hasAround ? [{ kind: "around" as const, words: "Autres communes" }] : []),
  ];
  const texts: { drawn: DrawnText; left: number; top: number }[] = [];
  let svg = `<rect x="0" y="${top}" width="${plan.widthPixels}" height="${FOOT}" fill="#ffffff"/>`;
  let left = 48;
  for (const { kind, words } of entries) {
    const drawn = await drawText(words.slice(0, 70), look);
    svg += `<rect x="${left}" y="${top + 34}" width="44" height="28" rx="4" ${LOOKS[kind]}/>`;
    texts.push({ drawn, left: left + 60, top: top + 48 - drawn.heightPixels / 2 });
    left += 60 + drawn.widthPixels + 48;
  }
  const credit = await drawText(creditOf(data), { sizePixels: 19, colour: INK.soft });
  texts.push({ drawn: credit, left: 48, top: top + 96 });
  const bar = scaleBar(plan.metersPerPixel, 260);
  const right = plan.widthPixels - 48;
  const length = bar.meters >= 1_000 ? `${bar.meters / 1_000} km` : `${bar.meters} m`;
  const scale = await drawText(length, look);
  texts.push({ drawn: scale, left: right - bar.pixels / 2 - scale.widthPixels / 2, top: top + 74 });
  svg += `<path d="M${round(right - bar.pixels)} ${top + 112}v14h${round(bar.pixels)}v-14" fill="none" stroke="${INK.text}" stroke-width="3"/>`;
  return { svg, texts };
}

const creditOf = ({ source }: TerritoryMapData): string =>
  source
    ? `Contours simplifiés, d’après ${source.slice(0, 80)}. Le nord est en haut.`
    : "Chaque commune est un point, d’autant plus grand qu’elle est peuplée. Le nord est en haut.";

function alternativeOf(data: TerritoryMapData): string {
  const own = data.pieces.filter((piece) => piece.kind !== "around").map((piece) => piece.name);
  const people = data.population.toLocaleString("fr-FR");
  const names = own.slice(0, 40).join(", ") + (own.length > 40 ? ` et ${own.length - 40} autres` : "");
  const communes = `${data.communeCount} commune${data.communeCount > 1 ? "s" : ""}`;
  return `Carte du territoire de ${data.name} : ${communes}, ${people} habitants. ${names}.`.slice(0, 1_500);
}
