import { Button, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, Field, FormProblem, fieldErrorOf, Section, sayDone } from "../../../../design/index.ts";
import type { Site } from "../../contract.ts";
import { CommuneSelect } from "../commune-select.tsx";
import { siteKinds } from "../directory-words.ts";
import { type Position, PositionField } from "../position-field.tsx";

const fieldsOf = (site: Site) => ({
  name: site.name,
  kind: site.kind,
  addressLine: site.addressLine,
  communeCode: site.communeCode,
  phone: site.phone ?? "",
  wheelchair: site.wheelchair,
  accessNote: site.accessNote ?? "",
});
const pointOf = (site: Site): Position | null =>
  site.latitude !== null && site.longitude !== null
    ? { latitude: site.latitude, longitude: site.longitude }
    : null;
const manual = (site: Site): Position | null => (site.precision === "manual" ? pointOf(site) : null);

/** Phone, access and point of a place, by those who practise there or the coordination. */
export function SiteForm({ slug, site }: { slug: string; site: Site }) {
  const queries = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(site));
  const [position, setPosition] = useState(() => manual(site));
  const [problem, setProblem] = useState<unknown>(null);
  const patch = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const send = async () => {
    try {
      const moved =
        position?.latitude !== manual(site)?.latitude || position?.longitude !== manual(site)?.longitude;
      const saved = await api.patch<Site>(`/api/c/${slug}/directory/sites/${site.id}`, {
        ...fields,
        version: site.version,
        ...(moved ? { position } : {}),
      });
      queries.setQueryData(["directory", slug, "site", site.id], saved);
      void queries.invalidateQueries({ queryKey: ["directory", slug] });
      sayDone("Le lieu est à jour.");
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Section
      title="Modifier ce lieu"
      hint="Ce que vous écrivez ici n’est jamais écrasé par l’annuaire national."
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FormProblem error={problem} />
        <div className="dir-two">
          <TextInput
            label="Nom"
            withAsterisk
            maxLength={200}
            value={fields.name}
            onChange={(event) => patch({ name: event.currentTarget.value })}
            error={fieldErrorOf(problem, "name")}
          />
          <Select
            label="Type de lieu"
            allowDeselect={false}
            data={siteKinds}
            value={fields.kind}
            onChange={(kind) => patch({ kind: kind ?? fields.kind })}
          />
          <TextInput
            label="Numéro et rue"
            maxLength={300}
            value={fields.addressLine}
            onChange={(event) => patch({ addressLine: event.currentTarget.value })}
          />
          <CommuneSelect
            slug={slug}
            value={fields.communeCode}
            name={site.communeName}
            onChange={(communeCode) => patch({ communeCode })}
            error={fieldErrorOf(problem, "communeCode")}
          />
          <TextInput
            label="Téléphone"
            type="tel"
            maxLength={30}
            value={fields.phone}
            onChange={(event) => patch({ phone: event.currentTarget.value })}
            error={fieldErrorOf(problem, "phone")}
          />
        </div>
        <PositionField slug={slug} value={position} around={pointOf(site)} onChange={setPosition} />
        <Field label="Accessible en fauteuil" group required>
          <SegmentedControl
            value={fields.wheelchair === null ? "" : String(fields.wheelchair)}
            onChange={(value) => patch({ wheelchair: value === "" ? null : value === "true" })}
            data={[
              { value: "true", label: "Oui" },
              { value: "false", label: "Non" },
              { value: "", label: "Ne sait pas" },
            ]}
          />
        </Field>
        <Textarea
          label="Pour entrer"
          description="Étage, code, sonnette, stationnement."
          maxLength={500}
          value={fields.accessNote}
          onChange={(event) => patch({ accessNote: event.currentTarget.value })}
        />
        <div>
          <Button type="submit">Enregistrer ce lieu</Button>
        </div>
      </form>
    </Section>
  );
}
