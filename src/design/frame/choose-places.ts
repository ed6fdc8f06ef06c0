import type { Place } from "../places.ts";
import { holdsOneOf, type Membership } from "../session.ts";

const groupTitles = { mine: "Mes lieux", missions: "Missions", steering: "Pilotage" } as const;
const groupOrder = ["mine", "missions", "steering"] as const;

export type PlaceGroup = { title: string; places: Place[] };

const byOrder = (one: Place, other: Place) =>
  (one.order ?? 100) - (other.order ?? 100) || one.label.localeCompare(other.label, "fr");

export const placesFor = (places: readonly Place[], cpts: Membership | undefined): Place[] =>
  places.filter((place) => isOpenTo(cpts, place)).sort(byOrder);

/** Of a place, or of a block of the home: the person has one of the roles and, where professions are named, one of them. */
export const isOpenTo = (
  cpts: Membership | undefined,
  { roles, professions }: Pick<Place, "roles" | "professions">,
): boolean => holdsOneOf(cpts, roles) && hasProfessionOf(cpts, professions);

const hasProfessionOf = (cpts: Membership | undefined, professions: readonly string[] | undefined): boolean =>
  !professions || professions.some((code) => cpts?.professions?.includes(code));

/** The rail: the person's own places first, the missions next, steering last; no empty group. */
export const groupPlaces = (places: readonly Place[]): PlaceGroup[] =>
  groupOrder
    .map((group) => ({
      title: groupTitles[group],
      places: places.filter((place) => place.group === group),
    }))
    .filter((group) => group.places.length > 0);

/** The phone's bottom bar: three places at most, the fourth button being the home. */
export const bottomPlaces = (places: readonly Place[]): Place[] =>
  places
    .filter((place) => place.bottomBar !== undefined)
    .sort((one, other) => (one.bottomBar ?? 0) - (other.bottomBar ?? 0))
    .slice(0, 3);

/** The place where an address of a CPTS is: of « projet » and « projet/diagnostic » the nearer one. */
export const placeAt = (pathname: string, places: readonly Place[]): Place | undefined => {
  const inside = /^\/c\/[^/]+\/(.+)$/.exec(pathname)?.[1] ?? "";
  return places
    .filter((place) => inside === place.path || inside.startsWith(`${place.path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0];
};

/**
 * Where a person lands who goes from one CPTS to another: at the same place when it is open to them there too, else at its
 * home. Never at the same record: an id of one CPTS means nothing in another.
 */
export function samePlaceIn(pathname: string, other: Membership, places: readonly Place[]): string {
  const home = `/c/${other.cptsSlug}`;
  const here = placeAt(pathname, placesFor(places, other));
  return here ? `${home}/${here.path}` : home;
}
