import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { useAttempt } from "./use-attempt.ts";

type Attempt = ReturnType<typeof useAttempt>["attempt"];
type Refused = (error: unknown) => void;

function Form({ refused, keep }: { refused?: Refused | undefined; keep: (attempt: Attempt) => void }) {
  keep(useAttempt(refused).attempt);
  return null;
}

function attemptOf(refused?: Refused): Attempt {
  const kept: Attempt[] = [];
  renderToStaticMarkup(<Form refused={refused} keep={(attempt) => kept.push(attempt)} />);
  if (!kept[0]) throw new Error("not drawn");
  return kept[0];
}

test("a second touch does nothing while the first goes on, and does when it is over", async () => {
  const attempt = attemptOf();
  const answer = Promise.withResolvers<void>();
  let times = 0;
  const work = () => {
    times += 1;
    return answer.promise;
  };
  const first = attempt(work);
  await attempt(work);
  expect(times).toBe(1);
  answer.resolve();
  await first;
  await attempt(work);
  expect(times).toBe(2);
});

test("a refusal is told, never thrown, and one may try again", async () => {
  const told: unknown[] = [];
  const attempt = attemptOf((error) => told.push(error));
  const refusal = new Error("refusé");
  await attempt(() => Promise.reject(refusal));
  expect(told).toEqual([refusal]);
  let done = false;
  await attempt(async () => {
    done = true;
  });
  expect(done).toBe(true);
});
