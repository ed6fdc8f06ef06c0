import type { Role } from "../../platform/access/index.ts";
import type { Tx } from "../../platform/db/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { declareNoticeKinds, tellPerson } from "../../platform/notify/index.ts";

export const KINDS = {
  stuck: "unscheduled-care.request-stuck",
  moved: "unscheduled-care.request-moved",
  toRead: "unscheduled-care.return-to-read",
  askReturn: "unscheduled-care.return-asked",
  news: "unscheduled-care.resource-asked",
  unanswered: "unscheduled-care.return-unanswered",
} as const;

/** Who asks, and who is at the desk. */
export const asking: readonly Role[] = ["coordinator", "professional", "operator", "assistant", "partner"];

declareNoticeKinds([
  {
    kind: KINDS.stuck,
    label: "Une demande attend que quelqu'un agisse",
    mailByDefault: false,
    roles: asking,
  },
  { kind: KINDS.moved, label: "Un collègue a fait avancer ma demande", mailByDefault: false, roles: asking },
  { kind: KINDS.toRead, label: "Un retour d'information est arrivé", mailByDefault: true, roles: asking },
  {
    kind: KINDS.askReturn,
    label: "On attend mon retour sur un patient reçu",
    mailByDefault: true,
    roles: ["professional", "assistant"],
  },
  {
    kind: KINDS.news,
    label: "On me demande ce qu'est devenue une personne orientée",
    mailByDefault: false,
    roles: asking,
  },
  {
    kind: KINDS.unanswered,
    label: "Un retour d'information est resté sans réponse",
    mailByDefault: false,
    roles: ["coordinator"],
  },
]);

const slugOf = async (tx: Tx, cptsId: string): Promise<string> =>
  (await tx.selectFrom("territory_cpts").select("slug").where("id", "=", cptsId).executeTakeFirstOrThrow())
    .slug;

/** Tells each of these people once. Titles carry a reference at most: what it is about is read in the application. */
export async function tellPeople(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  userIds: readonly string[],
  notice: { kind: string; title: string; page: string },
): Promise<void> {
  if (userIds.length === 0) return;
  const link = `/c/${await slugOf(tx, cptsId)}/${notice.page}`;
  for (const userId of new Set(userIds))
    await tellPerson(deps, tx, { userId, kind: notice.kind, title: notice.title, link });
}

/** Pages of the screens, from the root of the CPTS. */
export const PAGES = {
  request: (id: string): string => `soins/demandes/${id}`,
  dayOf: (professionalId: string, on: string): string => `agenda/jour?jour=${on}&pro=${professionalId}`,
  unanswered: "soins/en-attente",
} as const;
