import { Button, Checkbox, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, FormProblem, sayDone, useCpts } from "../../../../design/index.ts";
import type { DocumentName } from "../../document/document-contract.ts";
import type { ChartKey, Shown, ShownInput } from "../../shown/shown-contract.ts";
import { putShown, shownQuery } from "./document-client.ts";

type Chosen = { indicators: ReadonlySet<string>; charts: ReadonlySet<ChartKey> };

const chosenOf = ({ indicators, charts }: Shown): Chosen => ({
  indicators: new Set(indicators.filter((one) => one.isShown).map(({ code }) => code)),
  charts: new Set(charts.filter((one) => one.isShown).map(({ key }) => key)),
});

const toggled = <T,>(set: ReadonlySet<T>, one: T): Set<T> => {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
};

/** The indicators and charts of a document, ticked family by family; somebody else's choice meanwhile is shown, never overwritten. */
export default function ChoiceDialog({
  document,
  shown,
  onClose,
}: {
  document: DocumentName;
  shown: Shown;
  onClose: () => void;
}) {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const [read, setRead] = useState(shown);
  const [chosen, setChosen] = useState(() => chosenOf(shown));
  const [theirs, setTheirs] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const save = async (next: ShownInput["chosen"], over = read) => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await putShown(slug, document, { chosen: next, revision: over.revision });
      queries.setQueryData(shownQuery(slug, document).queryKey, saved);
      for (const key of ["project-figures", "project-preview", "project-document"])
        void queries.invalidateQueries({ queryKey: [key, slug, document] });
      sayDone(`${saved.words} dans ce document.`);
      onClose();
    } catch (error) {
      const current =
        error instanceof ApiProblem && error.body.code === "project.shown-changed"
          ? (error.body.current as Shown)
          : null;
      setTheirs(current);
      setProblem(current ? null : error);
      setBusy(false);
    }
  };
  const mine = { indicators: [...chosen.indicators], charts: [...chosen.charts] };
  const families = Map.groupBy(read.indicators, ({ family }) => family);
  return (
    <Modal opened onClose={onClose} title="Indicateurs et graphiques du document" size="xl">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save(mine);
        }}
      >
        <FormProblem error={problem} />
        {theirs && (
          <TheirChoice
            theirs={theirs}
            mine={chosen}
            onMine={() => void save(mine, theirs)}
            onTheirs={() => {
              queries.setQueryData(shownQuery(slug, document).queryKey, theirs);
              setRead(theirs);
              setChosen(chosenOf(theirs));
              setTheirs(null);
            }}
          />
        )}
        <p>
          Cochez ce que le document montre ; le reste demeure dans le diagnostic. Une version figée garde son
          choix.
        </p>
        <Checkbox.Group value={[...chosen.charts]} label="Graphiques, au-dessus de leur tableau">
          <div className="doc-ticks">
            {read.charts.map(({ key, label, hasFigures }) => (
              <Checkbox
                key={key}
                value={key}
                label={label}
                description={hasFigures ? undefined : "Pas encore de chiffres : il viendra avec eux."}
                onChange={() => setChosen({ ...chosen, charts: toggled(chosen.charts, key) })}
              />
            ))}
          </div>
        </Checkbox.Group>
        {[...families].map(([family, items]) => (
          <Checkbox.Group key={family} value={[...chosen.indicators]} label={family}>
            <div className="doc-ticks">
              {items.map(({ code, label, value }) => (
                <Checkbox
                  key={code}
                  value={code}
                  label={label}
                  description={value}
                  onChange={() => setChosen({ ...chosen, indicators: toggled(chosen.indicators, code) })}
                />
              ))}
            </div>
          </Checkbox.Group>
        ))}
        <div className="mg-actions doc-choice-foot">
          <Button type="submit" loading={busy} disabled={theirs !== null}>
            Montrer {chosen.indicators.size} sur {read.indicators.length}{" "}
            {read.indicators.length > 1 ? "indicateurs" : "indicateur"}
          </Button>
          {!read.isStart && (
            <Button variant="default" disabled={busy || theirs !== null} onClick={() => void save(null)}>
              Revenir au choix de départ
            </Button>
          )}
          <Button variant="subtle" onClick={onClose}>
            Fermer sans changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What sets the two choices apart. */
function TheirChoice({
  theirs,
  mine,
  onMine,
  onTheirs,
}: {
  theirs: Shown;
  mine: Chosen;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const labels = (isTheirs: boolean): string =>
    [
      ...theirs.indicators.filter(
        (one) => one.isShown === isTheirs && mine.indicators.has(one.code) !== isTheirs,
      ),
      ...theirs.charts.filter((one) => one.isShown === isTheirs && mine.charts.has(one.key) !== isTheirs),
    ]
      .map(({ label }) => label)
      .join(", ") || "rien";
  return (
    <section className="doc-conflict" aria-label="Deux choix">
      <p>
        <strong>{theirs.changedByLabel || "Quelqu’un"} a fait un autre choix pendant le vôtre.</strong> Rien
        n’a été écrasé.
      </p>
      <p>Seulement dans son choix : {labels(true)}.</p>
      <p>Seulement dans le vôtre : {labels(false)}.</p>
      <div className="mg-actions">
        <Button onClick={onMine}>Garder mon choix</Button>
        <Button variant="default" onClick={onTheirs}>
          Prendre le sien
        </Button>
      </div>
    </section>
  );
}
