import { fictionalMobile, fictionalRpps } from "./fictional-numbers.ts";
import { inventPerson } from "./invented-names.ts";
import type { CommuneSites, GeneratorCommune } from "./invented-sites.ts";
import { createCommuneSites } from "./invented-sites.ts";
import { kinds, shareOut } from "./profession-mix.ts";
import type { Random } from "./random.ts";
import { createRandom } from "./random.ts";
import type { LinePerson } from "./rpps-line.ts";
import { formatLine, headingLine } from "./rpps-line.ts";

export type GeneratorOptions = {
  seed: number;
  communes: readonly GeneratorCommune[];
  /** Persons, exactly; about 11 % more lines, since some have two activities. */
  count: number;
  /** Stops after this many lines (heading not counted), for a file of a given length. */
  maxLines?: number;
};

const pieceLength = 256 * 1024;

/* How many of each kind work in each commune: by its share of the inhabitants, totals exact, and a start of its own for
   each kind, or the few of every rare kind would all meet in the same commune. */
function* placesByCommune(random: Random, { communes, count }: GeneratorOptions) {
  const total = communes.reduce((sum, { population }) => sum + population, 0);
  const shares = shareOut(count);
  const starts = shares.map(() => random.below(1000) / 1000);
  let before = 0;
  for (const commune of communes) {
    const after = before + commune.population;
    const until = (inhabitants: number, kind: number) =>
      Math.floor((shares[kind]! * inhabitants) / Math.max(1, total) + starts[kind]! + 1e-9);
    yield { commune, counts: shares.map((_, kind) => until(after, kind) - until(before, kind)) };
    before = after;
  }
}

function writePerson(random: Random, person: LinePerson, sites: CommuneSites): string {
  const site = sites.siteFor(person.kind, person.family);
  const email = random.percent(35) ? `${person.given}.${person.family}@exemple.invalid`.toLowerCase() : "";
  const mobile = random.percent(25) ? fictionalMobile(random) : "";
  const activity = {
    site,
    employed: false,
    phone: site.phone,
    phone2: mobile,
    email,
    hasCommuneCode: !random.percent(2),
  };
  if (person.kind.place === "pharmacy") activity.employed = random.percent(40);
  const first = formatLine(person, activity);
  if (person.kind.place === "shop" || person.kind.place === "pharmacy" || !random.percent(15))
    return `${first}\n`;
  const second = sites.secondSite(site);
  const employed = second.sector[0] === "SA05";
  return `${first}\n${formatLine(person, { ...activity, site: second, employed, phone: second.phone, phone2: "" })}\n`;
}

/**
 * A file of fictional professionals in the form of the national extraction (56 columns, UTF-8, closing separator, line
 * feed), in pieces of text of about 256 kB. The same options give the same bytes. Nothing in it belongs to a real person:
 * invented names, RPPS numbers beginning 99, telephone ranges kept for fiction, addresses in .invalid.
 */
export async function* generateRppsFile(options: GeneratorOptions): AsyncGenerator<string> {
  const random = createRandom(options.seed);
  const { maxLines = Number.POSITIVE_INFINITY } = options;
  let rank = 0;
  let structures = 0;
  let lines = 0;
  let piece = `${headingLine}\n`;
  const counter = { next: () => structures++ };
  for (const { commune, counts } of placesByCommune(random, options)) {
    const persons = counts.reduce((sum, some) => sum + some, 0);
    const sites = createCommuneSites(random, commune, persons, counter);
    for (const [index, kind] of kinds.entries()) {
      for (let made = 0; made < counts[index]!; made += 1) {
        if (lines >= maxLines) break;
        const speciality = kind.specialities.length > 0 ? random.pick(kind.specialities) : undefined;
        const person = {
          ...inventPerson(random),
          rpps: fictionalRpps(options.seed, rank++),
          kind,
          speciality,
        };
        const written = writePerson(random, person, sites);
        const end = written.indexOf("\n") + 1;
        const isDouble = end < written.length;
        piece += isDouble && lines + 1 >= maxLines ? written.slice(0, end) : written;
        lines += isDouble ? 2 : 1;
      }
    }
    if (piece.length >= pieceLength) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}
