import { recordProvisional } from "../../../core/patients/index.ts";
import { listCommunes } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, Problem, tooMany } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { dayOf } from "../request/day-of.ts";
import { openRequest } from "../request/open-request.ts";
import { type Situation, situation } from "../request/request-contract.ts";
import { findRequest } from "../request/request-store.ts";
import { closed, hashDraftToken } from "./begin-draft.ts";
import { type CompleteAnswers, completeAnswers } from "./door-contract.ts";
import { doorKey } from "./door-key.ts";
import { countSentSince, type DraftRow, emptyDraft, lockDraft } from "./door-store.ts";
import { followCodeOf, hashFollowCode } from "./follow-code.ts";
import { inDoor } from "./in-door.ts";
import { answersOf, noDraft } from "./keep-draft.ts";

const SOURCE = "Page publique";

/**
 * The draft becomes a request « to check ». The answer is the same whether the person is known or not; sent twice, it is one request and the
 * same code. @returns the follow-up code, which is kept nowhere
 */
export const sendDraft = (deps: Deps, slug: string, token: string | undefined): Promise<{ code: string }> =>
  inDoor(deps, slug, async (tx, cpts, settings) => {
    const now = nowOf(deps);
    const draft = token ? await lockDraft(tx, cpts.id, hashDraftToken(token), now) : undefined;
    if (!draft) throw noDraft();
    const code = followCodeOf(doorKey(deps), draft.id);
    if (draft.request_id) return stillValid(tx, cpts.id, draft.request_id, code);
    if (!settings.doorOpen) throw closed();
    await refuseFlood(tx, cpts.id, now);
    const answers = readComplete(draft);
    await checkAnswers(tx, answers, dayOf(now, cpts.time_zone));
    const requestId = await open(deps, tx, draft, answers, hashFollowCode(cpts.id, code), now);
    await emptyDraft(tx, draft, requestId, now);
    return { code };
  });

/** The same answer as the first time, unless the CPTS has given another code since: a dead one is not shown again. */
async function stillValid(
  tx: Tx,
  cptsId: string,
  requestId: string,
  code: string,
): Promise<{ code: string }> {
  const row = await findRequest(tx, cptsId, requestId);
  if (row?.follow_code_hash?.equals(hashFollowCode(cptsId, code))) return { code };
  throw conflict(
    "family-doctor.code-replaced",
    "Cette demande est bien envoyée ; son code a été remplacé. Servez-vous de celui que l'équipe vous a donné.",
  );
}

/** A whole CPTS sees a few a day: beyond, robots found many addresses, and the register must not be buried. */
const MOST_AN_HOUR = 200;

async function refuseFlood(tx: Tx, cptsId: string, now: Date): Promise<void> {
  if ((await countSentSince(tx, cptsId, new Date(now.getTime() - 3_600_000), MOST_AN_HOUR)) >= MOST_AN_HOUR)
    throw tooMany(
      "family-doctor.door-crowded",
      "La page reçoit trop de demandes en ce moment : vos réponses sont gardées, envoyez-les dans une heure.",
      3_600,
    );
}

async function open(
  deps: Deps,
  tx: Tx,
  draft: DraftRow,
  answers: CompleteAnswers,
  followCodeHash: Buffer,
  now: Date,
): Promise<string> {
  const patientId = await recordProvisional(
    deps,
    tx,
    {
      birthFamilyName: answers.familyName,
      usedFamilyName: answers.usedFamilyName || null,
      birthGivenNames: answers.givenNames,
      sex: answers.sex,
      birthOn: answers.birthOn,
      phone: answers.phone ?? null,
      email: answers.email ?? null,
      addressLine: answers.addressLine ?? "",
      postalCode: answers.postalCode ?? null,
      communeCode: answers.communeCode,
    },
    SOURCE,
  );
  const byCarer = answers.forWhom === "other";
  const row = await openRequest(deps, null, tx, {
    patientId,
    origin: "public",
    status: "to-check",
    situation: situationOf(answers),
    carer: byCarer ? { name: answers.carerName || "Un proche", phone: answers.carerPhone ?? null } : null,
    declarant: { userId: null, kind: byCarer ? "carer" : "patient", label: SOURCE },
    agreement: { informedAt: draft.informed_at, at: now, how: "public-page", takenBy: null },
    followCodeHash,
    sentence: byCarer
      ? "Demande faite par un proche sur la page publique."
      : "Demande faite par la personne sur la page publique.",
  });
  return row.id;
}

function situationOf(answers: CompleteAnswers): Situation {
  return situation.parse({
    ald: answers.ald ?? null,
    disability: answers.disability ?? null,
    pregnancy: answers.pregnancy ?? null,
    homebound: answers.homebound ?? null,
    isolated: answers.isolated ?? null,
    rights: answers.rights ?? null,
    treatmentEndsOn: answers.treatmentEndsOn ?? null,
    leftHospitalOn: answers.leftHospitalOn ?? null,
    withoutDoctorSinceOn: answers.withoutDoctorSinceOn ?? null,
    needsHomeVisit: answers.needsHomeVisit ?? null,
    languages: answers.languages ?? [],
    wish: answers.wish ?? "",
    reachBy: answers.reachBy,
  });
}

function readComplete(draft: DraftRow): CompleteAnswers {
  const answers = answersOf(draft);
  const parsed = completeAnswers.safeParse(answers);
  const unreachable = !answers.phone && !(answers.forWhom === "other" && answers.carerPhone);
  if (parsed.success && !unreachable) return parsed.data;
  const missing = [
    ...(parsed.error?.issues.map(({ path }) => path.join(".")) ?? []),
    ...(unreachable ? [answers.forWhom === "other" ? "carerPhone" : "phone"] : []),
  ];
  throw new Problem(
    "invalid",
    "family-doctor.not-complete",
    "Il manque des réponses : complétez-les, puis envoyez.",
    {
      fields: missing
        .slice(0, 20)
        .map((name) => ({ field: `answers.${name}`, message: "Répondez à cette question." })),
    },
  );
}

async function checkAnswers(tx: Tx, answers: CompleteAnswers, today: string): Promise<void> {
  if (answers.birthOn > today)
    throw invalid("answers.birthOn", "La date de naissance ne peut pas être dans l'avenir.");
  if (answers.reachBy === "sms" && !answers.phone)
    throw invalid("answers.phone", "Pour recevoir un SMS, indiquez le téléphone de la personne.");
  if (answers.reachBy === "mail" && !answers.email)
    throw invalid("answers.email", "Pour être prévenu par mail, indiquez une adresse mail.");
  if (answers.reachBy === "letter" && !answers.addressLine)
    throw invalid("answers.addressLine", "Pour recevoir une lettre, indiquez une adresse.");
  if ((await listCommunes(tx, [answers.communeCode])).length === 0)
    throw invalid("answers.communeCode", "Choisissez votre commune dans la liste.");
}
