import { formatDistance } from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { SlotProposals } from "../../contract.ts";
import { isSamePoint } from "../client/care-words.ts";
import { useTerritoryCommunes } from "../place/communes.ts";
import type { ShownProposal } from "../proposals/merge-proposals.ts";

type DeskMapProps = {
  cpts: string;
  answer: SlotProposals;
  list: readonly ShownProposal[];
  selected: ShownProposal | null;
  onSelect: (slotId: string) => void;
};

/** Where the proposed sites are from the patient; the list beside says the same in words. */
export function DeskMap({ cpts, answer, list, selected, onSelect }: DeskMapProps) {
  const communes = useTerritoryCommunes(cpts);
  const { points, bySite } = sitesOf(list);
  const from = answer.from;
  if (points.length === 0 && !from) return null;
  return (
    <MapView
      label="Sites proposés autour du patient"
      heightPixels={220}
      withList={false}
      points={[
        ...(from
          ? [
              {
                id: "patient",
                lat: from.latitude,
                lon: from.longitude,
                label: "Le patient",
                kind: "patient" as const,
              },
            ]
          : []),
        ...points,
      ]}
      places={communes
        .filter((commune) => commune.latitude !== null && commune.longitude !== null)
        .map((commune) => ({
          id: commune.code,
          name: commune.name,
          lat: commune.latitude ?? 0,
          lon: commune.longitude ?? 0,
        }))}
      {...(from ? { circles: { lat: from.latitude, lon: from.longitude, radiiMeters: [2_000, 5_000] } } : {})}
      selectedId={selected?.siteId ?? null}
      onSelect={(siteId) => {
        const first = bySite.get(siteId);
        if (first) onSelect(first);
      }}
    />
  );
}

/** One point per site, signed by the rank of its best slot. */
function sitesOf(list: readonly ShownProposal[]) {
  const bySite = new Map<string, string>();
  const points = list.flatMap((one) => {
    if (bySite.has(one.siteId) || one.modality === "VR" || one.latitude === null || one.longitude === null)
      return [];
    bySite.set(one.siteId, one.slotId);
    return [
      {
        id: one.siteId,
        lat: one.latitude,
        lon: one.longitude,
        label: `${one.rank}. ${one.siteName || one.professionalName}`,
        detail:
          one.distanceMeters === null
            ? undefined
            : isSamePoint(one.distanceMeters)
              ? "même commune"
              : formatDistance(one.distanceMeters),
        sign: String(one.rank),
        kind: "site" as const,
      },
    ];
  });
  return { points, bySite };
}
