import { expect, inject, test } from "vitest";
import { TEMPLATE } from "../../../tools/testing/global-setup.ts";
import { openHastyPool, openPool } from "./pool.ts";

test("options in the address never give the application the owner's rights", async () => {
  const url = new URL(inject("ownerUrl"));
  url.pathname = `/${TEMPLATE}`;
  url.searchParams.set("options", "-c work_mem=5MB");
  const pool = openPool({ url: url.href, role: "maillage_app", applicationName: "tests", max: 1 });
  const { rows } = await pool.query("select current_user as role, current_setting('work_mem') as memory");
  expect(rows[0]).toEqual({ role: "maillage_app", memory: "5MB" });
  // The template may have no connection left while other files clone it.
  await pool.end();
});

test("a hasty pool is the application too, and only does not wait for the disk", async () => {
  const url = new URL(inject("ownerUrl"));
  url.pathname = `/${TEMPLATE}`;
  const pool = openPool({ url: url.href, role: "maillage_app", applicationName: "tests", max: 1 });
  const hasty = openHastyPool(pool);
  const asked = "select current_user as role, current_setting('synchronous_commit') as waits";
  expect((await hasty.query(asked)).rows).toEqual([{ role: "maillage_app", waits: "off" }]);
  expect((await pool.query(asked)).rows).toEqual([{ role: "maillage_app", waits: "on" }]);
  await hasty.end();
  await pool.end();
});
