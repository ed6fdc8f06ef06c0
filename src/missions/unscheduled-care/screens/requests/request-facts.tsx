import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Section, useCpts } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { sheetQuery } from "../client/care-queries.ts";
import { spacedPhone } from "../client/care-words.ts";
import { ChosenPatient } from "../patient/chosen-patient.tsx";
import { plainOf } from "../sheet-form/sheet-questions.ts";

const callBackWords = ({ requester, patientPhone }: Request): string => {
  if (requester.phone) return spacedPhone(requester.phone);
  return patientPhone ? `${spacedPhone(patientPhone)} (celui du patient)` : "";
};

/** What was asked and answered, as it stands. */
export function RequestFacts({ request }: { request: Request }) {
  const cpts = useCpts();
  const sheet = useQuery({ ...sheetQuery(cpts?.cptsSlug ?? ""), enabled: Boolean(cpts) }).data?.sheet;
  const lines: [string, ReactNode][] = [
    ["Demandé par", request.requester.label],
    // Whoever asks may have left a relative's number, or none: it is not said to be theirs.
    ["Numéro où rappeler", callBackWords(request)],
    ["Où", [request.place.label, request.place.communeName].filter(Boolean).join(", ")],
    ["Pourquoi", request.reason],
    ["Signes de gravité", request.redFlags.map((flag) => flag.label).join(", ")],
    [
      "Décision",
      request.decision
        ? `${request.decision.label} (${request.decision.byLabel}) : ${request.decision.reason}`
        : "",
    ],
    ["Niveau choisi malgré la proposition", request.levelReason ?? ""],
    [
      "Ressource",
      request.resource
        ? [
            request.resource.name,
            request.resource.phone && spacedPhone(request.resource.phone),
            request.resource.note,
          ]
            .filter(Boolean)
            .join(" · ")
        : "",
    ],
    ["Fin", request.endReason ?? ""],
    ...(sheet && sheet.id === request.sheetId ? answersOf(sheet, request) : []),
  ];
  return (
    <Section title="La demande">
      <ChosenPatient request={request} />
      <dl className="snp-facts-list">
        {lines
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

function answersOf(
  sheet: NonNullable<Parameters<typeof plainOf>[0]>,
  request: Request,
): [string, ReactNode][] {
  return plainOf(sheet).map((question) => {
    const answer = request.answers[question.code];
    if (answer === undefined || answer === null) return [question.label, ""];
    if (question.kind === "choice")
      return [
        question.label,
        question.options.find((option) => option.code === answer)?.label ?? String(answer),
      ];
    if (question.kind === "number") return [question.label, `${String(answer)} ${question.unit}`.trim()];
    return [question.label, String(answer)];
  });
}
