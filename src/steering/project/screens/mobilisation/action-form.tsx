import { Button, Checkbox, Modal, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  ApiProblem,
  api,
  DraftNote,
  FormProblem,
  fieldErrorOf,
  sayDone,
  useDraft,
  useIntent,
} from "../../../../design/index.ts";
import type { ProjectAction } from "../../mobilisation/mobilisation-contract.ts";
import { PartialDateInput } from "../letter/partial-date-input.tsx";
import { ActionClash } from "./action-clash.tsx";
import { actionsQuery, KIND_WORDS, mobilisationQuery, projectApi } from "./mobilisation-client.ts";

type Fields = {
  kind: ProjectAction["kind"];
  title: string;
  doneOn: string | null;
  place: string;
  invited: number | "";
  present: number | "";
  minutes: string;
  reachedRows: string[] | null;
  /** Of the action as it was read when this was begun; 0 for a new one. */
  revision: number;
};

const fieldsOf = (action: ProjectAction | null): Fields => ({
  kind: action?.kind ?? "meeting",
  title: action?.title ?? "",
  doneOn: action?.doneOn ?? null,
  place: action?.place ?? "",
  invited: action?.invited ?? "",
  present: action?.present ?? "",
  minutes: action?.minutes ?? "",
  reachedRows: null,
  revision: action?.revision ?? 0,
});

/** An action of the journal; what is typed stays on this device until it is saved. */
export function ActionForm({
  slug,
  action,
  onClose,
}: {
  slug: string;
  action: ProjectAction | null;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const draft = useDraft<Fields>(`projet.${slug}.action.${action?.id ?? "neuve"}`, fieldsOf(action), {
    keep: "device",
  });
  const { value, patch } = draft;
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    const { revision, ...typed } = value;
    const body = {
      ...typed,
      doneOn: value.doneOn ?? "",
      invited: value.invited === "" ? null : value.invited,
      present: value.present === "" ? null : value.present,
    };
    try {
      const at = `${projectApi(slug)}/actions`;
      if (action) await api.put(`${at}/${action.id}`, { ...body, revision });
      else await api.post(at, body, { idempotencyKey: intent.key });
      draft.clear();
      await queries.invalidateQueries({ queryKey: actionsQuery(slug).queryKey });
      void queries.invalidateQueries({ queryKey: mobilisationQuery(slug).queryKey });
      sayDone("Le journal est à jour.");
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
      void queries.invalidateQueries({ queryKey: actionsQuery(slug).queryKey });
    }
  };
  const theirs =
    problem instanceof ApiProblem && problem.body.code === "project.action-changed"
      ? (problem.body.current as ProjectAction)
      : null;
  const figure = (field: "invited" | "present", label: string) => (
    <NumberInput
      label={label}
      value={value[field]}
      min={0}
      max={100_000}
      allowDecimal={false}
      error={fieldErrorOf(problem, field)}
      onChange={(next) => patch({ [field]: typeof next === "number" ? next : "" })}
    />
  );
  return (
    <Modal opened onClose={onClose} title={action ? "Modifier l’action" : "Noter une action"} size="xl">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FormProblem error={problem} />
        {theirs && (
          <ActionClash
            mine={value}
            theirs={theirs}
            onKeep={() => {
              patch({ revision: theirs.revision });
              setProblem(null);
            }}
            onTake={() => {
              patch(fieldsOf(theirs));
              setProblem(null);
            }}
          />
        )}
        <div className="mob-two">
          <Select
            label="Type d’action"
            data={Object.entries(KIND_WORDS).map(([kind, label]) => ({ value: kind, label }))}
            value={value.kind}
            allowDeselect={false}
            onChange={(kind) => kind && patch({ kind: kind as Fields["kind"] })}
          />
          <PartialDateInput
            label="Date"
            value={value.doneOn}
            error={fieldErrorOf(problem, "doneOn")}
            onChange={(doneOn) => patch({ doneOn })}
            onBlur={() => {}}
          />
        </div>
        <TextInput
          label="Titre"
          placeholder="Première réunion d’information"
          value={value.title}
          maxLength={200}
          error={fieldErrorOf(problem, "title")}
          onChange={(event) => patch({ title: event.currentTarget.value })}
        />
        <TextInput
          label="Lieu (facultatif)"
          value={value.place}
          maxLength={200}
          onChange={(event) => patch({ place: event.currentTarget.value })}
        />
        <div className="mob-two">
          {figure("invited", "Invitations envoyées (facultatif)")}
          {figure("present", "Présents (facultatif)")}
        </div>
        <Textarea
          label="Compte rendu (facultatif)"
          description="Il part en annexe de la lettre. Ni nom ni situation de patient."
          value={value.minutes}
          maxLength={20_000}
          autosize
          minRows={4}
          maxRows={16}
          onChange={(event) => patch({ minutes: event.currentTarget.value })}
        />
        <ReachedRows
          slug={slug}
          reached={action?.reached ?? 0}
          rows={value.reachedRows}
          onChange={(reachedRows) => patch({ reachedRows })}
        />
        <DraftNote draft={draft} />
        <div className="mg-actions">
          <Button type="submit" loading={busy} disabled={theirs !== null}>
            Enregistrer
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Fermer, et garder le brouillon
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Whom it reached: what makes them solicited in the table. */
function ReachedRows({
  slug,
  reached,
  rows,
  onChange,
}: {
  slug: string;
  reached: number;
  rows: string[] | null;
  onChange: (rows: string[] | null) => void;
}) {
  const table = useQuery(mobilisationQuery(slug));
  const known = (table.data?.rows ?? []).filter(({ identified }) => identified.computed > 0);
  if (known.length === 0) return null;
  return (
    <Checkbox.Group
      label="Professionnels de l’annuaire touchés par cette action (facultatif)"
      description={
        rows === null && reached > 0
          ? `${reached} ${reached > 1 ? "sont déjà notés" : "est déjà noté"} : cochez pour refaire la liste.`
          : "Ils comptent comme « sollicités »."
      }
      value={rows ?? []}
      onChange={(next) => onChange(next.length > 0 || reached > 0 ? next : null)}
    >
      <div className="mob-checks">
        {known.map(({ key, label, identified }) => (
          <Checkbox key={key} value={key} label={`${label} (${identified.computed})`} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
