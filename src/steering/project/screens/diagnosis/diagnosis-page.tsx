import { Button } from "@mantine/core";
import { IconClipboardText, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import {
  EmptyState,
  holdsOneOf,
  Page,
  PolicyNote,
  PrintButton,
  QueryView,
  Section,
  useCpts,
} from "../../../../design/index.ts";
import { IndicatorCard } from "./indicator-card.tsx";
import { NewIndicator } from "./new-indicator.tsx";
import { Offer } from "./offer.tsx";
import { StillEmpty } from "./still-empty.tsx";
import { TableImport } from "./table-import.tsx";
import { type Diagnosis, useDiagnosis } from "./use-diagnosis.ts";
import { ValueForm } from "./value-form.tsx";

/** What the letter and the health project say of the territory's needs: each figure with its source, beside larger grounds. */
export default function DiagnosisPage() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const diagnosis = useDiagnosis(slug);
  const mayWrite = holdsOneOf(cpts, ["coordinator", "administrator"]);
  const [wanted, setWanted] = useState<Wanted>(null);
  const write = (code: string) => {
    setWanted({ what: "value", indicator: code });
    document.getElementById("diagnosis-filling")?.scrollIntoView({ block: "start" });
  };
  return (
    <Page
      title="Diagnostic du territoire"
      subtitle="Les besoins en chiffres, chacun avec sa source et sa date, à côté du département, de la région et de la France."
      actions={<PrintButton />}
    >
      <QueryView query={diagnosis} what="le diagnostic" shape="figures">
        {(one) => (
          <>
            {mayWrite && <Filling slug={slug} diagnosis={one} open={wanted} setOpen={setWanted} />}
            <Families slug={slug} diagnosis={one} {...(mayWrite ? { onWrite: write } : {})} />
          </>
        )}
      </QueryView>
      <Offer slug={slug} />
      <PolicyNote
        may={["Voir le diagnostic", ...(mayWrite ? ["Le remplir"] : [])]}
        openTo="la coordination, l’administration, les professionnels et les autorités"
      />
    </Page>
  );
}

/** What is being filled in: a figure (perhaps of this indicator), a table, a new indicator. */
type Wanted = { what: "value" | "table" | "indicator"; indicator?: string } | null;

function Filling({
  slug,
  diagnosis,
  open,
  setOpen,
}: {
  slug: string;
  diagnosis: Diagnosis;
  open: Wanted;
  setOpen: (wanted: Wanted) => void;
}) {
  const toggle = (what: NonNullable<Wanted>["what"]) => setOpen(open?.what === what ? null : { what });
  return (
    <div id="diagnosis-filling">
      <Section
        title="Remplir"
        hint={
          diagnosis.isInfraCommunal
            ? "Votre territoire comprend des parties de communes : Rézone et la plupart des sources s’arrêtent à la commune. Ce que vous en déduisez est une estimation, et se dit comme telle."
            : "Un à un, en collant un tableau, ou depuis un fichier. Rézone CPTS (rezonecpts.ameli.fr) donne la plupart de ces chiffres, gratuitement."
        }
      >
        <div className="mg-actions mg-no-print">
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            aria-expanded={open?.what === "value"}
            onClick={() => toggle("value")}
          >
            Noter un chiffre
          </Button>
          <Button
            variant="default"
            leftSection={<IconClipboardText size={18} aria-hidden />}
            aria-expanded={open?.what === "table"}
            onClick={() => toggle("table")}
          >
            Importer un tableau
          </Button>
          <Button
            variant="subtle"
            aria-expanded={open?.what === "indicator"}
            onClick={() => toggle("indicator")}
          >
            Ajouter un indicateur
          </Button>
        </div>
        {open?.what === "value" && (
          <ValueForm
            key={open.indicator ?? ""}
            slug={slug}
            diagnosis={diagnosis}
            indicator={open.indicator}
            onDone={() => setOpen(null)}
          />
        )}
        {open?.what === "table" && <TableImport slug={slug} onDone={() => setOpen(null)} />}
        {open?.what === "indicator" && (
          <NewIndicator slug={slug} diagnosis={diagnosis} onDone={() => setOpen({ what: "value" })} />
        )}
      </Section>
    </div>
  );
}

function Families({
  slug,
  diagnosis,
  onWrite,
}: {
  slug: string;
  diagnosis: Diagnosis;
  /** Absent for who only reads. */
  onWrite?: (code: string) => void;
}) {
  const hasFigures = diagnosis.families.some((family) =>
    family.indicators.some((one) => one.values.length > 0),
  );
  return (
    <>
      {!hasFigures && (
        <EmptyState title="Aucun chiffre pour l’instant">
          {onWrite
            ? "Commencez par la part des patients sans médecin traitant : c’est la première question de l’ARS."
            : "La coordination y notera les chiffres du territoire."}
        </EmptyState>
      )}
      <Chapters families={diagnosis.families} />
      {diagnosis.families.map((family) => {
        const filled = family.indicators.filter((one) => one.values.length > 0);
        if (filled.length === 0 && (!onWrite || family.indicators.length === 0)) return null;
        return (
          <div key={family.key} id={`chapitre-${family.key}`} className="dia-chapter">
            <Section title={family.label}>
              {filled.length > 0 && (
                <div className="dia-cards">
                  {filled.map((one) => (
                    <IndicatorCard
                      key={one.code}
                      slug={slug}
                      indicator={one}
                      mayWrite={onWrite !== undefined}
                    />
                  ))}
                </div>
              )}
              {onWrite && <StillEmpty family={family} onWrite={onWrite} />}
            </Section>
          </div>
        );
      })}
    </>
  );
}

/** Where each chapter stands on a long page, and how much of it is told. */
function Chapters({ families }: { families: Diagnosis["families"] }) {
  const told = families
    .map(({ key, label, indicators }) => ({
      key,
      label,
      figures: indicators.filter((one) => one.values.length > 0).length,
    }))
    .filter((one) => one.figures > 0);
  if (told.length < 3) return null;
  return (
    <nav aria-label="Chapitres du diagnostic" className="mg-no-print">
      <ul className="dia-chapters">
        {told.map((one) => (
          <li key={one.key}>
            <a href={`#chapitre-${one.key}`}>{one.label}</a>{" "}
            <span className="mg-soft mg-small">{one.figures}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
