import {
  AppLink,
  counted,
  formatPlainDate,
  formatWhen,
  useCptsPath,
  useNow,
  useTimeZone,
} from "../../../../design/index.ts";
import type { PatientList } from "./list-client.ts";

/** What a person should know of a list beside its counts: what it opened, what is kept, until when it may be taken back. */
export function ListNotes({ list }: { list: PatientList }) {
  const pathOf = useCptsPath();
  const now = useNow();
  const zone = useTimeZone();
  const { withIns = 0 } = list.counts ?? {};
  return (
    <ul>
      {list.state === "applied" && (
        <li>
          {counted(list.opened, "demande ouverte", "demandes ouvertes")}
          {list.openedToCheck > 0 && <>, dont {list.openedToCheck} à vérifier</>} :{" "}
          <AppLink href={pathOf("medecin-traitant/tableau")}>voir le tableau</AppLink>.
        </li>
      )}
      {list.declaration && list.informedOn && (
        <li>
          Accord déclaré par {list.declaredByLabel}, patients informés le {formatPlainDate(list.informedOn)} :
          « {list.declaration} »
        </li>
      )}
      {list.undoUntil && (
        <li>
          Peut être défaite jusqu’à {formatWhen(list.undoUntil, zone, now)}, tant que rien n’est arrivé à ses
          demandes.
        </li>
      )}
      {withIns > 0 && (
        <li>
          {counted(withIns, "ligne porte", "lignes portent")} un matricule INS : il n’est pas gardé. Il se
          relève ou se vérifie par le téléservice, patient par patient.
        </li>
      )}
      <li>
        {list.forgottenAt
          ? "Le fichier et ses lignes sont effacés ; les nombres et les demandes restent."
          : `Le fichier et ses lignes seront effacés le ${formatPlainDate(list.forgottenOn ?? "")}, ou dès que vous le demandez.`}
      </li>
    </ul>
  );
}
