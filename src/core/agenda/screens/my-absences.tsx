import { Button, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf, Section, TimeInput } from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import { AgendaFrame } from "./agenda-frame.tsx";
import { asTime } from "./agenda-words.ts";
import { PlacesToOpen } from "./place-settings.tsx";
import { type ChangeControl, useChange } from "./use-change.tsx";

/** My absences: slots close by themselves, and open again when an absence is taken back. */
export default function MyAbsences() {
  return (
    <AgendaFrame
      path="agenda/absences"
      title="Mes absences"
      subtitle="Vos créneaux se ferment pendant ce temps, partout où vous recevez."
      width="narrow"
    >
      {(slug, agenda) =>
        agenda.practices.some((one) => one.schedule) ? (
          <Absences slug={slug} agenda={agenda} />
        ) : (
          <PlacesToOpen slug={slug} agenda={agenda} />
        )
      }
    </AgendaFrame>
  );
}

function Absences({ slug, agenda }: { slug: string; agenda: Agenda }) {
  const change = useChange(slug, agenda);
  return (
    <>
      <AbsenceForm agenda={agenda} change={change} />
      <Section title="À venir">
        {agenda.absences.length === 0 ? (
          <p className="mg-soft">
            Aucune absence prévue. Ajoutez-la dès que vous la connaissez : les patients sont orientés
            ailleurs.
          </p>
        ) : (
          <ul className="ag-rules">
            {agenda.absences.map((one) => (
              <li key={one.id} className="ag-rule">
                <p className="ag-rule-sentence">{one.sentence}</p>
                {one.label && <p className="mg-soft">{one.label}</p>}
                <Button
                  variant="subtle"
                  leftSection={<IconTrash size={18} aria-hidden />}
                  onClick={() => change.tryOut({ kind: "absence.cancel", absenceId: one.id })}
                >
                  Retirer cette absence
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {change.dialog}
    </>
  );
}

const blank = { fromDate: "", fromTime: "", toDate: "", toTime: "", label: "" };

function AbsenceForm({ agenda, change }: { agenda: Agenda; change: ChangeControl }) {
  const [value, setValue] = useState(blank);
  const [problem, setProblem] = useState<unknown>(null);
  const patch = (part: Partial<typeof blank>) => setValue({ ...value, ...part });
  const save = async () => {
    setProblem(null);
    const { fromDate, label } = value;
    try {
      await change.propose(
        {
          kind: "absence.add",
          fromDate,
          toDate: value.toDate || fromDate,
          fromTime: value.fromTime ? asTime(value.fromTime) : null,
          toTime: value.toTime ? asTime(value.toTime) : null,
          label: label.trim(),
        },
        { after: () => setValue(blank) },
      );
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <Section title="Ajouter une absence">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormProblem error={problem} />
        <div className="ag-row">
          <DayInput
            label="Du"
            required
            earliest={agenda.today}
            value={value.fromDate}
            onChange={(day) => patch({ fromDate: day })}
          />
          <TimeInput
            label="À partir de (facultatif)"
            value={value.fromTime}
            onChange={(time) => patch({ fromTime: time })}
          />
        </div>
        <div className="ag-row">
          <DayInput
            label="Au, inclus"
            value={value.toDate || value.fromDate}
            error={fieldErrorOf(problem, "change.toDate")}
            onChange={(day) => patch({ toDate: day })}
          />
          <TimeInput
            label="Jusqu’à (facultatif)"
            value={value.toTime}
            onChange={(time) => patch({ toTime: time })}
          />
        </div>
        <TextInput
          label="Pour mémoire (facultatif)"
          description="« Congés », « formation » : lu par vous, ceux qui vous assistent et la coordination."
          maxLength={100}
          value={value.label}
          onChange={(event) => patch({ label: event.currentTarget.value })}
        />
        <div>
          <Button type="submit" loading={change.busy} disabled={!value.fromDate}>
            Fermer mes créneaux
          </Button>
        </div>
      </form>
    </Section>
  );
}
