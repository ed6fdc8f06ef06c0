import "../door/door.css";
import { Button } from "@mantine/core";
import { formatPhone, Page, PrintButton } from "../../../../design/index.ts";
import type { FollowCodeGiven, Request } from "../../contract.ts";
import { patientName } from "../client/doctor-words.ts";

type GivenCodeProps = { request: Request; given: FollowCodeGiven; onLeave: () => void };

/** The code in large figures, to say or to print; the paper says nothing of health. */
export function GivenCode({ request, given, onLeave }: GivenCodeProps) {
  return (
    <Page
      title="Votre code de suivi"
      subtitle={`${patientName(request)} · ${given.cptsName}`}
      width="narrow"
      actions={<PrintButton />}
    >
      <p className="mt-code">{given.code}</p>
      <p>
        Il permet de savoir où en est votre demande, de la corriger ou de la retirer, à cette adresse :{" "}
        <span className="mt-address">{given.followUrl.replace(/^https?:\/\//, "")}</span>
      </p>
      <p>
        Gardez-le pour vous.
        {given.contactPhone && ` Si vous le perdez, appelez le ${formatPhone(given.contactPhone)}.`}
      </p>
      <div className="mg-actions mg-no-print">
        <Button onClick={onLeave}>C’est dit ou imprimé : revenir à la demande</Button>
      </div>
      <p className="mg-soft mg-no-print">Ce code ne sera plus affiché.</p>
    </Page>
  );
}
