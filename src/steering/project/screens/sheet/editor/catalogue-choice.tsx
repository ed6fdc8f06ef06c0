import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCpts } from "../../../../../design/index.ts";
import type { CatalogueFigure } from "../../../sheet/link-contract.ts";
import type { SheetContent } from "../../../sheet/sheet-contract.ts";
import { catalogueQuery } from "../sheet-client.ts";

type Indicator = SheetContent["indicators"][number];

type ChoiceProps = {
  line: Indicator;
  change: (change: Partial<Indicator>) => void;
  readOnly: boolean;
};

/** The indicator of the diagnosis that this one is, and what the diagnosis says of it today. */
export function CatalogueChoice({ line, change, readOnly }: ChoiceProps) {
  const cpts = useCpts()?.cptsSlug ?? "";
  const catalogue = useQuery(catalogueQuery(cpts));
  const items = catalogue.data?.items ?? [];
  const chosen = items.find((one) => one.code === line.catalogueCode);
  if (readOnly && !chosen) return null;
  return (
    <div>
      <Select
        label="Indicateur du diagnostic (facultatif)"
        description="Sa valeur d’aujourd’hui se lit alors ici, sans être recopiée."
        placeholder="Propre à cette fiche"
        searchable
        clearable
        nothingFoundMessage="Aucun indicateur de ce nom"
        readOnly={readOnly}
        data={byFamily(items)}
        value={line.catalogueCode}
        onChange={(code) =>
          change(
            takenFrom(
              items.find((one) => one.code === code),
              line,
            ),
          )
        }
      />
      {chosen && <Present figure={chosen} />}
    </div>
  );
}

function Present({ figure }: { figure: CatalogueFigure }) {
  return (
    <p className="ps-present mg-small">
      {figure.words === null ? (
        "Le diagnostic n’a pas encore de valeur pour cet indicateur."
      ) : (
        <>
          Aujourd’hui : <strong>{figure.words}</strong>
          {figure.source && <span className="mg-soft"> Source : {figure.source}.</span>}
        </>
      )}
    </p>
  );
}

const byFamily = (items: readonly CatalogueFigure[]) =>
  [...Map.groupBy(items, (one) => one.family)].map(([group, own]) => ({
    group,
    items: own.map((one) => ({ value: one.code, label: one.label })),
  }));

/** What the catalogue knows fills what is still empty; what was written stays. */
function takenFrom(figure: CatalogueFigure | undefined, line: Indicator): Partial<Indicator> {
  if (!figure) return { catalogueCode: null };
  return {
    catalogueCode: figure.code,
    nature: "quantitative",
    label: line.label || figure.label,
    unit: line.unit || figure.unit,
    baseline: line.baseline ?? figure.value,
    source: line.source || figure.source.slice(0, 200),
  };
}
