import { addAbsence, cancelAbsence } from "../absence/write-absence.ts";
import { addOpening, cancelOpening } from "../opening/write-opening.ts";
import { closeSlot, moveSlot } from "../opening/write-slot.ts";
import { addException, cancelException } from "../template/write-exception.ts";
import { addTemplate, changeTemplate, endTemplate } from "../template/write-template.ts";
import type { AgendaChange } from "./change-contract.ts";
import type { ChangeDesk, WrittenChange } from "./written-change.ts";

/** Writes what the professional said about their time; slots follow by the plan. */
export async function writeChange(desk: ChangeDesk, change: AgendaChange): Promise<WrittenChange> {
  switch (change.kind) {
    case "template.add":
      return addTemplate(desk, change.template);
    case "template.change":
      return changeTemplate(desk, change.templateId, change.template);
    case "template.end":
      return endTemplate(desk, change.templateId);
    case "exception.add":
      return addException(desk, change);
    case "exception.cancel":
      return cancelException(desk, change.exceptionId);
    case "opening.add":
      return addOpening(desk, change.opening);
    case "opening.cancel":
      return cancelOpening(desk, change.openingId);
    case "slot.close":
      return closeSlot(desk, change.slotId);
    case "slot.move":
      return moveSlot(desk, change.slotId, change.startsAt);
    case "absence.add":
      return addAbsence(desk, change);
    case "absence.cancel":
      return cancelAbsence(desk, change.absenceId);
    case "settle":
      return { scheduleId: desk.scheduleIds[0]!, sentence: "Rendez-vous décidés." };
  }
}
