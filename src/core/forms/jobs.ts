import { withTenant } from "../../platform/db/index.ts";
import { forEachCpts, type Job } from "../../platform/jobs/index.ts";
import { nowOf } from "../../platform/time/index.ts";
import { forgetPast } from "./answer/answer-store.ts";
import { mixAnonymous } from "./answer/mix-anonymous.ts";
import { forgetAnswers } from "./retention/forget-answers.ts";
import { MAIL_RECIPIENT, mailRecipient } from "./sending/mail-recipient.ts";
import { remindDue } from "./sending/remind-recipients.ts";

export const jobs: readonly Job[] = [
  { name: MAIL_RECIPIENT, run: (deps, payload) => mailRecipient(deps, payload) },
  {
    name: "forms.remind",
    cron: "17 * * * *",
    run: (deps, _payload, { signal }) => forEachCpts(deps, (cpts) => remindDue(deps, cpts), signal),
  },
  {
    name: "forms.mix-anonymous",
    cron: "*/5 * * * *",
    run: (deps, _payload, { signal }) => forEachCpts(deps, (cpts) => mixAnonymous(deps, cpts), signal),
  },
  {
    name: "forms.forget-drafts",
    cron: "41 * * * *",
    run: (deps, _payload, { signal }) =>
      forEachCpts(deps, ({ id }) => withTenant(deps.db, id, (tx) => forgetPast(tx, id, nowOf(deps))), signal),
  },
  {
    name: "forms.forget-answers",
    cron: "20 3 * * *",
    run: (deps, _payload, { signal }) => forgetAnswers(deps, signal),
  },
];
