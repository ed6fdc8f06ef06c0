import { useFocusTrap } from "@mantine/hooks";
import { useEffect } from "react";
import { AppLink, useCptsPath } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { UrgentBody } from "./urgent-body.tsx";

type UrgentScreenProps = {
  cpts: string;
  draft: RequestDraft;
  signs: readonly string[];
  seenAt: number;
  onDecided: (request: Request) => void;
};

/** The whole screen, on the phone: nothing else can be touched until the decision, but leaving is possible. */
export function UrgentScreen({ cpts, draft, signs, seenAt, onDecided }: UrgentScreenProps) {
  const path = useCptsPath();
  const trap = useFocusTrap(true);
  useEffect(() => {
    document.title = "Appelez le 15 · Maillage";
    document.body.style.overflow = "hidden";
    return () => {
      document.body.style.overflow = "";
    };
  }, []);
  return (
    <section
      ref={trap}
      className="snp-urgent-sheet"
      role="alertdialog"
      aria-modal="true"
      aria-label="Appelez le 15"
    >
      <UrgentBody
        cpts={cpts}
        requestId={draft.id}
        request={draft.request}
        typed={draft.fields.typedPatient}
        signs={signs}
        seenAt={seenAt}
        onDecided={onDecided}
        onUndone={draft.reload}
        aside={
          <AppLink className="snp-urgent-leave" href={path("soins/demandes")}>
            Quitter cet écran : la demande reste en tête de « Mes demandes »
          </AppLink>
        }
      />
    </section>
  );
}
