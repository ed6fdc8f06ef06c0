import { askEachCpts, violates, withPlatform, withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, invalid, tooMany } from "../../errors/problems.ts";
import type { Session } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { recordIn } from "../audit/record-identity-act.ts";
import { findCptsBySlug, listUserIdsOfRoles } from "../member/member-store.ts";
import type { JoinableCpts, JoinInput } from "../members-contract.ts";
import { tellPerson } from "../notice/tell-person.ts";
import { findUser } from "../user/user-store.ts";
import { insertJoinRequest, listCpts, listMyOpenRequests } from "./join-store.ts";

const MOST_OPEN_REQUESTS = 5;

/** The CPTS of this installation that the person is not in; first those whose directory holds their RPPS number. */
export async function listJoinableCpts(deps: Deps, session: Session): Promise<JoinableCpts[]> {
  const mine = new Set(session.memberships.map((one) => one.cptsId));
  const all = (await withPlatform(deps.db, listCpts)).filter((one) => !mine.has(one.id));
  const { user, asked } = await withPlatform(
    deps.db,
    async (tx) => ({
      user: await findUser(tx, session.userId),
      asked: new Set((await listMyOpenRequests(tx, session.userId)).map((one) => one.cpts_id)),
    }),
    { userId: session.userId },
  );
  const known = await listWhereKnown(
    deps,
    all.map((one) => one.id),
    user?.rpps,
  );
  return all
    .map(({ id, slug, name, department }) => ({
      slug,
      name,
      department,
      knowsMe: known.has(id),
      asked: asked.has(id),
    }))
    .sort((a, b) => Number(b.knowsMe) - Number(a.knowsMe));
}

/** Those whose directory holds this number: 300 CPTS are 6 round trips, not 900. */
async function listWhereKnown(
  deps: Deps,
  cptsIds: readonly string[],
  rpps: string | null | undefined,
): Promise<ReadonlyMap<string, unknown>> {
  if (!rpps || !/^\d{9,11}$/.test(rpps)) return new Map();
  const question = `select 1 as known from directory_professionals where cpts_id = app_cpts() and rpps = '${rpps}' and active limit 1`;
  return askEachCpts(deps.db, cptsIds, question);
}

/** Asks a CPTS to be let in: nothing opens until its coordinator answers. */
export async function askToJoin(
  deps: Deps,
  session: Session,
  input: JoinInput,
  requestId: string,
): Promise<{ id: string }> {
  const { cpts, open } = await withPlatform(
    deps.db,
    async (tx) => ({
      cpts: await findCptsBySlug(tx, input.cptsSlug),
      open: await listMyOpenRequests(tx, session.userId),
    }),
    { userId: session.userId },
  );
  if (!cpts) throw invalid("cptsSlug", "Choisissez une CPTS de la liste.");
  if (session.memberships.some((one) => one.cptsId === cpts.id))
    throw conflict("identity.already-member", "Vous êtes déjà membre de cette CPTS.");
  if (open.length >= MOST_OPEN_REQUESTS)
    throw tooMany(
      "identity.too-many-requests",
      "Plusieurs de vos demandes attendent déjà une réponse : attendez-la avant d'en faire d'autres.",
      86_400,
    );
  try {
    return await withTenant(deps.db, { cptsId: cpts.id, userId: session.userId }, async (tx) => {
      const id = await insertJoinRequest(tx, {
        cptsId: cpts.id,
        userId: session.userId,
        message: input.message,
        now: nowOf(deps),
      });
      await recordIn(deps, tx, {
        action: "identity.join-asked",
        actorUserId: session.userId,
        actorLabel: session.label,
        subjectKind: "join-request",
        subjectId: id,
        requestId,
      });
      for (const coordinator of await listUserIdsOfRoles(tx, cpts.id, ["coordinator"])) {
        await tellPerson(deps, tx, {
          userId: coordinator.user_id,
          kind: "identity.join-asked",
          link: `/c/${cpts.slug}/membres`,
        });
      }
      return { id };
    });
  } catch (error) {
    if (violates(error, "identity_access_requests_open_key"))
      throw conflict("identity.join-asked", "Votre demande est déjà partie : le coordinateur va y répondre.");
    throw error;
  }
}
