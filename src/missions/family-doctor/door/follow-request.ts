import { correctContact, type SaidContact } from "../../../core/patients/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { closeLocked } from "../request/close-request.ts";
import { CONTACT_TO_CHECK, PHONE_INDICATED, PHONE_TO_CHECK } from "../request/contact-to-check.ts";
import { applyCorrection } from "../request/correct-request.ts";
import { moveRequest } from "../request/move-request.ts";
import { type RequestStatus, requestStatus } from "../request/request-contract.ts";
import type { RequestRow } from "../request/request-store.ts";
import { presentSituation } from "../request/situation-columns.ts";
import type { Settings } from "../settings/settings-contract.ts";
import type { Follow, FollowCorrection, FollowWithdrawal } from "./door-contract.ts";
import { lockByFollowCode } from "./door-store.ts";
import { hashFollowCode, readFollowCode } from "./follow-code.ts";
import { followSteps, followWords } from "./follow-words.ts";
import { inDoor } from "./in-door.ts";

/** Where the request stands: states only. @throws notFound, the same for a wrong, an unknown and another CPTS's code. */
export const readFollow = (deps: Deps, slug: string, code: string): Promise<Follow> =>
  withCode(deps, slug, code, async (_tx, row, settings) => presentFollow(row, settings));

/** The person corrects what they may: how to be reached, the situation, the wish. */
export const correctFollow = (deps: Deps, slug: string, input: FollowCorrection): Promise<Follow> =>
  withCode(deps, slug, input.code, async (tx, row, settings) => {
    if (row.status === "closed") throw over();
    const { code: _, phone, email, addressLine, ...sent } = input;
    const contact = sayOnly({ phone, email, addressLine });
    const told = Object.keys(contact).length > 0 ? await tellContact(deps, tx, row, contact) : row;
    const before = presentSituation(row);
    const after = { ...before, ...sayOnly(sent) };
    const changed = JSON.stringify(before) !== JSON.stringify(after);
    const next = changed ? await applyCorrection(deps, null, tx, told, { situation: after }) : told;
    await auditByCode(deps, tx, row, "family-doctor.request-corrected");
    return presentFollow(next, settings);
  });

type Said<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };
const sayOnly = <T extends object>(all: T): Said<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Said<T>;

/** On the record that the person made, it is written; on any other, it waits in the story for somebody to check it. The answer tells neither. */
async function tellContact(deps: Deps, tx: Tx, row: RequestRow, said: SaidContact): Promise<RequestRow> {
  const isWritten =
    row.patient_id !== null && (await correctContact(deps, tx, row.patient_id, said, "Code de suivi"));
  const phoneAlone = Object.keys(said).join() === "phone";
  return moveRequest(
    deps,
    null,
    tx,
    row,
    isWritten
      ? {
          kind: "request-corrected",
          sentence: phoneAlone
            ? "Téléphone corrigé par la personne, avec son code de suivi."
            : "Coordonnées corrigées par la personne, avec son code de suivi.",
        }
      : {
          kind: PHONE_INDICATED,
          sentence: phoneAlone ? PHONE_TO_CHECK : CONTACT_TO_CHECK,
          details: { ...said },
        },
  );
}

/** The person takes the request back, with a reason. A place reserved is given back. */
export const withdrawFollow = (deps: Deps, slug: string, input: FollowWithdrawal): Promise<Follow> =>
  withCode(deps, slug, input.code, async (tx, row, settings) => {
    if (row.status === "closed") throw over();
    const closed = await closeLocked(deps, null, tx, row, {
      reason: input.reason,
      note: "Par la personne, avec son code de suivi.",
    });
    await auditByCode(deps, tx, row, "family-doctor.request-closed");
    return presentFollow(closed, settings);
  });

/** Nobody is signed in: the journal names the code. */
const auditByCode = (deps: Deps, tx: Tx, row: RequestRow, action: string) =>
  appendAudit(tx, deps.auditKey, nowOf(deps), {
    action,
    actorUserId: null,
    actorLabel: "Code de suivi",
    subjectKind: "request",
    subjectId: row.id,
    ...(row.patient_id ? { patientId: row.patient_id } : {}),
  });

const withCode = <T>(
  deps: Deps,
  slug: string,
  typed: string,
  work: (tx: Tx, row: RequestRow, settings: Settings) => Promise<T>,
): Promise<T> =>
  inDoor(deps, slug, async (tx, cpts, settings) => {
    const code = readFollowCode(typed);
    const row = code ? await lockByFollowCode(tx, cpts.id, hashFollowCode(cpts.id, code)) : undefined;
    if (!row) throw unknown();
    return work(tx, row, settings);
  });

function presentFollow(row: RequestRow, settings: Settings): Follow {
  const closed = row.status === "closed";
  // A double is the CPTS's affair: whoever holds the code reads no more than before.
  const status: RequestStatus = row.end_reason === "twin" ? "waiting" : requestStatus.parse(row.status);
  return {
    status,
    ...followWords(status, row.end_reason),
    since: row.stands_since.toISOString(),
    openedAt: row.created_at.toISOString(),
    steps: followSteps(status, row.end_reason),
    canCorrect: !closed,
    canWithdraw: !closed,
    contactPhone: settings.contactPhone,
  };
}

const unknown = () =>
  notFound(
    "family-doctor.no-follow",
    "Aucune demande ne correspond à ce code : vérifiez les 12 signes, ou appelez la CPTS.",
  );
const over = () =>
  conflict("family-doctor.request-over", "Cette demande est terminée : elle ne peut plus être changée.");
