import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findCptsPage } from "../proposal/proposal-notices.ts";
import type { LinkedAsk, LinkedAskDone, LinkedAskInput } from "./ask-contract.ts";
import { type AskRow, countWaiting, findLiveAsk, takeAsk } from "./ask-store.ts";
import { findDoctor } from "./doctor-store.ts";
import { linkOver } from "./link-over.ts";
import { hasLiveOffer, lockLiveOfferOf, updateOffer } from "./offer-store.ts";
import { doctorName, offerDay, patients } from "./offer-words.ts";
import { readLink } from "./signed-link.ts";
import { openOffer } from "./write-offer.ts";

const PAGE = "medecin-traitant/mon-offre";
const MOST = 5_000;

/** What the mail's link shows; reading it uses nothing up, since mail scanners follow links. @throws notFound, the same for all. */
export async function readLinkedAsk(deps: Deps, token: string): Promise<LinkedAsk> {
  const link = readLink(deps, "offer", token);
  if (!link) throw linkOver();
  return withTenant(deps.db, link.cptsId, async (tx) => {
    const ask = await findLiveAsk(tx, link.cptsId, link.hash, nowOf(deps));
    const doctor = ask && (await findDoctor(tx, link.cptsId, ask.professional_id));
    if (!ask || !doctor) throw linkOver();
    const cpts = await findCptsPage(tx, link.cptsId);
    return {
      state: "to-answer",
      cptsName: cpts.name,
      professionalName: doctorName(doctor),
      hasOffer: await hasLiveOffer(tx, link.cptsId, doctor.id),
      waiting: await countWaiting(tx, link.cptsId),
      expiresAt: ask.expires_at.toISOString(),
      page: `/c/${cpts.slug}/${PAGE}`,
    };
  });
}

/** Answers by the link, once: so many more patients, none now, or no more of these mails. */
export async function answerLinkedAsk(
  deps: Deps,
  token: string,
  input: LinkedAskInput,
  requestId: string,
): Promise<LinkedAskDone> {
  const link = readLink(deps, "offer", token);
  if (!link) throw linkOver();
  return withTenant(deps.db, link.cptsId, async (tx) => {
    const ask = await takeAsk(tx, link.cptsId, link.hash, input.answer, nowOf(deps));
    if (!ask) throw linkOver();
    const cpts = await findCptsPage(tx, link.cptsId);
    const message = await keepAnswer(deps, tx, ask, input, cpts.time_zone);
    await appendAudit(tx, deps.auditKey, nowOf(deps), {
      actorUserId: null,
      actorLabel: "Lien reçu par mail",
      action: "family-doctor.ask-answered",
      subjectKind: "offer-ask",
      subjectId: ask.id,
      details: { answer: input.answer },
      requestId,
    });
    return { answer: input.answer, message, page: `/c/${cpts.slug}/${PAGE}` };
  });
}

async function keepAnswer(
  deps: Deps,
  tx: Tx,
  ask: AskRow,
  input: LinkedAskInput,
  timeZone: string,
): Promise<string> {
  if (input.answer === "none") return pauseLiveOffer(deps, tx, ask, timeZone);
  if (input.answer === "stop") return "C'est noté : ce mail ne vous sera plus envoyé.";
  const doctor = await findDoctor(tx, ask.cpts_id, ask.professional_id);
  if (!doctor?.active) throw linkOver();
  const { now, today } = offerDay(deps, { timeZone });
  const live = await lockLiveOfferOf(tx, ask.cpts_id, doctor.id);
  // « So many more » than what is promised; never fewer than what the offer said.
  const capacity = live && Math.min(MOST, Math.max(live.capacity, live.taken + input.patients));
  if (live && capacity)
    await updateOffer(tx, live, {
      capacity,
      ...(input.perMonth === null ? {} : { per_month: input.perMonth }),
      ...(input.homeVisits ? { home_visits: true } : {}),
      state: "open",
      paused_until_on: null,
      entered_how: "mail",
      updated_at: now,
    });
  else
    await openOffer(
      tx,
      doctor,
      {
        capacity: input.patients,
        perMonth: input.perMonth,
        zone: "territory",
        communeCodes: [],
        maxDistanceMeters: null,
        homeVisits: input.homeVisits,
        profiles: [],
        languages: [],
        fromOn: null,
        toOn: null,
        note: "",
      },
      { cptsId: ask.cpts_id, how: "mail", by: null, now, today },
    );
  const free = live && capacity ? capacity - live.taken : input.patients;
  const already = free > input.patients ? " : votre offre en comptait déjà autant" : "";
  return `Merci : ${patients(free)} de plus ${free > 1 ? "pourront vous être proposés" : "pourra vous être proposé"}${already}. Connectez-vous pour préciser la zone ou faire une pause.`;
}

/** « Not now »: an offer that stands is paused, for else patients would go on being proposed. */
async function pauseLiveOffer(deps: Deps, tx: Tx, ask: AskRow, timeZone: string): Promise<string> {
  const live = await lockLiveOfferOf(tx, ask.cpts_id, ask.professional_id);
  if (!live) return "C'est noté : rien ne vous sera proposé. Merci d'avoir répondu.";
  const { now } = offerDay(deps, { timeZone });
  await updateOffer(tx, live, { state: "paused", paused_until_on: null, updated_at: now });
  return "C'est noté : votre offre est en pause, aucun nouveau patient ne vous sera proposé tant que vous ne l'aurez pas rouverte. Merci d'avoir répondu.";
}
