import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, FormProblem, fieldErrorOf, useIntent } from "../../../../design/index.ts";
import type { Site } from "../../contract.ts";
import { CommuneSelect } from "../commune-select.tsx";
import { siteKinds } from "../directory-words.ts";

const BLANK = { name: "", kind: "practice", addressLine: "", communeCode: null as string | null, phone: "" };

/** A place that the directory does not know yet. */
export function NewSite({
  slug,
  onMade,
  onCancel,
}: {
  slug: string;
  onMade: (siteId: string) => void;
  onCancel: () => void;
}) {
  const [site, setSite] = useState(BLANK);
  const [problem, setProblem] = useState<unknown>(null);
  const { key } = useIntent();
  const patch = (part: Partial<typeof BLANK>) => setSite({ ...site, ...part });
  const send = async () => {
    try {
      onMade((await api.post<Site>(`/api/c/${slug}/directory/sites`, site, { idempotencyKey: key })).id);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormProblem error={problem} />
      <TextInput
        label="Nom du lieu"
        withAsterisk
        maxLength={200}
        value={site.name}
        onChange={(event) => patch({ name: event.currentTarget.value })}
        error={fieldErrorOf(problem, "name")}
      />
      <Select
        label="Type de lieu"
        allowDeselect={false}
        data={siteKinds}
        value={site.kind}
        onChange={(kind) => patch({ kind: kind ?? "practice" })}
      />
      <TextInput
        label="Numéro et rue"
        maxLength={300}
        value={site.addressLine}
        onChange={(event) => patch({ addressLine: event.currentTarget.value })}
      />
      <CommuneSelect
        slug={slug}
        required
        value={site.communeCode}
        onChange={(communeCode) => patch({ communeCode })}
        error={fieldErrorOf(problem, "communeCode")}
      />
      <TextInput
        label="Téléphone"
        type="tel"
        maxLength={30}
        value={site.phone}
        onChange={(event) => patch({ phone: event.currentTarget.value })}
        error={fieldErrorOf(problem, "phone")}
      />
      <div className="mg-actions">
        <Button type="submit">Ajouter ce lieu</Button>
        <Button variant="subtle" onClick={onCancel}>
          Renoncer
        </Button>
      </div>
    </form>
  );
}
