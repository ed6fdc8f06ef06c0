import { Button } from "@mantine/core";
import { useState } from "react";
import { api, Section, sayProblem, useAttempt, When } from "../../../design/index.ts";
import type { Identity, ShownIns } from "../identity/identity-contract.ts";
import { ATTRIBUTE_WORDS } from "./patient-words.ts";

/** On what the identity stands. The number is asked for on purpose, and only of a qualified identity. */
export function IdentityProof({ base, identity }: { base: string; identity: Identity }) {
  const { document, ins } = identity;
  return (
    <Section title="Sur quoi elle repose">
      <dl className="pat-facts">
        <div>
          <dt>Document vu</dt>
          <dd>
            {document ? (
              <>
                {document.label}, par {document.seenBy}, <When at={document.seenAt} />
              </>
            ) : (
              "aucun"
            )}
          </dd>
        </div>
        <div>
          <dt>INS</dt>
          <dd>
            {ins ? (
              <>
                {ins.authority}, {ins.how === "INSI" ? "reçue d’INSi" : "saisie"} par {ins.takenBy},{" "}
                <When at={ins.takenAt} />
              </>
            ) : (
              "aucune"
            )}
          </dd>
        </div>
        {identity.attributes.length > 0 && (
          <div>
            <dt>À savoir</dt>
            <dd>{identity.attributes.map((one) => ATTRIBUTE_WORDS[one]).join(", ")}</dd>
          </div>
        )}
        {identity.changedAt && (
          <div>
            <dt>Dernier changement</dt>
            <dd>
              {identity.changedBy}, <When at={identity.changedAt} />
              {identity.reason && ` : ${identity.reason}`}
            </dd>
          </div>
        )}
      </dl>
      {ins && (ins.mayBeShown ? <ShownNumber base={base} /> : <p className="mg-soft">{HIDDEN}</p>)}
    </Section>
  );
}

const HIDDEN =
  "Le matricule est gardé chiffré. Il ne se montre et ne se transmet qu’une fois l’identité qualifiée : il manque un document vu.";

/** « 2 51 02 99 999 999 22 », as on a card. */
const spaced = (matricule: string): string =>
  matricule.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, "$1 $2 $3 $4 $5 $6 $7");

function ShownNumber({ base }: { base: string }) {
  const [shown, setShown] = useState<ShownIns | null>(null);
  const { busy, attempt } = useAttempt(sayProblem);
  const show = () => attempt(async () => setShown(await api.post<ShownIns>(`${base}/ins`, {})));
  if (shown)
    return (
      <p className="pat-ins">
        <span className="mg-soft">Matricule INS ({shown.authorityLabel})</span>
        <strong className="mg-figures">{spaced(shown.matricule)}</strong>
        <Button variant="subtle" onClick={() => setShown(null)}>
          Masquer le matricule
        </Button>
      </p>
    );
  return (
    <div className="mg-actions mg-no-print">
      <Button variant="default" loading={busy} onClick={() => void show()}>
        Afficher le matricule INS
      </Button>
      <span className="mg-soft mg-small">Cet affichage est noté au journal.</span>
    </div>
  );
}
