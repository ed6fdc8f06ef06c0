import { Button, Modal, Select, Switch, Textarea } from "@mantine/core";
import { IconHeartHandshake } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  DayInput,
  dateIn,
  FormProblem,
  fieldErrorOf,
  formatPlainDate,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useIntent,
  useMinute,
  useTimeZone,
} from "../../../design/index.ts";
import type { Agreement } from "../contract.ts";

type Neighbour = { name: string; slug: string; department: string };

/** What is shared with the CPTS next door, in plain words; opened and closed here. */
export function Agreements({ slug, mayGrant }: { slug: string; mayGrant: boolean }) {
  const [adding, setAdding] = useState(false);
  const agreements = useQuery({
    queryKey: ["agreements", slug],
    queryFn: () => api.get<{ items: Agreement[] }>(`/api/c/${slug}/agreements`),
    enabled: slug !== "",
  });
  return (
    <Section
      title="Accords avec les CPTS voisines"
      hint="Mutualiser les soins non programmés : une voisine voit vos créneaux libres partagés, et peut y réserver si vous le permettez. Elle ne voit rien d’autre : ni vos patients, ni vos demandes, ni votre annuaire."
      actions={
        mayGrant &&
        !adding && (
          <Button
            variant="default"
            leftSection={<IconHeartHandshake size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Ouvrir nos créneaux
          </Button>
        )
      }
    >
      {adding && <GrantForm slug={slug} onDone={() => setAdding(false)} />}
      <QueryView query={agreements} what="les accords">
        {({ items }) =>
          items.length === 0 ? (
            <p className="mg-soft">Aucun accord : vos créneaux ne sont vus que de votre CPTS.</p>
          ) : (
            <ul className="ter-rows">
              {items.map((one) => (
                <AgreementLine key={one.id} slug={slug} one={one} mayGrant={mayGrant} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

/** « la CPTS des Coteaux » */
const withArticle = (name: string): string => (/^CPTS\b/.test(name) ? `la ${name}` : name);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sentence(one: Agreement): string {
  const act = one.mayBook ? "voir et réserver" : "voir, sans réserver,";
  const partner = withArticle(one.partnerName);
  return one.direction === "granted"
    ? `${capital(partner)} peut ${act} vos créneaux libres partagés.`
    : `Vous pouvez ${act} les créneaux libres partagés de ${partner}.`;
}

function AgreementLine({ slug, one, mayGrant }: { slug: string; one: Agreement; mayGrant: boolean }) {
  const queries = useQueryClient();
  const [ending, setEnding] = useState(false);
  const today = dateIn(useMinute(), useTimeZone());
  const state = one.startsOn > today ? "à venir" : one.endsOn && one.endsOn < today ? "terminé" : "en cours";
  const end = async () => {
    try {
      await api.delete(`/api/c/${slug}/agreements/${one.id}`);
      await queries.invalidateQueries({ queryKey: ["agreements", slug] });
      sayDone(
        `${capital(withArticle(one.partnerName))} ne voit plus vos créneaux. Les rendez-vous déjà pris restent.`,
      );
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <li className="ter-agreement">
      <div>
        <p>
          <strong>{sentence(one)}</strong>
        </p>
        <p className="mg-soft">
          Depuis le {formatPlainDate(one.startsOn)}
          {one.endsOn ? `, jusqu’au ${formatPlainDate(one.endsOn)}` : ", sans date de fin"}
          {one.note && ` · ${one.note}`}
        </p>
        <StatusBadge meaning={state === "en cours" ? "done" : "neutral"}>{state}</StatusBadge>
      </div>
      {mayGrant && one.direction === "granted" && state !== "terminé" && (
        <Button variant="default" onClick={() => setEnding(true)}>
          Mettre fin à cet accord
        </Button>
      )}
      <EndPrompt
        opened={ending}
        name={withArticle(one.partnerName)}
        onEnd={end}
        onClose={() => setEnding(false)}
      />
    </li>
  );
}

type EndPromptProps = { opened: boolean; name: string; onEnd: () => Promise<void>; onClose: () => void };

// Asks once: ending stands in the journal, and a new agreement would be another act.
const EndPrompt = ({ opened, name, onEnd, onClose }: EndPromptProps) => (
  <Modal
    opened={opened}
    onClose={onClose}
    title={`Fermer vos créneaux à ${name} ?`}
    closeButtonProps={{ "aria-label": "Renoncer" }}
  >
    <div className="mg-stack">
      <p>Elle ne les verra plus dès maintenant. Les rendez-vous déjà pris restent.</p>
      <div className="mg-actions">
        <Button
          onClick={() => {
            onClose();
            void onEnd();
          }}
        >
          Fermer dès maintenant
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </div>
  </Modal>
);

function GrantForm({ slug, onDone }: { slug: string; onDone: () => void }) {
  const queries = useQueryClient();
  const today = dateIn(useMinute(), useTimeZone());
  const { key } = useIntent();
  const neighbours = useQuery({
    queryKey: ["neighbours", slug],
    queryFn: () => api.get<{ items: Neighbour[] }>(`/api/c/${slug}/agreements/neighbours`),
  });
  const [input, setInput] = useState({
    partnerSlug: "",
    mayBook: true,
    startsOn: today,
    endsOn: "",
    note: "",
  });
  const [problem, setProblem] = useState<unknown>(null);
  const patch = (part: Partial<typeof input>) => setInput({ ...input, ...part });
  const chosen = neighbours.data?.items.find((one) => one.slug === input.partnerSlug);
  const name = chosen ? withArticle(chosen.name) : "la voisine";
  const send = async () => {
    try {
      await api.post(
        `/api/c/${slug}/agreements`,
        { ...input, endsOn: input.endsOn || null },
        { idempotencyKey: key },
      );
      await queries.invalidateQueries({ queryKey: ["agreements", slug] });
      sayDone(`Vos créneaux partagés sont ouverts à ${name}.`);
      onDone();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="mg-card mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormProblem error={problem} />
      <Select
        label="CPTS voisine"
        withAsterisk
        searchable
        value={input.partnerSlug || null}
        data={(neighbours.data?.items ?? []).map((one) => ({
          value: one.slug,
          label: `${one.name} (${one.department})`,
        }))}
        onChange={(partnerSlug) => patch({ partnerSlug: partnerSlug ?? "" })}
        error={fieldErrorOf(problem, "partnerSlug")}
        nothingFoundMessage="Aucune autre CPTS sur cette installation"
      />
      <Switch
        size="md"
        label="Elle peut aussi réserver"
        description="Sinon, elle voit seulement qu’il y a des places."
        checked={input.mayBook}
        onChange={(event) => patch({ mayBook: event.currentTarget.checked })}
      />
      <div className="mg-columns">
        <DayInput
          label="À partir du"
          required
          value={input.startsOn}
          onChange={(day) => patch({ startsOn: day })}
          error={fieldErrorOf(problem, "startsOn")}
        />
        <DayInput
          label="Jusqu’au"
          description="Vide : sans date de fin."
          value={input.endsOn}
          onChange={(day) => patch({ endsOn: day })}
          error={fieldErrorOf(problem, "endsOn")}
        />
      </div>
      <Textarea
        label="Note"
        description="Pour vous : date de la convention, personne à joindre. La voisine ne la voit pas."
        maxLength={1_000}
        value={input.note}
        onChange={(event) => patch({ note: event.currentTarget.value })}
      />
      <p>
        <strong>Ce que verra {name} :</strong> l’heure, le lieu, le nom et la profession de vos créneaux
        libres marqués « partagés ».{" "}
        {input.mayBook
          ? "Si elle réserve, vous verrez le patient qu’elle vous adresse ; elle ne verra rien de vos autres patients."
          : "Pour une place, elle vous appellera."}
      </p>
      <div className="mg-actions">
        <Button type="submit">Ouvrir nos créneaux à {name}</Button>
        <Button variant="subtle" onClick={onDone}>
          Renoncer
        </Button>
      </div>
    </form>
  );
}
