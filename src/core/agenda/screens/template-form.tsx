import { Button, NativeSelect, Switch } from "@mantine/core";
import { useState } from "react";
import {
  DayInput,
  DraftNote,
  Field,
  FormProblem,
  fieldErrorOf,
  Section,
  TimeInput,
  useDraft,
} from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import { asTime } from "./agenda-words.ts";
import { firstOffer, type Offer, OfferFields } from "./offer-fields.tsx";
import type { ChangeControl } from "./use-change.tsx";

export type Template = Agenda["templates"][number];

type Rule = Offer & {
  weekdays: number[];
  startTime: string;
  endTime: string;
  validFrom: string;
  validTo: string | null;
  everyWeeks: number;
  onHolidays: "closed" | "open";
};

const days = ["Lun", "Mar", "Mer", "Jeu", "Ven", "Sam", "Dim"];
const IN_LETTERS = ["", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"];
const dayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

function ruleOf(agenda: Agenda, template: Template | null): Rule {
  if (!template) {
    return {
      ...firstOffer(agenda),
      weekdays: [],
      startTime: "14:00",
      endTime: "15:00",
      validFrom: agenda.today,
      validTo: null,
      everyWeeks: 1,
      onHolidays: "closed",
    };
  }
  const {
    scheduleId,
    slotMinutes,
    places,
    modality,
    audiences,
    reasons,
    shared,
    weekdays,
    startTime,
    endTime,
    validFrom,
    validTo,
    everyWeeks,
    onHolidays,
  } = template;
  return {
    scheduleId,
    slotMinutes,
    places,
    modality,
    audiences,
    reasons,
    shared,
    weekdays,
    startTime,
    endTime,
    validFrom,
    validTo,
    everyWeeks,
    onHolidays,
  };
}

type FormProps = { agenda: Agenda; template: Template | null; change: ChangeControl; onDone: () => void };

/** A rule of the week, as a form that saves itself; what it changes is read before it is done. */
export function TemplateForm({ agenda, template, change, onDone }: FormProps) {
  const draft = useDraft<Rule>(
    `plage-${agenda.professionalId}-${template?.id ?? "nouvelle"}`,
    ruleOf(agenda, template),
    { keep: "device" },
  );
  const rule = draft.value;
  const [problem, setProblem] = useState<unknown>(null);
  const error = (field: string) => fieldErrorOf(problem, `change.template.${field}`);
  const finish = () => {
    draft.clear();
    onDone();
  };
  const propose = async () => {
    setProblem(null);
    const written = {
      ...rule,
      startTime: asTime(rule.startTime),
      endTime: rule.endTime === "00:00" ? "24:00" : asTime(rule.endTime),
    };
    try {
      await change.propose(
        template
          ? { kind: "template.change", templateId: template.id, template: written }
          : { kind: "template.add", template: written },
        { read: true, after: finish },
      );
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <Section
      title={template ? "Changer cette plage" : "Nouvelle plage type"}
      hint="Ce qui se répète chaque semaine. Les créneaux s’ouvrent tout seuls, huit semaines à l’avance."
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void propose();
        }}
      >
        <FormProblem error={problem} />
        <Weekdays
          chosen={rule.weekdays}
          onChange={(weekdays) => draft.patch({ weekdays })}
          error={error("weekdays")}
        />
        <div className="ag-row">
          <TimeInput
            label="De"
            required
            value={rule.startTime}
            error={error("startTime")}
            onChange={(time) => draft.patch({ startTime: time })}
          />
          <TimeInput
            label="À"
            required
            value={rule.endTime === "24:00" ? "00:00" : rule.endTime}
            error={error("endTime")}
            onChange={(time) => draft.patch({ endTime: time })}
          />
        </div>
        <OfferFields agenda={agenda} offer={rule} onChange={(part) => draft.patch(part)} error={error} />
        <Repeat rule={rule} onChange={(part) => draft.patch(part)} error={error} />
        <DraftNote draft={draft} />
        <div className="mg-actions">
          <Button
            type="submit"
            loading={change.busy}
            disabled={rule.weekdays.length === 0 || rule.audiences.length === 0}
          >
            Voir ce qui va changer
          </Button>
          <Button variant="subtle" onClick={finish}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Weekdays({
  chosen,
  onChange,
  error,
}: {
  chosen: readonly number[];
  onChange: (days: number[]) => void;
  error: string | undefined;
}) {
  const toggle = (day: number) =>
    onChange(
      chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b),
    );
  return (
    <Field label="Chaque" group required error={error}>
      <div className="ag-days">
        {days.map((label, index) => (
          <label key={label}>
            <input
              type="checkbox"
              checked={chosen.includes(index + 1)}
              onChange={() => toggle(index + 1)}
              aria-label={dayNames[index]}
            />
            <span className="ag-day" aria-hidden>
              {label}
            </span>
          </label>
        ))}
      </div>
    </Field>
  );
}

type RepeatProps = {
  rule: Rule;
  onChange: (part: Partial<Rule>) => void;
  error: (field: string) => string | undefined;
};

function Repeat({ rule, onChange, error }: RepeatProps) {
  return (
    <>
      <div className="ag-row">
        <DayInput
          label="À partir du"
          required
          value={rule.validFrom}
          error={error("validFrom")}
          onChange={(day) => onChange({ validFrom: day })}
        />
        <DayInput
          label="Jusqu’au (facultatif)"
          value={rule.validTo ?? ""}
          error={error("validTo")}
          onChange={(day) => onChange({ validTo: day || null })}
        />
        <NativeSelect
          label="Rythme"
          value={String(rule.everyWeeks)}
          error={error("everyWeeks")}
          data={[1, 2, 3, 4, 5, 6, 7, 8].map((weeks) => ({
            value: String(weeks),
            label: weeks === 1 ? "Toutes les semaines" : `Une semaine sur ${IN_LETTERS[weeks]}`,
          }))}
          onChange={(event) => onChange({ everyWeeks: Number(event.currentTarget.value) })}
        />
      </div>
      <Switch
        label="Je reçois aussi les jours fériés"
        checked={rule.onHolidays === "open"}
        onChange={(event) => onChange({ onHolidays: event.currentTarget.checked ? "open" : "closed" })}
      />
    </>
  );
}
