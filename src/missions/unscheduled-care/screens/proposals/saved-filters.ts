import type { SlotFilters } from "../../matching/candidate.ts";
import type { ProposalFilters } from "../client/care-client.ts";

/** What was chosen on screen, as the request keeps it for the waiting list. */
export const toSavedFilters = (filters: ProposalFilters): SlotFilters => ({
  ...(filters.modality ? { modalities: filters.modality.split(",") as ("AMB" | "HH" | "VR")[] } : {}),
  ...(filters.language ? { languages: filters.language.split(",") } : {}),
  ...(filters.wheelchair ? { wheelchair: true } : {}),
  ...(filters.maxDistanceMeters ? { maxDistanceMeters: Number(filters.maxDistanceMeters) } : {}),
});
