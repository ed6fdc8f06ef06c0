import { Button, Checkbox, Select, Textarea } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  AppLink,
  DayInput,
  dateIn,
  FormProblem,
  fieldErrorOf,
  formatDate,
  Section,
  sayDone,
  useCptsPath,
  useIntent,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Circuit, CircuitNext } from "../../circuit/circuit-contract.ts";
import { circuitClient, circuitQuery } from "./circuit-client.ts";
import { type ContractEnd, EndFields } from "./end-fields.tsx";

/** The steps that may come next; each opens its own small form. */
export function NextMoves({ slug, circuit }: { slug: string; circuit: Circuit }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const way = circuit.next.find((one) => one.to === chosen);
  return (
    <Section
      title="L’étape suivante"
      hint="Notez ce qui s’est passé, le jour où c’est arrivé, avec ce qui le prouve."
    >
      {way ? (
        <MoveForm slug={slug} after={circuit.nth} way={way} onCancel={() => setChosen(null)} />
      ) : (
        <div className="mg-actions">
          {circuit.next.map((one) => (
            <Button
              key={one.to}
              variant={one.isForward ? "filled" : "default"}
              onClick={() => setChosen(one.to)}
            >
              {one.label}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}

type MoveFormProps = { slug: string; after: number; way: CircuitNext; onCancel: () => void };

function MoveForm({ slug, after, way, onCancel }: MoveFormProps) {
  const zone = useTimeZone();
  const pathTo = useCptsPath();
  const queries = useQueryClient();
  const intent = useIntent();
  const today = dateIn(Date.now(), zone);
  const [happenedOn, setHappenedOn] = useState(today);
  const [remark, setRemark] = useState("");
  const [frozenId, setFrozenId] = useState<string | null>(way.versions[0]?.id ?? null);
  const [paper, setPaper] = useState<File | null>(null);
  const [isReserved, setIsReserved] = useState(false);
  const [end, setEnd] = useState<ContractEnd>({ by: "cpts", on: today });
  const asksEnd = way.needs.includes("end");
  const asksPaper = way.needs.includes("paper") || asksEnd;
  const needsVersion = way.needs.includes("letter") || way.needs.includes("health-project");
  const send = useMutation({
    mutationFn: async () => {
      const kept = paper ? await circuitClient.sendPaper(slug, paper) : null;
      const input = {
        to: way.to,
        after,
        happenedOn,
        remark,
        frozenId,
        paperId: kept?.id ?? null,
        isReserved,
        end: asksEnd ? end : null,
      };
      return circuitClient.move(slug, input, intent.key);
    },
    onSuccess: (circuit) => {
      intent.renew();
      queries.setQueryData(circuitQuery(slug).queryKey, circuit);
      void queries.invalidateQueries({ queryKey: ["project-reviews", slug] });
      void queries.invalidateQueries({ queryKey: ["project-clock", slug] });
      sayDone(`Le projet est à l’étape « ${circuit.label} ».`);
    },
  });
  return (
    <form
      className="circuit-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h3>{way.label}</h3>
      <DayInput
        label={asksEnd ? "Le jour de la décision" : "Le jour"}
        value={happenedOn}
        latest={today}
        required
        error={fieldErrorOf(send.error, "happenedOn")}
        onChange={setHappenedOn}
      />
      {asksEnd && <EndFields end={end} error={send.error} onChange={setEnd} />}
      {needsVersion &&
        (way.versions.length > 0 ? (
          <Select
            label="Version envoyée"
            data={way.versions.map((one) => ({
              value: one.id,
              label: `Version ${one.number}, figée le ${formatDate(one.frozenAt, zone)}`,
            }))}
            value={frozenId}
            allowDeselect={false}
            error={fieldErrorOf(send.error, "frozenId")}
            onChange={setFrozenId}
          />
        ) : (
          <p>
            Aucune version n’est figée : ce qui s’envoie est une version que rien ne change plus.{" "}
            <AppLink href={pathTo(way.needs.includes("letter") ? "projet/lettre" : "projet/projet-de-sante")}>
              Figer une version d’abord
            </AppLink>
          </p>
        ))}
      {way.isDecision && way.unanswered > 0 && (
        <p role="note">
          {way.unanswered === 1
            ? "Une remarque est encore sans réponse."
            : `${way.unanswered} remarques sont encore sans réponse.`}{" "}
          La décision clôt la demande d’avis ; vous pourrez encore y répondre.
        </p>
      )}
      {way.isDecision && way.needs.includes("paper") && (
        <Checkbox
          label="L’avis est favorable avec des réserves"
          checked={isReserved}
          onChange={(event) => setIsReserved(event.currentTarget.checked)}
        />
      )}
      {asksPaper && (
        <PaperInput
          file={paper}
          what={
            asksEnd
              ? "La lettre ou la décision qui met fin au contrat, 10 Mo au plus ; aucune s’il est arrivé à son terme."
              : "La décision ou le contrat signé, 10 Mo au plus."
          }
          error={fieldErrorOf(send.error, "paperId")}
          onChoose={setPaper}
        />
      )}
      <Textarea
        label={remarkLabel(way)}
        value={remark}
        maxLength={2_000}
        autosize
        minRows={2}
        error={fieldErrorOf(send.error, "remark")}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <FormProblem error={send.error} />
      <div className="mg-actions">
        <Button type="submit" loading={send.isPending} disabled={needsVersion && way.versions.length === 0}>
          {way.label}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Revenir
        </Button>
      </div>
    </form>
  );
}

function remarkLabel({ needs }: CircuitNext): string {
  if (needs.includes("end")) return "Pourquoi le contrat prend fin";
  return needs.includes("remark") ? "Ce qui est à reprendre" : "Remarque (facultatif)";
}

type PaperInputProps = {
  file: File | null;
  what: string;
  error: string | undefined;
  onChoose: (file: File | null) => void;
};

function PaperInput({ file, what, error, onChoose }: PaperInputProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      <Button
        variant="default"
        leftSection={<IconPaperclip size={18} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {file ? "Choisir une autre pièce" : "Joindre la pièce en PDF"}
      </Button>
      <p className="mg-small mg-soft">{file ? `Pièce choisie : ${file.name}` : what}</p>
      {error && <p className="mg-field-error">{error}</p>}
    </div>
  );
}
