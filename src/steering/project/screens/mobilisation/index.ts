import { IconUsersGroup } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** Professionals identified, solicited, engaged; the journal; the team. */
export const mobilisationScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/mobilisation",
      label: "Mobilisation",
      hint: "Qui est identifié, sollicité, engagé ; les réunions et les envois ; l’équipe projet et les partenaires.",
      icon: IconUsersGroup,
      group: "steering",
      roles: ["coordinator", "administrator", "professional"],
      order: 43,
      keywords: [
        "professionnels engagés",
        "réunion",
        "compte rendu",
        "newsletter",
        "équipe projet",
        "partenaires",
      ],
    },
  ],
  routes: [
    {
      path: "projet/mobilisation",
      scope: "cpts",
      title: "Mobilisation",
      screen: () => import("./mobilisation-page.tsx"),
    },
  ],
};
