import { type QueryKey, useQuery } from "@tanstack/react-query";
import { QueryView } from "../page/query-view.tsx";
import { Section } from "../page/section.tsx";
import { RetentionForm } from "./retention-form.tsx";
import { RetentionInForce } from "./retention-in-force.tsx";
import type { RetentionFacts, RetentionWords } from "./retention-words.ts";

interface RetentionSectionsProps {
  words: RetentionWords;
  queryKey: QueryKey;
  /** False until it is known whose retention it is. */
  enabled: boolean;
  /** The delay in force; with `months`, what that delay would erase the next night. */
  read: (months?: number) => Promise<RetentionFacts>;
  save: (input: { months: number; source: string }) => Promise<RetentionFacts>;
}

/** A page's two sections: the delay in force, and the form that decides another. */
export function RetentionSections({ words, queryKey, enabled, read, save }: RetentionSectionsProps) {
  const query = useQuery({ queryKey, queryFn: () => read(), enabled });
  return (
    <QueryView query={query} what="la durée de conservation">
      {(facts) => (
        <>
          <Section title="Durée en vigueur">
            <RetentionInForce facts={facts} words={words} />
          </Section>
          <Section title="Changer cette durée">
            <RetentionForm
              key={facts.months}
              facts={facts}
              words={words}
              queryKey={queryKey}
              foresee={read}
              save={save}
            />
          </Section>
        </>
      )}
    </QueryView>
  );
}
