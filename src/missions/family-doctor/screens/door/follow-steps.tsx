import { IconCircle, IconCircleCheck, IconCircleDot } from "@tabler/icons-react";
import { formatPhone, formatPlainDay } from "../../../../design/index.ts";
import type { Follow } from "../../door/door-contract.ts";

const ICONS = { done: IconCircleCheck, now: IconCircleDot, "to-come": IconCircle };
const WORDS = { done: "fait", now: "en ce moment", "to-come": "à venir" };

/** The state in large, what comes next, the five steps. */
export function FollowSteps({ follow }: { follow: Follow }) {
  return (
    <section className="mg-card mg-stack" aria-live="polite">
      <h2>{follow.label}</h2>
      <p>{follow.sentence}</p>
      <p className="mg-soft">
        Demande du {formatPlainDay(follow.openedAt.slice(0, 10))}
        {follow.contactPhone && ` · une question : ${formatPhone(follow.contactPhone)}`}
      </p>
      {follow.steps.length > 0 && (
        <ol className="mt-way">
          {follow.steps.map((step) => {
            const Icon = ICONS[step.state];
            return (
              <li
                key={step.label}
                data-state={step.state}
                aria-current={step.state === "now" ? "step" : undefined}
              >
                <Icon size={24} aria-hidden />
                <span>
                  {step.label} <span className="mg-soft">({WORDS[step.state]})</span>
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
