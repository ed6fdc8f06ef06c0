import { Button } from "@mantine/core";
import { ChartCard } from "../../../design/charts/index.ts";
import { formatNumber, QueryView, Section } from "../../../design/index.ts";
import { type AgesAnswer, useAges } from "./use-ground.ts";

/** Ages of the territory as it is saved, from INSEE's file; its populations can be taken over into the drawing. */
export function Ages({
  slug,
  onTake,
}: {
  slug: string;
  /** Absent for who may not draw. */
  onTake?: (populations: AgesAnswer["areas"], source: string) => void;
}) {
  const ages = useAges(slug);
  return (
    <Section title="Population par âge">
      <QueryView query={ages} what="les âges" shape="figures">
        {(one) =>
          one.year === null ? (
            <p className="mg-soft">
              Aucun fichier de population ne couvre encore ce territoire : chargez celui de l’Insee
              ci-dessous.
            </p>
          ) : (
            <>
              <Sentence ages={one} />
              <Pyramid ages={one} />
              {onTake && one.areas.length > 0 && (
                <div>
                  <Button variant="default" onClick={() => onTake(one.areas, one.source)}>
                    Reprendre ces populations
                  </Button>
                </div>
              )}
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

/** « 26,4 % ont 65 ans et plus » */
function Sentence({ ages }: { ages: AgesAnswer }) {
  const share = (key: string) => ages.shares.find((one) => one.key === key);
  const [young, old, oldest] = [share("under15"), share("over65"), share("over80")];
  const parts = [
    young && `${formatNumber(young.percent)} % ont moins de 15 ans`,
    old && `${formatNumber(old.percent)} % ont 65 ans et plus`,
    oldest && `dont ${formatNumber(oldest.percent)} % 80 ans et plus`,
  ].filter(Boolean);
  return (
    <p>
      {formatNumber(ages.population)} habitants en {ages.year} (Insee, {ages.source})
      {parts.length > 0 && ` : ${parts.join(", ")}`}.
      {ages.unknown.length > 0 && ` Sans : ${ages.unknown.slice(0, 6).join(", ")}.`}
    </p>
  );
}

function Pyramid({ ages }: { ages: AgesAnswer }) {
  const bySex = ages.bands.every((band) => band.women !== null && band.men !== null) && ages.bands.length > 0;
  return (
    <ChartCard
      title="Habitants par âge"
      note={`Insee, population des IRIS, ${ages.year}. Les décimales sont additionnées, puis arrondies.`}
      kind="bar"
      labelHeader="Âge"
      unit="habitants"
      series={
        bySex
          ? [
              { key: "women", name: "Femmes" },
              { key: "men", name: "Hommes" },
            ]
          : [{ key: "people", name: "Habitants" }]
      }
      rows={ages.bands.map(({ label, people, women, men }) =>
        bySex ? { label, women, men } : { label, people },
      )}
    />
  );
}
