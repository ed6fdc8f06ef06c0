import { Checkbox, SegmentedControl } from "@mantine/core";
import type { Diagnosis, ShownIndicator } from "./use-diagnosis.ts";
import type { ValueDraft } from "./value-form.tsx";

/** Exact or estimated; of a part of a commune, a source that stops at communes makes an estimate, unless it counted there. The server decides. */
export function HowSure({
  draft,
  patch,
  indicator,
  diagnosis,
}: {
  draft: ValueDraft;
  patch: (part: Partial<ValueDraft>) => void;
  indicator: ShownIndicator | undefined;
  diagnosis: Diagnosis;
}) {
  const isBelow =
    draft.perimeter === "part" || (draft.perimeter === "territory" && diagnosis.isInfraCommunal);
  return (
    <div className="mg-stack">
      <SegmentedControl
        aria-label="Exact ou estimé"
        value={draft.method}
        onChange={(value) => patch({ method: value as ValueDraft["method"] })}
        data={[
          { value: "exact", label: "Valeur exacte" },
          { value: "estimated", label: "Estimation" },
        ]}
      />
      {isBelow && draft.method === "exact" && indicator && (
        <Checkbox
          label="La source a compté sur ce périmètre même (extraction de la CPAM, enquête…)"
          description="Sinon, un chiffre d’une source qui s’arrête à la commune, comme Rézone, est signalé comme une estimation."
          checked={draft.countedThere}
          onChange={(event) => patch({ countedThere: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
