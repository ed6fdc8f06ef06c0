import "../search.css";
import "./tell.css";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import {
  counted,
  EmptyState,
  formatPhone,
  holdsOneOf,
  LinkButton,
  Page,
  PolicyNote,
  PrintButton,
  QueryView,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { ToTell, ToTellLine } from "../../contract.ts";
import { useDoctorLive } from "../client/doctor-queries.ts";
import { toTellQuery } from "./tell-client.ts";
import { ToTellCard } from "./to-tell-card.tsx";

/** « Patients à prévenir »: those whom a doctor accepts and who do not know it yet; to call, to write to, or being written to. */
export default function ToTellPage() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  useDoctorLive(slug);
  const list = useQuery(toTellQuery(slug));
  const some = (list.data?.items.length ?? 0) > 0;
  return (
    <Page
      title="Patients à prévenir"
      subtitle="Un médecin accepte de les suivre : il reste à le leur dire, par le moyen qu’ils ont choisi."
      width="narrow"
      actions={some ? <PrintButton /> : undefined}
    >
      <QueryView query={list} what="les patients à prévenir">
        {(data) =>
          data.items.length === 0 ? (
            <Nobody steers={holdsOneOf(cpts, ["coordinator"])} />
          ) : (
            <Lists cpts={slug} data={data} steers={holdsOneOf(cpts, ["coordinator"])} />
          )
        }
      </QueryView>
      <PolicyNote
        may={["Voir le téléphone des patients acceptés, noter qu’ils sont prévenus ou injoignables."]}
        openTo="la coordination pour toute la CPTS ; le médecin et son assistant pour leurs patients"
      />
    </Page>
  );
}

function Lists({ cpts, data, steers }: { cpts: string; data: ToTell; steers: boolean }) {
  const by = (way: ToTellLine["by"]) => data.items.filter((one) => one.by === way);
  return (
    <>
      {data.contactPhone && (
        <p className="mt-print-only">Numéro de la CPTS à donner : {formatPhone(data.contactPhone)}</p>
      )}
      <Group
        cpts={cpts}
        title="À appeler"
        hint="Dites au patient quel médecin l’accepte et comment prendre rendez-vous. Après trois essais sans réponse, la demande peut être close."
        items={by("call")}
      />
      <Group
        cpts={cpts}
        title="À prévenir par courrier"
        hint="Imprimez la lettre, postez-la, puis notez qu’elle est partie."
        items={by("letter")}
        actions={steers && <AllLetters cpts={cpts} />}
      />
      <Group
        cpts={cpts}
        title="Un message part tout seul"
        hint="Maillage écrit que la demande a avancé, sans nom de médecin ni donnée de santé, puis note que le patient est prévenu. Vous n’avez rien à faire."
        items={by("message")}
      />
      {data.more && <p className="mg-soft">Les 200 plus anciens sont affichés ; la suite vient à mesure.</p>}
    </>
  );
}

/** All of them in one file, a page each. */
function AllLetters({ cpts }: { cpts: string }) {
  const href = (format: string) => `/api/c/${cpts}/family-doctor/to-tell/letters?format=${format}`;
  return (
    <span className="mt-files mg-no-print">
      <a className="mg-download" href={href("pdf")} download>
        <IconDownload size={18} aria-hidden />
        Toutes les lettres (PDF)
      </a>
      <a className="mg-download" href={href("docx")} download>
        <IconDownload size={18} aria-hidden />
        Toutes les lettres (Word)
      </a>
    </span>
  );
}

type GroupProps = {
  cpts: string;
  title: string;
  hint: string;
  items: readonly ToTellLine[];
  actions?: ReactNode;
};

function Group({ cpts, title, hint, items, actions }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <Section title={`${title} : ${counted(items.length, "patient")}`} hint={hint}>
      {actions}
      <ul className="mt-list">
        {items.map((line) => (
          <ToTellCard key={line.id} cpts={cpts} line={line} />
        ))}
      </ul>
    </Section>
  );
}

function Nobody({ steers }: { steers: boolean }) {
  const path = useCptsPath();
  return (
    <EmptyState
      title="Personne n’attend d’être prévenu"
      action={
        <LinkButton
          variant="default"
          href={path(steers ? "medecin-traitant/tableau" : "medecin-traitant/mes-patients")}
        >
          {steers ? "Voir le tableau des demandes" : "Voir mes nouveaux patients"}
        </LinkButton>
      }
    >
      Dès qu’un médecin accepte un patient, il s’affiche ici avec son téléphone et celui du secrétariat,
      jusqu’à ce qu’il soit prévenu.
    </EmptyState>
  );
}
