import { useQuery } from "@tanstack/react-query";
import { api, Page, QueryView, Section, StatusBadge, useCpts } from "../../../design/index.ts";
import type { Right } from "../contract.ts";
import "./members.css";

const sliceWords: Record<string, string> = {
  identity: "Membres et droits",
  "break-glass": "Accès exceptionnels",
  live: "À l’écran",
  notify: "Avis et messages",
  audit: "Journal",
  reference: "Références",
  territory: "Territoire",
  directory: "Annuaire",
  patients: "Patients",
  agenda: "Agenda et créneaux",
  "unscheduled-care": "Soins non programmés",
};

function RightLine({ right }: { right: Right }) {
  return (
    <li className="mg-right">
      <StatusBadge meaning={right.allowed ? "done" : "neutral"}>
        {right.allowed ? "Vous pouvez" : "Réservé"}
      </StatusBadge>
      <div>
        <p>
          {right.sentence}
          {right.condition && <span className="mg-soft"> ({right.condition})</span>}
        </p>
        <p className="mg-small mg-soft">Ouvert à : {right.openTo.join(", ") || "personne"}</p>
      </div>
    </li>
  );
}

/** Every right of the CPTS in a sentence: what I may do, and to whom the rest is open. */
export default function MyRights() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const rights = useQuery({
    queryKey: ["rights", slug],
    queryFn: () => api.get<{ items: Right[] }>(`/api/c/${slug}/rights`),
    enabled: slug !== "",
  });
  return (
    <Page
      title="Mes droits"
      subtitle="Ce que vous pouvez faire dans cette CPTS, et à qui chaque chose est ouverte. Les rôles sont donnés par la coordination."
    >
      <QueryView query={rights} what="vos droits">
        {({ items }) =>
          [...new Set(items.map((one) => one.slice))].map((slice) => (
            <Section key={slice} title={sliceWords[slice] ?? slice}>
              <ul className="mg-plain-list">
                {items
                  .filter((one) => one.slice === slice)
                  .map((one) => (
                    <RightLine key={one.name} right={one} />
                  ))}
              </ul>
            </Section>
          ))
        }
      </QueryView>
    </Page>
  );
}
