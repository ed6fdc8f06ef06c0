import { Checkbox, Select, Textarea } from "@mantine/core";
import { fieldErrorOf } from "../../../../../design/index.ts";
import { ACTION_WORDS } from "../sheet-words.ts";
import { DayField } from "./aims-part.tsx";
import { LongText } from "./long-text.tsx";
import type { PartProps } from "./part-props.ts";
import type { Written } from "./written-sheet.ts";

/** Where one starts from: the situation, and the problems, one a line. */
export function ContextPart(props: PartProps) {
  const { value, patch, readOnly } = props;
  return (
    <>
      <LongText {...props} field="context" label="Préambule et situation" rows={6} most={12_000} />
      <Textarea
        label="Problématiques"
        description="Une par ligne, quinze au plus."
        autosize
        minRows={3}
        readOnly={readOnly}
        value={value.problems.join("\n")}
        onChange={(event) =>
          patch({
            problems: event.currentTarget.value
              .split("\n")
              .slice(0, 15)
              .map((line) => line.slice(0, 600)),
          })
        }
      />
    </>
  );
}

/** What is done, for whom, where, with whom, when. */
export function ActionPart(props: PartProps) {
  const { value, patch, problem, readOnly } = props;
  return (
    <>
      <Checkbox.Group
        label="Types d’action"
        value={[...value.actionKinds]}
        onChange={(kinds) => !readOnly && patch({ actionKinds: kinds as Written["actionKinds"] })}
      >
        <div className="mg-row ps-kinds">
          {Object.entries(ACTION_WORDS).map(([kind, label]) => (
            <Checkbox key={kind} value={kind} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <LongText {...props} field="actions" label="Modalités de l’action" rows={5} most={8_000} />
      <LongText
        {...props}
        field="publics"
        label="Publics visés"
        help="Âges, territoires, situations, communautés…"
        rows={2}
        most={4_000}
      />
      <LongText {...props} field="place" label="Localisation" rows={2} most={4_000} />
      <LongText
        {...props}
        field="participation"
        label="Mobilisation et participation"
        help="Acteurs locaux, bénévoles, professionnels, usagers : qui, et comment."
        rows={2}
        most={4_000}
      />
      <div className="ps-pair">
        <DayField
          label="Début"
          value={value.startsOn}
          readOnly={readOnly}
          error={fieldErrorOf(problem, "content.startsOn")}
          onChange={(startsOn) => patch({ startsOn })}
        />
        <DayField
          label="Fin"
          value={value.endsOn}
          readOnly={readOnly}
          error={fieldErrorOf(problem, "content.endsOn")}
          onChange={(endsOn) => patch({ endsOn })}
        />
      </div>
      <div className="ps-pair">
        <LongText {...props} field="frequency" label="Fréquence et durée" most={300} />
        <Select
          label="Caractère"
          placeholder="À choisir"
          data={[
            { value: "lasting", label: "Pérenne" },
            { value: "experimental", label: "Expérimental" },
          ]}
          readOnly={readOnly}
          value={value.character}
          onChange={(character) => patch({ character: character as Written["character"] })}
        />
      </div>
    </>
  );
}
