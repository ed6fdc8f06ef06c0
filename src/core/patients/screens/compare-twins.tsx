import { Button, Radio } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  api,
  FormProblem,
  offerUndo,
  Page,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useGo,
  useIntent,
} from "../../../design/index.ts";
import type { Comparison, Merge, TwinSide } from "../twins/twins-contract.ts";
import { LINES, nameOf } from "./patient-words.ts";
import "./twins.css";

const holdsOf = (side: TwinSide): string => {
  if (!side.isUsed) return "rien encore";
  if (side.onlyToConfirm) return "des demandes ou des rendez-vous";
  return side.holds
    .filter((one) => one.count > 0)
    .map((one) => `${one.count} ${one.label}`)
    .join(", ");
};

/** Every trait of both, the differing ones marked by a word as well as by a colour. */
function Sides({ data }: { data: Comparison }) {
  const differs = new Set(data.differing);
  const shown = LINES.filter(
    ([field, , read]) =>
      read(data.one.patient) !== null || read(data.other.patient) !== null || differs.has(field),
  );
  return (
    <table className="pat-compare">
      <caption className="mg-hidden">Les deux fiches, ligne à ligne</caption>
      <thead>
        <tr>
          <th scope="col">Trait</th>
          <th scope="col">Fiche 1</th>
          <th scope="col">Fiche 2</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([field, label, read]) => (
          <tr key={field} data-differs={differs.has(field) || undefined}>
            <th scope="row">
              {label}
              {differs.has(field) && <span className="pat-differs"> différent</span>}
            </th>
            <td>{read(data.one.patient) ?? "—"}</td>
            <td>{read(data.other.patient) ?? "—"}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Ce que la fiche porte</th>
          <td>{holdsOf(data.one)}</td>
          <td>{holdsOf(data.other)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Decide({ slug, data }: { slug: string; data: Comparison }) {
  const [keptId, setKeptId] = useState(data.mustKeepId ?? data.one.patient.id);
  const queries = useQueryClient();
  const intent = useIntent();
  const go = useGo();
  const [kept, dropped] =
    keptId === data.one.patient.id
      ? [data.one.patient, data.other.patient]
      : [data.other.patient, data.one.patient];
  const away = () => {
    void queries.invalidateQueries({ queryKey: ["twins", slug] });
    void queries.invalidateQueries({ queryKey: ["merges", slug] });
    go(`/c/${slug}/patients/doubles`);
  };
  const merge = useMutation({
    mutationFn: () =>
      api.post<Merge>(
        `/api/c/${slug}/patients/merges`,
        {
          keptId: kept.id,
          keptReadAt: kept.updatedAt,
          droppedId: dropped.id,
          droppedReadAt: dropped.updatedAt,
        },
        { idempotencyKey: intent.key },
      ),
    onSuccess: (made) => {
      offerUndo("Les deux fiches n’en font plus qu’une.", async () => {
        await api.post(`/api/c/${slug}/patients/merges/${made.id}/undo`, {});
        await queries.invalidateQueries({ queryKey: ["merges", slug] });
        await queries.invalidateQueries({ queryKey: ["twins", slug] });
      });
      away();
    },
  });
  const pair = `/api/c/${slug}/patients/twins/${data.one.patient.id}/${data.other.patient.id}`;
  const differ = useMutation({
    mutationFn: () => api.put(pair, { different: true }),
    onSuccess: () => {
      offerUndo("C’est retenu : ce sont deux personnes.", async () => {
        await api.put(pair, { different: false });
        await queries.invalidateQueries({ queryKey: ["twins", slug] });
      });
      away();
    },
  });
  return (
    <div className="mg-stack">
      <FormProblem error={merge.error ?? differ.error} />
      <Radio.Group
        label="Fiche à garder"
        description={
          data.mustKeepId
            ? "L’identité la mieux vérifiée est gardée."
            : "L’autre restera consultable et mènera à celle-ci ; ses demandes et rendez-vous la suivent."
        }
        value={keptId}
        onChange={setKeptId}
      >
        <div className="mg-stack">
          {[data.one.patient, data.other.patient].map((one, at) => (
            <Radio
              key={one.id}
              value={one.id}
              label={`Fiche ${at + 1} : ${nameOf(one)}`}
              disabled={data.mustKeepId !== null && data.mustKeepId !== one.id}
            />
          ))}
        </div>
      </Radio.Group>
      <div className="mg-actions">
        <Button loading={merge.isPending} disabled={differ.isPending} onClick={() => merge.mutate()}>
          Fusionner les deux fiches
        </Button>
        <Button
          variant="default"
          loading={differ.isPending}
          disabled={merge.isPending}
          onClick={() => differ.mutate()}
        >
          Ce sont deux personnes
        </Button>
      </div>
    </div>
  );
}

/** Two records side by side: what differs, what each holds, and the decision. */
export default function CompareTwins() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { one = "", other = "" } = useParams({ strict: false }) as { one?: string; other?: string };
  const compared = useQuery({
    queryKey: ["twins", slug, one, other],
    queryFn: () => api.get<Comparison>(`/api/c/${slug}/patients/twins/${one}/${other}`),
    enabled: slug !== "" && one !== "",
  });
  return (
    <Page
      title="Comparer deux fiches"
      breadcrumb={[{ label: "Fiches en double", href: `/c/${slug}/patients/doubles` }]}
    >
      <QueryView query={compared} what="les deux fiches">
        {(data) => {
          const merged = data.one.patient.mergedIntoId ?? data.other.patient.mergedIntoId;
          return (
            <>
              <p>
                <StatusBadge meaning={data.score >= 90 ? "warn" : "neutral"}>
                  {data.score >= 90 ? "Très probable" : "Possible"}
                </StatusBadge>{" "}
                {data.reasons.join(", ")}.
              </p>
              <Sides data={data} />
              {(data.one.onlyToConfirm || data.other.onlyToConfirm) && (
                <p>
                  Le téléphone, l’adresse, le proche, le médecin traitant et le détail de ce que porte la
                  fiche ne sont montrés que pour un patient que vous suivez.
                </p>
              )}
              <Section title="Votre décision">
                {merged ? (
                  <p>Ces deux fiches sont déjà fusionnées : revenez à la liste pour défaire la fusion.</p>
                ) : (
                  <Decide key={compared.dataUpdatedAt} slug={slug} data={data} />
                )}
              </Section>
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
