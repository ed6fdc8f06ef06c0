import { expect, test } from "vitest";
import { waitingOf } from "./waiting-lines.ts";

test("only what waits is said, counted, with the way to it; one's own accesses are for another", () => {
  expect(waitingOf({})).toEqual([]);
  const day = (label: string, state: "late" | "soon" | "ahead", dueOn: string, daysLeft: number) => ({
    label,
    state,
    dueOn,
    daysLeft,
  });
  expect(
    waitingOf({
      unanswered: { items: [{ requestId: "r" }] },
      glass: { items: [{ isMine: true }, { isMine: false }, { isMine: false }], next: null },
      joins: { items: [] },
      standstills: {
        counts: [
          { code: "to-check", label: "À vérifier", count: 2 },
          { code: "sent", label: "Envoyées", count: 1 },
        ],
      },
      clock: {
        dates: [
          day("Rapport annuel", "soon", "2026-12-01", 9),
          day("Plan de crise", "late", "2026-11-01", -21),
          day("Renouvellement", "ahead", "2028-01-01", 400),
        ],
      },
    }),
  ).toEqual([
    { what: "1 retour sans réponse après relance", path: "soins/en-attente" },
    { what: "2 accès exceptionnels à relire", path: "acces-exceptionnels" },
    { what: "3 demandes de médecin traitant n’avancent pas", path: "medecin-traitant/en-attente" },
    {
      what: "2 échéances du contrat",
      detail: "en retard : Plan de crise, dimanche 1er novembre 2026",
      path: "projet/echeances",
    },
  ]);
  const lone = waitingOf({ glass: { items: [{ isMine: false }], next: "more" } });
  expect(lone).toEqual([{ what: "1 accès exceptionnel à relire au moins", path: "acces-exceptionnels" }]);
});
