import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { declareNoticeKinds, tellPerson } from "../../../platform/notify/index.ts";
import { listPeopleOf } from "../offer/doctor-store.ts";

export const KINDS = {
  asked: "family-doctor.proposal-to-answer",
  withdrawn: "family-doctor.proposal-withdrawn",
  toSend: "family-doctor.proposal-to-send",
  answered: "family-doctor.proposal-answered",
} as const;

// The mail with the link leaves beside the notice: a second one would say the same.
declareNoticeKinds([
  {
    kind: KINDS.asked,
    label: "Un patient m'est proposé comme médecin traitant",
    mailByDefault: false,
    roles: ["professional", "assistant"],
  },
  {
    kind: KINDS.withdrawn,
    label: "Une proposition de patient m'est retirée",
    mailByDefault: true,
    roles: ["professional", "assistant"],
  },
  {
    kind: KINDS.toSend,
    label: "Une proposition à un médecin est à envoyer",
    mailByDefault: false,
    roles: ["coordinator"],
  },
  {
    kind: KINDS.answered,
    label: "Un médecin a répondu à une proposition",
    mailByDefault: false,
    roles: ["coordinator"],
  },
]);

/** Pages of the screens, from the root of the CPTS. */
export const PAGES = {
  proposals: "medecin-traitant/mes-propositions",
  request: (id: string): string => `medecin-traitant/demandes/${id}`,
} as const;

export const findCptsPage = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_cpts")
    .select(["slug", "name", "time_zone"])
    .where("id", "=", cptsId)
    .executeTakeFirstOrThrow();

interface Told {
  kind: string;
  /** A reference at most: no name, no health. */
  title: string;
  page: string;
  except?: string | null;
}

/** Tells the doctor and who assists them. */
export const tellDoctor = async (deps: Deps, tx: Tx, cptsId: string, professionalId: string, told: Told) =>
  tellAll(deps, tx, cptsId, await listPeopleOf(tx, cptsId, professionalId), told);

export async function tellCoordination(deps: Deps, tx: Tx, cptsId: string, told: Told): Promise<void> {
  const rows = await tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("role", "=", "coordinator")
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
  await tellAll(
    deps,
    tx,
    cptsId,
    rows.map((row) => row.user_id),
    told,
  );
}

async function tellAll(deps: Deps, tx: Tx, cptsId: string, userIds: readonly string[], told: Told) {
  const { slug } = await findCptsPage(tx, cptsId);
  for (const userId of userIds.filter((one) => one !== told.except))
    await tellPerson(deps, tx, {
      userId,
      kind: told.kind,
      title: told.title,
      link: `/c/${slug}/${told.page}`,
    });
}
