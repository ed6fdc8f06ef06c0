import "./subsidy.css";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  FormProblem,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  useCpts,
  useCptsPath,
  useGo,
} from "../../../../design/index.ts";
import type { Subsidy, SubsidyContent } from "../../subsidy/subsidy-contract.ts";
import { BudgetEditor } from "./budget-editor.tsx";
import { Differences } from "./differences.tsx";
import { differencesOf } from "./merge-subsidy.ts";
import { PartFields } from "./part-fields.tsx";
import { subsidyClient, subsidyFileHref, subsidyQuery } from "./subsidy-client.ts";
import { type SaveState, useAutosave } from "./use-autosave.ts";

/** One request, part by part as the form numbers them. */
export default function SubsidyPage() {
  const { subsidyId = "" } = useParams({ strict: false }) as { subsidyId?: string };
  const slug = useCpts()?.cptsSlug ?? "";
  const pathTo = useCptsPath();
  // Read once: what is typed here is saved here, and must not be replaced by a later reading.
  const query = useQuery({
    ...subsidyQuery(slug, subsidyId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const subsidy = query.data;
  return (
    <Page
      title={subsidy ? `Subvention ${subsidy.year}` : "Demande de subvention"}
      subtitle={subsidy?.label}
      breadcrumb={[{ label: "Demandes de subvention", href: pathTo("projet/subventions") }]}
      width="narrow"
      actions={
        subsidy &&
        (["pdf", "docx", "json"] as const).map((format) => (
          <a key={format} className="mg-quiet" href={subsidyFileHref(slug, subsidy.id, format)} download>
            {format.toUpperCase()}
          </a>
        ))
      }
    >
      <QueryView query={query} what="la demande" shape="form">
        {(data) =>
          data.frozenAt ? <Parts subsidy={data} content={data.content} /> : <Draft slug={slug} start={data} />
        }
      </QueryView>
    </Page>
  );
}

const SAVED: Record<SaveState, string> = {
  saved: "Enregistré.",
  saving: "Enregistrement…",
  waiting: "À enregistrer…",
  refused: "Non enregistré : voyez ci-dessous.",
};

function Draft({ slug, start }: { slug: string; start: Subsidy }) {
  const autosave = useAutosave(slug, start);
  const { content, change, saved, state, problem, older, unkept, clashWith } = autosave;
  const queries = useQueryClient();
  const go = useGo();
  const pathTo = useCptsPath();
  const freeze = useMutation({
    mutationFn: () => subsidyClient.freeze(slug, start.id, saved.revision),
    onSuccess: (next) => {
      queries.setQueryData(subsidyQuery(slug, start.id).queryKey, next);
      sayDone("La demande est figée : elle reste telle qu’elle part.");
    },
  });
  const discard = useMutation({
    mutationFn: () => subsidyClient.discard(slug, start.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["project-subsidies", slug] });
      go(pathTo("projet/subventions"));
    },
  });
  return (
    <>
      <p role="status" className="mg-small mg-soft">
        {SAVED[state]}
      </p>
      {state === "refused" && <FormProblem error={problem} />}
      {state !== "saved" && (
        <p className="mg-small mg-soft">
          {unkept
            ? "Cet appareil ne peut pas garder votre saisie : attendez qu’elle soit enregistrée avant de quitter la page."
            : "Votre saisie est gardée sur cet appareil jusqu’à ce qu’elle soit enregistrée."}
        </p>
      )}
      {older && (
        <Differences
          title="Une saisie attend sur cet appareil"
          hint={`Elle n’a pas pu partir, et la demande a changé depuis (${saved.updatedBy}). Choisissez : rien n’est écrasé avant.`}
          subsidy={saved}
          differences={differencesOf(older, content)}
          onChoose={autosave.chooseOlder}
        />
      )}
      {clashWith && (
        <Differences
          title="Deux saisies du même champ"
          hint={`${clashWith.updatedBy || "Quelqu’un"} a rempli autrement ce que vous remplissiez. Choisissez : rien n’est écrasé avant. Le reste de vos deux saisies est gardé.`}
          subsidy={saved}
          differences={autosave.clashes}
          onChoose={autosave.chooseClash}
        />
      )}
      <Parts subsidy={saved} content={content} problem={problem} onChange={change} />
      <Section title="Figer la demande" hint="Complète et équilibrée, elle est gardée telle qu’elle part.">
        {saved.missing.length > 0 && (
          <ul>
            {saved.missing.slice(0, 12).map((one) => (
              <li key={one}>{one}</li>
            ))}
            {saved.missing.length > 12 && <li>Et {saved.missing.length - 12} autres.</li>}
          </ul>
        )}
        <FormProblem error={freeze.error ?? discard.error} />
        <div className="mg-actions">
          <Button
            disabled={saved.missing.length > 0 || state !== "saved"}
            loading={freeze.isPending}
            onClick={() => freeze.mutate()}
          >
            Figer cette demande
          </Button>
          <Button variant="subtle" loading={discard.isPending} onClick={() => discard.mutate()}>
            Effacer ce brouillon
          </Button>
        </div>
      </Section>
    </>
  );
}

type PartsProps = {
  subsidy: Subsidy;
  content: SubsidyContent;
  problem?: unknown;
  onChange?: (next: SubsidyContent) => void;
};

function Parts({ subsidy, content, problem, onChange }: PartsProps) {
  return (
    <>
      {subsidy.frozenAt && (
        <p>
          <StatusBadge meaning="done">Figée</StatusBadge> Pour la corriger, partez d’elle dans une nouvelle
          demande.
        </p>
      )}
      {subsidy.parts.map((part) => (
        <Section key={part.key} title={part.title}>
          <PartFields
            fields={part.fields}
            values={content.fields}
            problem={problem}
            {...(onChange
              ? {
                  onChange: (key: string, value: string) =>
                    onChange({ ...content, fields: { ...content.fields, [key]: value } }),
                }
              : {})}
          />
          {part.key === "budget" && (
            <BudgetEditor
              title="Budget de l’association"
              accounts={subsidy.accounts}
              lines={content.budget}
              {...(onChange ? { onChange: (budget) => onChange({ ...content, budget }) } : {})}
            />
          )}
          {part.key === "project" && (
            <BudgetEditor
              title="Budget du projet"
              accounts={subsidy.accounts}
              lines={content.projectBudget}
              {...(onChange ? { onChange: (projectBudget) => onChange({ ...content, projectBudget }) } : {})}
            />
          )}
        </Section>
      ))}
    </>
  );
}
