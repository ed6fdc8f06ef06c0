import { recordAct } from "../../audit/index.ts";
import { newId } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { tooMany } from "../../errors/problems.ts";
import { actOnce, type Once } from "../../http/index.ts";
import { declareNoticeKinds, tellPerson } from "../../notify/index.ts";
import { nowOf } from "../../time/index.ts";
import type { Actor } from "../actor.ts";
import type { GlassInput } from "./contract.ts";
import { countGlassSince, insertGlass, listCoordinators, listOpenGlass } from "./glass-store.ts";

declareNoticeKinds([
  {
    kind: "access.glass-broken",
    label: "Un dossier est ouvert par accès exceptionnel (coordination)",
    mailByDefault: true,
    roles: ["coordinator"],
  },
  {
    kind: "access.glass-reviewed",
    label: "Mon accès exceptionnel a été relu",
    mailByDefault: false,
    roles: ["professional", "operator", "coordinator"],
  },
]);

const HOUR_MS = 3_600_000;
const MOST_PER_DAY = 20;

/**
 * Opens a record beyond need-to-know for one hour: the reason is kept and audited, the coordinators are told, and one of
 * them will review it. Opening again while it is open gives the same hour back.
 */
export const breakGlass = (
  deps: Deps,
  actor: Actor,
  once: Once,
  input: GlassInput,
): Promise<{ id: string; endsAt: string }> =>
  actOnce(deps, actor, once, async (tx) => {
    const openedAt = nowOf(deps);
    const open = (await listOpenGlass(tx, actor.cptsId, actor.userId, openedAt)).find(
      (one) => one.subject_kind === input.kind && one.subject_id === input.id,
    );
    if (open) return { id: open.id, endsAt: open.ends_at.toISOString() };
    if (
      (await countGlassSince(tx, actor.cptsId, actor.userId, new Date(openedAt.getTime() - 24 * HOUR_MS))) >=
      MOST_PER_DAY
    ) {
      throw tooMany(
        "break-glass.too-many",
        `Vous avez ouvert ${MOST_PER_DAY} dossiers en un jour par accès exceptionnel : voyez avec votre coordination.`,
        3_600,
      );
    }
    const id = newId();
    const endsAt = new Date(openedAt.getTime() + HOUR_MS);
    await insertGlass(tx, {
      cptsId: actor.cptsId,
      id,
      userId: actor.userId,
      kind: input.kind,
      subjectId: input.id,
      reason: input.reason,
      openedAt,
      endsAt,
    });
    await recordAct(deps, actor, tx, {
      action: "access.glass-broken",
      subjectKind: input.kind,
      subjectId: input.id,
      ...(input.kind === "patient" ? { patientId: input.id } : {}),
      purpose: input.reason,
    });
    for (const { user_id: userId } of await listCoordinators(tx, actor.cptsId)) {
      if (userId === actor.userId) continue;
      await tellPerson(deps, tx, {
        userId,
        kind: "access.glass-broken",
        title: `${actor.label} a ouvert un dossier par accès exceptionnel`,
        body: "À relire : le motif est dans la liste.",
        link: `/c/${actor.cptsSlug}/acces-exceptionnels`,
      });
    }
    return { id, endsAt: endsAt.toISOString() };
  });
