import { Hono } from "hono";
import { expect, test } from "vitest";
import type { Env } from "./context.ts";
import { answerProblem } from "./problem-response.ts";
import { networkOf, rateLimit } from "./rate-limit.ts";

test("who asks too often is told in French when to come back, is served then, and shuts nobody else out", async () => {
  let now = 0;
  const app = new Hono<Env>();
  app.onError((error, c) => answerProblem(error, c));
  app.use(async (c, next) => {
    c.set("clientAddress", c.req.header("x-from") ?? "");
    await next();
  });
  app.get(
    "/",
    rateLimit({ requests: 3, windowSeconds: 60, by: "address" }, () => now),
    (c) => c.text("ok"),
  );
  const from = async (address: string) => app.request("/", { headers: { "x-from": address } });
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await from("192.0.2.7")).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await from("192.0.2.7");
  expect(refused.headers.get("retry-after")).toBe("20");
  expect(((await refused.json()) as { detail: string }).detail).toMatch(/réessayez dans 20 s/);
  expect((await from("192.0.2.8")).status).toBe(200);
  now = 20_000;
  expect((await from("192.0.2.7")).status).toBe(200);
  expect((await from("192.0.2.7")).status).toBe(429);
});

test("the addresses of one household share a bucket, however they are written", () => {
  const one = networkOf("2001:db8:12:34:aaaa:bbbb:cccc:dddd");
  expect(one).toBe("2001:db8:12:34::/64");
  for (const same of ["2001:db8:12:34::1", "2001:0db8:0012:0034::", "2001:DB8:12:34:0:0:0:1%eth0"])
    expect(networkOf(same)).toBe(one);
  expect(networkOf("2001:db8:12:35::1")).not.toBe(one);
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});

test("an IPv4 address is its own, also inside IPv6; what is no address stays what it is", () => {
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("local")).toBe("local");
});
