import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { sentenceWithContact } from "./contact-to-check.ts";
import type { Story } from "./request-contract.ts";
import { listRequestEvents } from "./story-store.ts";
import { viewOf } from "./view-request.ts";
import { openVisible } from "./visible-request.ts";

/** All that happened to a request, on one page, for who declared it and for the doctor who takes the patient. */
export const readStory = (deps: Deps, actor: Actor, id: string): Promise<Story> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await openVisible(deps, actor, tx, id);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.story-read",
      subjectKind: "request",
      subjectId: id,
      ...(row.patient_id ? { patientId: row.patient_id } : {}),
      purpose: "follow-up",
      details: { relation: access.relation ?? "bris de glace" },
    });
    const view = await viewOf(deps, actor, tx, row);
    const events = await listRequestEvents(tx, actor.cptsId, id);
    return {
      requestId: id,
      reference: view.reference,
      statusLabel: view.statusLabel,
      patientName: view.patient && `${view.patient.givenName} ${view.patient.familyName}`,
      declarantLabel: view.declarantLabel,
      doctorName: view.doctorName,
      appointmentOn: view.appointmentOn,
      declaredOn: view.declaredOn,
      endLabel: view.endLabel,
      waitingSince: view.waitingSince,
      weightSentence: view.weight.sentence,
      lines: events.map((event) => ({
        at: event.at.toISOString(),
        byLabel: event.user_label,
        kind: event.kind,
        sentence: sentenceWithContact(event),
      })),
    };
  });
