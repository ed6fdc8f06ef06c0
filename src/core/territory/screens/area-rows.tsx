import { ActionIcon, NumberInput, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { DrawnArea } from "./use-territory.ts";

const kindWords = { commune: "commune", iris: "IRIS", sector: "secteur" } as const;

/** Each line may be corrected: the population of another year, another source. */
export function AreaRows({
  areas,
  onChange,
}: {
  areas: readonly DrawnArea[];
  onChange: (areas: DrawnArea[]) => void;
}) {
  const patch = (index: number, part: Partial<DrawnArea>) =>
    onChange(areas.map((area, at) => (at === index ? { ...area, ...part } : area)));
  if (areas.length === 0)
    return (
      <p className="mg-soft">
        Aucune commune pour l’instant : cherchez la première ci-dessus, ou collez la liste depuis un tableur.
      </p>
    );
  return (
    <ul className="ter-rows">
      {areas.map((area, index) => (
        <li key={`${area.kind} ${area.code ?? `${area.communeCode} ${area.name}`}`} className="ter-row">
          <div className="ter-row-name">
            <strong>{area.name}</strong>
            <span className="mg-soft">
              {kindWords[area.kind]} {area.code ?? area.communeCode}
            </span>
            {area.kind !== "commune" && <PostalCode area={area} onChange={(part) => patch(index, part)} />}
          </div>
          <NumberInput
            aria-label={`Population de ${area.name}`}
            hideControls
            min={0}
            max={10_000_000}
            decimalScale={3}
            decimalSeparator=","
            thousandSeparator=" "
            value={area.population}
            onChange={(value) => patch(index, { population: Number(value) || 0 })}
          />
          <TextInput
            aria-label={`Source, ${area.name}`}
            maxLength={200}
            value={area.populationSource}
            onChange={(event) => patch(index, { populationSource: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={`Année, ${area.name}`}
            placeholder="année"
            hideControls
            min={1990}
            max={2100}
            value={area.populationYear ?? ""}
            onChange={(value) =>
              patch(index, { populationYear: typeof value === "number" && value > 0 ? value : null })
            }
          />
          <ActionIcon
            size={44}
            variant="subtle"
            aria-label={`Enlever ${area.name}`}
            onClick={() => onChange(areas.filter((_, at) => at !== index))}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

/** A part of a commune that has several codes has one of its own. */
const PostalCode = ({
  area,
  onChange,
}: {
  area: DrawnArea;
  onChange: (part: Partial<DrawnArea>) => void;
}) => (
  <TextInput
    className="ter-row-postal"
    aria-label={`Code postal, ${area.name}`}
    placeholder="code postal"
    inputMode="numeric"
    maxLength={5}
    value={area.postalCode ?? ""}
    error={area.postalCode && !/^\d{5}$/.test(area.postalCode) ? "Cinq chiffres" : undefined}
    onChange={(event) => onChange({ postalCode: event.currentTarget.value.trim() || null })}
  />
);
