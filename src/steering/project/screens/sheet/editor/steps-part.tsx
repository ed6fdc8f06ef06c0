import { TextInput } from "@mantine/core";
import { ColumnChoice, Gantt } from "../../../../../design/gantt/index.ts";
import { semesterAt, semesterIndex } from "../../../../../platform/time/index.ts";
import type { SheetContent } from "../../../sheet/sheet-contract.ts";
import { barOf, boundsAround, semesterWords, withBar } from "../sheet-words.ts";
import { LineList } from "./line-list.tsx";
import type { PartProps } from "./part-props.ts";

type Step = SheetContent["steps"][number];

/** The steps by semester: drawn, and as lines that say the same. */
export function StepsPart({ value, patch, readOnly, marked }: PartProps & { marked: number }) {
  const bounds = boundsAround(marked);
  const span = { first: bounds.least, last: bounds.most };
  const first = semesterAt(marked);
  return (
    <>
      {value.steps.length > 0 && (
        <Gantt
          caption="Étapes de la fiche par semestre"
          groups={[{ id: "steps", label: "Étapes", bars: value.steps.map(barOf), locked: readOnly }]}
          words={semesterWords}
          marked={marked}
          bounds={bounds}
          onChange={readOnly ? undefined : (_, bar) => patch({ steps: withBar(value.steps, bar) })}
        />
      )}
      <LineList<Step>
        legend="Étapes d’avancement"
        bare
        word="Étape"
        lines={value.steps}
        most={40}
        empty={{ label: "", from: first, until: first }}
        addLabel="Ajouter une étape"
        readOnly={readOnly}
        onChange={(steps) => patch({ steps })}
      >
        {(line, change, at) => (
          <>
            <TextInput
              label="Étape"
              maxLength={300}
              readOnly={readOnly}
              value={line.label}
              onChange={(event) => change({ label: event.currentTarget.value })}
            />
            {readOnly ? (
              <p>{semesterWords.span(semesterIndex(line.from), semesterIndex(line.until))}</p>
            ) : (
              <div className="mg-row">
                {(["from", "until"] as const).map((end) => (
                  <ColumnChoice
                    key={end}
                    label={`${end === "from" ? "Début" : "Fin"} de l’étape ${at + 1}`}
                    value={semesterIndex(line[end])}
                    span={span}
                    words={semesterWords}
                    onChoose={(column) => change(endAt(line, end, semesterAt(column)))}
                  />
                ))}
              </div>
            )}
          </>
        )}
      </LineList>
    </>
  );
}

/** The chosen end, and the other one with it when they would cross. */
const endAt = (line: Step, end: "from" | "until", semester: Step["from"]): Partial<Step> =>
  end === "from"
    ? { from: semester, until: semester > line.until ? semester : line.until }
    : { until: semester, from: semester < line.from ? semester : line.from };
