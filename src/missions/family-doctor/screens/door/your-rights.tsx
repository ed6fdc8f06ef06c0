import { formatPhone } from "../../../../design/index.ts";
import type { Door } from "../../door/door-contract.ts";

/** What article 13 of the RGPD wants said before anything is asked, beside the four lines that everybody reads. */
export function YourRights({ door }: { door: Door }) {
  const byPhone = door.contactPhone ? ` au ${formatPhone(door.contactPhone)}` : "";
  return (
    <details className="mt-rights">
      <summary>Vos droits, et à qui écrire</summary>
      <ul className="mt-plain">
        <li>
          <strong>Qui en répond :</strong> {door.cptsName}. Écrivez à l’équipe ou joignez-la{byPhone} ; son
          délégué à la protection des données, si elle en a un, se joint de la même façon.
        </li>
        <li>
          <strong>Pourquoi elle en a le droit :</strong> parce que vous êtes d’accord (articles 6 et 9 du
          RGPD). Vous pouvez changer d’avis à tout moment, avec votre code ou auprès de l’équipe ; ce qui a
          été fait avant reste valable.
        </li>
        <li>
          <strong>Ce que vous pouvez demander :</strong> lire vos réponses, en recevoir une copie, les faire
          corriger ou effacer, en limiter l’usage.
        </li>
        <li>
          <strong>Ce qui est nécessaire :</strong> un nom, une date de naissance, une commune et un moyen de
          vous joindre ; sans eux, nous ne pouvons pas chercher. Le reste est facultatif.
        </li>
        <li>
          <strong>L’ordre des demandes :</strong> des règles écrites donnent des points à chaque situation.
          Une personne décide toujours, et l’équipe peut vous dire pourquoi.
        </li>
        <li>
          <strong>Qui les reçoit :</strong> l’équipe, puis le médecin qui vous accepte. Elles ne sont vendues
          à personne ; la caisse et l’agence régionale de santé ne voient que des nombres.
        </li>
        <li>
          <strong>Pour vous plaindre :</strong> la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07,
          ou cnil.fr/plaintes.
        </li>
      </ul>
    </details>
  );
}
