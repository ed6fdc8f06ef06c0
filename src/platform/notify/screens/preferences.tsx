import "./notices.css";
import { Button, Checkbox } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  FormProblem,
  fieldErrorOf,
  Page,
  QueryView,
  Section,
  sayDone,
  TimeInput,
  useCpts,
} from "../../../design/index.ts";
import type { Preferences } from "../contract.ts";

type KindLine = Preferences["kinds"][number];

function KindsTable({
  kinds,
  smsAvailable,
  onChange,
}: {
  kinds: readonly KindLine[];
  smsAvailable: boolean;
  onChange: (kinds: KindLine[]) => void;
}) {
  const set = (kind: string, change: Partial<KindLine>) =>
    onChange(kinds.map((one) => (one.kind === kind ? { ...one, ...change } : one)));
  return (
    <table className="mg-kinds">
      <caption className="mg-hidden">Ce que vous recevez hors de Maillage, par genre d’avis</caption>
      <thead>
        <tr>
          <th scope="col">Avis</th>
          <th scope="col">Par mail</th>
          {smsAvailable && <th scope="col">Par SMS</th>}
        </tr>
      </thead>
      <tbody>
        {kinds.map((one) => (
          <tr key={one.kind}>
            <th scope="row">{one.label}</th>
            <td>
              <Checkbox
                aria-label={`${one.label} : par mail`}
                checked={one.mail}
                onChange={(event) => set(one.kind, { mail: event.currentTarget.checked })}
              />
            </td>
            {smsAvailable && (
              <td>
                <Checkbox
                  aria-label={`${one.label} : par SMS`}
                  checked={one.sms}
                  onChange={(event) => set(one.kind, { sms: event.currentTarget.checked })}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PreferencesForm({ slug, initial }: { slug: string; initial: Preferences }) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(initial);
  const save = useMutation({
    mutationFn: () =>
      api.put<Preferences>(`/api/c/${slug}/notices/preferences`, {
        kinds: wanted.kinds.map(({ kind, mail, sms }) => ({ kind, mail, sms })),
        quietFrom: wanted.quietFrom,
        quietUntil: wanted.quietUntil,
      }),
    onSuccess: (saved) => {
      setWanted(saved);
      queries.setQueryData(["notice-preferences", slug], saved);
      sayDone("Vos choix sont enregistrés.");
    },
  });
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormProblem error={save.error} />
      <Section
        title="Genres d’avis"
        hint={
          initial.mailTo
            ? `Les mails partent à ${initial.mailTo}.`
            : "Aucune adresse mail n’est connue : demandez à votre coordination."
        }
      >
        <KindsTable
          kinds={wanted.kinds}
          smsAvailable={initial.smsAvailable && initial.smsTo !== null}
          onChange={(kinds) => setWanted({ ...wanted, kinds })}
        />
      </Section>
      <Section
        title="Heures de silence"
        hint="Rien ne part entre ces heures, à l’heure du territoire ; ce qui attend part ensuite. Deux heures égales : jamais de silence."
      >
        <div className="mg-row">
          <TimeInput
            label="De"
            required
            value={wanted.quietFrom}
            error={fieldErrorOf(save.error, "quietFrom")}
            onChange={(time) => setWanted({ ...wanted, quietFrom: time })}
          />
          <TimeInput
            label="À"
            required
            value={wanted.quietUntil}
            error={fieldErrorOf(save.error, "quietUntil")}
            onChange={(time) => setWanted({ ...wanted, quietUntil: time })}
          />
        </div>
      </Section>
      <div className="mg-actions">
        <Button type="submit" loading={save.isPending}>
          Enregistrer mes choix
        </Button>
      </div>
    </form>
  );
}

/** What leaves the application for this person; the screen always shows everything. */
export default function NoticePreferences() {
  const slug = useCpts()?.cptsSlug ?? "";
  const preferences = useQuery({
    queryKey: ["notice-preferences", slug],
    queryFn: () => api.get<Preferences>(`/api/c/${slug}/notices/preferences`),
    enabled: slug !== "",
  });
  return (
    <Page
      title="Ce que je reçois"
      subtitle="Tout s’affiche dans Maillage. Un mail ne contient qu’une phrase et un lien, jamais d’information de santé."
      breadcrumb={[{ label: "Mes avis", href: `/c/${slug}/avis` }]}
      width="narrow"
    >
      <QueryView query={preferences} what="vos choix" shape="form">
        {(data) => <PreferencesForm slug={slug} initial={data} />}
      </QueryView>
    </Page>
  );
}
