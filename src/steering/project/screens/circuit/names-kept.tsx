import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  QueryView,
  RetentionForm,
  RetentionInForce,
  type RetentionWords,
  Section,
} from "../../../../design/index.ts";
import { circuitClient, namesKeptQuery } from "./circuit-client.ts";

const WORDS: RetentionWords = {
  after: "la clôture de la demande d’avis",
  done: ["nom déjà effacé", "noms déjà effacés"],
  due: ["le sera", "le seront"],
  foreseen: ["nom sera effacé", "noms seront effacés"],
};

/** How long the names of reviewers are kept, who decided it, and what goes the next night. */
export function NamesKept({ slug }: { slug: string }) {
  const kept = useQuery(namesKeptQuery(slug));
  const [changing, setChanging] = useState(false);
  return (
    <Section
      title="Noms des relecteurs"
      hint="Après ce délai, le nom, l’adresse mail et le lien d’un relecteur sont effacés ; l’organisme, l’avis, les remarques et vos réponses restent."
      actions={
        !changing && (
          <Button variant="default" onClick={() => setChanging(true)}>
            Changer la durée
          </Button>
        )
      }
    >
      <QueryView query={kept} what="la durée de conservation">
        {(data) => (
          <>
            <RetentionInForce facts={data} words={WORDS} />
            {changing && (
              <RetentionForm
                facts={data}
                words={WORDS}
                queryKey={namesKeptQuery(slug).queryKey}
                foresee={(months) => circuitClient.namesKept(slug, months)}
                save={(input) => circuitClient.keepNames(slug, input)}
                onClose={() => setChanging(false)}
              />
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}
