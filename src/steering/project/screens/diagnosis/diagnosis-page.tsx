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
import { TableImport } from "./table-import.tsx";
import { type Diagnosis, useDiagnosis } from "./use-diagnosis.ts";
import { ValueForm } from "./value-form.tsx";

/** What the letter and the health project say of the territory's needs: each figure with its source, beside larger grounds. */
export default function DiagnosisPage() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const diagnosis = useDiagnosis(slug);
  const mayWrite = holdsOneOf(cpts, ["coordinator", "administrator"]);
  return (
    <Page
      title="Diagnostic du territoire"
      subtitle="Les besoins en chiffres, chacun avec sa source et sa date, à côté du département, de la région et de la France."
      actions={<PrintButton />}
    >
      <QueryView query={diagnosis} what="le diagnostic" shape="figures">
        {(one) => (
          <>
            {mayWrite && <Filling slug={slug} diagnosis={one} />}
            <Families slug={slug} diagnosis={one} mayWrite={mayWrite} />
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

function Filling({ slug, diagnosis }: { slug: string; diagnosis: Diagnosis }) {
  const [open, setOpen] = useState<"value" | "table" | "indicator" | null>(null);
  const toggle = (which: typeof open) => setOpen(open === which ? null : which);
  return (
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
          aria-expanded={open === "value"}
          onClick={() => toggle("value")}
        >
          Noter un chiffre
        </Button>
        <Button
          variant="default"
          leftSection={<IconClipboardText size={18} aria-hidden />}
          aria-expanded={open === "table"}
          onClick={() => toggle("table")}
        >
          Importer un tableau
        </Button>
        <Button variant="subtle" aria-expanded={open === "indicator"} onClick={() => toggle("indicator")}>
          Ajouter un indicateur
        </Button>
      </div>
      {open === "value" && <ValueForm slug={slug} diagnosis={diagnosis} onDone={() => setOpen(null)} />}
      {open === "table" && <TableImport slug={slug} onDone={() => setOpen(null)} />}
      {open === "indicator" && (
        <NewIndicator slug={slug} diagnosis={diagnosis} onDone={() => setOpen("value")} />
      )}
    </Section>
  );
}

function Families({ slug, diagnosis, mayWrite }: { slug: string; diagnosis: Diagnosis; mayWrite: boolean }) {
  const filled = diagnosis.families
    .map((family) => ({ ...family, indicators: family.indicators.filter((one) => one.values.length > 0) }))
    .filter((family) => family.indicators.length > 0);
  if (filled.length === 0)
    return (
      <EmptyState title="Aucun chiffre pour l’instant">
        {mayWrite
          ? "Commencez par la part des patients sans médecin traitant : c’est la première question de l’ARS."
          : "La coordination y notera les chiffres du territoire."}
      </EmptyState>
    );
  return (
    <>
      {filled.map((family) => (
        <Section key={family.key} title={family.label}>
          <div className="dia-cards">
            {family.indicators.map((one) => (
              <IndicatorCard key={one.code} slug={slug} indicator={one} mayWrite={mayWrite} />
            ))}
          </div>
        </Section>
      ))}
    </>
  );
}
