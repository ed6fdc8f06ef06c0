import { Button } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useCpts, When } from "../../../../design/index.ts";
import type { DocumentName } from "../../document/document-contract.ts";
import { shownQuery } from "./document-client.ts";

const ChoiceDialog = lazy(() => import("./shown-choice-dialog.tsx"));

/** How many indicators of the diagnosis the document shows, and the way to choose which. */
export function ShownChoice({ document }: { document: DocumentName }) {
  const slug = useCpts()?.cptsSlug ?? "";
  const { data: shown } = useQuery(shownQuery(slug, document));
  const [open, setOpen] = useState(false);
  if (!shown || shown.indicators.length === 0) return null;
  const charts = shown.charts.filter((one) => one.isShown && one.hasFigures).length;
  return (
    <div className="doc-choice">
      <p>
        <strong>{shown.words}</strong>
        {charts > 0 && ` et ${charts} graphique${charts > 1 ? "s" : ""}`} dans ce document.
        <br />
        <span className="mg-small mg-soft">
          {shown.isStart ? (
            document === "letter" ? (
              "Choix de départ : ceux des lettres d’intention, deux pages environ."
            ) : (
              "Choix de départ : tous ceux qui ont une valeur."
            )
          ) : (
            <>
              Choisis par {shown.changedByLabel}
              {shown.changedAt && (
                <>
                  , <When at={shown.changedAt} />
                </>
              )}
            </>
          )}
        </span>
      </p>
      {shown.mayWrite && (
        <Button
          variant="default"
          leftSection={<IconListCheck size={18} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          Choisir les indicateurs
        </Button>
      )}
      {open && (
        <Suspense>
          <ChoiceDialog document={document} shown={shown} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
