import { Textarea } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { BigChoice } from "../../../../design/index.ts";
import type { PriorityLevel } from "../../contract.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { LevelTag } from "./level-tag.tsx";
import { ordinaryLevels } from "./sheet-questions.ts";

type LevelChoiceProps = { draft: RequestDraft; levels: readonly PriorityLevel[]; error?: string | undefined };

/** The person chooses; the sheet only proposes, and says why. */
export function LevelChoice({ draft, levels, error }: LevelChoiceProps) {
  const { fields, request } = draft;
  const score = request?.score;
  const proposed = levels.find((level) => level.code === score?.proposedLevel);
  const chosen = levels.find((level) => level.code === fields.levelCode);
  const milder = chosen && proposed && !proposed.emergencyCall && chosen.rank > proposed.rank;
  return (
    <div className="mg-stack">
      {request && score && <ProposedLevel proposed={proposed} score={score} />}
      <BigChoice
        legend="À voir : quel niveau choisissez-vous ?"
        error={error}
        value={fields.levelCode}
        onChange={(levelCode) => draft.change({ levelCode })}
        choices={ordinaryLevels(levels).map((level) => ({
          value: level.code,
          label: level.label,
          hint: level.code === proposed?.code ? `Proposé par la fiche. ${level.advice}` : level.advice,
          icon: <span className="snp-level-dot" data-colour={level.colour} aria-hidden />,
        }))}
      />
      {milder && (
        <Textarea
          label={`La fiche propose plus pressant (${proposed.label}). Pourquoi ce choix ?`}
          value={fields.levelReason}
          minRows={2}
          maxLength={500}
          required
          onChange={(event) => draft.change({ levelReason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

type Score = NonNullable<RequestDraft["request"]>["score"];

function ProposedLevel({ proposed, score }: { proposed: PriorityLevel | undefined; score: Score }) {
  return (
    <details className="snp-why" open>
      <summary>
        <IconBulb size={20} aria-hidden />
        {proposed ? (
          <>
            La fiche propose <LevelTag level={proposed} />
          </>
        ) : (
          score.sentence
        )}
      </summary>
      <ul>
        {score.explanation.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
