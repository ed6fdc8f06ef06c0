import { useQuery } from "@tanstack/react-query";
import { AppLink, useCptsPath, When } from "../../../../design/index.ts";
import { listQuery } from "../client/care-queries.ts";

/** What was begun and not sent: to take up again instead of beginning twice. */
export function DraftsToResume({ cpts }: { cpts: string }) {
  const path = useCptsPath();
  const drafts =
    useQuery(listQuery(cpts, { view: "mine", status: "draft,urgent", limit: "5" })).data?.items ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className="snp-resume" aria-label="Demandes commencées">
      <p>{drafts.length > 1 ? "Vous aviez commencé :" : "Vous aviez commencé une demande :"}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <AppLink href={path(`soins/orienter/${draft.id}`)}>
              {draft.patient
                ? `${draft.patient.familyName} ${draft.patient.givenName}`
                : "patient à préciser"}{" "}
              · <When at={draft.createdAt} />
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
