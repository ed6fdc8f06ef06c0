import { ROLES } from "../../platform/access/index.ts";
import { appendAudit } from "../../platform/audit/index.ts";
import { withTenant } from "../../platform/db/index.ts";
import { invalid, notFound } from "../../platform/errors/problems.ts";
import {
  closeAccount,
  inviteUser,
  PLATFORM_CPTS,
  userInvitationInput,
} from "../../platform/identity/index.ts";
import { nowOf } from "../../platform/time/index.ts";
import type { Command } from "./command.ts";
import { answer, withStorage } from "./with-storage.ts";

/** The option that gives a field, where it has another name. */
const OPTION_OF: Record<string, string> = {
  familyName: "family",
  givenName: "given",
  professionalRpps: "rpps",
};

export const userInvite: Command = {
  name: "user invite",
  help: "invite une personne (--cpts nom-court --email … --role coordinator [--family …] [--given …] [--rpps …] [--organization …])",
  options: ["cpts", "email", "role", "family", "given", "rpps", "organization"],
  run: async ({ options, json }) => {
    const parsed = userInvitationInput.safeParse({
      email: options["email"] ?? "",
      role: options["role"] ?? "",
      familyName: options["family"] ?? "",
      givenName: options["given"] ?? "",
      organization: options["organization"] ?? "",
      professionalRpps: options["rpps"],
    });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = String(issue?.path[0]);
      const choices = field === "role" ? ` (${ROLES.join(", ")})` : "";
      throw invalid(field, `--${OPTION_OF[field] ?? field} : ${issue?.message}${choices}`);
    }
    const invited = await withStorage(({ deps }) =>
      inviteUser(deps, { ...parsed.data, cptsSlug: options["cpts"] ?? "" }),
    );
    answer(json, invited, [
      invited.mailed
        ? `L'invitation est partie à ${parsed.data.email}.`
        : "Le serveur de mail n'a pas pris l'invitation : transmettez vous-même ce lien, il vaut pour une seule personne.",
      invited.link,
    ]);
    return 0;
  },
};

export const userAdministrator: Command = {
  name: "user administrator",
  help: "donne (ou retire, --remove) l'administration de la plateforme à une personne connue (--email …)",
  options: ["email", "remove"],
  run: async ({ options, json }) => {
    const email = (options["email"] ?? "").trim().toLowerCase();
    const administrator = options["remove"] === undefined;
    await withStorage(({ deps }) =>
      withTenant(deps.db, PLATFORM_CPTS, async (tx) => {
        const changed = await tx
          .updateTable("identity_users")
          .set({ is_administrator: administrator })
          .where("email", "=", email)
          .returning("id")
          .executeTakeFirst();
        if (!changed)
          throw notFound(
            "identity.user-not-found",
            `Personne ne s'est encore connecté avec l'adresse « ${email} » : invitez-la d'abord avec « user invite ».`,
          );
        await appendAudit(tx, deps.auditKey, nowOf(deps), {
          actorUserId: null,
          actorLabel: "Ligne de commande",
          action: administrator ? "identity.administrator-granted" : "identity.administrator-ended",
          subjectKind: "user",
          subjectId: changed.id,
        });
      }),
    );
    answer(
      json,
      { email, administrator },
      administrator
        ? `${email} administre maintenant la plateforme.`
        : `${email} n'administre plus la plateforme.`,
    );
    return 0;
  },
};

export const userClose: Command = {
  name: "user close",
  help: "ferme un compte et ses connexions, ou le rouvre avec --reopen (--email …)",
  options: ["email", "reopen"],
  run: async ({ options, json }) => {
    const email = options["email"] ?? "";
    const reopen = options["reopen"] !== undefined;
    const done = await withStorage(({ deps }) => closeAccount(deps, { email, reopen }));
    answer(
      json,
      { email, reopened: reopen, ...done },
      reopen
        ? `Le compte de ${email} est rouvert.`
        : `Le compte de ${email} est fermé, ${done.sessionsEnded} connexion(s) terminée(s).`,
    );
    return 0;
  },
};
