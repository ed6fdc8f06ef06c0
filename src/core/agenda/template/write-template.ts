import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import type { TemplateInput } from "../change/change-contract.ts";
import { addRow, changeRow, endOfRow } from "../change/keep-steps.ts";
import { refuseProblems } from "../change/refuse-problems.ts";
import type { Fields } from "../change/source-rows.ts";
import type { ChangeDesk, WrittenChange } from "../change/written-change.ts";
import { checkTemplate } from "../generate/check-template.ts";
import { describeLeftOver, describeTemplate } from "../generate/describe-template.ts";
import { overlappingTemplates } from "../generate/overlapping-templates.ts";
import type { SlotTemplate } from "../generate/slot-template.ts";
import { templateOf } from "../publish/load-sources.ts";
import { listTemplates, MOST_SOURCES } from "../publish/source-store.ts";

const NEW = "00000000-0000-0000-0000-000000000000";

/** A rule that repeats each week. 422 field by field, 409 when it would put the professional in two places at once. */
export async function addTemplate(desk: ChangeDesk, input: TemplateInput): Promise<WrittenChange> {
  const others = await templatesOf(desk);
  if (others.length >= MOST_SOURCES.templates)
    throw conflict(
      "agenda.too-many-templates",
      `${MOST_SOURCES.templates} plages types au plus : supprimez celles qui ne servent plus.`,
    );
  const template = check(desk, input, NEW, others);
  await addRow(desk, "template", fieldsOf(input));
  return {
    scheduleId: input.scheduleId,
    sentence: `Plage ajoutée : ${describeTemplate(template, desk.calendar.today)}${describeLeftOver(template)}.`,
  };
}

/** Replaces a rule from now on; what has begun stays as it was. */
export async function changeTemplate(
  desk: ChangeDesk,
  templateId: string,
  input: TemplateInput,
): Promise<WrittenChange> {
  const all = await templatesOf(desk);
  const before = find(all, templateId);
  const template = check(
    desk,
    input,
    templateId,
    all.filter((one) => one.id !== templateId),
  );
  await changeRow(desk, "template", templateId, fieldsOf(input));
  const { today } = desk.calendar;
  return {
    scheduleId: input.scheduleId,
    sentence: `Plage changée : ${describeTemplate(before, today)} → ${describeTemplate(template, today)}${describeLeftOver(template)}.`,
  };
}

export async function endTemplate(desk: ChangeDesk, templateId: string): Promise<WrittenChange> {
  const before = find(await templatesOf(desk), templateId);
  await endOfRow(desk, "template", templateId);
  return {
    scheduleId: before.scheduleId,
    sentence: `Plage supprimée : ${describeTemplate(before, desk.calendar.today)}.`,
  };
}

export async function templatesOf(desk: ChangeDesk): Promise<SlotTemplate[]> {
  return (await listTemplates(desk.tx, desk.cptsId, desk.professionalId, desk.calendar.today)).map(
    templateOf,
  );
}

export function find(templates: readonly SlotTemplate[], templateId: string): SlotTemplate {
  const found = templates.find((one) => one.id === templateId);
  if (!found) throw notFound("agenda.template-not-found", "Cette plage n'existe plus : rechargez la page.");
  return found;
}

function check(
  desk: ChangeDesk,
  input: TemplateInput,
  id: string,
  others: readonly SlotTemplate[],
): SlotTemplate {
  if (!desk.scheduleIds.includes(input.scheduleId))
    throw notFound("agenda.schedule-not-found", "Ce lieu n'est pas de cet agenda.");
  const template: SlotTemplate = { ...input, id, professionalId: desk.professionalId };
  refuseProblems(checkTemplate(template), "change.template");
  if (input.validTo !== null && input.validTo < desk.calendar.today)
    throw invalid(
      "change.template.validTo",
      `Cette date est passée : la plage n'ouvrirait aucun créneau. Choisissez une date de fin à venir${id === NEW ? "" : ", ou supprimez la plage"}.`,
    );
  const overlap = overlappingTemplates([template, ...others]).find(
    (one) => one.firstId === id || one.secondId === id,
  );
  if (overlap)
    throw conflict(
      "agenda.templates-overlap",
      `${overlap.why} Une même personne ne peut pas être à deux endroits : changez l'une des deux plages.`,
    );
  return template;
}

const fieldsOf = (input: TemplateInput): Fields => ({
  schedule_id: input.scheduleId,
  weekdays: [...input.weekdays].sort((a, b) => a - b),
  starts_local: input.startTime,
  ends_local: input.endTime,
  slot_minutes: input.slotMinutes,
  places: input.places,
  modality: input.modality,
  audiences: input.audiences,
  reasons: input.reasons,
  shared: input.shared,
  valid_from: input.validFrom,
  valid_to: input.validTo,
  every_weeks: input.everyWeeks,
  on_holidays: input.onHolidays,
});
