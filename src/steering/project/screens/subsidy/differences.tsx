import { Button } from "@mantine/core";
import { Section } from "../../../../design/index.ts";
import type { Subsidy } from "../../subsidy/subsidy-contract.ts";
import { type Difference, saidDifference } from "./merge-subsidy.ts";

const MOST = 20;

/** What is said otherwise here and by somebody else, line by line; nothing is overwritten before one is chosen. */
export function Differences({
  title,
  hint,
  subsidy,
  differences,
  onChoose,
}: {
  title: string;
  hint: string;
  subsidy: Subsidy;
  differences: readonly Difference[];
  onChoose: (takesMine: boolean) => void;
}) {
  return (
    <Section title={title} hint={hint}>
      <dl>
        {differences.slice(0, MOST).map((one) => {
          const { label, mine, theirs } = saidDifference(subsidy, one);
          return (
            <div key={one.key}>
              <dt className="mg-soft">{label}</dt>
              <dd>
                La vôtre : « {mine} »<br />
                L’autre : « {theirs} »
              </dd>
            </div>
          );
        })}
      </dl>
      {differences.length > MOST && <p className="mg-soft">Et {differences.length - MOST} autres champs.</p>}
      <div className="mg-actions">
        <Button onClick={() => onChoose(true)}>Reprendre ma saisie</Button>
        <Button variant="subtle" onClick={() => onChoose(false)}>
          Garder l’autre
        </Button>
      </div>
    </Section>
  );
}
