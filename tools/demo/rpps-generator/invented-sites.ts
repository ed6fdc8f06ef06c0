import {
  fictionalFiness,
  fictionalLandline,
  fictionalSiret,
  fictionalStructureId,
} from "./fictional-numbers.ts";
import type { InventedStreet } from "./invented-names.ts";
import { inventPlaceName, inventStreet } from "./invented-names.ts";
import type { Kind } from "./profession-mix.ts";
import type { Random } from "./random.ts";

export type GeneratorCommune = { code: string; name: string; postcode: string; population: number };

export type Site = {
  commune: GeneratorCommune;
  structureId: string;
  siret: string;
  finess: string;
  name: string;
  brand: string;
  sector: [code: string, label: string];
  street: InventedStreet;
  phone: string;
};

type Counter = { next(): number };

const sectors = {
  house: ["SA52", "Maison ou pôle de santé"],
  group: ["SA08", "Cabinet de groupe"],
  alone: ["SA07", "Cabinet individuel"],
  pharmacy: ["SA33", "Officine de pharmacie"],
  laboratory: ["SA25", "Laboratoire de biologie médicale"],
  shop: ["SA42", "Appareillage médical"],
  centre: ["SA05", "Centre de santé"],
} satisfies Record<string, Site["sector"]>;

export type SiteKind = keyof typeof sectors;

const titles: Record<SiteKind, string> = {
  house: "MAISON DE SANTE",
  group: "CABINET",
  alone: "CABINET",
  pharmacy: "PHARMACIE",
  laboratory: "LABORATOIRE",
  shop: "MAGASIN",
  centre: "CENTRE DE SANTE",
};

const withFiness = new Set<SiteKind>(["house", "pharmacy", "laboratory", "centre"]);

export function inventSite(
  random: Random,
  kind: SiteKind,
  commune: GeneratorCommune,
  counter: Counter,
  name?: string,
): Site {
  const rank = counter.next();
  const title = name ?? `${titles[kind]} ${inventPlaceName(random)}`;
  return {
    commune,
    structureId: fictionalStructureId(rank),
    siret: random.percent(85) ? fictionalSiret(rank) : "",
    finess: withFiness.has(kind) ? fictionalFiness(commune.code, rank) : "",
    name: title,
    brand: kind === "pharmacy" || kind === "shop" ? title : "",
    sector: sectors[kind],
    street: inventStreet(random),
    phone: random.percent(80) ? fictionalLandline(random, commune.code) : "",
  };
}

/** The shared places of one commune, made when the first person needs them. */
export type CommuneSites = {
  siteFor(kind: Kind, personName: string): Site;
  /** Another place where the same person works a few half-days as an employee. */
  secondSite(first: Site): Site;
};

export function createCommuneSites(
  random: Random,
  commune: GeneratorCommune,
  persons: number,
  counter: Counter,
): CommuneSites {
  const make = (kind: SiteKind, name?: string) => inventSite(random, kind, commune, counter, name);
  const houses: Site[] = [];
  const groups: Site[] = [];
  const pharmacies: { site: Site; free: number }[] = [];
  const laboratories: Site[] = [];
  let centre: Site | undefined;
  /* A house of health for about sixty professionals, none under fifteen; a group practice for about six. */
  const houseCount = persons < 15 ? 0 : 1 + Math.floor(persons / 60);
  const groupCount = Math.max(1, Math.floor(persons / 6));

  function shared(list: Site[], limit: number, kind: SiteKind): Site {
    const index = random.below(limit);
    if (list[index]) return list[index];
    const site = make(kind);
    list.push(site);
    return site;
  }

  function pharmacy(): Site {
    const last = pharmacies.at(-1);
    if (last && last.free > 0) {
      last.free -= 1;
      return last.site;
    }
    const site = make("pharmacy");
    pharmacies.push({ site, free: random.below(3) });
    return site;
  }

  return {
    siteFor({ place }, personName) {
      if (place === "pharmacy") return pharmacy();
      if (place === "laboratory") return shared(laboratories, 2, "laboratory");
      if (place === "shop") return make("shop");
      const draw = random.below(100);
      if (place === "practice" && houseCount > 0 && draw < 34) return shared(houses, houseCount, "house");
      if (draw < 75) return shared(groups, groupCount, "group");
      return make("alone", `CABINET ${personName}`);
    },
    secondSite(first) {
      const other = [...houses, ...groups].find((site) => site !== first);
      if (other && random.percent(50)) return other;
      centre ??= make("centre");
      return centre;
    },
  };
}
