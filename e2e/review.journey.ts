import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  axeFindings,
  CPTS,
  DESK,
  openBrowser,
  overflows,
  PHONE,
  settled,
  visitAs,
  visitAsNobody,
} from "./browser.ts";

const browser = await openBrowser();
const API = `/api${CPTS}/project`;
const PDF = Buffer.from(
  "%PDF-1.7\n% Décision fictive, pour un essai.\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

async function wellMade(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

/** Keeps a picture of the whole page, when somebody wants to look. */
async function look(page: Page, name: string): Promise<void> {
  const shots = process.env["MAILLAGE_SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

interface CircuitNow {
  nth: number;
  undoable: object | null;
  next: { to: string; versions: { id: string }[] }[];
}

test("a remark by link on a phone is answered, the decision recorded, and the signature starts the clock", async () => {
  const desk = await visitAs(browser, "coordinator", DESK);
  const { page } = desk;
  const ask = async <T>(method: "get" | "post", path: string, data?: object): Promise<T> => {
    const answer = await desk.context.request[method](`${API}${path}`, {
      headers: { "x-maillage": "1" },
      ...(data ? { data } : {}),
    });
    expect(answer.ok(), `${path} ${answer.status()}`).toBe(true);
    return answer.json();
  };
  // From wherever the demo, or a first try, left it: back to the letter that waits for its decision.
  let circuit = await ask<CircuitNow>("get", "/circuit");
  while (circuit.undoable) circuit = await ask("post", "/circuit/undo", { after: circuit.nth });
  const today = new Date().toISOString().slice(0, 10);
  const move = async (to: string, more: object = {}) => {
    circuit = await ask("post", "/circuit/moves", { to, after: circuit.nth, happenedOn: today, ...more });
  };
  await move("LI_DEPOSEE", { frozenId: circuit.next[0]?.versions[0]?.id });
  const reviews = await ask<{ items: { id: string; isOpen: boolean }[] }>("get", "/reviews");
  const review = reviews.items.find((one) => one.isOpen);
  expect(review).toBeDefined();

  await page.goto(`${CPTS}/projet/avis/${review?.id}`);
  await settled(page);
  const name = `Ada Fictive ${Date.now()}`;
  const email = `ada.${Date.now()}@ars.exemple.invalid`;
  await page.getByRole("button", { name: "Inviter un relecteur" }).click();
  await page.getByLabel("Nom et prénom").fill(name);
  await page.getByLabel("Adresse mail").fill(email);
  await wellMade(page);
  await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await page.getByText(`Le lien part par mail à ${name}.`).waitFor();

  const mailbox = await desk.context.newPage();
  const link = mailbox.locator("section").filter({ hasText: email }).locator('a[href*="/avis/"]').first();
  // The mail leaves by a job: the page is asked again until it is there.
  for (let nth = 0; nth < 12 && (await link.count()) === 0; nth++) {
    await mailbox.goto("/demo/courrier");
    await link.waitFor({ timeout: 2_000 }).catch(() => {});
  }
  const address = new URL((await link.getAttribute("href")) ?? "", page.url()).pathname;
  await mailbox.close();

  const phone = await visitAsNobody(browser, PHONE);
  await phone.page.goto(address);
  await phone.page.getByRole("heading", { level: 1, name: /Lettre d’intention, version/ }).waitFor();
  await settled(phone.page);
  await wellMade(phone.page);
  await look(phone.page, "avis-telephone");
  await phone.page
    .getByRole("button", { name: /^Écrire une remarque/ })
    .first()
    .click();
  await phone.page.getByLabel(/^Votre remarque/).fill("Le titre dit-il tout le territoire ?");
  await phone.page.getByRole("button", { name: "Envoyer cette remarque" }).click();
  await phone.page.getByText("Le titre dit-il tout").waitFor();
  await phone.page.getByRole("button", { name: "Reprendre cette remarque" }).click();
  await phone.page
    .getByLabel("Votre remarque, reprise")
    .fill("Le titre dit-il tout le territoire, hameaux compris ?");
  await phone.page.getByRole("button", { name: "Enregistrer la remarque reprise" }).click();
  await phone.page.getByText("hameaux compris ?").waitFor();
  // An opinion that is begun stays on the device.
  const word = phone.page.getByLabel("Un mot (facultatif)");
  await phone.page.getByRole("button", { name: "Favorable", exact: true }).click();
  await word.fill("Une belle lettre.");
  await phone.page.reload();
  await word.waitFor();
  expect(await word.inputValue()).toBe("Une belle lettre.");
  await phone.page.getByRole("button", { name: "Donner mon avis" }).click();
  await phone.page.getByText("Votre avis est enregistré.").first().waitFor();

  await page.reload();
  const remark = page.getByRole("article", { name: `Remarque de ${name}` });
  await remark.getByRole("button", { name: "Nous la prenons en compte" }).click();
  await remark.getByLabel("Votre réponse").fill("Oui, nous le préciserons.");
  await look(page, "avis-bureau");
  await remark.getByRole("button", { name: "Répondre à cette remarque" }).click();
  await remark.getByText("Prise en compte", { exact: true }).waitFor();
  await wellMade(page);
  await phone.page.reload();
  await phone.page.getByText("Oui, nous le préciserons.").waitFor();

  await page.goto(`${CPTS}/projet/circuit`);
  await settled(page);
  await look(page, "circuit-bureau");
  await page.getByRole("button", { name: "Enregistrer la validation de la lettre" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "decision.pdf", mimeType: "application/pdf", buffer: PDF });
  await page.getByRole("button", { name: "Enregistrer la validation de la lettre" }).click();
  await page.getByRole("heading", { level: 2, name: /lettre d’intention validée/ }).waitFor();
  await wellMade(page);
  await phone.page.reload();
  await phone.page.getByText(/La CPTS a clos cette demande d’avis/).waitFor();

  circuit = await ask("get", "/circuit");
  await move("PROJET_EN_REDACTION");
  const project = circuit.next.find((one) => one.to === "PROJET_DEPOSE")?.versions[0];
  const frozen =
    project ?? (await ask<{ id: string }>("post", "/documents/health-project/frozen", { label: "" }));
  await move("PROJET_DEPOSE", { frozenId: frozen.id });
  const paper = await desk.context.request.post(`${API}/papers?name=contrat.pdf`, {
    headers: { "x-maillage": "1", "content-type": "application/octet-stream" },
    data: PDF,
  });
  const { id: paperId } = (await paper.json()) as { id: string };
  await move("PROJET_VALIDE", { paperId });
  await move("ACI_SIGNE", { paperId });
  await page.goto(`${CPTS}/projet/echeances`);
  await page.getByText(/Contrat signé le/).waitFor();
  await page.getByRole("row", { name: /Démarrage : Amélioration de l'accès/ }).waitFor();
  await wellMade(page);
  await look(page, "echeances-bureau");
  // As it was found: the demo keeps a letter that waits.
  while (circuit.nth && circuit.undoable && !circuit.next.some((one) => one.to === "LI_VALIDEE"))
    circuit = await ask("post", "/circuit/undo", { after: circuit.nth });
  expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  await phone.context.close();
  await desk.context.close();
});
