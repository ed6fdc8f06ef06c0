import "../proposals/proposals.css";
import { useQuery } from "@tanstack/react-query";
import { QueryView, ShareCard } from "../../../../design/index.ts";
import type { AppointmentCard, Request } from "../../contract.ts";
import { cardQuery } from "../client/care-queries.ts";
import { spacedPhone } from "../client/care-words.ts";
import { ReadAloud } from "./read-aloud.tsx";

type AppointmentViewProps = { cpts: string; request: Request };

/** The card of the appointment: read to the patient, printed, or sent without health data. */
export function AppointmentView({ cpts, request }: AppointmentViewProps) {
  const card = useQuery(cardQuery(cpts, request.id, request.booking?.id ?? ""));
  const phone = request.patientPhone;
  return (
    <QueryView query={card} what="la carte du rendez-vous" shape="form">
      {(data) => (
        <div className="mg-stack snp-card">
          <ShareCard
            title="Votre rendez-vous"
            headline={<span title={data.whenExact}>{unbroken(data.when)}</span>}
            lines={linesOf(data)}
            message={data.text}
            {...(phone ? { phone } : {})}
          />
          <ReadAloud text={data.text} />
        </div>
      )}
    </QueryView>
  );
}

/** « 9 h 40 » stays on one line. */
const unbroken = (when: string): string =>
  when.replace(
    /(\d) h(?: (\d\d))?/g,
    (_, hour, minutes) => `${hour}\u00a0h${minutes ? `\u00a0${minutes}` : ""}`,
  );

const List = ({ items }: { items: readonly string[] }) => (
  <ul className="snp-card-list">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

function linesOf(card: AppointmentCard) {
  return [
    { label: "Avec", value: card.who },
    { label: "Comment", value: card.modalityLabel },
    {
      label: card.modality === "AMB" ? "Où" : "Ce qu’il faut savoir",
      value: <List items={card.howToGetThere} />,
    },
    ...(card.phone ? [{ label: "Téléphone du cabinet", value: spacedPhone(card.phone) }] : []),
    { label: "À prévoir", value: <List items={card.whatToBring} /> },
    { label: "En cas d’empêchement", value: card.ifYouCannotCome },
    { label: "Si cela s’aggrave", value: "Appelez le 15" },
  ];
}
