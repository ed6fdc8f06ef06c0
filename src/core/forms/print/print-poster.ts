import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { drawQrCode, renderDocument } from "../../../platform/documents/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { formatDate, nowOf } from "../../../platform/time/index.ts";
import { answerUrl } from "../sending/mail-recipient.ts";
import { noSending } from "../sending/send-questionnaire.ts";
import { findSending } from "../sending/sending-store.ts";

/** What a printed page says of who asks. */
export async function senderOf(deps: Deps, actor: Actor, sendingId: string) {
  return act(deps, actor, async (tx) => {
    const sending = await findSending(tx, actor.cptsId, sendingId);
    const cpts = await tx
      .selectFrom("territory_cpts")
      .select("name")
      .where("id", "=", actor.cptsId)
      .executeTakeFirst();
    if (!sending || !cpts) throw noSending();
    return {
      sending,
      cptsName: cpts.name,
      url: sending.public_key ? answerUrl(deps, actor.cptsSlug, sending.public_key) : null,
      until: formatDate(new Date(sending.closes_at.getTime() - 1), actor.timeZone),
      at: nowOf(deps).toISOString(),
    };
  });
}

/** The poster of a meeting or of a staff room: the public page behind a code to scan. */
export async function printPoster(deps: Deps, actor: Actor, sendingId: string): Promise<Uint8Array> {
  const { sending, cptsName, url, until, at } = await senderOf(deps, actor, sendingId);
  if (!url)
    throw conflict(
      "forms.no-public-page",
      "Ce questionnaire n'a pas de page publique : l'affiche ne mènerait nulle part. Envoyez-le à nouveau avec une page publique.",
    );
  return renderDocument(
    {
      title: sending.title,
      author: cptsName,
      createdAt: at,
      pageNumbers: false,
      footer: cptsName,
      blocks: [
        { kind: "paragraph", text: "", spaceBeforeMillimeters: 8 },
        { kind: "heading", level: 1, text: sending.title, align: "center" },
        {
          kind: "paragraph",
          size: "large",
          align: "center",
          text: "Professionnels du territoire, votre réponse compte.\nQuelques minutes, sur votre téléphone, sans compte.",
          spaceBeforeMillimeters: 4,
        },
        {
          kind: "image",
          png: drawQrCode(url),
          widthMillimeters: 100,
          heightMillimeters: 100,
          align: "center",
          alternative: `Code à scanner avec un téléphone : il ouvre ${url}`,
        },
        { kind: "paragraph", align: "center", text: [{ text: url, bold: true }] },
        {
          kind: "paragraph",
          size: "large",
          align: "center",
          spaceBeforeMillimeters: 4,
          text: `Jusqu'au ${until}.${sending.identity === "anonymous" ? "\nRéponses anonymes." : ""}`,
        },
      ],
    },
    "pdf",
  );
}
