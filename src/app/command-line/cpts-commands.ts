import { z } from "zod";
import { countCommunesOf, timeZoneOfDepartment } from "../../core/reference/index.ts";
import { newId, violates, withPlatform } from "../../platform/db/index.ts";
import { conflict, invalid } from "../../platform/errors/problems.ts";
import { isTimeZone } from "../../platform/time/index.ts";
import type { Command } from "./command.ts";
import { answer, withStorage } from "./with-storage.ts";

const cptsInput = z.object({
  slug: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/,
      "--slug : lettres minuscules, chiffres et tirets (cpts-du-canal).",
    ),
  name: z.string().trim().min(2, "--name : le nom de la CPTS.").max(120, "--name : 120 caractères au plus."),
  department: z.string().regex(/^(\d{2,3}|2[AB])$/, "--department : le code du département (31, 2A, 974)."),
  timeZone: z.string().refine(isTimeZone, "--time-zone : un fuseau comme Europe/Paris."),
  finess: z
    .string()
    .regex(/^[0-9AB]{9}$/, "--finess : neuf chiffres.")
    .optional(),
});

export const cptsCreate: Command = {
  name: "cpts create",
  help: "crée une CPTS (--slug cpts-du-canal --name « CPTS du Canal » --department 31 [--time-zone …] [--finess …])",
  options: ["slug", "name", "department", "time-zone", "finess"],
  run: async ({ options, json }) => {
    const department = options["department"] ?? "";
    const parsed = cptsInput.safeParse({
      slug: options["slug"] ?? "",
      name: options["name"] ?? "",
      department,
      timeZone: options["time-zone"] ?? timeZoneOfDepartment(department),
      finess: options["finess"],
    });
    if (!parsed.success)
      throw invalid(
        String(parsed.error.issues[0]?.path[0]),
        parsed.error.issues[0]?.message ?? "Demande invalide.",
      );
    const { slug, name, timeZone, finess } = parsed.data;
    const id = newId();
    await withStorage(async ({ deps }) => {
      try {
        await withPlatform(deps.db, async (tx) => {
          if ((await countCommunesOf(tx, department)) === 0)
            throw invalid(
              "department",
              `--department : aucun département n'a le code « ${department} » (31, 2A, 974).`,
            );
          await tx
            .insertInto("territory_cpts")
            .values({ id, slug, name, department, time_zone: timeZone, finess: finess ?? null })
            .execute();
        });
      } catch (error) {
        if (violates(error, "territory_cpts_slug_key"))
          throw conflict(
            "cpts.slug-taken",
            `Le nom court « ${slug} » est déjà pris : choisissez-en un autre. Rien n'a été créé.`,
          );
        throw error;
      }
    });
    answer(
      json,
      { id, slug, name, department, timeZone },
      `La CPTS « ${name} » est créée (${slug}). Invitez sa coordination : maillage user invite --cpts ${slug} --email … --role coordinator`,
    );
    return 0;
  },
};

export const cptsList: Command = {
  name: "cpts list",
  help: "liste les CPTS de cette installation",
  run: async ({ json }) => {
    const rows = await withStorage(({ deps }) =>
      withPlatform(deps.db, (tx) =>
        tx
          .selectFrom("territory_cpts")
          .select(["id", "slug", "name", "department", "time_zone"])
          .orderBy("name")
          .limit(2_000)
          .execute(),
      ),
    );
    const items = rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      department: row.department,
      timeZone: row.time_zone,
    }));
    answer(
      json,
      items,
      items.length === 0
        ? "Aucune CPTS : créez la première avec « cpts create »."
        : items.map((one) => `${one.slug}  ${one.name} (${one.department}, ${one.timeZone})`),
    );
    return 0;
  },
};
