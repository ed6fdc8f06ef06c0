import type { FoundThing, Place } from "../../design/places.ts";

/** Lower case without accents, so that « medecin » finds « médecin ». */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The places whose label, hint or keywords hold each word of the query; all of them when it is empty. At most 12. */
export function findPlaces(places: readonly Place[], query: string, base: string): FoundThing[] {
  const words = plain(query).split(/\s+/).filter(Boolean).slice(0, 8);
  return places
    .filter((place) => {
      const text = plain([place.label, place.shortLabel, place.hint, ...(place.keywords ?? [])].join(" "));
      return words.every((word) => text.includes(word));
    })
    .slice(0, 12)
    .map((place) => ({
      id: `place:${place.path}`,
      label: place.label,
      group: "Pages",
      href: `${base}/${place.path}`,
      ...(place.hint ? { description: place.hint } : {}),
    }));
}
