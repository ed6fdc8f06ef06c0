import { describe, expect, test } from "vitest";
import { aDirectory, somePeople } from "../../../../tools/testing/a-directory.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { newId, prepared, withTenant } from "../../../platform/db/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { nameGrams } from "./name-grams.ts";
import { shapeOf } from "./search-professionals.ts";
import { searchStatement } from "./search-sql.ts";

const server = await aServer();
const NAMES: [string, string][] = [
  ["Jean", "Dupont"],
  ["Jeanne", "Durand"],
  ["Cœur", "Lœuvre"],
  ["Anne-Marie", "Le Guen-Kerdoncuff"],
  ["Zoé", "Lefebvre"],
  ["Loïc", "Martin"],
  ["Maëlle", "Martinez"],
  ["Paul", "O'Brien"],
];

async function aSearch() {
  const { cptsId, slug } = await aCptsWith(server);
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  await somePeople(
    server,
    cptsId,
    NAMES.map(([given, family]) => ({ given, family })),
  );
  const names = async (query: string) =>
    (
      (await call("GET", `/api/c/${slug}/directory/professionals?${query}`)).body.items as {
        displayName: string;
      }[]
    ).map((one) => one.displayName);
  return { cptsId, slug, call, names };
}

describe("search by name", () => {
  test.each([
    ["jean dupond", "Jean Dupont"],
    ["DUPONT Jean", "Jean Dupont"],
    ["dr dupon", "Jean Dupont"],
    ["oeuvre", "Cœur Lœuvre"],
    ["coeur", "Cœur Lœuvre"],
    ["leguen kerdoncuf", "Anne-Marie Le Guen-Kerdoncuff"],
    ["anne marie", "Anne-Marie Le Guen-Kerdoncuff"],
    ["lfeebvre", "Zoé Lefebvre"],
    ["lefevre", "Zoé Lefebvre"],
    ["zoe", "Zoé Lefebvre"],
    ["obrien", "Paul O'Brien"],
    ["du", "Jean Dupont"],
  ])("« %s » finds %s first", async (typed, found) => {
    const { names } = await aSearch();
    expect((await names(`q=${encodeURIComponent(typed)}`))[0]).toBe(found);
  });

  test("what is only far alike is left out; nothing alike gives nothing", async () => {
    const { names } = await aSearch();
    expect(await names("q=martin")).toEqual(["Loïc Martin", "Maëlle Martinez"]);
    expect(await names("q=xyzxyz")).toEqual([]);
  });

  test("a name that is corrected is found by its new form only", async () => {
    const { cptsId, names } = await aSearch();
    await withTenant(server.deps.db, cptsId, (tx) =>
      tx
        .updateTable("directory_professionals")
        .set({ family_name: "Barthou", search_text: "jean barthou" })
        .where("cpts_id", "=", cptsId)
        .where("family_name", "=", "Dupont")
        .execute(),
    );
    expect(await names("q=barthou")).toEqual(["Jean Barthou"]);
    expect(await names("q=dupont")).not.toContain("Jean Barthou");
  });

  test("the groups of three letters are cut alike here and in the database", async () => {
    const typed = "œuvre le guen-kerdoncuff";
    const { rows } = await server.owner.query(
      "select array_agg(g order by g) as grams from platform_name_grams($1) g",
      ["oeuvre le guen kerdoncuff"],
    );
    expect(rows[0].grams.sort()).toEqual(nameGrams(typed)?.grams.sort());
  });
});

/** Who, of which trade, where: `given family|profession|speciality|place|commune`. */
const TOWN = [
  "Ana Kinet|70||Cabinet des Lilas|Escalquens",
  "Bob Muret|70||Cabinet du Canal|Balma",
  "Cléo Valmy|60||Cabinet du Canal|Balma",
  "Dina Sorel|60||Cabinet des Lilas|Escalquens",
  "Éva Cardin|21||Pharmacie de la Halle|Castanet-Tolosan",
  "Fil Ombre|10|SM04|Clinique de l'Écluse|Balma",
  "Gus Ribot|10|SM54|Maison de santé de l'Œillet|Escalquens",
  "Hal Balmat|91||Maison de santé de l'Œillet|Escalquens",
];

async function aTown() {
  const { cptsId, slug } = await aCptsWith(server);
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const rows = TOWN.map((line) => line.split("|") as [string, string, string, string, string]);
  const people = await somePeople(
    server,
    cptsId,
    rows.map(([name, profession, speciality]) => {
      const [given = "", family = ""] = name.split(" ");
      return { given, family, profession, more: { speciality_code: speciality || null } };
    }),
  );
  const places = new Map(rows.map(([, , , name, commune]) => [name, { id: newId(), name, commune }]));
  await withTenant(server.deps.db, cptsId, async (tx) => {
    const sites = [...places.values()].map(({ id, name, commune }) => ({
      cpts_id: cptsId,
      id,
      name,
      commune_name: commune,
      source: "local",
    }));
    await tx.insertInto("directory_sites").values(sites).execute();
    const practices = rows.map(([, , , place], index) => ({
      cpts_id: cptsId,
      id: newId(),
      professional_id: people[index] as string,
      site_id: places.get(place)?.id as string,
      source: "local",
    }));
    await tx.insertInto("directory_practices").values(practices).execute();
  });
  const names = async (typed: string) =>
    (
      (await call("GET", `/api/c/${slug}/directory/professionals?q=${encodeURIComponent(typed)}`)).body
        .items as { displayName: string }[]
    ).map((one) => one.displayName.replace("Dr ", ""));
  return { cptsId, names };
}
const town = await aTown();

describe("search by trade, commune and structure", () => {
  test.each([
    ["cardiologie", ["Fil Ombre"]],
    ["cardiologue balma", ["Fil Ombre"]],
    ["kiné escalquens", ["Ana Kinet"]],
    ["escalquens kinésitérapeute", ["Ana Kinet"]],
    ["infirmière balma", ["Cléo Valmy"]],
    ["IDE Escalquen", ["Dina Sorel"]],
    ["infirmer balmaa", ["Cléo Valmy"]],
    ["médecin généraliste", ["Gus Ribot"]],
    ["orthophoniste", ["Hal Balmat"]],
    ["pharmacie castanet", ["Éva Cardin"]],
    ["maison de santé de l'oeillet", ["Gus Ribot", "Hal Balmat"]],
    ["sorel infirmière", ["Dina Sorel"]],
    ["sorel escalquens", ["Dina Sorel"]],
    // None in that town: those of the next.
    ["cardiologue castanet", ["Fil Ombre"]],
    ["sage-femme", []],
  ])("« %s » finds %j", async (typed, found) => {
    expect((await town.names(typed)).sort()).toEqual(found);
  });

  test("who bears the name stands before who practises there", async () => {
    expect(await town.names("balma")).toEqual(["Hal Balmat", "Bob Muret", "Fil Ombre", "Cléo Valmy"]);
    expect((await town.names("cardin"))[0]).toBe("Éva Cardin");
    expect((await town.names("kinet"))[0]).toBe("Ana Kinet");
    // Remembered wrong, the name still finds: Mme Sorel is a nurse.
    expect((await town.names("sorel kiné"))[0]).toBe("Dina Sorel");
    expect((await town.names("cardio"))[0]).toBe("Fil Ombre");
  });

  test("a place that changes its name is found by the new one only", async () => {
    const { cptsId, names } = await aTown();
    await withTenant(server.deps.db, cptsId, (tx) =>
      tx
        .updateTable("directory_sites")
        .set({ name: "Cabinet du Moulin" })
        .where("cpts_id", "=", cptsId)
        .where("name", "=", "Cabinet des Lilas")
        .execute(),
    );
    expect((await names("moulin")).sort()).toEqual(["Ana Kinet", "Dina Sorel"]);
    expect(await names("lilas")).toEqual([]);
  });

  test("the words of a place are folded alike here and in the database", async () => {
    const said = "  Cabinet D'Œnologie — ÉTÉ, l’Isle-Jourdain (Çà & là) n°3 ﬁn ";
    const { rows } = await server.owner.query("select directory_fold($1) as folded", [said]);
    expect(rows[0].folded).toBe(foldText(said));
  });
});

describe("pages, filters, map", () => {
  test("pages follow each other without a gap or a repeat, in each order", async () => {
    const { slug, call } = await aSearch();
    for (const order of ["order=name", "q=ma&order=relevance"]) {
      const whole = (await call("GET", `/api/c/${slug}/directory/professionals?${order}`)).body.items.map(
        (one: { id: string }) => one.id,
      );
      const seen: string[] = [];
      let after = "";
      do {
        const page = (await call("GET", `/api/c/${slug}/directory/professionals?${order}&limit=2${after}`))
          .body;
        seen.push(...page.items.map((one: { id: string }) => one.id));
        after = page.next ? `&after=${page.next}` : "";
      } while (after);
      expect(seen).toEqual(whole);
      expect(whole.length).toBeGreaterThan(1);
    }
  });

  test("nearest first, within a radius, with the distance and the places; the map shows the same", async () => {
    const { slug, coordinator } = await aDirectory(server);
    const near = "near=43.5456,1.4749";
    const list = await coordinator.call("GET", `/api/c/${slug}/directory/professionals?${near}`);
    expect(list.body.items).toMatchObject([
      {
        displayName: "Dr Alix DocteurA",
        distanceMeters: 0,
        professionLabel: "Médecin",
        practices: [
          { siteName: "Cabinet DocteurA", address: "1 rue des Essais, 31520 Ramonville-Saint-Agne" },
        ],
      },
      { displayName: "Dr Alix DocteurB", distanceMeters: 1000 },
    ]);
    const page2 = await coordinator.call(
      "GET",
      `/api/c/${slug}/directory/professionals?${near}&limit=1&after=${(await coordinator.call("GET", `/api/c/${slug}/directory/professionals?${near}&limit=1`)).body.next}`,
    );
    expect(page2.body.items[0].displayName).toBe("Dr Alix DocteurB");
    expect(
      (await coordinator.call("GET", `/api/c/${slug}/directory/professionals?${near}&radius=500`)).body.items,
    ).toHaveLength(1);
    const map = await coordinator.call("GET", `/api/c/${slug}/directory/map?${near}&radius=5000`);
    expect(map.body).toMatchObject({
      truncated: false,
      withoutPlace: 0,
      points: [
        { name: "Cabinet DocteurA", count: 1, professionals: [{ displayName: "Dr Alix DocteurA" }] },
        {},
      ],
    });
  });

  test("filters: profession, offers, language, commune, put aside; and what can be chosen", async () => {
    const { cptsId, slug, coordinator, api } = await aDirectory(server);
    await somePeople(server, cptsId, [
      {
        given: "Ana",
        family: "Ruiz",
        more: { accepts_new_patients: true, home_visits: true, languages: ["es"] },
      },
      { given: "Old", family: "Retired", more: { active: false } },
    ]);
    const names = async (query: string) =>
      (await coordinator.call("GET", `${api}/professionals?${query}`)).body.items.map(
        (one: { displayName: string }) => one.displayName,
      );
    expect(await names("profession=60")).toEqual(["Ana Ruiz"]);
    expect(await names("acceptsNew=true&homeVisits=true&language=es")).toEqual(["Ana Ruiz"]);
    expect(await names("snp=true&commune=31446")).toEqual(["Dr Alix DocteurA", "Dr Alix DocteurB"]);
    expect(await names("teleconsultation=true")).toEqual([]);
    expect(await names("inactive=true")).toEqual(["Old Retired"]);
    const choices = (await coordinator.call("GET", `/api/c/${slug}/directory/choices`)).body;
    expect(choices).toMatchObject({
      professions: [
        { code: "10", count: 2 },
        { code: "60", label: "Infirmier", count: 1 },
      ],
      communes: [{ code: "31446", count: 2 }],
      languages: [{ code: "es", count: 1 }],
    });
  });

  test("another CPTS's people are not found, its list is 404", async () => {
    const one = await aDirectory(server);
    const other = await aSearch();
    expect(await other.names("q=docteur")).toEqual([]);
    expect((await one.coordinator.call("GET", `/api/c/${other.slug}/directory/professionals`)).status).toBe(
      404,
    );
  });

  test.each([
    "after=garbage",
    `after=${Buffer.from('["a","b"]').toString("base64url")}`,
    `after=${Buffer.from('[1,"b","c","d"]').toString("base64url")}`,
    "near=91,0",
    "near=abc",
    "near=43,1&radius=999999999",
    "radius=1000",
    "q=%00",
    "limit=0",
    "limit=1e9",
    "order=distance",
    "order=random",
    "language=<script>",
    "commune=1",
    `q=${"a".repeat(81)}`,
    "acceptsNew=maybe",
  ])("« %s » is refused with a reason", async (query) => {
    const { slug, call } = await aSearch();
    const answer = await call("GET", `/api/c/${slug}/directory/professionals?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).not.toBe("");
  });

  test("punctuation alone searches nothing and lists by name", async () => {
    const { names } = await aSearch();
    expect((await names("q=%27%2D"))[0]).toBe("Jean Dupont");
  });
});

test("a search by name walks the index of its letters, under the application's own role", async () => {
  const { cptsId } = await aSearch();
  // Many others, so that reading everything would cost more than the index.
  await server.owner.query(
    `insert into directory_professionals (cpts_id, id, family_name, given_name, search_text, profession_code, source)
     select $1::uuid, gen_random_uuid(), 'N' || n, 'P', md5(n::text) || ' ' || md5((n * 7)::text), '60', 'local' from generate_series(1, 3000) n`,
    [cptsId],
  );
  await server.owner.query("analyze directory_name_grams, directory_professionals");
  const plan = await withTenant(server.deps.db, cptsId, async (tx) => {
    const { text, values } = searchStatement({
      ...shapeOf(cptsId, { q: "jean dupond" }, []),
      after: undefined,
      limit: 51,
    });
    return (await prepared<{ "QUERY PLAN": string }>(tx, "explained", `explain ${text}`, values))
      .map((row) => row["QUERY PLAN"])
      .join("\n");
  });
  expect(plan).toContain("directory_name_grams_search_idx");
  expect(plan).toMatch(/gram = ANY/);
  expect(plan).not.toContain("Seq Scan on directory_professionals");
});
