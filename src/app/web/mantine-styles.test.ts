import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const source = fileURLToPath(new URL("../../", import.meta.url));
const styles = fileURLToPath(new URL("../../../node_modules/@mantine/core/styles/", import.meta.url));
const listed = new Set(
  [
    ...readFileSync(new URL("./mantine-styles.ts", import.meta.url), "utf8").matchAll(/styles\/(\w+)\.css"/g),
  ].map((match) => match[1]),
);

/** Names imported from @mantine/core anywhere in the screens. */
function componentsInUse(): Set<string> {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".tsx"),
  );
  const names = files.flatMap((name) => {
    const text = readFileSync(source + name, "utf8");
    return [...text.matchAll(/import\s*\{([^}]*)\}\s*from "@mantine\/core"/g)].flatMap((match) =>
      (match[1] ?? "").split(",").map((part) => part.trim()),
    );
  });
  return new Set(names.filter((name) => /^[A-Z]/.test(name)));
}

it("lists the style sheet of every Mantine component in use", () => {
  // The notifications of @mantine/notifications are drawn by core's Notification.
  const used = [...componentsInUse(), "Notification"];
  expect(used).toContain("Button");
  const missing = used.filter((name) => existsSync(`${styles}${name}.css`) && !listed.has(name));
  expect(missing, "add these to src/app/web/mantine-styles.ts, in Mantine's order").toEqual([]);
});
