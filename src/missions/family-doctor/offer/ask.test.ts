import { beforeEach, describe, expect, test } from "vitest";
import { aServer, aStranger, drainJobs } from "../../../../tools/testing/index.ts";
import {
  anOffer,
  aTerritory,
  aWaitingPatient,
  later,
  type Territory,
} from "../proposal/proposal-test-kit.ts";

const server = await aServer({ MAILLAGE_URL: "http://maillage.exemple.invalid" });
const strict = await aServer({ RATE_LIMIT_FACTOR: "1" });
const stranger = aStranger(server);
beforeEach(async () => {
  await drainJobs(server);
  server.mailbox.clear();
});

const ask = ({ coordinator, at, professionals }: Territory, nths: number[], more: object = {}) =>
  coordinator.call("POST", `${at}/asks`, {
    professionalIds: nths.map((nth) => professionals[nth]!.id),
    ...more,
  });

/** The link of the mail that a doctor received. */
async function mailedLink(place: Territory, nth: number): Promise<string> {
  await drainJobs(server);
  const mail = server.mailbox
    .list()
    .find((one) => one.to === `cabinet-${place.professionals[nth]!.id}@exemple.invalid`);
  const token = /\/c\/[\w-]+\/reponse\/offre\/([\w-]+)/.exec(mail?.text ?? "")?.[1];
  expect(token).toBeDefined();
  return `/api/family-doctor/asks/${token}`;
}
const offersOf = async (cptsId: string) =>
  (
    await server.owner.query(
      "select capacity, per_month, taken, entered_how, home_visits, state from mt_offers where cpts_id = $1",
      [cptsId],
    )
  ).rows;
const over = { status: 404, body: { code: "family-doctor.link-over" } };

describe("asking doctors by mail", () => {
  test("leaves as a sentence and a link, shows the question to whoever opens it, and changes nothing by being read", async () => {
    const place = await aTerritory(server, 2);
    await aWaitingPatient(server, place.cptsId);
    expect((await ask(place, [0])).body).toEqual({ asked: 1, leftOut: [] });
    const link = await mailedLink(place, 0);
    expect(server.mailbox.list()).toHaveLength(1);
    expect(server.mailbox.list()[0]!.text).not.toMatch(/Fictive|ALD|Ramonville/);
    for (let i = 0; i < 3; i++)
      expect(await stranger("GET", link)).toMatchObject({
        status: 200,
        body: { state: "to-answer", professionalName: "Dr Alix DocteurA", hasOffer: false, waiting: 1 },
      });
    expect(await offersOf(place.cptsId)).toEqual([]);
    const { rows } = await server.owner.query(
      "select answered_at, a::text as line from mt_offer_asks a where cpts_id = $1",
      [place.cptsId],
    );
    expect(rows[0].answered_at).toBeNull();
    expect(rows[0].line).not.toContain(link.split("/").at(-1));
  });

  test("one answer makes the offer, once, however many hands press", async () => {
    const place = await aTerritory(server, 1);
    await ask(place, [0]);
    const link = await mailedLink(place, 0);
    const tries = await Promise.all(
      Array.from({ length: 6 }, () =>
        stranger("POST", `${link}/answer`, { answer: "offer", patients: 4, perMonth: 2 }),
      ),
    );
    expect(tries.map((one) => one.status).sort()).toEqual([200, 404, 404, 404, 404, 404]);
    expect(await offersOf(place.cptsId)).toEqual([
      { capacity: 4, per_month: 2, taken: 0, entered_how: "mail", home_visits: false, state: "open" },
    ]);
    expect(await stranger("GET", link)).toMatchObject(over);
    expect((await place.coordinator.call("GET", `${place.at}/asks`)).body.items).toMatchObject([
      { answer: "offer", answerLabel: "Prend des patients" },
    ]);
  });

  test("adds to an offer that stands and says what is free, and « none » pauses it", async () => {
    const place = await aTerritory(server, 2);
    await anOffer(place, 0, { capacity: 12 });
    await anOffer(place, 1, { capacity: 3 });
    await ask(place, [0, 1]);
    await server.owner.query("update mt_offers set taken = 11 where cpts_id = $1 and capacity = 12", [
      place.cptsId,
    ]);
    const more = async (nth: number, answer: object) =>
      (await stranger("POST", `${await mailedLink(place, nth)}/answer`, answer)).body.message;
    expect(await more(0, { answer: "offer", patients: 5 })).toContain("5 patients de plus pourront");
    expect(await more(1, { answer: "none" })).toContain("votre offre est en pause");
    const stand = (await offersOf(place.cptsId)).map(({ capacity, state }) => `${capacity} ${state}`);
    expect(stand.sort()).toEqual(["16 open", "3 paused"]);
  });

  test("forged, of another purpose, too old, or of another CPTS: one answer, and nothing changed", async () => {
    const place = await aTerritory(server, 1);
    await ask(place, [0]);
    const link = await mailedLink(place, 0);
    const token = link.split("/").at(-1)!;
    const flipped = `${token.slice(0, 10)}${token[10] === "A" ? "B" : "A"}${token.slice(11)}`;
    const forged = ["x", "A".repeat(token.length), flipped, `${token}A`, token.slice(1), "%00", "é"];
    const answers = [];
    for (const one of forged) {
      answers.push(await stranger("GET", `/api/family-doctor/asks/${one}`));
      answers.push(
        await stranger("POST", `/api/family-doctor/asks/${one}/answer`, { answer: "offer", patients: 5 }),
      );
    }
    answers.push(await stranger("GET", `/api/family-doctor/proposals/${token}`));
    answers.push(
      await stranger("POST", `/api/family-doctor/proposals/${token}/answer`, { answer: "accept" }),
    );
    await later(server, 22);
    answers.push(await stranger("GET", link));
    answers.push(await stranger("POST", `${link}/answer`, { answer: "offer", patients: 5 }));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code} ${body.detail}`)).size).toBe(1);
    expect(answers[0]).toMatchObject(over);
    expect(await offersOf(place.cptsId)).toEqual([]);
  });

  test("who was asked lately, has no mail, or said « stop » is left in peace", async () => {
    const place = await aTerritory(server, 4);
    const { coordinator, at, professionals, cptsId } = place;
    await server.owner.query(
      "update directory_professionals set email = null where cpts_id = $1 and id = $2",
      [cptsId, professionals[2]!.id],
    );
    await server.owner.query(
      "update directory_professionals set speciality_code = 'SM12' where cpts_id = $1 and id = $2",
      [cptsId, professionals[3]!.id],
    );
    await ask(place, [0, 1]);
    await stranger("POST", `${await mailedLink(place, 0)}/answer`, { answer: "stop" });
    const again = await ask(place, [0, 1, 2, 3]);
    expect(again.body).toEqual({
      asked: 0,
      leftOut: [
        { professionalId: professionals[0]!.id, why: "A demandé à ne plus être sollicité par mail." },
        { professionalId: professionals[1]!.id, why: "Déjà sollicité depuis moins de 30 jours." },
        { professionalId: professionals[2]!.id, why: "N'a pas d'adresse mail dans l'annuaire." },
        {
          professionalId: professionals[3]!.id,
          why: "N'est pas un généraliste en activité dans l'annuaire.",
        },
      ],
    });
    await later(server, 31);
    expect((await coordinator.call("GET", `${at}/asks/candidates`)).body).toMatchObject({
      items: [{ professionalId: professionals[1]!.id, lastAnswer: null }],
      leftOut: expect.arrayContaining([{ reason: "A demandé à ne plus être sollicité par mail.", count: 1 }]),
    });
    const both = await Promise.all([ask(place, [1]), ask(place, [1])]);
    expect(both.map((one) => one.body.asked).sort()).toEqual([0, 1]);
  });

  test("tries from one address are counted", async () => {
    const statuses = [];
    for (let i = 0; i < 32; i++)
      statuses.push((await aStranger(strict)("GET", "/api/family-doctor/asks/x")).status);
    expect(statuses.slice(0, 30).every((one) => one === 404)).toBe(true);
    expect(statuses[31]).toBe(429);
  });
});
