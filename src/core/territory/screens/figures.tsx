import { Figure } from "../../../design/index.ts";
import type { Territory } from "../contract.ts";
import { type DrawnArea, sizeOf, totalOf } from "./use-territory.ts";

/** Population, size of the contract and number of communes, of what is drawn at this moment. */
export function Figures({ areas, territory }: { areas: readonly DrawnArea[]; territory: Territory }) {
  const { sizes, declared } = territory;
  const population = declared?.population ?? totalOf(areas);
  const size = sizeOf(population, sizes);
  return (
    <div className="mg-columns" aria-live="polite">
      <Figure
        label="Population"
        value={population}
        unit="habitants"
        {...(declared
          ? { since: `déclarée : ${declared.source}${declared.year ? `, ${declared.year}` : ""}` }
          : {})}
      />
      <Figure
        label="Taille du contrat"
        value={size?.size ?? null}
        // « Taille 2 : de 40 000 à 80 000 habitants », whose number stands above already.
        {...(size ? { since: size.label.replace(/^Taille \d\s: /, "") } : {})}
      />
      <Figure label="Communes" value={new Set(areas.map((area) => area.communeCode)).size} />
    </div>
  );
}
