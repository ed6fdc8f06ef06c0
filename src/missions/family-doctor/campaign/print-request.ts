import { findPatient, usualName } from "../../../core/patients/index.ts";
import { listCommunes } from "../../../core/reference/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type DocumentFormat, renderDocument } from "../../../platform/documents/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import { dayOf } from "../request/day-of.ts";
import { readStory } from "../request/read-story.ts";
import { requestRules } from "../request/request-policy.ts";
import { openVisible } from "../request/visible-request.ts";
import { acceptedLetter } from "./letter-blocks.ts";
import { findOffice } from "./office-store.ts";
import { senderOf } from "./sender.ts";
import { storyDocument } from "./story-document.ts";

/** The letter that tells a patient that a doctor takes them. Printing it changes nothing: the step « prévenu » is written when it leaves. */
export async function printAcceptedLetter(
  deps: Deps,
  actor: Actor,
  id: string,
  format: DocumentFormat,
): Promise<Uint8Array> {
  const document = await act(deps, actor, async (tx) => {
    const { row, access } = await openVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.follow"], access);
    const office =
      row.doctor_professional_id && row.status !== "closed"
        ? await findOffice(tx, actor.cptsId, row.doctor_professional_id)
        : undefined;
    const patient = row.patient_id ? await findPatient(tx, actor.cptsId, row.patient_id) : undefined;
    if (!office || !patient)
      throw conflict(
        "family-doctor.nobody-accepted",
        "Aucun médecin n'a accepté ce patient : il n'y a rien à lui annoncer.",
      );
    const communeCode = patient.commune_code ?? row.commune_code;
    const [commune] = communeCode ? await listCommunes(tx, [communeCode]) : [];
    const postalCode = patient.postal_code ?? row.postal_code;
    if (!patient.address_line || !postalCode || !commune)
      throw conflict(
        "family-doctor.no-address",
        "L'adresse de ce patient est incomplète : complétez-la dans sa fiche, ou prévenez-le autrement.",
      );
    const sender = await senderOf(deps, tx, actor.cptsId);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.letter-printed",
      subjectKind: "request",
      subjectId: id,
      patientId: patient.id,
      purpose: "follow-up",
    });
    const to = {
      ...usualName(patient),
      addressLine: patient.address_line,
      postalCode,
      communeName: commune.name,
    };
    return {
      title: "Un médecin accepte de vous suivre",
      author: sender.name,
      createdAt: sender.at,
      pageNumbers: false,
      blocks: acceptedLetter(sender, to, office, row.appointment_on && formatPlainDate(row.appointment_on)),
    };
  });
  return renderDocument(document, format);
}

/** The story of a request as a page to print; the same rights, and the same trace, as reading it. */
export async function printStory(deps: Deps, actor: Actor, id: string): Promise<Uint8Array> {
  const story = await readStory(deps, actor, id);
  const sender = await act(deps, actor, (tx) => senderOf(deps, tx, actor.cptsId));
  return renderDocument(
    storyDocument(
      story,
      sender,
      (at) => formatPlainDate(dayOf(new Date(at), actor.timeZone)),
      formatPlainDate,
    ),
    "pdf",
  );
}
