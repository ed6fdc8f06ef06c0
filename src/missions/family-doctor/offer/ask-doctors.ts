import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, actOnce, type Once, pageOf, readTimeKey } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { formatDate, nowOf } from "../../../platform/time/index.ts";
import { findCptsPage } from "../proposal/proposal-notices.ts";
import type { Askable, Asked, AskInput, AskPage } from "./ask-contract.ts";
import {
  type AskedDoctor,
  findAsk,
  insertAsk,
  listAsks,
  listGeneralPractitioners,
  lockAsks,
} from "./ask-store.ts";
import { findDoctor } from "./doctor-store.ts";
import { doctorName } from "./offer-words.ts";
import { hashLink, makeLink } from "./signed-link.ts";

export const MAIL_ASK = "family-doctor.mail-ask";
const DAY_MS = 86_400_000;
/** How long a link of this mail may be answered. */
const ASK_DAYS = 21;

const NOT_A_GP = "N'est pas un généraliste en activité dans l'annuaire.";
const ANSWERS = {
  offer: "Prend des patients",
  none: "Aucun patient en ce moment",
  stop: "Ne veut plus être sollicité par mail",
} as const;

/** Why a doctor is not asked, in French; null when they may be. */
function whyNot(doctor: AskedDoctor, now: Date, days: number): string | null {
  if (doctor.stopped) return "A demandé à ne plus être sollicité par mail.";
  if (!doctor.has_mail) return "N'a pas d'adresse mail dans l'annuaire.";
  if (doctor.last_asked_at && now.getTime() - doctor.last_asked_at.getTime() < days * DAY_MS)
    return `Déjà sollicité depuis moins de ${days} jours.`;
  return null;
}

/** General practitioners who may be asked now, and how many may not, by reason. */
export const listAskable = (deps: Deps, actor: Actor, days: number): Promise<Askable> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const reasons = new Map<string, number>();
    const items: Askable["items"] = [];
    for (const doctor of await listGeneralPractitioners(tx, actor.cptsId)) {
      const why = whyNot(doctor, now, days);
      if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
      else
        items.push({
          professionalId: doctor.id,
          professionalName: doctorName(doctor),
          communeName: doctor.commune_name,
          hasOffer: doctor.has_offer,
          lastAskedAt: doctor.last_asked_at?.toISOString() ?? null,
          lastAnswer: doctor.last_answer as "offer" | "none" | null,
        });
    }
    return { items, leftOut: [...reasons].map(([reason, count]) => ({ reason, count })) };
  });

/** Writes to the chosen doctors; those who may not be asked are named with the reason. Mails leave by jobs. */
export const askDoctors = (deps: Deps, actor: Actor, once: Once, input: AskInput): Promise<Asked> =>
  actOnce(deps, actor, once, async (tx) => {
    await lockAsks(tx, actor.cptsId);
    const now = nowOf(deps);
    const known = new Map(
      (await listGeneralPractitioners(tx, actor.cptsId, input.professionalIds)).map((one) => [one.id, one]),
    );
    const done: Asked = { asked: 0, leftOut: [] };
    for (const professionalId of new Set(input.professionalIds)) {
      const doctor = known.get(professionalId);
      const why = doctor ? whyNot(doctor, now, input.notAskedWithinDays) : NOT_A_GP;
      if (why) {
        done.leftOut.push({ professionalId, why });
        continue;
      }
      const id = newId();
      await insertAsk(tx, {
        cpts_id: actor.cptsId,
        id,
        professional_id: professionalId,
        token_hash: hashLink(makeLink(deps, "offer", { cptsId: actor.cptsId, id, issuedAt: now })),
        sent_at: now,
        expires_at: new Date(now.getTime() + ASK_DAYS * DAY_MS),
        sent_by: actor.userId,
      });
      await enqueueJob(tx, { name: MAIL_ASK, payload: { cptsId: actor.cptsId, askId: id } });
      done.asked += 1;
    }
    await recordAct(deps, actor, tx, {
      action: "family-doctor.doctors-asked",
      details: { count: done.asked },
    });
    return done;
  });

/** Job: the mail of one ask, while it may be answered. */
export async function mailAsk(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const cptsId = String(payload["cptsId"]);
  const mail = await withTenant(deps.db, cptsId, async (tx) => {
    const ask = await findAsk(tx, cptsId, String(payload["askId"]));
    if (!ask || ask.answered_at || ask.expires_at <= nowOf(deps)) return undefined;
    const doctor = await findDoctor(tx, cptsId, ask.professional_id);
    if (!doctor?.email) return undefined;
    const { name, slug, time_zone: zone } = await findCptsPage(tx, cptsId);
    const token = makeLink(deps, "offer", { cptsId, id: ask.id, issuedAt: ask.sent_at });
    return {
      to: doctor.email,
      subject: `${name} : pouvez-vous prendre de nouveaux patients ?`,
      text: [
        "Bonjour,",
        "",
        `Des habitants du territoire cherchent un médecin traitant. ${name} vous demande si vous pouvez en prendre, et combien.`,
        "",
        "Pour répondre en une touche (quelques-uns, aucun en ce moment, ne plus me solliciter) :",
        `${deps.settings.publicUrl}/c/${slug}/reponse/offre/${token}`,
        "",
        `Ce lien vous est réservé ; il sert une seule fois, jusqu'au ${formatDate(ask.expires_at, zone)}.`,
        "",
        "Maillage",
      ].join("\n"),
    };
  });
  if (mail) await deps.mail.send(mail);
}

/** What was asked and answered, the newest first. */
export const listAllAsks = (
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number },
): Promise<AskPage> =>
  act(deps, actor, async (tx) => {
    const rows = await listAsks(tx, actor.cptsId, readTimeKey(query.after), query.limit + 1);
    const { items, next } = pageOf(rows, query.limit, (row) => [row.sent_at.toISOString(), row.id]);
    const now = nowOf(deps);
    return {
      items: items.map((row) => ({
        id: row.id,
        professionalId: row.professional_id,
        professionalName: doctorName(row),
        sentAt: row.sent_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        answeredAt: row.answered_at?.toISOString() ?? null,
        answer: row.answer as "offer" | "none" | "stop" | null,
        answerLabel: row.answer
          ? ANSWERS[row.answer as "offer"]
          : row.expires_at > now
            ? "Attend une réponse"
            : "Sans réponse",
      })),
      next,
    };
  });
