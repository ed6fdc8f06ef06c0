import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  QueryView,
  ReasonPrompt,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  When,
} from "../../../design/index.ts";
import { type BordersAnswer, useBorders } from "./use-ground.ts";

type Border = BordersAnswer["items"][number];

/** Where the territory and its neighbours do not fit: settled by drawing otherwise, or explained. The letter says that it was done. */
export function Borders({ slug, mayDraw }: { slug: string; mayDraw: boolean }) {
  const borders = useBorders(slug);
  return (
    <Section
      title="Cohérence avec les CPTS limitrophes"
      hint="Ni chevauchement, ni commune isolée : ce qui ne s’accorde pas se règle en redessinant, ou s’explique. L’explication est gardée avec son auteur et paraît dans la lettre d’intention."
    >
      <QueryView query={borders} what="les limites">
        {(one) => (
          <>
            <Summary borders={one} />
            {one.items.length > 0 && (
              <ul className="ter-rows">
                {one.items.map((item) => (
                  <BorderLine key={`${item.kind} ${item.code}`} slug={slug} item={item} mayDraw={mayDraw} />
                ))}
              </ul>
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function Summary({ borders }: { borders: BordersAnswer }) {
  const { items, neighbours, method } = borders;
  const open = items.filter((one) => one.explanation === null).length;
  const beside =
    neighbours.length === 0
      ? "Aucune autre CPTS de cette installation n’est voisine."
      : `CPTS voisines sur cette installation : ${neighbours.map((one) => one.name).join(", ")}.`;
  return (
    <>
      <p>
        {open > 0 ? (
          <StatusBadge meaning="warn">
            {open === 1 ? "1 point à régler" : `${open} points à régler`}
          </StatusBadge>
        ) : (
          <StatusBadge meaning="done">
            {items.length === 0 ? "rien à régler" : "tout est expliqué"}
          </StatusBadge>
        )}{" "}
        {beside}
      </p>
      {method === "centres" && (
        <p className="mg-soft mg-small">
          Sans contours chargés, les communes isolées sont cherchées par la distance entre les mairies : c’est
          une approximation.
        </p>
      )}
    </>
  );
}

/** « la CPTS des Coteaux » */
const withArticle = (name: string): string => (/^CPTS\b/.test(name) ? `la ${name}` : name);
const namesOf = (item: Border): string => item.with.map((one) => withArticle(one.name)).join(" et ");

function sentenceOf(item: Border): string {
  if (item.kind === "overlap") return `${item.name} est aussi déclarée par ${namesOf(item)}.`;
  if (item.kind === "hole")
    return item.with.length > 0
      ? `${item.name} n’est dans aucune CPTS, entre la vôtre et ${namesOf(item)}.`
      : `${item.name} n’est dans aucune CPTS, entourée par la vôtre.`;
  return `${item.name} de la commune ${item.communeCode} ne sont dans aucune CPTS.`;
}

const kindWords = { overlap: "chevauchement", hole: "commune isolée", rest: "reste d’une commune" } as const;

function BorderLine({ slug, item, mayDraw }: { slug: string; item: Border; mayDraw: boolean }) {
  const queries = useQueryClient();
  const [explaining, setExplaining] = useState(false);
  const put = async (note: string) =>
    queries.setQueryData(
      ["territory-borders", slug],
      await api.put<BordersAnswer>(`/api/c/${slug}/territory/borders`, {
        kind: item.kind,
        code: item.code,
        note,
      }),
    );
  const takeBack = async () => {
    try {
      await put("");
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <li className="ter-agreement">
      <div>
        <p>
          <strong>{sentenceOf(item)}</strong>
        </p>
        <p>
          <StatusBadge meaning={item.explanation ? "done" : "warn"}>{kindWords[item.kind]}</StatusBadge>
        </p>
        {item.explanation && (
          <p className="mg-soft">
            « {item.explanation.note} » — {item.explanation.by}, <When at={item.explanation.at} />
          </p>
        )}
      </div>
      {mayDraw && (
        <div className="mg-actions">
          <Button variant="default" onClick={() => setExplaining(true)}>
            {item.explanation ? "Changer l’explication" : "Expliquer"}
          </Button>
          {item.explanation && (
            <Button variant="subtle" onClick={() => void takeBack()}>
              Retirer l’explication
            </Button>
          )}
        </div>
      )}
      <ReasonPrompt
        opened={explaining}
        title={`Expliquer : ${kindWords[item.kind]}, ${item.name}`}
        suggestions={[
          "Accord écrit avec la CPTS voisine : les patients choisissent.",
          "Rattachement prévu, en discussion avec la CPTS voisine.",
        ]}
        confirmLabel="Garder cette explication"
        minCharacters={10}
        onConfirm={async (note) => {
          await put(note);
          sayDone("L’explication est gardée, avec votre nom et la date.");
        }}
        onClose={() => setExplaining(false)}
      />
    </li>
  );
}
