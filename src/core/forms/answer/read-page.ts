import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { DIFFICULTY, hashProof, makeChallenge, proofExpiry } from "../../../platform/access/proof-of-work.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, forbidden } from "../../../platform/errors/problems.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import { askAuthor } from "../author/ask-author.ts";
import { checkAnswers, leavesOfForm, type Prefill } from "../model/index.ts";
import { onWire } from "../questionnaire/form-schema.ts";
import { answersKept } from "../retention/answers-kept.ts";
import { findPerson, type PersonAtWork } from "../sending/people-store.ts";
import type { Page } from "./answer-contract.ts";
import { findDraft, insertDraft, spendProof } from "./answer-store.ts";
import { type Asked, hashDraftKey, inAsked, type Knock } from "./find-asked.ts";

/** What is asked, and what was answered so far. Reading it changes nothing. */
export const readPage = (deps: Deps, knock: Knock): Promise<Page> =>
  inAsked(deps, knock, async (tx, asked) => {
    const draft = asked.draftHash && (await findDraft(tx, asked.cpts_id, asked.sending_id, asked.draftHash));
    const isNamed = asked.identity === "named";
    const person =
      isNamed && asked.professional_id
        ? await findPerson(tx, asked.cpts_id, asked.professional_id)
        : undefined;
    const isAnswered = asked.answered || draft?.sent === true;
    return {
      state: isAnswered ? "answered" : "open",
      kind: asked.kind,
      cptsName: asked.cpts_name,
      title: asked.title,
      introduction: asked.introduction,
      identity: asked.identity,
      closesAt: asked.closes_at.toISOString(),
      timeZone: asked.cpts_time_zone,
      person: person ? `${person.given_name} ${person.family_name}`.trim() : null,
      form: onWire(asked.form),
      answers: isAnswered ? {} : ((draft?.content ?? prefilled(asked, person)) as Page["answers"]),
      revision: asked.kind === "public" && !draft ? null : (draft?.revision ?? 0),
      author:
        isNamed && asked.kind === "public" && !isAnswered
          ? await askAuthor(
              tx,
              {
                cptsId: asked.cpts_id,
                today: localDateOf(deps.clock.now(), asked.cpts_time_zone).toString(),
                form: asked.form,
              },
              draft?.author ?? null,
            )
          : null,
      keptMonths: (await answersKept.inForce(deps, tx, { id: asked.cpts_id, timeZone: asked.cpts_time_zone }))
        .months,
    };
  });

/** What the directory knows, where the questionnaire asks for it, so that nobody types it again. */
function prefilled(asked: Asked, person: PersonAtWork | undefined): Record<string, unknown> {
  if (!person) return {};
  const known: Record<Prefill, string | null> = {
    name: `${person.family_name} ${person.given_name}`.trim(),
    speciality: person.speciality_label ?? person.profession_label,
    address: person.address,
    phone: person.phone,
    mail: person.email,
  };
  const raw = Object.fromEntries(
    leavesOfForm(asked.form).flatMap(({ key, question }) =>
      question.kind === "text" && question.prefill ? [[key, known[question.prefill]]] : [],
    ),
  );
  return checkAnswers(asked.form, raw, { complete: false }).answers;
}

const doorKey = (deps: Deps): Buffer => createHmac("sha256", deps.auditKey).update("forms.door").digest();

/** A puzzle for whoever begins on a public page. */
export const giveChallenge = (deps: Deps, knock: Knock) =>
  inAsked(deps, knock, async (_tx, asked) => ({
    challenge: makeChallenge(doorKey(deps), asked.cpts_id, nowOf(deps).getTime(), randomBytes(8)),
    difficulty: DIFFICULTY,
  }));

/** A device begins on a public page. @returns the secret that it keeps, under which its answers are saved as it goes */
export const beginPublic = (
  deps: Deps,
  knock: Knock,
  input: { challenge: string; nonce: number },
): Promise<{ token: string; closesAt: Date }> =>
  inAsked(deps, knock, async (tx, asked) => {
    const now = nowOf(deps).getTime();
    const until = proofExpiry(doorKey(deps), asked.cpts_id, now, input.challenge, input.nonce);
    if (asked.kind !== "public" || until === undefined)
      throw forbidden(
        "forms.no-proof",
        "Votre appareil n'a pas pu être vérifié : rechargez la page, puis recommencez.",
      );
    if (!(await spendProof(tx, asked.cpts_id, hashProof(input.challenge, input.nonce), new Date(until))))
      throw conflict("forms.proof-spent", "Rechargez la page, puis recommencez.");
    const token = randomBytes(32).toString("base64url");
    await openDraft(tx, asked, hashDraftKey(token), {});
    return { token, closesAt: asked.closes_at };
  });

const WEEK_MS = 7 * 86_400_000;

/** Its id and its end tell no instant of the one who answers: drawn by chance, and the same for all of a sending. */
export const openDraft = (tx: Tx, asked: Asked, hash: Buffer, content: object) =>
  insertDraft(tx, {
    cptsId: asked.cpts_id,
    id: randomUUID(),
    sendingId: asked.sending_id,
    hash,
    content,
    expiresAt: new Date(asked.closes_at.getTime() + WEEK_MS),
  });
