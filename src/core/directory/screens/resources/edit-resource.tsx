import "../directory.css";
import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  api,
  FormProblem,
  fieldErrorOf,
  offerUndo,
  Page,
  QueryView,
  Section,
  sayDone,
  useCpts,
  useGo,
  useIntent,
} from "../../../../design/index.ts";
import type { Resource } from "../../contract.ts";
import { CommuneSelect } from "../commune-select.tsx";
import { resourceKinds } from "../directory-words.ts";
import { type Position, PositionField } from "../position-field.tsx";
import { HoursFields } from "./hours-fields.tsx";

/** The coordination keeps a resource; "nouvelle" makes one. */
export default function EditResource() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { resourceId = "" } = useParams({ strict: false }) as { resourceId?: string };
  const isNew = resourceId === "nouvelle";
  const resource = useQuery({
    queryKey: ["directory", slug, "resource", resourceId],
    queryFn: () => api.get<Resource>(`/api/c/${slug}/directory/resources/${resourceId}`),
    enabled: slug !== "" && !isNew,
  });
  return (
    <Page
      title={isNew ? "Ajouter une ressource" : (resource.data?.name ?? "Tenir une ressource")}
      width="narrow"
      breadcrumb={[{ label: "Lieux et ressources", href: `/c/${slug}/ressources` }]}
    >
      {isNew ? (
        <ResourceForm slug={slug} resource={null} />
      ) : (
        <QueryView query={resource} what="la ressource" shape="form">
          {(one) => <ResourceForm key={one.version} slug={slug} resource={one} />}
        </QueryView>
      )}
    </Page>
  );
}

const fieldsOf = (one: Resource | null) => ({
  kind: one?.kind ?? "snp-centre",
  name: one?.name ?? "",
  addressLine: one?.addressLine ?? "",
  communeCode: one?.communeCode ?? null,
  hours: one?.hours ?? [],
  publicPhone: one?.publicPhone ?? "",
  directLine: one?.directLine ?? "",
  website: one?.website ?? "",
  conditions: one?.conditions ?? "",
});

const pointOf = (resource: Resource | null): Position | null =>
  resource && resource.latitude !== null && resource.longitude !== null
    ? { latitude: resource.latitude, longitude: resource.longitude }
    : null;

function useSend(slug: string, resource: Resource | null) {
  const queries = useQueryClient();
  const go = useGo();
  const { key } = useIntent();
  const path = `/api/c/${slug}/directory/resources`;
  const done = (saved: Resource) => {
    queries.setQueryData(["directory", slug, "resource", saved.id], saved);
    void queries.invalidateQueries({ queryKey: ["directory", slug, "resources"] });
    return saved;
  };
  const send = async (body: object) => {
    if (resource)
      done(await api.patch<Resource>(`${path}/${resource.id}`, { ...body, version: resource.version }));
    else done(await api.post<Resource>(path, body, { idempotencyKey: key }));
    sayDone("La ressource est à jour.");
    go(`/c/${slug}/ressources`);
  };
  const setActive = async (active: boolean) => {
    if (!resource) return;
    const saved = done(
      await api.patch<Resource>(`${path}/${resource.id}`, { active, version: resource.version }),
    );
    offerUndo(
      active ? `${saved.name} est de nouveau dans la liste.` : `${saved.name} est retirée de la liste.`,
      async () =>
        done(await api.patch<Resource>(`${path}/${saved.id}`, { active: !active, version: saved.version })),
    );
    go(`/c/${slug}/ressources`);
  };
  return { send, setActive };
}

function ResourceForm({ slug, resource }: { slug: string; resource: Resource | null }) {
  const { send, setActive } = useSend(slug, resource);
  const [fields, setFields] = useState(() => fieldsOf(resource));
  const [position, setPosition] = useState<Position | null | undefined>(undefined);
  const [problem, setProblem] = useState<unknown>(null);
  const patch = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const typed = (name: "name" | "addressLine" | "publicPhone" | "directLine" | "website") => ({
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => patch({ [name]: event.currentTarget.value }),
    error: fieldErrorOf(problem, name),
  });
  return (
    <Section title="La ressource">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          send({ ...fields, ...(position === undefined ? {} : { position }) }).catch(setProblem);
        }}
      >
        <FormProblem error={problem} />
        <Select
          label="Type"
          allowDeselect={false}
          data={resourceKinds}
          value={fields.kind}
          onChange={(kind) => patch({ kind: kind ?? fields.kind })}
        />
        <TextInput label="Nom" withAsterisk maxLength={200} {...typed("name")} />
        <div className="dir-two">
          <TextInput label="Téléphone public" type="tel" maxLength={30} {...typed("publicPhone")} />
          <TextInput
            label="Ligne des soignants"
            description="Jamais montrée aux patients ni aux partenaires."
            type="tel"
            maxLength={30}
            {...typed("directLine")}
          />
          <TextInput label="Numéro et rue" maxLength={300} {...typed("addressLine")} />
          <CommuneSelect
            slug={slug}
            value={fields.communeCode}
            name={resource?.communeName}
            onChange={(communeCode) => patch({ communeCode })}
            error={fieldErrorOf(problem, "communeCode")}
          />
          <TextInput
            label="Site internet"
            type="url"
            placeholder="https://"
            maxLength={300}
            {...typed("website")}
          />
        </div>
        <PositionField
          slug={slug}
          value={position ?? null}
          around={pointOf(resource)}
          onChange={setPosition}
        />
        <HoursFields value={fields.hours} onChange={(hours) => patch({ hours })} />
        <Textarea
          label="Conditions"
          description="Pour qui, sur quel motif, avec quels documents, qui appeler avant."
          maxLength={2_000}
          autosize
          minRows={3}
          value={fields.conditions}
          onChange={(event) => patch({ conditions: event.currentTarget.value })}
        />
        <div className="mg-actions">
          <Button type="submit">{resource ? "Enregistrer la ressource" : "Ajouter la ressource"}</Button>
          {resource && (
            <Button variant="subtle" onClick={() => void setActive(!resource.active).catch(setProblem)}>
              {resource.active ? "Retirer de la liste" : "Remettre dans la liste"}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}
