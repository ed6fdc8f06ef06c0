import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { drawQrCode, type PrintedDocument, renderDocument } from "../../../platform/documents/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { type Sender, senderOf } from "./sender.ts";

/** The poster of a waiting room: the public page behind a code to scan. */
export async function printPoster(deps: Deps, actor: Actor): Promise<Uint8Array> {
  const sender = await act(deps, actor, (tx) => senderOf(deps, tx, actor.cptsId));
  if (!sender.pageUrl)
    throw conflict(
      "family-doctor.door-closed",
      "La page publique est fermée : l'affiche mènerait à une porte close. Ouvrez-la dans les réglages, puis revenez.",
    );
  return renderDocument(poster(sender, sender.pageUrl), "pdf");
}

const poster = (sender: Sender, pageUrl: string): PrintedDocument => ({
  title: `Vous cherchez un médecin traitant ? ${sender.name}`,
  author: sender.name,
  createdAt: sender.at,
  pageNumbers: false,
  footer: sender.name,
  blocks: [
    { kind: "paragraph", text: "", spaceBeforeMillimeters: 12 },
    { kind: "heading", level: 1, text: "Vous cherchez un médecin traitant ?", align: "center" },
    {
      kind: "paragraph",
      size: "large",
      align: "center",
      text: "Dites-le-nous : nous cherchons avec vous.\nC'est gratuit, cela prend cinq minutes.",
      spaceBeforeMillimeters: 6,
    },
    {
      kind: "image",
      png: drawQrCode(pageUrl),
      widthMillimeters: 110,
      heightMillimeters: 110,
      align: "center",
      alternative: `Code à scanner avec un téléphone : il ouvre ${pageUrl}`,
    },
    { kind: "paragraph", align: "center", text: [{ text: pageUrl, bold: true }] },
    {
      kind: "paragraph",
      size: "large",
      align: "center",
      spaceBeforeMillimeters: 6,
      text: sender.phone
        ? `Pas d'internet ? Appelez le ${sender.phone}.`
        : "Pas d'internet ? Demandez à l'accueil.",
    },
  ],
});
