import { Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, fieldErrorOf, useCpts } from "../../../design/index.ts";
import type { LinkableProfessional } from "../members-contract.ts";
import { ROLE_ORDER, roleHint, roleWord } from "./role-words.ts";

export type RoleDraft = { role: string; professionalId: string | null; organization: string };
export const emptyRole: RoleDraft = { role: "professional", professionalId: null, organization: "" };

type Props = {
  draft: RoleDraft;
  onChange: (draft: RoleDraft) => void;
  problem: unknown;
  /** Already known, so that its name shows before any search. */
  known?: { id: string; name: string } | undefined;
};

function ProfessionalPicker({ draft, onChange, problem, known }: Props) {
  const slug = useCpts()?.cptsSlug ?? "";
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search, 200);
  const found = useQuery({
    queryKey: ["linkable-professionals", slug, asked],
    queryFn: ({ signal }) =>
      api.get<{ items: LinkableProfessional[] }>(
        `/api/c/${slug}/members/professionals?search=${encodeURIComponent(asked.slice(0, 80))}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: one.profession ? `${one.name} · ${one.profession}` : one.name,
  }));
  const all =
    known && !options.some((one) => one.value === known.id)
      ? [{ value: known.id, label: known.name }, ...options]
      : options;
  const isAssistant = draft.role === "assistant";
  return (
    <Select
      label={isAssistant ? "Professionnel assisté" : "Fiche de l’annuaire (facultatif)"}
      description={
        isAssistant
          ? "Cette personne tiendra l’agenda de ce professionnel."
          : "Reliez la fiche : la personne y tiendra ses créneaux et ses informations."
      }
      placeholder="Tapez un nom"
      required={isAssistant}
      clearable
      searchable
      data={all}
      // The server has searched already, accents and all.
      filter={({ options: given }) => given}
      nothingFoundMessage={found.isFetching ? "Recherche…" : "Personne de ce nom dans l’annuaire"}
      value={draft.professionalId}
      error={fieldErrorOf(problem, "professionalId")}
      onSearchChange={setSearch}
      onChange={(professionalId) => onChange({ ...draft, professionalId })}
    />
  );
}

/** A role, and what it is tied to. */
export function RoleFields({ draft, onChange, problem, known }: Props) {
  const cpts = useCpts();
  const roles = ROLE_ORDER.filter(
    (role) => role !== "administrator" || cpts?.roles.includes("administrator"),
  );
  return (
    <>
      <Select
        label="Rôle"
        description={roleHint(draft.role)}
        required
        allowDeselect={false}
        data={roles.map((role) => ({ value: role, label: roleWord(role) }))}
        value={draft.role}
        error={fieldErrorOf(problem, "role")}
        onChange={(role) => role && onChange({ ...draft, role })}
      />
      {(draft.role === "professional" || draft.role === "assistant") && (
        <ProfessionalPicker draft={draft} onChange={onChange} problem={problem} known={known} />
      )}
      {draft.role === "partner" && (
        <TextInput
          label="Organisme"
          description="DAC, MAIA, PASS, hôpital…"
          required
          maxLength={200}
          value={draft.organization}
          error={fieldErrorOf(problem, "organization")}
          onChange={(event) => onChange({ ...draft, organization: event.currentTarget.value })}
        />
      )}
    </>
  );
}
