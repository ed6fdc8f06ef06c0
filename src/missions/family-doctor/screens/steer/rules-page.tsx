import "../search.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  FormProblem,
  formatPlainDate,
  Page,
  PolicyNote,
  QueryView,
  Section,
  sayDone,
  useAttempt,
  useCpts,
  useIntent,
} from "../../../../design/index.ts";
import type { RulesBook } from "../../contract.ts";
import { doctorKeys, useDoctorRefresh } from "../client/doctor-queries.ts";
import { steerClient } from "../client/steer-client.ts";
import { RulesEffect } from "./rules-effect.tsx";
import { RulesForm } from "./rules-form.tsx";

/** The rules of priority: what is in force, a draft, its effect on those who wait, and its publication. */
export default function RulesPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const rules = useQuery({
    queryKey: [...doctorKeys.all(cpts), "rules"],
    queryFn: () => steerClient.rules(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page
      title="Règles de priorité"
      subtitle="Ce qui donne des points à une demande. Aucune règle ne regarde l’origine, les opinions ou les revenus."
      width="narrow"
    >
      <QueryView query={rules} what="les règles" shape="form">
        {(book) => <Book key={book.draft?.updatedAt ?? "none"} cpts={cpts} book={book} />}
      </QueryView>
      <PolicyNote
        may={["Écrire un brouillon, voir qui monterait et qui descendrait, publier. Rien ne change avant."]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}

function Book({ cpts, book }: { cpts: string; book: RulesBook }) {
  const refresh = useDoctorRefresh(cpts);
  const { published, draft } = book;
  return (
    <>
      <p className="mg-soft">
        En vigueur : version {published.version}
        {published.publishedAt && `, depuis le ${formatPlainDate(published.publishedAt.slice(0, 10))}`}
        {published.byLabel && ` (${published.byLabel})`}
      </p>
      <RulesForm
        start={(draft ?? published).content}
        note={draft?.note ?? ""}
        isDraft={draft !== null}
        onSave={async (content, note) => {
          await steerClient.saveDraft(cpts, { content, note, readAt: draft?.updatedAt ?? null });
          await refresh();
          sayDone("Le brouillon est gardé : regardez son effet avant de publier.");
        }}
      />
      {draft && <Publish cpts={cpts} draft={draft} />}
      <Section title="Versions">
        <ul>
          {book.versions.map((one) => (
            <li key={one.id}>
              Version {one.version} : {STATES[one.state]}
              {one.publishedAt && `, ${formatPlainDate(one.publishedAt.slice(0, 10))}`}
              {one.note && ` · ${one.note}`}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const STATES = { draft: "brouillon", published: "en vigueur", retired: "remplacée" } as const;

function Publish({ cpts, draft }: { cpts: string; draft: NonNullable<RulesBook["draft"]> }) {
  const intent = useIntent();
  const refresh = useDoctorRefresh(cpts);
  const { busy, problem, attempt } = useAttempt();
  const act = (work: () => Promise<unknown>, said: string) =>
    attempt(async () => {
      await work();
      await refresh();
      sayDone(said);
    });
  return (
    <Section
      title="Effet du brouillon"
      hint="Sur les demandes qui attendent aujourd’hui. Rien n’est changé par ce calcul."
    >
      <RulesEffect cpts={cpts} updatedAt={draft.updatedAt} />
      <FormProblem error={problem} />
      <div className="mg-actions">
        <Button
          loading={busy}
          onClick={() =>
            void act(
              () => steerClient.publish(cpts, draft.updatedAt, intent.key),
              "Les règles sont publiées : les demandes ouvertes sont pesées à nouveau.",
            )
          }
        >
          Publier ces règles
        </Button>
        <Button
          variant="subtle"
          disabled={busy}
          onClick={() => void act(() => steerClient.discard(cpts), "Le brouillon est abandonné.")}
        >
          Abandonner le brouillon
        </Button>
      </div>
    </Section>
  );
}
