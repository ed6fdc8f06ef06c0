import { IconStethoscope } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/index.ts";

/** The doctor's day, for the list of the mission's screens. */
export const dayScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "agenda/jour",
      label: "Ma journée",
      shortLabel: "Journée",
      hint: "Vos patients du jour : arrivé, vu, absent, et le retour en dix secondes.",
      icon: IconStethoscope,
      group: "mine",
      roles: ["professional", "assistant"],
      order: 10,
      bottomBar: 10,
      keywords: ["agenda", "patients", "aujourd'hui", "retour", "arrivé", "vu"],
    },
  ],
  routes: [{ path: "agenda/jour", scope: "cpts", title: "Ma journée", screen: () => import("./my-day.tsx") }],
};
