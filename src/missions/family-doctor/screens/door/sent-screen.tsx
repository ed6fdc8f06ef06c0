import { useEffect, useRef } from "react";
import { AppLink, formatPhone, PrintButton } from "../../../../design/index.ts";
import type { Door } from "../../door/door-contract.ts";

/** The code, in large figures, to print or to copy; it is said once. */
export function SentScreen({ cpts, door, code }: { cpts: string; door: Door; code: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = "Demande envoyée · Maillage";
    title.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className="mg-page mt-door" data-width="narrow">
      <h1 ref={title} tabIndex={-1}>
        Votre demande est envoyée
      </h1>
      <p>
        L’équipe ({door.cptsName}) la relit, puis cherche un médecin. Gardez ce code : il permet de savoir où
        en est votre demande, de la corriger ou de la retirer.
      </p>
      <p className="mt-code">{code}</p>
      <p className="mg-soft">
        Notez-le ou imprimez cette page : pour votre sécurité, il n’est affiché qu’une fois.
        {door.contactPhone && ` Si vous le perdez, appelez le ${formatPhone(door.contactPhone)}.`}
      </p>
      <div className="mg-actions mg-no-print">
        <PrintButton />
        <AppLink href={`/c/${cpts}/medecin-traitant/suivi`}>Suivre ma demande</AppLink>
      </div>
    </div>
  );
}
