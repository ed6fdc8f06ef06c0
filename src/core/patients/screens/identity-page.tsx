import "./identity.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  api,
  formatPlainDate,
  Page,
  PolicyNote,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
} from "../../../design/index.ts";
import type { Patient } from "../contract.ts";
import type { Identity } from "../identity/identity-contract.ts";
import { RecordSection } from "./correct-record.tsx";
import { IdentityActs } from "./identity-acts.tsx";
import { IdentityProof } from "./identity-proof.tsx";
import { nameOf, STATUS_WORDS } from "./patient-words.ts";

const STEPS: readonly { status: Identity["status"]; words: string }[] = [
  { status: "PROVISOIRE", words: "ce que la personne ou un tiers a dit, sans preuve" },
  { status: "RECUPEREE", words: "l’INS est reçue, aucun document n’est encore vu" },
  { status: "VALIDEE", words: "un document à haut niveau de confiance est vu, sans INS" },
  { status: "QUALIFIEE", words: "document vu et INS reçue : le matricule peut être montré et transmis" },
];

/** How far the identity of a patient is verified by the national rules, with who and when, and the next step. */
export default function IdentityPage() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { patientId = "" } = useParams({ strict: false }) as { patientId?: string };
  const base = `/api/c/${slug}/patients/${patientId}`;
  const patient = useQuery({
    queryKey: ["patient", slug, patientId],
    queryFn: () => api.get<Patient>(base),
    enabled: slug !== "",
  });
  const identity = useQuery({
    queryKey: ["patient", slug, patientId, "identity"],
    queryFn: () => api.get<Identity>(`${base}/identity`),
    enabled: slug !== "",
  });
  return (
    <Page
      title={patient.data ? `Identité : ${nameOf(patient.data)}` : "Identité d’un patient"}
      subtitle={patient.data ? <Traits patient={patient.data} /> : undefined}
      width="narrow"
    >
      {patient.data && (
        <RecordSection
          slug={slug}
          base={base}
          patient={patient.data}
          onChanged={() => {
            void patient.refetch();
            void identity.refetch();
          }}
        />
      )}
      <QueryView query={identity} what="l’identité">
        {(data) => (
          <>
            <StatusSection identity={data} />
            <IdentityProof base={base} identity={data} />
            <IdentityActs base={base} identity={data} onChanged={() => void identity.refetch()} />
          </>
        )}
      </QueryView>
      <PolicyNote
        may={[
          "Voir comment l’identité a été vérifiée.",
          "Corriger les traits et les coordonnées ; les traits d’avant restent au journal.",
          "Noter un document vu, une INS reçue ou un doute, si vous répondez de cette fiche.",
        ]}
        openTo="qui a une raison de connaître ce patient ; chaque lecture et chaque affichage du matricule sont au journal"
      />
    </Page>
  );
}

const SEX = { F: "sexe féminin", M: "sexe masculin", U: "sexe inconnu" } as const;

const Traits = ({ patient }: { patient: Patient }) => (
  <>
    {[
      patient.birthOn ? `né(e) le ${formatPlainDate(patient.birthOn)}` : "date de naissance inconnue",
      SEX[patient.sex],
      patient.communeName,
    ]
      .filter(Boolean)
      .join(" · ")}
  </>
);

function StatusSection({ identity }: { identity: Identity }) {
  return (
    <Section title="Où en est cette identité">
      <ol className="pat-steps">
        {STEPS.map(({ status, words }) => {
          const isHere = status === identity.status;
          return (
            <li key={status} aria-current={isHere ? "step" : undefined} data-here={isHere || undefined}>
              <strong>{STATUS_WORDS[status]}</strong>
              {isHere && (
                <StatusBadge meaning={status === "QUALIFIEE" ? "done" : "open"}>aujourd’hui</StatusBadge>
              )}
              <span className="mg-soft">{words}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
