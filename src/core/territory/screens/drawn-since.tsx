import { Button } from "@mantine/core";
import { Section } from "../../../design/index.ts";
import { type DrawnArea, sameArea } from "./use-territory.ts";

const without = (some: readonly DrawnArea[], others: readonly DrawnArea[]): DrawnArea[] =>
  some.filter((one) => !others.some((other) => sameArea(one, other)));

const namesOf = (areas: readonly DrawnArea[]): string =>
  areas
    .slice(0, 12)
    .map((one) => one.name)
    .join(", ") + (areas.length > 12 ? ` et ${areas.length - 12} autres` : "");

/** Another has saved the territory since this drawing began: what differs, and whose drawing stays. */
export function DrawnSince({
  mine,
  theirs,
  onKeep,
  onTake,
}: {
  mine: readonly DrawnArea[];
  theirs: readonly DrawnArea[];
  onKeep: () => void;
  onTake: () => void;
}) {
  const [onlyMine, onlyTheirs] = [without(mine, theirs), without(theirs, mine)];
  return (
    <Section title="Le territoire a été changé depuis que vous dessinez">
      <ul>
        {onlyMine.length > 0 && <li>Dans votre dessin seulement : {namesOf(onlyMine)}.</li>}
        {onlyTheirs.length > 0 && <li>Dans ce qui est enregistré seulement : {namesOf(onlyTheirs)}.</li>}
        {onlyMine.length + onlyTheirs.length === 0 && (
          <li>
            Les mêmes communes, IRIS et secteurs : leurs populations, leurs sources ou leurs codes postaux
            diffèrent.
          </li>
        )}
      </ul>
      <div className="mg-actions">
        <Button onClick={onKeep}>Garder mon dessin</Button>
        <Button variant="default" onClick={onTake}>
          Prendre ce qui est enregistré
        </Button>
      </div>
    </Section>
  );
}
