import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatNumber, Section } from "../../../../design/index.ts";
import type { Results } from "../../contract.ts";
import { sayShare } from "../../model/index.ts";
import { formsClient, formsKey } from "../forms-client.ts";

/** One question by the profession of who answered, or by another question. */
export function CrossTable({ cpts, id, results }: { cpts: string; id: string; results: Results }) {
  const questions = results.questions.filter((one) => one.kind === "options");
  const isNamed = results.identity === "named" && !results.forgotten;
  const [question, setQuestion] = useState<string | null>(null);
  const [by, setBy] = useState<string | null>(isNamed ? "profession" : null);
  const cross = useQuery({
    queryKey: [...formsKey(cpts), "sending", id, "cross", question, by],
    queryFn: () => formsClient.cross(cpts, id, question ?? "", by ?? ""),
    enabled: question !== null && by !== null && question !== by,
  });
  if (questions.length === 0 || (!isNamed && questions.length < 2)) return null;
  const data = questions.map(({ key, text }) => ({ value: key, label: text }));
  // Those who chose several would stand in several groups.
  const others = questions
    .filter((one) => !one.several)
    .map(({ key, text }) => ({ value: key, label: text }));
  const groups = cross.data?.groups ?? [];
  return (
    <Section title="Croiser" hint="Une question selon la profession, ou selon une autre réponse.">
      <div className="mg-stack">
        <div className="fm-pair">
          <Select label="Question" data={data} value={question} onChange={setQuestion} />
          <Select
            label="Selon"
            data={isNamed ? [{ value: "profession", label: "La profession" }, ...others] : others}
            value={by}
            onChange={setBy}
          />
        </div>
        {cross.data?.shown === false && (
          <p>
            Ce croisement n’est pas montré : il parlerait de moins de {cross.data.least} personnes, dont les
            réponses sont anonymes.
          </p>
        )}
        {groups.length > 0 && (
          <div className="mg-table-scroll">
            <table className="mg-table">
              <caption className="mg-hidden">Croisement</caption>
              <thead>
                <tr>
                  <th scope="col">Groupe</th>
                  {groups[0]?.options.map(({ key, label }) => (
                    <th key={key} scope="col" data-figures>
                      {label}
                    </th>
                  ))}
                  <th scope="col" data-figures>
                    Ensemble
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.key}>
                    <th scope="row">{group.label}</th>
                    {group.options.map(({ key, count }) => (
                      <td key={key} data-figures>
                        {formatNumber(count)}{" "}
                        <span className="mg-soft">({sayShare(count, group.answered) ?? "—"})</span>
                      </td>
                    ))}
                    <td data-figures>{formatNumber(group.answered)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Section>
  );
}
