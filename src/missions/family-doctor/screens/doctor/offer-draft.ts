import type { Offer, OfferFields } from "../../offer/offer-contract.ts";

/** What is typed of an offer; numbers are empty until they are said. */
export type OfferDraft = {
  count: "all" | "month";
  patients: number | null;
  zone: OfferFields["zone"];
  communeCodes: string[];
  kilometers: number | null;
  homeVisits: boolean;
  profiles: string[];
  languages: string[];
  fromOn: string;
  toOn: string;
  note: string;
};

export const EMPTY_OFFER: OfferDraft = {
  count: "all",
  patients: 10,
  zone: "territory",
  communeCodes: [],
  kilometers: 5,
  homeVisits: false,
  profiles: [],
  languages: [],
  fromOn: "",
  toOn: "",
  note: "",
};

export const draftOf = (offer: Offer): OfferDraft => ({
  count: offer.perMonth === null ? "all" : "month",
  patients: offer.perMonth ?? offer.capacity,
  zone: offer.zone,
  communeCodes: offer.communeCodes,
  kilometers: offer.maxDistanceMeters === null ? 5 : offer.maxDistanceMeters / 1000,
  homeVisits: offer.homeVisits,
  profiles: offer.profiles,
  languages: offer.languages,
  fromOn: offer.fromOn,
  toOn: offer.toOn ?? "",
  note: offer.note,
});

/** As the server takes it; with a monthly count, the whole is worked out there. */
export const fieldsOf = (draft: OfferDraft): OfferFields => ({
  capacity: draft.count === "all" ? draft.patients : null,
  perMonth: draft.count === "month" ? draft.patients : null,
  zone: draft.zone,
  communeCodes: draft.zone === "communes" ? draft.communeCodes : [],
  maxDistanceMeters:
    draft.zone === "distance" && draft.kilometers !== null ? Math.round(draft.kilometers * 1000) : null,
  homeVisits: draft.homeVisits,
  profiles: draft.profiles as OfferFields["profiles"],
  languages: draft.languages,
  fromOn: draft.fromOn || null,
  toOn: draft.toOn || null,
  note: draft.note.trim(),
});
