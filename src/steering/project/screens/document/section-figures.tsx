import { IconChartBar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView, useCpts } from "../../../../design/index.ts";
import type { DocumentName } from "../../document/document-contract.ts";
import { figuresQuery } from "./document-client.ts";
import { ShownBlocks } from "./shown-blocks.tsx";

const isDesk = (): boolean => window.matchMedia("(min-width: 64rem)").matches;

/** What the data says in a part, above the texts that speak of it: open at a desk, folded on a phone and fetched when it is opened. */
export function SectionFigures({
  document,
  section,
  title,
}: {
  document: DocumentName;
  section: string;
  title: string;
}) {
  const slug = useCpts()?.cptsSlug ?? "";
  const [open, setOpen] = useState(isDesk);
  const figures = useQuery(figuresQuery(slug, document, open));
  const blocks = figures.data?.sections.find(({ key }) => key === section)?.blocks;
  // Known to be none: nothing to unfold.
  if (blocks?.length === 0) return null;
  return (
    <details
      className="doc-figures mg-no-print"
      open={open}
      aria-busy={figures.isFetching || undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <IconChartBar size={18} aria-hidden />
        <span>
          Ce que disent vos données<span className="mg-hidden"> : {title}</span>
        </span>
      </summary>
      {open && (
        <QueryView query={figures} what="les chiffres" shape="list">
          {() => (
            <>
              <p className="mg-small mg-soft">
                Tout ceci s’imprime de soi-même ; la source est sous chaque tableau, et au survol d’un
                chiffre.
              </p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: higher than its place, it is scrolled by the keyboard too */}
              {/* biome-ignore lint/a11y/useSemanticElements: a region would be one more landmark for each part */}
              <div className="doc-figures-in" role="group" aria-label={`Données : ${title}`} tabIndex={0}>
                <ShownBlocks blocks={blocks ?? []} withSources />
              </div>
            </>
          )}
        </QueryView>
      )}
    </details>
  );
}
